"""`miyabi new`: what it writes passes the check, and what it cannot do it says."""

from __future__ import annotations

import json
import os
import pathlib
import pty
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator

import pytest
from conftest import BINARY, CHECKOUT, miyabi

KINDS = ["site", "course", "lesson", "assessment", "path", "category", "person"]


@pytest.fixture
def site(tmp_path: pathlib.Path) -> pathlib.Path:
    """A new site."""
    done = miyabi("new", "site", str(tmp_path / "site"), "--title", "The Bakery")
    assert done.returncode == 0, done.stderr
    return tmp_path / "site"


@pytest.fixture
def inside(site: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """A new site that the commands run in."""
    monkeypatch.chdir(site)
    return site


def files(folder: pathlib.Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def check(root: pathlib.Path) -> list[str]:
    done = miyabi("check", "--strict", "--root", str(root), "--format", "json")
    found = json.loads(done.stdout)["diagnostics"]
    return [f"{each['file']}: {each['message']}" for each in found if each["severity"] != "note"]


def test_a_new_site_is_right_builds_and_tells_what_was_written(tmp_path: pathlib.Path) -> None:
    done = subprocess.run(
        [BINARY, "new", "site", "my bakery/", "--title", "The Bakery"], cwd=tmp_path, capture_output=True, text=True
    )
    root = tmp_path / "my bakery"
    assert done.returncode == 0
    assert done.stderr == "next: cd 'my bakery' && miyabi serve --drafts\n"
    assert sorted(done.stdout.splitlines()) == sorted(f"my bakery/{name}" for name in files(root))
    strict = miyabi("check", "--strict", "--root", str(root))
    assert (strict.returncode, strict.stdout) == (0, "")
    assert miyabi("build", "--strict", "--root", str(root)).returncode == 0
    page = (root / "public/courses/bread-by-numbers/proportions/index.html").read_text()
    assert "The Bakery" in page and "<math" in page and "proportions" in page


def test_a_site_begins_in_a_fresh_repository(tmp_path: pathlib.Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    done = subprocess.run(
        [BINARY, "new", "site", ".", "--title", "Here"], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.returncode == 0 and done.stderr == "next: miyabi serve --drafts\n"
    assert "content/site.yaml" in done.stdout.splitlines()
    assert miyabi("build", "--root", str(tmp_path)).returncode == 0
    status = ["git", "-C", str(tmp_path), "status", "--porcelain", "--untracked-files=all"]
    untracked = subprocess.run(status, capture_output=True, text=True, check=True).stdout
    assert "public/" not in untracked and ".miyabi/" not in untracked and "content/site.yaml" in untracked


def test_a_folder_that_holds_something_is_left_alone(tmp_path: pathlib.Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    done = miyabi("new", "site", str(tmp_path), "--title", "A")
    assert done.returncode == 1 and "notes.txt" in done.stderr
    assert files(tmp_path) == {"notes.txt": b"mine"}


def test_the_workflow_needs_no_secret_and_does_what_it_says(site: pathlib.Path) -> None:
    text = (site / ".github/workflows/site.yml").read_text()
    assert "secrets." not in text and "check --format github" in text
    for action in ("configure-pages", "upload-pages-artifact", "deploy-pages"):
        assert f"uses: actions/{action}@v" in text
    scripts = [part[1] for part in re.finditer(r"run: \|\n((?: {10}.*\n|\n)+)", text)]
    scripts += re.findall(r"run: (\.miyabi.*)\n", text)
    assert len(scripts) == 4
    for script in scripts:
        assert "${{" not in script, "an expression in a script is an injection"
        subprocess.run(["bash", "-n", "-c", script], check=True)
    build = next(script for script in scripts if " build " in script and script.startswith(".miyabi"))
    (site / ".miyabi/bin").mkdir(parents=True)
    (site / ".miyabi/bin/miyabi").symlink_to(BINARY)
    environment = {**os.environ, "BASE_URL": "https://ann.github.io/bakery"}
    subprocess.run(["bash", "-e", "-c", build], cwd=site, env=environment, check=True, capture_output=True)
    assert 'href="/bakery/courses/' in (site / "public/index.html").read_text()


@pytest.mark.parametrize("kind", KINDS)
def test_every_example_of_the_help_works(kind: str, tmp_path: pathlib.Path) -> None:
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "miyabi").symlink_to(BINARY)
    environment = {**os.environ, "COLUMNS": "200", "PATH": f"{programs}:{os.environ['PATH']}"}
    shown = subprocess.run([BINARY, "new", kind, "--help"], env=environment, capture_output=True, text=True).stdout
    examples = [line.strip() for line in shown.splitlines() if re.match(rf"  +miyabi new {kind} ", line)]
    examples = [re.split(r"  +", line)[0] for line in examples]
    assert examples, shown
    for number, example in enumerate(examples):
        root = tmp_path / f"site{number}"
        if kind == "site":
            root.mkdir()
        else:
            miyabi("new", "site", str(root), "--title", "A")
            for words in ("course spinning", "course weaving", "category crafts", "lesson weaving/first-row"):
                if not words.startswith(kind) or kind == "category":
                    miyabi("new", *words.split(), "--title", "A", "--root", str(root))
            if kind == "lesson" and "--after" in example:
                miyabi("new", "lesson", "weaving/first-row", "--title", "A", "--root", str(root))
        done = subprocess.run(example, shell=True, cwd=root, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, f"{example}\n{done.stderr}"
        written = done.stdout.splitlines()
        assert written and all((root / name).is_file() for name in written)
        assert check(root / "bakery" if "bakery" in example else root) == []


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ("new site", 64, "<dir>"),
        ("new site ''", 64, "empty"),
        ("new site other", 64, "--title"),
        ("new site other --title A --language english", 64, "BCP 47"),
        ("new site other --title ''", 64, "title is empty"),
        ("new course", 64, "--title"),
        ("new course weaving", 64, "--title"),
        ("new course ''", 64, "title is empty"),
        ("new course 'My Course' --title A", 64, "did you mean `my-course`?"),
        ("new course WEAVING --title A", 64, "did you mean `weaving`?"),
        ("new course ../evil", 64, "did you mean `evil`?"),
        ("new course a/b --title A", 64, "did you mean `a-b`?"),
        ("new course 🧶", 64, "no name for addresses"),
        ("new course --title " + "x" * 300, 64, "300 characters, and at most 200"),
        ("new course a --title 'bell\a'", 64, "control character (U+0007)"),
        ("new course a --title A --level hard", 64, "beginner"),
        ("new course a --title A --creator anne", 1, "did you mean `ann`?"),
        ("new course bread-by-numbers --title A", 1, "content/courses/bread-by-numbers/course.md is there already"),
        ("new lesson", 64, "COURSE/SLUG"),
        ("new lesson bread-by-number/x --title A", 1, "did you mean `bread-by-numbers`?"),
        ("new lesson ../x --title A", 1, "there is no course `..`"),
        ("new lesson bread-by-numbers/../x --title A", 64, "cannot be a name"),
        ("new lesson bread-by-numbers", 64, "--title"),
        ("new lesson bread-by-numbers/04-x --title A", 64, "--number 4"),
        ("new lesson bread-by-numbers/film --title A --type video", 64, "--url"),
        ("new lesson bread-by-numbers/film --title A --type video --url ftp://x", 64, "https://"),
        ("new lesson bread-by-numbers/x --title A --after warmht", 1, "did you mean `warmth`?"),
        ("new lesson bread-by-numbers/x --title A --after proportions", 1, "no number is free"),
        ("new lesson bread-by-numbers/x --title A --after warmth --number 4", 64, "together"),
        ("new lesson bread-by-numbers/x --title A --number 2", 1, "02-warmth.md"),
        ("new lesson bread-by-numbers/warmth --title A", 1, "02-warmth.md is there already"),
        ("new lesson bread-by-numbers/check-yourself-2 --title A --type essay", 64, "assignment"),
        ("new assessment bread-by-numbers/x --title A --lesson wramth", 1, "did you mean `warmth`?"),
        ("new path x --title A --course bread", 1, "there is no course `bread`"),
        ("new path x --title A --course bread-by-numbers --course bread-by-numbers", 64, "twice"),
        ("new category x --title A --parent kichen", 1, "did you mean `kitchen`?"),
        ("new person ann", 64, "--name"),
        ("new person ann --name Ann", 1, "content/people/ann.md is there already"),
        ("new course a --title A --root /nowhere", 1, "miyabi new site"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    arguments: str, code: int, words: str, inside: pathlib.Path
) -> None:
    before = files(inside)
    done = miyabi(*shlex.split(arguments))
    assert (done.returncode, done.stdout) == (code, ""), done.stderr
    assert words in done.stderr
    assert files(inside) == before


def test_a_lesson_of_two_files_is_written_whole_or_not_at_all(inside: pathlib.Path) -> None:
    page = inside / "content/courses/bread-by-numbers/files/oven.html"
    page.write_text("mine")
    before = files(inside)
    done = miyabi("new", "lesson", "bread-by-numbers/oven", "--title", "The Oven", "--type", "interactive")
    assert done.returncode == 1 and "files/oven.html is there already" in done.stderr
    assert files(inside) == before


def test_a_folder_that_cannot_be_written_is_the_machines_fault(inside: pathlib.Path) -> None:
    folder = inside / "content/courses/bread-by-numbers/lessons"
    folder.chmod(0o555)
    command = [BINARY, "new", "lesson", "bread-by-numbers/oven", "--title", "The Oven"]
    if os.geteuid() == 0:
        command = ["setpriv", "--bounding-set", "-dac_override", "--inh-caps", "-dac_override", *command]
    before = files(inside)
    done = subprocess.run(command, capture_output=True, text=True)
    folder.chmod(0o755)
    assert done.returncode == 2
    place = "content/courses/bread-by-numbers/lessons/04-oven.md"
    assert f"error: {place} cannot be written: permission denied" in done.stderr
    assert files(inside) == before


def test_a_broken_site_can_still_grow(inside: pathlib.Path) -> None:
    (inside / "content/courses/bread-by-numbers/lessons/02-warmth.md").write_text("---\ntitle: [\n---\n")
    done = miyabi("new", "lesson", "bread-by-numbers/oven", "--title", "The Oven")
    assert done.returncode == 0 and done.stdout.endswith("/04-oven.md\n")


def test_quiet_leaves_the_names_alone(inside: pathlib.Path) -> None:
    done = miyabi("new", "category", "Cakes", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "content/categories/cakes.md\n", "")


def test_another_root_and_another_content_folder(site: pathlib.Path) -> None:
    shutil.move(site / "content", site / "texts")
    done = miyabi("new", "course", "Cakes", "--root", str(site), "--content", "texts")
    assert done.returncode == 0 and done.stdout == "texts/courses/cakes/course.md\n"
    assert done.stderr.endswith(f" --root {site} --content texts\n")
    assert (site / "texts/courses/cakes/course.md").is_file()


def converse(arguments: list[str], answers: list[str], term: str = "xterm") -> tuple[int, str, str]:
    """Runs a command on a terminal and types answers, each after a question."""
    main, terminal = pty.openpty()
    process = subprocess.Popen(
        [BINARY, *arguments], stdin=terminal, stderr=terminal, stdout=subprocess.PIPE, env={**os.environ, "TERM": term}
    )
    os.close(terminal)
    seen = ""
    waiting = list(answers)
    while True:
        try:
            piece = os.read(main, 65_536)
        except OSError:
            break
        if not piece:
            break
        seen += piece.decode()
        if seen.endswith(": ") and waiting:
            os.write(main, waiting.pop(0).encode())
    result = process.stdout.read().decode()
    os.close(main)
    return process.wait(), result, seen


def test_a_terminal_is_asked_for_what_is_missing(inside: pathlib.Path) -> None:
    code, written, seen = converse(["new", "course"], ["\n", "Cakes: Sweet & Simple\n"])
    assert (code, written) == (0, "content/courses/cakes-sweet-simple/course.md\n")
    assert "Title: " in seen and "the title is empty" in seen
    # Enter takes what stands in brackets.
    code, written, seen = converse(["new", "course", "rye-bread"], ["\n"])
    assert code == 0 and "Title [Rye bread]: " in seen
    assert "title: Rye bread\n" in (inside / written.strip()).read_text()
    code, written, seen = converse(
        ["new", "lesson", "--type", "video"], ["rye\n", "rye-bread\n", "Sour\n", "nowhere\n", "https://example.org/\n"]
    )
    assert (code, written) == (0, "content/courses/rye-bread/lessons/01-sour.md\n"), seen
    assert "did you mean `rye-bread`?" in seen or "the course is one of" in seen
    assert "“nowhere” is no address on the web" in seen
    code, written, seen = converse(["new", "site", "second-site"], ["\n"])
    assert code == 0 and "Title [Second site]: " in seen
    assert check(inside) == [] and check(inside / "second-site") == []


def test_no_answer_writes_nothing(inside: pathlib.Path) -> None:
    before = files(inside)
    code, written, seen = converse(["new", "course", "cakes"], ["\x04"])
    assert (code, written) == (64, "") and "--title" in seen
    assert files(inside) == before


@pytest.mark.parametrize("case", ["pipe", "quiet", "dumb"])
def test_nobody_is_asked_who_does_not_watch(case: str, inside: pathlib.Path) -> None:
    if case == "pipe":
        done = subprocess.run([BINARY, "new", "course", "cakes"], input="Cakes\n", capture_output=True, text=True)
        assert done.returncode == 64 and "Title" not in done.stderr.replace("--title", "")
        return
    code, _, seen = converse(["new", "course", "cakes", *(["--quiet"] if case == "quiet" else [])], [], term=case)
    assert code == 64 and "Title" not in seen


@pytest.fixture(autouse=True)
def the_checkout_stays_as_it_is() -> Iterator[None]:
    before = sorted(os.listdir(CHECKOUT))
    yield
    assert sorted(os.listdir(CHECKOUT)) == before
