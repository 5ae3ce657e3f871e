"""Every `miyabi` command of the documentation does what it says, and the exit codes hold."""

from __future__ import annotations

import json
import os
import pathlib
import pty
import re
import shutil
import subprocess
import sys

import pytest
from conftest import BINARY, CHECKOUT, miyabi


def commands() -> list[str]:
    """The lines of shell fences that begin with `miyabi`."""
    found: list[str] = []
    for document in [CHECKOUT / "README.md", *sorted((CHECKOUT / "docs").glob("*.md"))]:
        for fence in re.findall(r"```sh\n(.*?)```", document.read_text(), re.DOTALL):
            found += [line.split("#")[0].strip() for line in fence.splitlines() if line.startswith("miyabi ")]
    return found


@pytest.fixture
def root(tmp_path: pathlib.Path) -> pathlib.Path:
    """A copy of the sample content in a folder of its own."""
    shutil.copytree(CHECKOUT / "content", tmp_path / "content")
    return tmp_path


def test_the_documents_have_commands() -> None:
    assert len(commands()) >= 3


@pytest.mark.parametrize("command", commands())
def test_a_command_of_the_documents_works(command: str, root: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    done = miyabi(*command.split()[1:])
    assert done.returncode == 0, done.stderr


def test_problems_end_with_1_and_nothing_is_written(root: pathlib.Path) -> None:
    (root / "content/pages/about.md").write_text("---\ntitel: About\n---\n")
    done = miyabi("build", "--root", str(root))
    assert done.returncode == 1
    assert "content/pages/about.md:2:1: error: " in done.stderr
    assert "did you mean `title`?" in done.stderr
    assert not (root / "public").exists()
    check = miyabi("check", "--root", str(root), "--format", "json")
    assert check.returncode == 1
    assert '"code":"unknown-key"' in check.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["build", "--no-such"], 64, "no-such"),
        (["build", "--as-of", "soon"], 64, "as-of"),
        (["build", "--base-url", "example"], 64, "base-url"),
        (["check", "--format", "xml"], 64, "format"),
        (["render", "/nowhere.md"], 1, "cannot be read"),
        (["check", "--root", "/nowhere"], 1, "no folder"),
    ],
)
def test_wrong_arguments_say_what_is_wrong(arguments: list[str], code: int, words: str) -> None:
    done = miyabi(*arguments)
    assert done.returncode == code, done.stderr
    assert words in done.stderr + done.stdout


def test_an_output_among_the_sources_is_refused(root: pathlib.Path) -> None:
    for output in (root / "content", root / "content" / "public", root):
        done = miyabi("build", "--root", str(root), "--output", str(output))
        assert done.returncode == 1, output
        assert "content folder" in done.stderr


def test_time_zone_locale_and_cores_change_no_byte(root: pathlib.Path) -> None:
    seen: list[dict[str, bytes]] = []
    for number, (zone, locale, jobs) in enumerate([("UTC", "C", "1"), ("Asia/Tokyo", "tr_TR.UTF-8", "2")]):
        output = root / f"out{number}"
        binary = BINARY
        environment = {"TZ": zone, "LC_ALL": locale, "MIYABI_JOBS": jobs, "PATH": "/usr/bin:/bin"}
        subprocess.run(
            [binary, "build", "--root", root, "--output", output, "--no-index"],
            env=environment, check=True, capture_output=True,
        )
        seen.append({str(file.relative_to(output)): file.read_bytes() for file in output.rglob("*") if file.is_file()})
    assert seen[0] == seen[1]


def test_a_full_disk_is_told_and_leaves_whole_pages(root: pathlib.Path) -> None:
    if not pathlib.Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    with open("/dev/full", "wb") as full:
        binary = BINARY
        page = root / "content/pages/about.md"
        done = subprocess.run([binary, "render", page], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert "standard output" in done.stderr


def test_commonmark_is_cmarks_own(tmp_path: pathlib.Path) -> None:
    text = tmp_path / "a.md"
    text.write_text("# A\n\n| a |\n|---|\n\n<b>x</b> $y$\n")
    done = miyabi("render", str(text), "--commonmark")
    assert done.stdout == "<h1>A</h1>\n<p>| a |\n|---|</p>\n<p><b>x</b> $y$</p>\n"


def test_a_build_tells_programs_what_it_did(root: pathlib.Path) -> None:
    done = miyabi("build", "--root", str(root), "--json", "--quiet")
    assert done.returncode == 0 and done.stderr == ""
    result = json.loads(done.stdout)
    assert result["written"] > 90 and result["unchanged"] == 0 and result["removed"] == 0
    assert json.loads(miyabi("build", "--root", str(root), "--json").stdout)["written"] == 0


def test_progress_is_shown_on_a_terminal_and_nowhere_else(tmp_path: pathlib.Path) -> None:
    generator = CHECKOUT.parent / "shared" / "tools" / "generate-catalog"
    subprocess.run([sys.executable, generator, "4000", tmp_path], check=True, capture_output=True)
    environment = {**os.environ, "MIYABI_JOBS": "1", "TERM": "xterm"}
    command = [BINARY, "build", "--root", str(tmp_path), "--no-index", "--clean"]
    main, terminal = pty.openpty()
    process = subprocess.Popen(command, env=environment, stderr=terminal)
    os.close(terminal)
    seen = b""
    while True:
        try:
            piece = os.read(main, 65_536)
        except OSError:
            break
        if not piece:
            break
        seen += piece
    os.close(main)
    assert process.wait() == 0
    assert re.search(rb"\r\x1b\[Kreading [^ ]+ \d+ of 4\d\d\d", seen)
    assert b"writing" in seen
    # The line is taken away before anything else is said.
    assert re.search(rb"\r\x1b\[K\d+ written", seen)
    silent = subprocess.run(command, env=environment, capture_output=True, check=True)
    assert b"\r" not in silent.stderr


def test_fixes_are_written_told_and_counted(root: pathlib.Path) -> None:
    course = root / "content/courses/intro-ai-ml/course.md"
    right = course.read_text()
    course.write_text(right.replace("level: beginner", "levle: beginer # for all"))
    assert miyabi("check", "--root", str(root)).returncode == 1
    done = miyabi("check", "--root", str(root), "--fix")
    assert done.returncode == 0, done.stdout
    assert "course.md:5:1: `levle` is now `level`" in done.stderr
    assert "2 fixes applied" in done.stderr
    assert course.read_text() == right.replace("level: beginner", "level: beginner # for all")
    assert "nothing to fix" in miyabi("check", "--root", str(root), "--fix").stderr
