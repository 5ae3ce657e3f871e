"""Faults of front matter and `site.yaml`: YAML that cannot be read, keys that are no keys, values without a meaning."""

from __future__ import annotations

from .base import ABOUT, ANN, CLOTH, CRAFT, KNOTS, SITE, SPINNING, WARP, WEAVING, WEFT, WHEEL
from .planted import add, edit, fault, rewrite, write

YAML = [
    fault("a lesson without front matter", write(WHEEL, "⟦missing-front-matter⟧## Treading\n\nSlowly.\n")),
    fault(
        "a course whose front matter never ends",
        rewrite(WEAVING, lambda text: "⟦unclosed-front-matter⟧".encode() + text.replace(b"\n---\n", b"\n")),
    ),
    fault("a second colon in a title", edit(WARP, "title: The Warp", "title: Warp⟦invalid-yaml⟧: the threads")),
    fault("a tab before a key", edit(WEFT, "  captions", "⟦invalid-yaml⟧\tcaptions")),
    fault("a quotation mark that is never closed", edit(WARP, "title: The Warp", 'title: ⟦invalid-yaml⟧"The Warp')),
    fault(
        "a bracket that is never closed", edit(WEAVING, "tags: [Weaving, Loom]", "tags: ⟦invalid-yaml⟧[Weaving, Loom")
    ),
    fault("text after a quoted value", edit(ABOUT, "title: About", 'title: "About" ⟦invalid-yaml⟧us')),
    fault("a key twice in a course", add(WEAVING, "⟦duplicate-key⟧level: expert")),
    fault(
        "a key twice inside a mapping",
        edit(WEFT, "  captions", "  ⟦duplicate-key⟧url: https://example.org/b.webm\n  captions"),
    ),
]

KEYS = [
    fault("a misspelt key in `site.yaml`", edit(SITE, "language: en", "⟦unknown-key⟧langauge: en")),
    fault("a misspelt key in a course", edit(WEAVING, "featured: true", "⟦unknown-key⟧featurd: true")),
    fault("a misspelt key in a lesson", edit(WARP, "isPreview", "⟦unknown-key⟧isPreveiw")),
    fault("a misspelt key in an assessment", edit(KNOTS, "timeLimit", "⟦unknown-key⟧timelimt")),
    fault("a misspelt key in a path", edit(CLOTH, "featured", "⟦unknown-key⟧feature")),
    fault("a misspelt key in a category", edit(CRAFT, "color", "⟦unknown-key⟧colour")),
    fault("a misspelt key in a person", edit(ANN, "avatar", "⟦unknown-key⟧avatr")),
    fault("a misspelt key in a page", edit(ABOUT, "navigation", "⟦unknown-key⟧navigaton")),
    fault("a misspelt key that is required", edit(SPINNING, "description", "⟦unknown-key⟧discription")),
    fault("a misspelt key inside a mapping", edit(WEFT, "captions:", "⟦unknown-key⟧caption:")),
    fault("a key of another kind of file", edit(WARP, "duration", "⟦unknown-key⟧estimatedTime")),
    fault(
        "a course without a description",
        edit(
            SPINNING, "---\ntitle: Spinning\ndescription: From wool to yarn.\n", "⟦missing-key⟧---\ntitle: Spinning\n"
        ),
    ),
]

VALUES = [
    fault("a colour that is a comment", edit(CRAFT, 'color: "#B45309"', "⟦empty-value⟧color: #B45309")),
    fault("a single tag without brackets", edit(WEAVING, "[Weaving, Loom]", "⟦wrong-type⟧Weaving")),
    fault("`yes` for `true`", edit(WARP, "isPreview: true", "isPreview: ⟦wrong-type⟧yes")),
    fault("a misspelt level", edit(SPINNING, "level: beginner", "level: ⟦unknown-value⟧begginer")),
    fault("a day that February does not have", edit(WEAVING, "2026-01-15", "⟦invalid-value⟧2026-02-30")),
    fault("a site's address without a scheme", edit(SITE, "https://example.org/", "⟦invalid-value⟧example.org")),
    fault(
        "captions that are none",
        write("content/courses/weaving/files/weft.vtt", "1\n00:00 Throw it.\n"),
        edit(WEFT, "captions: ", "captions: ⟦invalid-value⟧"),
    ),
    fault("a sign for a category that is a sentence", edit(CRAFT, "icon: 🧶", "icon: ⟦too-long⟧a ball of red yarn")),
    fault(
        "a page longer than the site allows",
        edit(ABOUT, "---\n\nWe weave.", "---\n⟦too-long⟧\nWe weave." + " More of it." * 500),
    ),
    fault(
        "a title longer than search engines show",
        edit(WEAVING, "metaTitle: Learn", "metaTitle: ⟦long-meta-text, warning⟧Learn" + " to spin and" * 5),
    ),
    fault(
        "a tag twice, once in capitals", edit(WEAVING, "[Weaving, Loom]", "[Weaving, Loom, ⟦duplicate-entry⟧WEAVING]")
    ),
]
