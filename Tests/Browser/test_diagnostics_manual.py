"""Every example of docs/diagnostics.md, run: the manual of diagnostics is its own suite."""

from __future__ import annotations

import dataclasses
import json
import os
import pathlib
import re
import shutil
import stat
import subprocess
from collections.abc import Iterator

import pytest
from conftest import BINARY, CHECKOUT, miyabi
from diagnostic_table import TABLE, Said

MANUAL = CHECKOUT / "docs" / "diagnostics.md"

FACTS = re.compile(
    r"^Severity: (?P<severity>error|warning)\. "
    r"(?:In `checks:`: `(?P<check>\w+)`|Cannot be softened)\. "
    r"(?P<mending>Mended by `check --fix`|To be mended by hand).*\.$",
    re.MULTILINE,
)


@dataclasses.dataclass(frozen=True)
class Block:
    """A fenced block: a file, or a part of one, or commands."""

    language: str
    title: str
    text: str

    def apply(self, root: pathlib.Path) -> None:
        """Changes a site as the page says, under “How to read the examples”."""
        if self.language == "sh":
            subprocess.run(["sh", "-e", "-c", self.text], cwd=root, check=True)
            return
        file = root / "content" / self.title
        file.parent.mkdir(parents=True, exist_ok=True)
        whole = self.language == "text" or self.text.startswith("---\n")
        if whole or not file.exists():
            file.write_text(self.text)
        elif file.suffix == ".yaml":
            file.write_text(replacing_keys(file.read_text(), self.text))
        else:
            _, matter, body = file.read_text().split("---\n", 2)
            if self.language == "yaml":
                matter = replacing_keys(matter, self.text)
            else:
                body = "\n" + self.text
            file.write_text(f"---\n{matter}---\n{body}")


@dataclasses.dataclass
class Section:
    """What the page says of one code."""

    code: str
    text: str = ""
    wrong: list[Block] = dataclasses.field(default_factory=list)
    right: list[Block] = dataclasses.field(default_factory=list)

    @property
    def arguments(self) -> tuple[str, ...]:
        """What `check` has to be told, so that it looks for this."""
        return ("--external",) if self.code == "dead-link" else ()

    @property
    def facts(self) -> re.Match[str]:
        found = FACTS.search(self.text)
        assert found, f"{self.code}: no line that begins with “Severity:”"
        return found


def replacing_keys(lines: str, excerpt: str) -> str:
    """Lines of YAML without the keys that an excerpt has, and then the excerpt."""
    keys = set(re.findall(r"^(\w+):", excerpt, re.MULTILINE))
    kept = [line for line in lines.splitlines(keepends=True) if line.split(":")[0] not in keys]
    return "".join(kept) + excerpt


def read_manual() -> tuple[list[Block], list[Section]]:
    """The site of the examples, and the sections in their order."""
    base: list[Block] = []
    sections: list[Section] = []
    place: list[Block] | None = None
    lines = iter(MANUAL.read_text().splitlines())
    for line in lines:
        if line.startswith("### "):
            sections.append(Section(line.removeprefix("### ")))
            place = None
        elif line.startswith("## How to read"):
            place = base
        elif sections and line in ("Wrong:", "Right:"):
            place = sections[-1].wrong if line == "Wrong:" else sections[-1].right
        elif fence := re.match(r"^(`{3,})(\w+)(?: title=\"([^\"]+)\")?$", line):
            text = "".join(f"{inner}\n" for inner in until(fence[1], lines))
            if place is not None:
                assert fence[3] or fence[2] == "sh", f"a block names no file: {text}"
                place.append(Block(fence[2], fence[3] or "", text))
        elif sections:
            sections[-1].text += line + "\n"
    return base, sections


def until(fence: str, lines: Iterator[str]) -> Iterator[str]:
    """The lines before a closing fence."""
    for line in lines:
        if line == fence:
            return
        yield line
    raise AssertionError(f"a fence is never closed: {fence}")


BASE, SECTIONS = read_manual()


def site(root: pathlib.Path, blocks: list[Block]) -> pathlib.Path:
    """The site of the examples with a change."""
    for block in BASE + blocks:
        block.apply(root)
    return root


def check(root: pathlib.Path, *arguments: str) -> tuple[int, list[dict]]:
    """The exit code and the diagnostics of a run."""
    done = as_a_user("check", "--root", str(root), "--format", "json", *arguments)
    assert done.returncode in (0, 1), done.stderr
    return done.returncode, json.loads(done.stdout)["diagnostics"]


