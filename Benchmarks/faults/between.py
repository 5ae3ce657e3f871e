"""Faults between files: references, circles, orders, addresses, and what a course or a lesson lacks."""

from __future__ import annotations

from .base import CLOTH, CRAFT, KNOTS, SPINNING, TRIAL, WARP, WEAVING, WEFT, WHEEL
from .planted import add, body, edit, fault, mark, remove, write

REFERENCES = [
    fault("a creator whom nobody knows", edit(WEAVING, "creator: ann", "creator: ⟦unknown-reference⟧anna")),
    fault(
        "a course of a path that does not exist", edit(CLOTH, "course: weaving", "course: ⟦unknown-reference⟧waeving")
    ),
    fault(
        "an assessment that names a lesson with its number",
        edit(KNOTS, "lesson: trial", "lesson: ⟦unknown-reference⟧03-trial"),
    ),
    fault("two courses that require each other", add(SPINNING, "prerequisites: [⟦prerequisite-cycle⟧weaving]")),
    fault("a course that requires itself", edit(WEAVING, "- spinning", "- spinning\n  - ⟦prerequisite-cycle⟧weaving")),
    fault(
        "three categories in a circle",
        add(CRAFT, "parent: ⟦category-cycle⟧yarn"),
        write("content/categories/yarn.md", "---\ntitle: Yarn\nparent: textiles\n---\n"),
    ),
    fault(
        "a path against a prerequisite",
        edit(
            CLOTH,
            "  - spinning\n  - { course: weaving, required: true }",
            "  - { course: ⟦path-order⟧weaving, required: true }\n  - spinning",
        ),
    ),
    fault(
        "a path that requires a draft",
        edit(WEAVING, "status: published", "status: draft"),
        edit(CLOTH, "course: weaving", "course: ⟦path-unpublished-course⟧weaving"),
    ),
    fault(
        "a page with an address of the site's own",
        write("content/pages/courses.md", "⟦duplicate-address⟧---\ntitle: Courses\n---\n"),
    ),
    fault("an alias that is a page's address", edit(WEAVING, "[/weave/]", "[/weave/, ⟦duplicate-address⟧/about/]")),
]

COMPLETENESS = [
    fault(
        "a section in two parts",
        edit(WEFT, "section: Threads", "section: Loom"),
        edit(TRIAL, "section: Cloth", "section: ⟦split-section, warning⟧Threads"),
    ),
    fault(
        "lessons that take longer than their course",
        edit(WEAVING, "estimatedTime: 3h", "estimatedTime: ⟦lesson-time, warning⟧1h"),
    ),
    fault("a published course without a lesson", remove([WHEEL]), mark(SPINNING, "incomplete-course")),
    fault(
        "a thumbnail without words",
        edit(SPINNING, "thumbnailAlt: A spinning wheel\n", ""),
        edit(SPINNING, "files/wheel.svg", "⟦missing-alt, warning⟧files/wheel.svg"),
    ),
    fault(
        "a video lesson without a video",
        edit(WARP, "duration: 45m", "type: video\nduration: 45m"),
        mark(WARP, "missing-lesson-part"),
    ),
    fault(
        "a quiz lesson that no assessment names", edit(KNOTS, "lesson: trial\n", ""), mark(TRIAL, "missing-lesson-part")
    ),
    fault("a text lesson without a text", body(WHEEL, ""), mark(WHEEL, "missing-lesson-part, warning")),
]
