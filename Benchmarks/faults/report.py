"""Writes the results: for people, for programs, and as the tables of docs/planted-faults.md."""

from __future__ import annotations

import collections
import pathlib
import re
import tempfile

from . import peer_scoring, scoring
from .base import BASE
from .peer_scoring import PeerResult
from .peers import NAMES, PACKAGES
from .planted import Fault
from .scoring import Result


def list_faults(chosen: list[tuple[str, Fault]], keep: pathlib.Path | None) -> None:
    """Names each fault and what has to be said of it."""
    with tempfile.TemporaryDirectory() as scratch:
        for number, (group, fault) in enumerate(chosen, start=1):
            root = (keep or pathlib.Path(scratch)) / f"{number:03}"
            places = fault.plant(BASE, root)
            print(f"{number:3} {group}: {fault.name}")
            for place in places:
                print(f"      {place}" + ("" if place.severity == "error" else f" ({place.severity})"))


def print_results(results: list[Result], others: list[PeerResult], *, verbose: bool) -> None:
    for result in results:
        missed = [score for score in scoring.SCORES if not result.passed[score]]
        if missed:
            print(f"{result.group}: {result.fault}: {', '.join(missed)}")
            for complaint in result.complaints:
                print(f"    {complaint}")
    for score in scoring.SCORES:
        print(f"{score:24}{sum(result.passed[score] for result in results):3}/{len(results)}")
    for other in others:
        if verbose:
            passed = ", ".join(score for score in peer_scoring.SCORES if other.passed[score]) or "nothing"
            print(f"\n{NAMES[other.peer]}: {other.group}: {other.fault}: {passed}\n{other.messages.strip()}")
    for peer, scores in totals(others).items():
        print(
            f"{NAMES[peer]:24}"
            + ", ".join(f"{score} {scores[score]}/{scores['applies']}" for score in peer_scoring.SCORES)
        )


def as_json(results: list[Result], others: list[PeerResult]) -> dict:
    return {
        "faults": len(results),
        "scores": {score: sum(result.passed[score] for result in results) for score in scoring.SCORES},
        "results": [
            {
                "group": result.group,
                "fault": result.fault,
                "expected": [str(place) for place in result.expected],
                "said": [str(place) for place in result.said],
                "passed": result.passed,
            }
            for result in results
        ],
        "peers": {
            peer: {
                "package": PACKAGES[peer],
                "scores": scores,
                "results": [
                    {"group": other.group, "fault": other.fault, "passed": other.passed}
                    for other in others
                    if other.peer == peer
                ],
            }
            for peer, scores in totals(others).items()
        },
    }


def totals(others: list[PeerResult]) -> dict[str, collections.Counter[str]]:
    """How many faults apply to each builder, and each of its scores."""
    counts: dict[str, collections.Counter[str]] = {}
    for other in others:
        scores = counts.setdefault(other.peer, collections.Counter())
        scores["applies"] += 1
        scores.update({score: other.passed[score] for score in peer_scoring.SCORES})
    return counts


def write_tables(page: pathlib.Path, results: list[Result], others: list[PeerResult]) -> None:
    """Puts the tables of a run into the page."""
    text = page.read_text()
    for name, table in (
        ("scores", score_table(results)),
        ("groups", group_table(results, others)),
        ("builders", builder_table(results, others)),
        ("faults", fault_table(results, others)),
    ):
        mark = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end -->)", re.DOTALL)
        assert mark.search(text), f"{page.name} has no place for the table “{name}”"
        text = mark.sub(lambda found, table=table: f"{found[1]}\n{table}\n{found[2]}", text)
    page.write_text(text)


def rows(header: list[str], lines: list[list[object]]) -> str:
    rule = ["---"] + ["--:"] * (len(header) - 1)
    return "".join("| " + " | ".join(str(cell) for cell in line) + " |\n" for line in [header, rule, *lines])


def score_table(results: list[Result]) -> str:
    """What is scored of Miyabi."""
    return rows(
        ["Scored", f"of {len(results)}"],
        [[score, sum(result.passed[score] for result in results)] for score in scoring.SCORES],
    )


def group_table(results: list[Result], others: list[PeerResult]) -> str:
    """Found in each group, of those that apply."""
    lines: list[list[object]] = []
    for group in dict.fromkeys(result.group for result in results):
        ours = [result for result in results if result.group == group]
        line: list[object] = [group, len(ours), sum(result.passed["found"] for result in ours)]
        for peer in NAMES:
            theirs = [other for other in others if (other.peer, other.group) == (peer, group)]
            line.append(f"{sum(other.passed['found'] for other in theirs)} of {len(theirs)}" if theirs else "–")
        lines.append(line)
    return rows(["Faults", "Number", "Miyabi finds", *(f"{name} finds" for name in NAMES.values())], lines)


def builder_table(results: list[Result], others: list[PeerResult]) -> str:
    """Each builder, and Miyabi on the same faults."""
    ours = {result.fault: result.passed for result in results}
    lines: list[list[object]] = []
    for peer, scores in totals(others).items():
        same = [ours[other.fault] for other in others if other.peer == peer]
        lines.append([NAMES[peer], scores["applies"], *(scores[score] for score in peer_scoring.SCORES)])
        keys = ("found", "right file", "right line and column", "non-zero exit")
        lines.append(["Miyabi on the same", len(same), *(sum(passed[key] for passed in same) for key in keys)])
    return rows(["Builder", "Apply", "Found", "File named", "Line named", "Exit code"], lines)


def fault_table(results: list[Result], others: list[PeerResult]) -> str:
    """Each fault that applies to another builder, and how far it told of it."""
    passed = {(other.peer, other.fault): other.passed for other in others}
    lines: list[list[object]] = []
    for result in results:
        if any((peer, result.fault) in passed for peer in NAMES):
            lines.append([result.fault, *(verdict(passed.get((peer, result.fault))) for peer in NAMES)])
    return rows(["Fault", *NAMES.values()], lines).replace("--:", "---")


def verdict(passed: dict[str, bool] | None) -> str:
    if passed is None:
        return "–"
    if not passed["found"]:
        return "no"
    return "line" if passed["line"] else "file" if passed["file"] else "yes"
