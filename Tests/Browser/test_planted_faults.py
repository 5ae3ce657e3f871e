"""The benchmark of a hundred planted faults: every one is told, where it is, and nothing else."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest
from conftest import BINARY, CHECKOUT

BENCHMARK = CHECKOUT / "Benchmarks" / "planted-faults"
CODES = CHECKOUT / "Sources" / "Diagnostics" / "DiagnosticCode.swift"


@pytest.fixture(scope="module")
def report() -> dict:
    """The benchmark's own report."""
    done = subprocess.run(
        [sys.executable, BENCHMARK, "--json", "--miyabi", BINARY], capture_output=True, text=True, check=False)
    assert done.stdout, done.stderr
    return json.loads(done.stdout)


def test_there_are_a_hundred_different_faults(report: dict) -> None:
    planted = [tuple(result["expected"]) for result in report["results"]]
    assert report["faults"] == len(planted) == 100
    assert len({result["fault"] for result in report["results"]}) == 100
    assert sum(len(places) > 1 for places in planted) >= 15


def test_every_code_is_among_them_that_root_can_provoke(report: dict) -> None:
    codes = set(re.findall(r'case \w+ = "([a-z0-9-]+)"', CODES.read_text()))
    planted = {place.split()[-1] for result in report["results"] for place in result["expected"]}
    # Root reads every file.
    # Links to the outside are asked for with `--external` alone.
    # Certificates are tested with themselves, and no peer has them.
    assert codes - planted == {"unreadable-file", "dead-link", "private-key", "invalid-certificate"}
    assert planted <= codes


@pytest.mark.parametrize(
    "score",
    ["found", "right file", "right line and column", "right code", "all in one run", "non-zero exit", "nothing false"],
)
def test_a_hundred_of_a_hundred(report: dict, score: str) -> None:
    missed = [
        f"{result['fault']}: expected {result['expected']}, said {result['said']}"
        for result in report["results"]
        if not result["passed"][score]
    ]
    assert report["scores"][score] == 100, "\n".join(missed)


def test_reports_are_in_order(report: dict) -> None:
    def key(place: str) -> tuple[bytes, int, int, str]:
        location, code = place.rsplit(" ", 1)
        file, line, column = location.rsplit(":", 2)
        return file.encode(), int(line), int(column), code

    for result in report["results"]:
        assert result["said"] == sorted(result["said"], key=key), result["fault"]
