"""The sample site, built and served, at the root and under a sub-path."""

from __future__ import annotations

import contextlib
import functools
import http.server
import os
import pathlib
import shutil
import subprocess
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

CHECKOUT = pathlib.Path(__file__).resolve().parents[2]

BINARY = os.environ.get("MIYABI", str(CHECKOUT / ".build/release/miyabi"))

# One page of each kind.
PAGES = [
    "/",
    "/courses/",
    "/courses/intro-ai-ml/",
    "/courses/intro-ai-ml/machine-learning-fundamentals/",
    "/courses/intro-ai-ml/what-is-ai/",
    "/courses/advanced-neural-networks/architectures/",
    "/courses/writing-courses/audio/",
    "/courses/intro-ai-ml/supervised-vs-unsupervised/",
    "/courses/writing-courses/quiz/",
    "/courses/writing-courses/callouts/",
    "/courses/intro-ai-ml/first-model/",
    "/courses/intro-ai-ml/assessments/final-examination/",
    "/courses/writing-courses/assessments/formats/",
    "/paths/",
    "/paths/ai-mastery/",
    "/categories/",
    "/categories/ai-ml/deep-learning/",
    "/tags/",
    "/tags/学習/",
    "/people/",
    "/people/yuki_sensei/",
    "/about/",
    "/progress/",
    "/404.html",
]


def miyabi(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs the release build."""
    return subprocess.run([BINARY, *arguments], capture_output=True, text=True, check=False)


def build(output: pathlib.Path, *arguments: str) -> pathlib.Path:
    """Builds the sample site into a folder."""
    done = miyabi("build", "--root", str(CHECKOUT), "--output", str(output), "--no-index", *arguments)
    assert done.returncode == 0, done.stderr
    return output


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files without a line for each of them."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Says nothing."""


def serve(folder: pathlib.Path) -> tuple[http.server.ThreadingHTTPServer, str]:
    """Serves a folder on a free port."""
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_address[1]}"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """The sample site, as files."""
    return build(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def address(site: pathlib.Path) -> Iterator[str]:
    """The sample site, served."""
    server, url = serve(site)
    yield url
    server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    path = shutil.which("chromium")
    assert path, "chromium is missing; run scripts/install-packages test"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextlib.contextmanager
def small_disk(folder: pathlib.Path, kilobytes: int) -> Iterator[None]:
    """A real file system that is too small."""
    folder.mkdir(exist_ok=True)
    options = ["-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs"]
    if subprocess.run(["mount", *options, folder], check=False, capture_output=True).returncode != 0:
        pytest.skip("this machine lets nobody mount a file system")
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)
