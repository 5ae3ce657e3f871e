"""The hundred, by group."""

from __future__ import annotations

from . import between, bodies, folder, front_matter, several
from .planted import Fault

GROUPS: dict[str, list[Fault]] = {
    "Files and folders": folder.FAULTS,
    "YAML": front_matter.YAML,
    "Keys": front_matter.KEYS,
    "Values": front_matter.VALUES,
    "References and circles": between.REFERENCES,
    "What is incomplete": between.COMPLETENESS,
    "Questions": bodies.QUESTIONS,
    "Links and files in texts": bodies.LINKS,
    "Markdown, formulas, footnotes": bodies.TEXTS,
    "Several faults at once": several.FAULTS,
}
