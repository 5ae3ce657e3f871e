"""What others wrote becomes content that builds: each fixture is imported into an empty site, checked and built."""

from __future__ import annotations

import html.parser
import json
import pathlib
import re
import urllib.parse

import pytest
from conftest import CHECKOUT, miyabi

FIXTURES = CHECKOUT / "Tests" / "ImportingTests" / "Fixtures"

SOURCES = {"mdbook": "book", "sandpaper": "lesson", "hugo": "site"}


class References(html.parser.HTMLParser):
    """Where a page leads, and the names of its places."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.images: list[str] = []
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = dict(attributes)
        if values.get("id"):
            self.names.add(str(values["id"]))
        for key in ("href", "src", "poster"):
            value = values.get(key)
            if value and tag != "link":
                self.targets.append(value)
                if tag == "img":
                    self.images.append(value)


def read(page: pathlib.Path) -> References:
    references = References()
    references.feed(page.read_text(encoding="utf-8"))
    return references


def target_file(output: pathlib.Path, page: pathlib.Path, path: str) -> pathlib.Path:
    """The file that a server would show for a path."""
    file = output / path.lstrip("/") if path.startswith("/") else page.parent / path
    return file / "index.html" if path.endswith("/") else file


def assert_leads_somewhere(output: pathlib.Path, base: str) -> int:
    """Every link and image of every page; how many images there are."""
    images = 0
    for page in output.rglob("*.html"):
        references = read(page)
        images += len(references.images)
        for target in references.targets:
            if base and target.startswith(base):
                target = "/" + target[len(base) :]
            parts = urllib.parse.urlsplit(target)
            if parts.scheme or parts.netloc:
                continue
            path = urllib.parse.unquote(parts.path)
            file = target_file(output, page, path) if path else page
            assert file.is_file(), f"{page.relative_to(output)} leads to {target}"
            if parts.fragment and file.suffix == ".html":
                names = read(file).names | {""}
                assert urllib.parse.unquote(parts.fragment) in names, f"{page.relative_to(output)}: {target}"
    return images


def lesson_texts(root: pathlib.Path) -> str:
    return "".join(file.read_text(encoding="utf-8") for file in sorted(root.rglob("content/**/*.md")))


@pytest.mark.parametrize("source", SOURCES)
def test_what_is_imported_builds_and_leads_somewhere(source: str, tmp_path: pathlib.Path) -> None:
    root = tmp_path / "site"
    root.mkdir()
    done = miyabi("import", source, str(FIXTURES / SOURCES[source]), "--root", str(root))
    assert done.returncode == 0, done.stderr
    checked = miyabi("check", "--root", str(root), "--format", "json")
    report = json.loads(checked.stdout)
    assert report["errors"] == 0, report
    assert checked.returncode == 0
    output = tmp_path / "public"
    built = miyabi("build", "--root", str(root), "--output", str(output), "--no-index")
    assert built.returncode == 0, built.stderr
    base = re.search(r'^baseURL: "(.*)"$', (root / "content/site.yaml").read_text(encoding="utf-8"), re.M)
    assert assert_leads_somewhere(output, base[1] if base else "") > 0


@pytest.mark.parametrize("source", SOURCES)
def test_what_had_no_equivalent_is_told_with_its_place(source: str, tmp_path: pathlib.Path) -> None:
    done = miyabi("import", source, str(FIXTURES / SOURCES[source]), "--root", str(tmp_path))
    told = done.stdout + done.stderr
    places = re.findall(r"^([^\s:][^:\n]*):(\d+): ", told, re.M)
    assert places, told
    for name, line in places:
        file = FIXTURES / SOURCES[source] / name
        assert file.is_file(), name
        assert 1 <= int(line) <= len(file.read_text(encoding="utf-8").splitlines()), f"{name}:{line}"


def test_nothing_is_written_over(tmp_path: pathlib.Path) -> None:
    book = str(FIXTURES / "book")
    assert miyabi("import", "mdbook", book, "--root", str(tmp_path)).returncode == 0
    before = lesson_texts(tmp_path)
    course = next(tmp_path.glob("content/courses/*/course.md"))
    course.write_text(course.read_text(encoding="utf-8") + "\nMine.\n", encoding="utf-8")
    again = miyabi("import", "mdbook", book, "--root", str(tmp_path))
    assert again.returncode == 1, again.stderr
    assert "course.md" in again.stderr
    assert course.read_text(encoding="utf-8").endswith("\nMine.\n")
    assert lesson_texts(tmp_path).replace("\nMine.\n", "") == before


def test_several_imports_share_a_site(tmp_path: pathlib.Path) -> None:
    for source, name in SOURCES.items():
        done = miyabi("import", source, str(FIXTURES / name), "--root", str(tmp_path))
        assert done.returncode == 0, done.stderr
    checked = miyabi("check", "--root", str(tmp_path), "--format", "json")
    assert json.loads(checked.stdout)["errors"] == 0, checked.stdout


def test_a_folder_of_another_kind_is_refused_with_advice(tmp_path: pathlib.Path) -> None:
    for source in SOURCES:
        done = miyabi("import", source, str(tmp_path), "--root", str(tmp_path))
        assert done.returncode == 1, done.stderr
        assert "name the" in done.stderr
    assert not (tmp_path / "content").exists()
