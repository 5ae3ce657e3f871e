"""Puts the planted faults to other builders, and holds what they say against where the faults are."""

from __future__ import annotations

import dataclasses
import pathlib
import re
import tempfile

from .peers import SITES, Saying, build
from .planted import Change, Place, Site
from .translations import TRANSLATIONS

SCORES = ["found", "file", "line", "exit"]


@dataclasses.dataclass(frozen=True)
class PeerResult:
    """How a builder did on one fault."""

    peer: str
    group: str
    fault: str
    passed: dict[str, bool]
    messages: str


def run(program: str, peer: str, group: str, fault: str) -> PeerResult | None:
    """Plants a fault in the builder's own form and builds; `None` where the builder has nothing of the kind."""
    changes = TRANSLATIONS.get(fault, {}).get(peer)
    if changes is None:
        return None
    places, saying = plant(program, peer, changes)
    return PeerResult(peer, group, fault, scores(places, saying), saying.messages)


def plant(program: str, peer: str, changes: list[Change]) -> tuple[list[Place], Saying]:
    site = Site(SITES[peer])
    for change in changes:
        change(site)
    with tempfile.TemporaryDirectory(prefix="fault-") as folder:
        root = pathlib.Path(folder)
        places = site.write(root)
        saying = build(program, peer, root)
        return places, dataclasses.replace(saying, messages=saying.messages.replace(folder, ""))


def scores(places: list[Place], saying: Saying) -> dict[str, bool]:
    """In the builder's favour: whatever of its output can be read as the fault's file or line counts.

    Found is a single fault that ends the build or whose file is named; of several, each has to be told by itself.
    """
    named = [is_named(place, saying.messages) for place in places]
    lined = [has_line(place, saying.messages) for place in places]
    told = [
        has_file and (has_line or bool(place.code) and place.code in saying.messages)
        for place, has_file, has_line in zip(places, named, lined, strict=True)
    ]
    found = all(told) if len(places) > 1 else saying.fails or named[0]
    return {"found": found, "file": found and all(named), "line": found and all(lined), "exit": saying.fails}


def name(place: Place) -> str:
    """A file as builders name it: without the folder of the content."""
    return re.escape(re.sub(r"^(content|docs)/", "", place.file))


def is_named(place: Place, messages: str) -> bool:
    return bool(re.search(rf"(?<![\w-]){name(place)}(?![\w-])", messages))


def has_line(place: Place, messages: str) -> bool:
    return bool(re.search(rf"(?<![\w-]){name(place)}(:{place.line}\b|[^\n]*\bline {place.line}\b)", messages))


def assert_right(program: str, peer: str) -> None:
    """Holds that a builder says nothing of its site without a fault."""
    _, saying = plant(program, peer, [])
    if saying.fails or re.search(r"warn|error", saying.messages, re.IGNORECASE):
        raise SystemExit(f"{peer} is not content with its site as it is:\n{saying.messages}")
