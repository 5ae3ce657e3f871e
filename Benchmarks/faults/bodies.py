"""Faults of texts: questions, links, pictures, boxes, formulas, footnotes."""

from __future__ import annotations

from .base import ABOUT, ANN, FINAL, KNOTS, WARP, WHEEL
from .planted import body, edit, fault

QUESTIONS = [
    fault("a score that nobody can reach", edit(KNOTS, "passingScore: 5", "passingScore: ⟦passing-score⟧12")),
    fault("a sum of points that is wrong", edit(KNOTS, "maxScore: 10", "maxScore: ⟦max-score⟧20")),
    fault(
        "a final examination without a question",
        body(FINAL, "What did you learn?"),
        edit(FINAL, "---\ntitle", "⟦no-questions⟧---\ntitle"),
    ),
    fault(
        "a question without a right answer",
        edit(KNOTS, "## Which", "⟦no-right-answer⟧## Which"),
        edit(KNOTS, "- [x]", "- [ ]"),
    ),
    fault(
        "an order of a single thing",
        edit(FINAL, "## In which", "⟦no-right-answer⟧## In which"),
        edit(FINAL, "2. Weave\n", ""),
    ),
    fault(
        "a type of question that does not exist",
        edit(FINAL, "## What did you learn? {type=essay}", "⟦invalid-question⟧## What did you learn? {type=esay}"),
    ),
    fault(
        "a misspelt attribute of a question",
        edit(
            KNOTS,
            "## Which knot holds? {#hold points=5}",
            "⟦invalid-attributes⟧## Which knot holds? {#hold points=5 langauge=en}",
        ),
    ),
]

LINKS = [
    fault(
        "a link to a lesson that does not exist",
        edit(WARP, "02-weft.md#the-shuttle", "⟦broken-links⟧02-waft.md#the-shuttle"),
    ),
    fault(
        "an anchor that another lesson does not have",
        edit(WARP, "02-weft.md#the-shuttle", "⟦broken-links⟧02-weft.md#the-shutle"),
    ),
    fault(
        "an anchor that the text itself does not have",
        body(WHEEL, "## Treading\n\nBack to [the top](⟦broken-links⟧#tread)."),
    ),
    fault("an address of the site that does not exist", edit(ABOUT, "(/courses/)", "(⟦broken-links⟧/curses/)")),
    fault(
        "a definition that leads nowhere",
        body(WHEEL, "Then [weave][next].\n\n[next]: ⟦broken-links⟧../../weaving/lessons/01-wrap.md"),
    ),
    fault("a picture that does not exist", edit(WARP, "../files/loom.svg", "⟦missing-files⟧../files/lom.svg")),
    fault("a picture in another case", edit(WARP, "../files/loom.svg", "⟦case-mismatch⟧../files/Loom.svg")),
    fault("a link that runs something", body(ANN, "[Print](⟦unsafe-link⟧javascript:print()) her pattern.")),
]

TEXTS = [
    fault("HTML in a text", edit(WARP, "*loosely*", "⟦raw-html, warning⟧<b>loosely⟦raw-html, warning⟧</b>")),
    fault("a box that is never closed", edit(WARP, "::: tip", "⟦unclosed-div⟧::: tip"), edit(WARP, "\n:::\n", "\n")),
    fault(
        "an attribute of a code block that does not exist",
        body(WHEEL, 'A program:\n\n⟦invalid-attributes⟧```python name="wheel.py"\nturns = 3\n```'),
    ),
    fault(
        "an anchor twice",
        body(WHEEL, "## Treading {#tread}\n\nSlowly.\n\n⟦duplicate-anchor⟧## Treading on {#tread}\n\nFaster."),
    ),
    fault("a misspelt command in a formula", edit(WARP, "$\\frac", "$⟦invalid-math⟧\\farc")),
    fault(
        "a footnote that nobody calls",
        edit(WARP, "times the length.[^length]", "times the length."),
        edit(WARP, "[^length]: Cloth", "[^⟦unused-footnote, warning⟧length]: Cloth"),
    ),
    fault(
        "more quotes in each other than anybody could read",
        body(WHEEL, ">" * 100 + "⟦nesting-too-deep⟧" + ">" * 30 + " Too deep."),
    ),
]