def as_a_user(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs the program; where the tests run as root, without root's right to read everything."""
    if os.geteuid() != 0:
        return miyabi(*arguments)
    drop = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--inh-caps", "-dac_override,-dac_read_search"]
    return subprocess.run([*drop, BINARY, *arguments], capture_output=True, text=True, check=False)


def check_name(code: str) -> str:
    """The name of a code in `checks:`."""
    return re.sub(r"-(\w)", lambda part: part[1].upper(), code)


def said(diagnostics: list[dict]) -> str:
    return "\n".join(f"{each['file']} {each['range']['start']} {each['code']}: {each['message']}" for each in diagnostics)


@pytest.fixture(autouse=True)
def cleaned(tmp_path: pathlib.Path) -> Iterator[None]:
    """Leaves nothing that pytest could not remove, and nothing large."""
    yield
    for file in tmp_path.rglob("*"):
        if not file.is_symlink() and file.is_file():
            file.chmod(stat.S_IRUSR | stat.S_IWUSR)
    shutil.rmtree(tmp_path, ignore_errors=True)


with_code = pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.code)


def test_the_site_of_the_examples_is_right(tmp_path: pathlib.Path) -> None:
    status, found = check(site(tmp_path, []), "--strict")
    assert (status, found) == (0, []), said(found)


@with_code
def test_a_section_has_its_parts(section: Section) -> None:
    assert section.wrong and section.right
    assert section.facts["check"] in (None, check_name(section.code))
    explanation = section.text[: section.facts.start()].strip()
    assert 1 <= len(re.findall(r"[.!?](?=\s|$)", explanation)) <= 6, explanation
    assert max(len(line) for block in section.wrong + section.right for line in block.text.splitlines() or [""]) <= 120


@with_code
def test_a_wrong_example_gives_its_code_and_no_other(section: Section, tmp_path: pathlib.Path) -> None:
    status, found = check(site(tmp_path, section.wrong), *section.arguments)
    assert {each["code"] for each in found} == {section.code}, said(found)
    assert {each["severity"] for each in found} == {section.facts["severity"]}, said(found)
    assert status == (1 if section.facts["severity"] == "error" else 0)


def test_the_table_has_an_entry_for_each_code() -> None:
    assert [section.code for section in SECTIONS] == list(TABLE)


@with_code
def test_a_wrong_example_is_told_word_for_word(section: Section, tmp_path: pathlib.Path) -> None:
    _, found = check(site(tmp_path, section.wrong), *section.arguments)
    first = found[0]
    start, end = first["range"]["start"], first["range"]["end"]
    place = f"{first['file']}:{start['line']}:{start['column']}-{end['line']}:{end['column']}"
    fix = (first["fix"]["replacement"], first["fix"]["certain"]) if "fix" in first else None
    assert Said(place, first["message"], first.get("help", ""), fix) == TABLE[section.code]


@with_code
def test_a_right_example_gives_no_error_and_no_warning(section: Section, tmp_path: pathlib.Path) -> None:
    status, found = check(site(tmp_path, section.right), "--strict", *section.arguments)
    assert [each for each in found if each["severity"] != "note"] == [], said(found)
    assert status == 0


@with_code
def test_a_check_can_be_softened_where_the_page_says_so(section: Section, tmp_path: pathlib.Path) -> None:
    root = site(tmp_path, section.wrong)
    if not (root / "content").exists():
        return
    with (root / "content" / "site.yaml").open("a") as file:
        file.write(f"checks: {{ {check_name(section.code)}: ignore }}\n")
    status, found = check(root, *section.arguments)
    if section.facts["check"]:
        assert (status, found) == (0, []), said(found)
    else:
        refused = [each for each in found if each["file"] == "content/site.yaml" and each["code"] == "invalid-value"]
        assert status == 1 and len(refused) == 1 and "cannot be softened" in refused[0]["message"], said(found)


@with_code
def test_fix_mends_where_the_page_says_so(section: Section, tmp_path: pathlib.Path) -> None:
    root = site(tmp_path, section.wrong)
    _, before = check(root, *section.arguments)
    status, after = check(root, "--fix", *section.arguments)
    if section.facts["mending"].startswith("Mended"):
        assert (status, after) == (0, []), said(after)
        expected = tmp_path / "expected"
        expected.mkdir()
        site(expected, section.right)
        for block in section.right:
            assert (root / "content" / block.title).read_bytes() == (expected / "content" / block.title).read_bytes()
    else:
        assert after == before, said(after)


def test_the_page_shows_the_report_as_it_is_written(tmp_path: pathlib.Path) -> None:
    text = MANUAL.read_text()
    shown = re.search(r"```console\n\$ miyabi check\n(.*?)```", text, re.DOTALL)
    object_shown = re.search(r"```json\n(.*?)```", text, re.DOTALL)
    assert shown and object_shown
    section = next(each for each in SECTIONS if each.code == "unknown-value")
    root = site(tmp_path, [])
    file = root / "content" / section.wrong[0].title
    file.write_text(file.read_text().replace("level: beginner", "level: begginer"))
    done = miyabi("check", "--root", str(root))
    assert done.stdout + done.stderr == shown[1]
    done = miyabi("check", "--root", str(root), "--format", "json")
    assert json.loads(done.stdout) == json.loads(object_shown[1])
