"""Holds what a run said against what it had to say."""

from __future__ import annotations

import dataclasses
import json
import pathlib
import subprocess
import tempfile

from .base import BASE
from .planted import Fault, Place

SCORES = [
    "found",
    "right file",
    "right line and column",
    "right code",
    "all in one run",
    "non-zero exit",
    "nothing false",
]


@dataclasses.dataclass
class Result:
    """How the program did on one fault."""

    group: str
    fault: str
    expected: list[Place]
    said: list[Place]
    passed: dict[str, bool]

    @property
    def complaints(self) -> list[str]:
        """What is missing, and what is said without a reason."""
        return [f"not said: {place}" for place in self.expected if place not in self.said] + [
            f"said:     {place}" for place in self.said if place not in self.expected
        ]


def run(miyabi: str, group: str, fault: Fault) -> Result:
    """Plants a fault, checks the site once, and once more with --strict where there are only warnings."""
    with tempfile.TemporaryDirectory(prefix="fault-") as folder:
        root = pathlib.Path(folder)
        expected = fault.plant(BASE, root)
        done = check(miyabi, root)
        try:
            said = [place(each) for each in json.loads(done.stdout)["diagnostics"]]
        except (json.JSONDecodeError, KeyError):
            said = []
        severities = {each.severity for each in expected}
        if "error" in severities:
            exits = done.returncode == 1
        else:
            exits = done.returncode == 0
            if "warning" in severities:
                exits = exits and check(miyabi, root, "--strict").returncode == 1
    return Result(group, fault.name, expected, said, scores(expected, said) | {"non-zero exit": exits})


def check(miyabi: str, root: pathlib.Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [miyabi, "check", "--root", str(root), "--format", "json", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def place(diagnostic: dict) -> Place:
    start = diagnostic["range"]["start"]
    return Place(diagnostic["file"], start["line"], start["column"], diagnostic["code"], diagnostic["severity"])


def scores(expected: list[Place], said: list[Place]) -> dict[str, bool]:
    """Each fault is held against the diagnostic that fits it best; none is counted for two faults."""
    left = list(said)
    pairs: list[tuple[Place, Place | None]] = []
    for likeness in range(4, 0, -1):
        for wanted in [place for place in expected if place not in [pair[0] for pair in pairs]]:
            best = next((each for each in left if alike(wanted, each) >= likeness), None)
            if best:
                left.remove(best)
                pairs.append((wanted, best))
    found = [best for _, best in pairs]
    return {
        "found": len(found) == len(expected),
        "right file": len(found) == len(expected) and all(a.file == b.file for a, b in pairs if b),
        "right line and column": len(found) == len(expected)
        and all((a.file, a.line, a.column) == (b.file, b.line, b.column) for a, b in pairs if b),
        "right code": len(found) == len(expected)
        and all((a.code, a.severity) == (b.code, b.severity) for a, b in pairs if b),
        "all in one run": len(found) == len(expected),
        "nothing false": not left,
    }


def alike(wanted: Place, said: Place) -> int:
    """From 0, another matter, to 4, the same."""
    if wanted == said:
        return 4
    if (wanted.file, wanted.code) == (said.file, said.code):
        return 3
    if (wanted.file, wanted.line) == (said.file, said.line):
        return 2
    return 1 if wanted.code == said.code else 0
