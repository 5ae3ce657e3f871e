"""What a planted fault is: a change to a site that is right otherwise, with a mark where its diagnostic has to stand.

A mark is the diagnostic's code in white brackets, right before the place: `level: ⟦unknown-value⟧begginer`. It is taken
out before the file is written. A code that is not an error says so: `⟦missing-alt, warning⟧`.
"""

from __future__ import annotations

import dataclasses
import os
import pathlib
import re
from collections.abc import Callable, Iterable

MARK = re.compile("⟦([^⟧]*)⟧".encode())


@dataclasses.dataclass(frozen=True)
class Link:
    """A symbolic link."""

    target: str


@dataclasses.dataclass(frozen=True, order=True)
class Place:
    """What has to be said, and where; columns count code points, from 1."""

    file: str
    line: int
    column: int
    code: str
    severity: str = "error"

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column} {self.code}"


class Site:
    """A site in memory: its files by their paths, and what has to be said of them."""

    def __init__(self, files: dict[str, str]) -> None:
        self.files: dict[str, bytes | Link] = {name: text.encode() for name, text in files.items()}
        self.folders: set[str] = set()
        self.places: list[Place] = []

    def text(self, file: str) -> str:
        content = self.files[file]
        assert isinstance(content, bytes), file
        return content.decode()

    def write(self, root: pathlib.Path) -> list[Place]:
        """Writes the site below a folder, without the marks; returns what has to be said, in the order of a report."""
        places = list(self.places)
        for folder in self.folders:
            (root / folder).mkdir(parents=True, exist_ok=True)
        for name, content in self.files.items():
            file = root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, Link):
                os.symlink(content.target, file)
                continue
            plain, marked = without_marks(content, name)
            places += marked
            file.write_bytes(plain)
        return sorted(places)


def without_marks(content: bytes, file: str) -> tuple[bytes, list[Place]]:
    """A file's bytes as they are written, and the places that were marked in them."""
    plain = b""
    places: list[Place] = []
    end = 0
    for mark in MARK.finditer(content):
        plain += content[end : mark.start()]
        end = mark.end()
        before = plain.removeprefix(b"\xef\xbb\xbf")
        code, _, severity = mark[1].decode().partition(", ")
        line = before[before.rfind(b"\n") + 1 :].decode()
        places.append(Place(file, before.count(b"\n") + 1, len(line) + 1, code, severity or "error"))
    return plain + content[end:], places


Change = Callable[[Site], None]


@dataclasses.dataclass(frozen=True)
class Fault:
    """A planted fault, or several in one site."""

    name: str
    changes: tuple[Change, ...]

    def plant(self, base: dict[str, str], root: pathlib.Path) -> list[Place]:
        """Writes the site with its fault; returns what has to be said of it."""
        site = Site(base)
        for change in self.changes:
            change(site)
        places = site.write(root)
        assert places, f"nothing is expected of “{self.name}”"
        return places


def fault(name: str, *changes: Change) -> Fault:
    return Fault(name, changes)


def edit(file: str, old: str, new: str) -> Change:
    """Takes a text that stands in a file once for another."""

    def change(site: Site) -> None:
        text = site.text(file)
        assert text.count(old) == 1, f"“{old}” stands {text.count(old)} times in {file}"
        site.files[file] = text.replace(old, new).encode()

    return change


def add(file: str, keys: str) -> Change:
    """Adds lines at the end of the front matter."""

    def change(site: Site) -> None:
        head, matter, body = site.text(file).split("---\n", 2)
        site.files[file] = f"{head}---\n{matter}{keys}\n---\n{body}".encode()

    return change


def body(file: str, text: str) -> Change:
    """Takes another text for what stands below the front matter."""

    def change(site: Site) -> None:
        head, matter, _ = site.text(file).split("---\n", 2)
        site.files[file] = f"{head}---\n{matter}---\n\n{text}\n".encode()

    return change


def mark(file: str, code: str) -> Change:
    """Expects a diagnostic at the first character of a file."""
    return rewrite(file, lambda content: f"⟦{code}⟧".encode() + content)


def write(file: str, content: str | bytes) -> Change:
    """Writes a file of the site."""

    def change(site: Site) -> None:
        site.files[file] = content.encode() if isinstance(content, str) else content

    return change


def rewrite(file: str, way: Callable[[bytes], bytes]) -> Change:
    """Makes other bytes of a file's."""

    def change(site: Site) -> None:
        content = site.files[file]
        assert isinstance(content, bytes), file
        site.files[file] = way(content)

    return change


def rename(old: str, new: str) -> Change:
    """Gives a file another name."""

    def change(site: Site) -> None:
        site.files[new] = site.files.pop(old)

    return change


def remove(files: Iterable[str] | None = None) -> Change:
    """Removes files; all of them where none is named."""

    def change(site: Site) -> None:
        for file in list(site.files) if files is None else files:
            del site.files[file]

    return change


def link(file: str, target: str) -> Change:
    """Writes a symbolic link."""

    def change(site: Site) -> None:
        site.files[file] = Link(target)

    return change


def folder(name: str) -> Change:
    """Makes an empty folder."""

    def change(site: Site) -> None:
        site.folders.add(name)

    return change


def expect(file: str, code: str) -> Change:
    """Expects a diagnostic of a whole file or folder, which has no text to be marked."""

    def change(site: Site) -> None:
        name, _, severity = code.partition(", ")
        site.places.append(Place(file, 1, 1, name, severity or "error"))

    return change
