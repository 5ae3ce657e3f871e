"""Every example of docs/tutorial.md and docs/recipes.md, followed as a reader would."""

from __future__ import annotations

import dataclasses
import json
import os
import pathlib
import re
import shutil
import subprocess

import pytest
from conftest import BINARY, CHECKOUT, miyabi
from test_diagnostics_manual import until

TUTORIAL = CHECKOUT / "docs" / "tutorial.md"
RECIPES = CHECKOUT / "docs" / "recipes.md"

# What a reader has at home: a film of their own, and a book.
FILM = CHECKOUT / "content" / "courses" / "writing-courses" / "files" / "slides.webm"
BOOK = {
    "book.toml": '[book]\ntitle = "A Book"\nauthors = ["Ann"]\n',
    "src/SUMMARY.md": "# Summary\n\n- [Beginning](beginning.md)\n- [End](end.md)\n",
    "src/beginning.md": "# Beginning\n\nGo on to the [end](end.md).\n",
    "src/end.md": "# End\n\nThat was all.\n",
}


@dataclasses.dataclass(frozen=True)
class Block:
    """A fenced block of a page: a file or a part of one, or a dialogue with the shell."""

    line: int
    language: str
    title: str
    text: str


@dataclasses.dataclass
class Reader:
    """Somebody who follows a page, from a folder."""

    folder: pathlib.Path
    environment: dict[str, str]

    def follow(self, blocks: list[Block]) -> None:
        for block in blocks:
            if block.language == "console":
                self.converse(block)
            else:
                self.write(block)

    def write(self, block: Block) -> None:
        """Changes a file as the recipes say, at the top."""
        file = self.folder / "content" / block.title
        if block.language == "yaml" and file.suffix == ".yaml":
            file.write_text(with_keys(file.read_text(), block.text))
        elif block.language == "yaml":
            _, matter, body = file.read_text().split("---\n", 2)
            file.write_text(f"---\n{with_keys(matter, block.text)}---\n{body}")
        elif block.language == "markdown" and not block.text.startswith("---\n") and file.exists():
            _, matter, _ = file.read_text().split("---\n", 2)
            file.write_text(f"---\n{matter}---\n\n{block.text}")
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block.text)

    def converse(self, block: Block) -> None:
        """Types each command; where the page shows what follows, that is what follows."""
        assert block.text.startswith("$ "), f"line {block.line}: a dialogue begins with a command"
        for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
            command, shown = part.split("\n", 1)
            if command.startswith("cd "):
                self.folder = self.folder / command[3:]
                assert self.folder.is_dir()
                continue
            done = subprocess.run(
                command, shell=True, cwd=self.folder, env=self.environment, text=True,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
            )
            place = f"line {block.line}: {command}\n{done.stdout}"
            if shown:
                assert comparable(done.stdout) == comparable(shown), place
            # A problem that the page shows is no mistake of the page.
            assert done.returncode == 0 or " error: " in shown, place


def with_keys(lines: str, excerpt: str) -> str:
    """Lines of YAML in which the keys of an excerpt stand as it has them: in their places, or at the end."""
    entry = r"^{}:.*\n(?:[ -].*\n)*"
    for written in re.finditer(entry.format(r"(\w+)"), excerpt, re.MULTILINE):
        place = re.search(entry.format(rf"(?:# )?{written[1]}"), lines, re.MULTILINE)
        start, end = place.span() if place else (len(lines), len(lines))
        lines = lines[:start] + written[0] + lines[end:]
    return lines


def comparable(text: str) -> str:
    """A text without what differs from run to run, and from version to version."""
    text = re.sub(r"\d+\.\d\d s\b", "… s", text)
    return re.sub(r"\b[1-9]\d* (written|unchanged)", r"… \1", text)


def blocks(page: pathlib.Path) -> list[tuple[str, list[Block]]]:
    """The fenced blocks of a page, by the heading that they stand under."""
    found: list[tuple[str, list[Block]]] = []
    lines = iter(text := page.read_text().splitlines())
    position = {id(line): number for number, line in enumerate(text, 1)}
    for line in lines:
        if line.startswith("## "):
            found.append((line.removeprefix("## "), []))
        elif fence := re.match(r'^(`{3,})(\w*)(?: title="([^"]+)")?$', line):
            inner = "".join(f"{each}\n" for each in until(fence[1], lines))
            assert fence[2] == "console" or fence[3], f"{page.name}: a block names no file: {inner}"
            found[-1][1].append(Block(position[id(line)], fence[2], fence[3] or "", inner))
    return found


