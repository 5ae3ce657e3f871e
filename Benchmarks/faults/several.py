"""Sites with several faults at once: one run has to tell all of them."""

from __future__ import annotations

from .base import ABOUT, ANN, CLOTH, CRAFT, KNOTS, SITE, SPINNING, TEXTILES, WARP, WEAVING, WEFT, WHEEL
from .planted import add, body, edit, expect, fault, folder, link, mark, rewrite, write

PAGE = "---\ntitle: More\n---\n\nA text.\n"

FAULTS = [
    fault(
        "a misspelt key in every kind of file",
        edit(SITE, "currency", "⟦unknown-key⟧curency"),
        edit(SPINNING, "objectives", "⟦unknown-key⟧objectivs"),
        edit(WARP, "section", "⟦unknown-key⟧sektion"),
        edit(KNOTS, "attempts", "⟦unknown-key⟧attemps"),
        edit(CLOTH, "courses", "⟦unknown-key⟧course"),
        edit(TEXTILES, "parent", "⟦unknown-key⟧parrent"),
        edit(ANN, "links", "⟦unknown-key⟧link"),
        edit(ABOUT, "order", "⟦unknown-key⟧ordr"),
    ),
    fault(
        "broken links that stand in code, too, twice, over two lines, around a picture, in a heading",
        body(
            WHEEL,
            "Not `[a](a.md)` but [a](⟦broken-links⟧a.md), [b](<⟦broken-links⟧b c.md>) and [a](⟦broken-links⟧a.md)\nand [a\n"
            'link](⟦broken-links⟧d.md "D") and [![A wheel](⟦missing-files⟧e.svg)](⟦broken-links⟧e.md).\n\n'
            "[(h.md)](⟦broken-links⟧h.md), [i](⟦broken-links⟧i\\_j.md) and [k](⟦broken-links⟧k&amp;l.md).\n\n"
            "```text\n[g]: g.md\n```\n\n## The [f](⟦broken-links⟧f.md) {#f}\n\n[g][g], [g][g].\n\n[g]: ⟦broken-links⟧g.md",
        ),
    ),
    fault(
        "a broken link in a table, a list, a quote, a box and a footnote",
        body(
            WHEEL,
            "| Tool | Work |\n|---|---|\n| Wheel | [x](⟦broken-links⟧x1.md) |\n\n- [x](⟦broken-links⟧x2.md)\n\n"
            "> [x](⟦broken-links⟧x3.md)\n\n::: note\n[x](⟦broken-links⟧x4.md)[^f]\n:::\n\n[^f]: [x](⟦broken-links⟧x5.md)\n\n"
            "Then [x](⟦broken-links⟧x6.md).",
        ),
    ),
    fault(
        "a broken link in the text of a course, a path, a category, a person and a page, and in the site's header",
        edit(SITE, "url: /courses/", "url: ⟦broken-links⟧/curses/"),
        edit(WEAVING, "lessons/01-warp.md", "⟦broken-links⟧lessons/01-wrap.md"),
        edit(CLOTH, "the wheel", "the [wheel](⟦broken-links⟧../courses/spinning/lessons/01-weel.md)"),
        edit(CRAFT, "by hand", "🧶 [by hand](⟦broken-links⟧hand.md)"),
        edit(ANN, "weaves", "[weaves](⟦broken-links⟧../courses/weving/course.md)"),
        edit(ABOUT, "We weave", "We [weave](⟦broken-links⟧abut.md)"),
    ),
    fault(
        "a broken link in a brief, a rubric, and in each part of a question",
        write(
            "content/courses/weaving/assessments/work.md",
            "---\ntitle: Work\ntype: project\n---\n\nDo [x](⟦broken-links⟧x1.md).\n\n### Rubric\n\n| Points | For |\n|---|---|\n"
            "| 2 | [x](⟦broken-links⟧x2.md) |\n\nThen do [x](⟦broken-links⟧x3.md).\n",
        ),
        body(
            KNOTS,
            "## Which [knot](⟦broken-links⟧x0.md) holds? {points=10}\n\nSee [x](⟦broken-links⟧x1.md).\n\n"
            "- [x] The [reef knot](⟦broken-links⟧x2.md)\n"
            "- [ ] The granny knot\n  > It [slips](⟦broken-links⟧x3.md).\n\n> It [lies flat](⟦broken-links⟧x4.md).",
        ),
    ),
    fault(
        "eight wrong values, seven of them in one course",
        edit(TEXTILES, "parent: craft", "parent: ⟦wrong-type⟧[craft]"),
        edit(WEAVING, "role: instructor", "role: ⟦unknown-value⟧teacher"),
        edit(WEAVING, "lessons: 80%", "lessons: ⟦invalid-value⟧180%"),
        edit(WEAVING, "2026-01-15", "⟦invalid-value⟧15.1.2026"),
        edit(WEAVING, "level: beginner", "level: ⟦unknown-value⟧novice"),
        edit(WEAVING, "estimatedTime: 3h", "estimatedTime: ⟦invalid-value⟧3 hours"),
        edit(WEAVING, "price: 40", "price: ⟦invalid-value⟧-40"),
        edit(WEAVING, "featured: true", "featured: ⟦wrong-type⟧on"),
    ),
    fault(
        "three files that cannot be understood, what others say of them, and a key twice",
        edit(ANN, "name: Ann", "name: ⟦invalid-yaml⟧*ann"),
        rewrite(SITE, lambda text: text + "⟦duplicate-key⟧title: Crafts\n".encode()),
        edit(SPINNING, "title: Spinning", "title: Spinning⟦invalid-yaml⟧: from wool"),
        edit(SPINNING, "level: beginner", "levle: beginner"),
        rewrite(CRAFT, lambda text: text.replace(b"by hand", "by h⟦not-utf8⟧".encode() + b"\xe4nd")),
    ),
    fault(
        "wrong files: a missing thumbnail, a picture of another kind, a folder above",
        edit(SPINNING, "files/wheel.svg", "⟦missing-files⟧files/weel.svg"),
        edit(WEAVING, "files/loom.svg", "⟦invalid-value⟧files/pattern.txt"),
        edit(WARP, "files/pattern.txt", "⟦missing-files⟧files/patern.txt"),
        edit(ANN, "files/ann.svg", "⟦invalid-value⟧../../ann.svg"),
    ),
    fault(
        "five questions, each with a fault of its own",
        edit(KNOTS, "passingScore: 5\nmaxScore: 10\n", ""),
        body(
            KNOTS,
            "⟦no-right-answer⟧## One?\n\nA prompt and no answer.\n\n⟦invalid-question⟧## Two? {points=many}\n\nAnswer: 2\n\n"
            "⟦duplicate-option⟧## Three?\n\nAnswer: warp | weft | Warp\n\n⟦duplicate-question, warning⟧## Three?\n\nAnswer: 3\n\n"
            "⟦invalid-answer⟧## Five?\n\nAnswer: 5 ± about 1",
        ),
    ),
    fault(
        "four formulas, two of them wrong, after wide letters",
        body(
            WHEEL,
            "糸を紡ぐ: $⟦invalid-math⟧\\alhpa$ and $\\beta$.\n\n"
            "$$\n\\begin{aligned}\na &= ⟦invalid-math⟧\\sqtr{2} \\\\\nb &= 1\n\\end{aligned}\n$$\n\nCost: \\$5.",
        ),
    ),
    fault(
        "three boxes and headings that do not fit",
        body(
            WHEEL,
            "## One {#one}\n\n⟦unclosed-div⟧:::\n\n⟦invalid-attributes⟧## Two {#two big}\n\nText.\n\n"
            "⟦duplicate-anchor⟧## Three {#one}\n\n"
            "No call, \\[^note], a call.⟦undefined-footnote⟧[^note] Again.⟦undefined-footnote⟧[^note]\n\n"
            "⟦unclosed-div⟧::: warning Careful\nText.",
        ),
    ),
    fault(
        "everything that is a warning, and nothing else",
        edit(WARP, "![A loom]", "⟦missing-alt, warning⟧![]"),
        edit(WARP, "*loosely*", "⟦raw-html, warning⟧<br>loosely"),
        edit(
            WARP, "[^length]: Cloth shrinks.", "[^length]: Cloth shrinks.\n\n[^⟦unused-footnote, warning⟧more]: More."
        ),
        edit(WEAVING, "estimatedTime: 3h", "estimatedTime: ⟦lesson-time, warning⟧30m"),
        edit(SPINNING, "price: free\n", ""),
        mark(SPINNING, "publishing-advice, warning"),
        add(SPINNING, "metaDescription: ⟦long-meta-text, warning⟧" + "Spin and " * 20),
    ),
    fault(
        "pictures without words after whatever goes over a line's end, and after a tab",
        body(
            WHEEL,
            "A break\\\nand ⟦missing-alt, warning⟧![](../files/wheel.svg)\n\n"
            "A `code\nspan` and ⟦missing-alt, warning⟧![](../files/wheel.svg)\n\n"
            'A [link](../course.md\n"Spinning") and ⟦missing-alt, warning⟧![](../files/wheel.svg)\n\n'
            "A $sum\n+ 1$ and ⟦missing-alt, warning⟧![](../files/wheel.svg)\n\n"
            "-\ta list\n\tand ⟦missing-alt, warning⟧![](../files/wheel.svg)",
        ),
    ),
    fault(
        "a byte-order mark and Windows line ends: places stay the author's",
        edit(WARP, "title: The Warp", "⟦unknown-key⟧titel: The Warp"),
        edit(WARP, "02-weft.md#the-shuttle", "⟦broken-links⟧02-waft.md"),
        edit(WARP, "$\\frac", "$⟦invalid-math⟧\\farc"),
        rewrite(WARP, lambda text: b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n")),
    ),
    fault(
        "slugs that nobody has, in four kinds of file",
        edit(WEAVING, "- spinning", "- ⟦unknown-reference⟧spining"),
        edit(WEAVING, "{ final: passed }", "{ ⟦unknown-reference⟧finale: passed }"),
        edit(WEAVING, "person: ann", "person: ⟦unknown-reference⟧anne"),
        edit(WEAVING, "categories: [textiles]", "categories: [⟦unknown-reference⟧textil]"),
        edit(CLOTH, "- spinning", "- ⟦unknown-reference⟧spinnig"),
        edit(TEXTILES, "parent: craft", "parent: ⟦unknown-reference⟧crafts"),
        edit(KNOTS, "lesson: trial", "lesson: ⟦unknown-reference⟧trail"),
    ),
    fault(
        "a folder out of order",
        write("content/courses/weaving/notes.txt", "⟦stray-file⟧Wind it.\n"),
        write("content/courses/weaving/04-more.md", f"⟦stray-file⟧{PAGE}"),
        write("content/courses/weaving/lessons/04-more.markdown", f"⟦stray-file⟧{PAGE}"),
        write("content/courses/weaving/lessons/04.md", f"⟦invalid-slug⟧{PAGE}"),
        link("content/courses/weaving/files/old.svg", "gone.svg"),
        expect("content/courses/weaving/files/old.svg", "symbolic-link"),
        write("content/TODO.md", "⟦stray-file⟧Wind it.\n"),
        folder("content/courses/knitting"),
        expect("content/courses/knitting/course.md", "missing-course-file"),
        link("content/files/loop", "loop"),
        expect("content/files/loop", "symbolic-link"),
        write("content/people/Ben Smith.md", "⟦invalid-slug⟧---\nname: Ben\n---\n"),
    ),
    fault(
        "keys that are not there, and checks that nobody can set so",
        edit(WEAVING, "{ person: ann, role: instructor }", "⟦missing-key⟧{ role: instructor }"),
        rewrite(
            SITE,
            lambda text: (
                text
                + "checks:\n  ⟦invalid-value⟧unknownKey: ignore\n  brokenLinks: ⟦unknown-value⟧warning\n"
                "  ⟦unknown-key⟧missingALT: ignore\n".encode()
            ),
        ),
        edit(SITE, "title: Courses, ", ""),
        edit(SITE, "{ url: /courses/ }", "⟦missing-key⟧{ url: /courses/ }"),
        write("content/paths/short.md", "⟦missing-key⟧---\ntitle: Short\ndescription: A short path.\n---\n"),
        edit(WEFT, "  url: https://example.org/weft.webm\n  captions", "  ⟦missing-key⟧captions"),
    ),
    fault(
        "a draft with faults, which a draft may not have either",
        edit(SPINNING, "status: published", "status: draft"),
        edit(WEAVING, "prerequisites:\n  - spinning\n", ""),
        edit(CLOTH, "- spinning", "- ⟦path-unpublished-course⟧spinning"),
        edit(SPINNING, "objectives: [Spin an even yarn]\n", ""),
        mark(SPINNING, "publishing-advice, note"),
        edit(WARP, "02-weft.md#the-shuttle", "⟦broken-links⟧../../spinning/lessons/01-wheel.md"),
    ),
    fault(
        "repeats: in a list of courses, of people, of addresses",
        edit(CLOTH, "  - { course: weaving, required: true }", "  - weaving\n  - ⟦duplicate-entry⟧spinning"),
        edit(WEAVING, "role: instructor }", "role: instructor }\n  - ⟦duplicate-entry⟧ann"),
        add(WHEEL, "aliases: [/us/]"),
        add(ABOUT, "aliases: [⟦duplicate-address⟧/us/]"),
    ),
]