@pytest.fixture
def reader(tmp_path: pathlib.Path) -> Reader:
    """A reader with an empty folder, a home, and a server for git that is not GitHub."""
    home, programs, folder = tmp_path / "home", tmp_path / "bin", tmp_path / "folder"
    for each in (home / "Videos", home / "a-book" / "src", programs, folder):
        each.mkdir(parents=True)
    (programs / "miyabi").symlink_to(BINARY)
    shutil.copy(FILM, home / "Videos" / "shaping.webm")
    for name, text in BOOK.items():
        (home / "a-book" / name).write_text(text)
    subprocess.run(["git", "init", "-q", "--bare", str(tmp_path / "hub" / "ann" / "bakery.git")], check=True)
    (home / ".gitconfig").write_text(
        "[user]\nname = Ann\nemail = ann@example.org\n"
        f'[url "{tmp_path / "hub"}/"]\ninsteadOf = https://github.com/\n'
    )
    environment = {
        **os.environ, "HOME": str(home), "PATH": f"{programs}:{os.environ['PATH']}", "GIT_CONFIG_NOSYSTEM": "1",
        "LC_ALL": "C.UTF-8",
    }
    environment.pop("GIT_CONFIG_GLOBAL", None)
    return Reader(folder, environment)


def faults(root: pathlib.Path) -> list[str]:
    done = miyabi("check", "--strict", "--root", str(root), "--format", "json")
    found = json.loads(done.stdout)["diagnostics"]
    return [f"{each['file']}: {each['message']}" for each in found if each["severity"] != "note"]


def test_the_tutorial_leads_to_a_published_course(reader: Reader, tmp_path: pathlib.Path) -> None:
    for _, part in blocks(TUTORIAL):
        reader.follow(part)
    assert faults(reader.folder) == []
    assert (reader.folder / "public/courses/coffee-at-home/the-grind/index.html").is_file()
    pushed = ["git", "-C", str(tmp_path / "hub/ann/bakery.git"), "ls-tree", "-r", "--name-only", "main"]
    names = subprocess.run(pushed, capture_output=True, text=True, check=True).stdout.splitlines()
    assert "content/courses/coffee-at-home/course.md" in names and ".github/workflows/site.yml" in names
    assert not any(name.startswith(("public/", ".miyabi/")) for name in names)


@pytest.mark.parametrize(("title", "part"), blocks(RECIPES), ids=lambda value: value if isinstance(value, str) else "")
def test_a_recipe_works(title: str, part: list[Block], reader: Reader) -> None:
    assert part, f"“{title}” has no example"
    assert miyabi("new", "site", str(reader.folder), "--title", "The Bakery").returncode == 0
    reader.follow(part)
    # A book says nothing of prices and pictures: what an imported course lacks is advice, and no fault of the recipe.
    wrong = [fault for fault in faults(reader.folder) if "a published course needs" not in fault]
    assert wrong == []
    assert miyabi("build", "--drafts", "--no-index", "--root", str(reader.folder)).returncode == 0


def test_an_old_address_leads_to_the_new_one(reader: Reader) -> None:
    miyabi("new", "site", str(reader.folder), "--title", "The Bakery")
    reader.follow(dict(blocks(RECIPES))["A lesson that moves and keeps its address"])
    assert miyabi("build", "--no-index", "--root", str(reader.folder)).returncode == 0
    page = reader.folder / "public/courses/bread-by-numbers/warmth/index.html"
    assert "/courses/bread-by-numbers/heat/" in page.read_text()


def test_a_check_that_is_softened_would_have_spoken(reader: Reader) -> None:
    miyabi("new", "site", str(reader.folder), "--title", "The Bakery")
    part = dict(blocks(RECIPES))["A check that is too strict, or not strict enough"]
    reader.follow([block for block in part if block.title != "site.yaml"])
    assert len(faults(reader.folder)) == 2


def mentions() -> list[str]:
    """Commands that stand within sentences."""
    text = TUTORIAL.read_text() + RECIPES.read_text()
    return sorted({mention.rstrip(".,") for mention in re.findall(r"`(miyabi [^`]+)`", text)})


@pytest.mark.parametrize("mention", mentions())
def test_a_command_within_a_sentence_exists(mention: str) -> None:
    words = mention.split()[1:]
    verb = [word for word in words[:2] if re.fullmatch("[a-z]+", word)]
    done = miyabi(*verb, "--help")
    assert done.returncode == 0, done.stderr
    for option in (word for word in words if word.startswith("--")):
        assert option in done.stdout, f"{' '.join(verb)} has no {option}"
