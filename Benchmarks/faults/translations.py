"""The same faults in the forms of other builders, where they have the thing that is wrong.

By the name of the fault, then by the builder. A mark stands where the fault is; what stands in it, if anything, is what a
message has to name where a site has several faults. What is not here does not apply: a course, a prerequisite, a
question, or a limit is nothing that the other builder knows.
"""

from __future__ import annotations

from .peers import HUGO, MKDOCS, ZENSICAL
from .planted import Change, add, body, edit, mark, remove, rewrite, write

WARP = {HUGO: "content/weaving/warp/index.md", MKDOCS: "docs/warp.md", ZENSICAL: "docs/warp.md"}
WEFT = {HUGO: "content/weaving/weft.md", MKDOCS: "docs/weft.md", ZENSICAL: "docs/weft.md"}
ABOUT = {HUGO: "content/about.md", MKDOCS: "docs/about.md", ZENSICAL: "docs/about.md"}
SITE = {HUGO: "hugo.toml", MKDOCS: "mkdocs.yml", ZENSICAL: "zensical.toml"}
ALL = (HUGO, MKDOCS, ZENSICAL)
PYTHON = (MKDOCS, ZENSICAL)

Translation = dict[str, list[Change]]


def titled(title: str) -> Translation:
    """A title of the weft's page in all three."""
    return {peer: [edit(WEFT[peer], "title: The Weft", title)] for peer in ALL}


def leads(word: str) -> dict[str, str]:
    """A destination that does not exist: a reference in Hugo, a file elsewhere; found where a message names it."""
    return {HUGO: f'⟦{word}⟧{{{{< relref "{word}" >}}}}', MKDOCS: f"⟦{word}⟧{word}.md", ZENSICAL: f"⟦{word}⟧{word}.md"}


def text(pattern: str, **words: str) -> Translation:
    """A text of the weft's page; `{a}` in it is a broken link to what `a` names."""
    return {
        peer: [body(WEFT[peer], pattern.format(**{name: leads(word)[peer] for name, word in words.items()}))]
        for peer in ALL
    }


TRANSLATIONS: dict[str, Translation] = {
    # Files and folders.
    "an empty content folder": {
        peer: [
            remove([f"docs/{name}" for name in ("index.md", "about.md", "warp.md", "weft.md", "loom.svg")]),
            mark(SITE[peer], ""),
        ]
        for peer in PYTHON
    },
    "two lessons with one name": {
        HUGO: [write("content/weaving/weft-2.md", "⟦⟧---\ntitle: More\nurl: /weaving/weft/\n---\n")]
    }
    | {peer: [write("docs/README.md", "⟦⟧---\ntitle: More\n---\n")] for peer in PYTHON},
    "a letter in an older encoding": {
        peer: [rewrite(ABOUT[peer], lambda text: text + "\nMeet us in the caf⟦⟧".encode() + b"\xe9.\n")] for peer in ALL
    },
    "an older encoding in `site.yaml`, after letters of several bytes": {
        HUGO: [rewrite(SITE[HUGO], lambda text: 'copyright = "Für alle, gratuit⟦⟧'.encode() + b'\xe9"\n' + text)],
        MKDOCS: [rewrite(SITE[MKDOCS], lambda text: text + "copyright: Für alle, gratuit⟦⟧".encode() + b"\xe9\n")],
        ZENSICAL: [
            edit(SITE[ZENSICAL], "nav =", 'copyright = "Für alle, gratuit⟦⟧é"\nnav ='),
            rewrite(SITE[ZENSICAL], lambda text: text.replace("é".encode(), b"\xe9")),
        ],
    },
    # YAML.
    "a course whose front matter never ends": {
        peer: [rewrite(WEFT[peer], lambda text: "⟦⟧".encode() + text.replace(b"\n---\n", b"\n"))] for peer in ALL
    },
    "a second colon in a title": titled("title: Weft⟦⟧: the threads"),
    "a tab before a key": {
        peer: [edit(WEFT[peer], "title: The Weft", "title: The Weft\nparams:\n⟦⟧\tkind: film")] for peer in ALL
    },
    "a quotation mark that is never closed": titled('title: ⟦⟧"The Weft'),
    "a bracket that is never closed": titled("title: The Weft\ntags: ⟦⟧[Weaving, Loom\nweight: 3"),
    "text after a quoted value": titled('title: "The" ⟦⟧Weft'),
    "a key twice in a course": titled("title: The Weft\n⟦⟧title: The Woof"),
    "a key twice inside a mapping": titled("title: The Weft\nparams:\n  kind: film\n  ⟦⟧kind: text"),
    # Keys and values.
    "a misspelt key in `site.yaml`": {
        HUGO: [edit(SITE[HUGO], "locale =", "⟦⟧locael =")],
        MKDOCS: [edit(SITE[MKDOCS], "site_url", "⟦⟧site_ulr")],
        ZENSICAL: [edit(SITE[ZENSICAL], "site_url", "⟦⟧site_ulr")],
    },
    "a misspelt key in a lesson": titled("title: The Weft\n⟦⟧descripton: Threads across."),
    "a misspelt key that is required": titled("⟦⟧titel: The Weft"),
    "a misspelt key in a page": {
        HUGO: [edit(ABOUT[HUGO], "title: About", "title: About\n⟦⟧draff: true")],
        MKDOCS: [edit(ABOUT[MKDOCS], "title: About", "title: About\n⟦⟧tempate: 404.html")],
        ZENSICAL: [edit(ABOUT[ZENSICAL], "title: About", "title: About\n⟦⟧tempate: 404.html")],
    },
    "a day that February does not have": {HUGO: [add(WEFT[HUGO], "date: ⟦⟧2026-02-30")]},
    "a site's address without a scheme": {
        HUGO: [edit(SITE[HUGO], '"https://example.org/"', '⟦⟧"example.org"')],
        MKDOCS: [edit(SITE[MKDOCS], "https://example.org/", "⟦⟧example.org")],
        ZENSICAL: [edit(SITE[ZENSICAL], '"https://example.org/"', '⟦⟧"example.org"')],
    },
    # Between files.
    "a course of a path that does not exist": {
        HUGO: [edit(SITE[HUGO], 'pageRef = "/about"', 'pageRef = ⟦⟧"/abuot"')],
        MKDOCS: [
            edit(SITE[MKDOCS], "- weft.md", "- ⟦⟧waft.md"),
            edit(SITE[MKDOCS], "validation:\n  nav:\n    omitted_files: warn", "validation:\n  nav:"),
        ],
        ZENSICAL: [edit(SITE[ZENSICAL], '"weft.md"', '⟦⟧"waft.md"')],
    },
    "an alias that is a page's address": {
        HUGO: [edit(WEFT[HUGO], "title: The Weft", "title: The Weft\naliases: [⟦⟧/about/]")]
    },
    # Links and files.
    "a link to a lesson that does not exist": text("Look at [the warp]({a}).", a="wrap"),
    "an anchor that another lesson does not have": {
        HUGO: [edit(WARP[HUGO], '{{< relref "weft" >}}', '⟦⟧{{< relref "weft#the-shutle" >}}')],
    }
    | {peer: [edit(WARP[peer], "weft.md", "⟦⟧weft.md#the-shutle")] for peer in PYTHON},
    "an anchor that the text itself does not have": {
        HUGO: [body(WEFT[HUGO], '## The Shuttle\n\nBack to [the top](⟦⟧{{< relref "#shutle" >}}).')],
    }
    | {peer: [body(WEFT[peer], "## The Shuttle\n\nBack to [the top](⟦⟧#shutle).")] for peer in PYTHON},
    "an address of the site that does not exist": {
        HUGO: [edit(ABOUT[HUGO], "We weave.", 'We [weave](⟦⟧{{< relref "/curses" >}}).')],
    }
    | {peer: [edit(ABOUT[peer], "We weave.", "We [weave](⟦⟧/curses/).")] for peer in PYTHON},
    "a definition that leads nowhere": text("Then [warp][next].\n\n[next]: {a}", a="wrap"),
    "a picture that does not exist": {peer: [edit(WARP[peer], "loom.svg", "⟦⟧lom.svg")] for peer in ALL},
    "a picture in another case": {peer: [edit(WARP[peer], "loom.svg", "⟦⟧Loom.svg")] for peer in ALL},
    "a link that runs something": {
        peer: [edit(ABOUT[peer], "We weave.", "[Print](⟦⟧javascript:print()).")] for peer in ALL
    },
    # Texts.
    "HTML in a text": {HUGO: [edit(WARP[HUGO], "*loosely*", "⟦⟧<b>loosely</b>")]},
    "a box that is never closed": {HUGO: [body(WEFT[HUGO], "⟦⟧{{< tip >}}\nWind it loosely.")]},
    "an anchor twice": {
        peer: [body(WEFT[peer], "## Treading {#tread}\n\nSlowly.\n\n⟦⟧## Treading on {#tread}\n\nFaster.")]
        for peer in ALL
    },
    "a misspelt command in a formula": {HUGO: [body(WEFT[HUGO], "Take \\(⟦⟧\\farc{3}{2}\\) times.")]},
    "a footnote that nobody calls": {
        peer: [body(WEFT[peer], "Throw it.\n\n[^⟦⟧length]: Cloth shrinks.")] for peer in ALL
    },
    # Several at once.
    "broken links that stand in code, too, twice, over two lines, around a picture, in a heading": text(
        "Not `[a](a1.md)` but [a]({a}), and [a\nlink]({b}).\n\n## The [f]({c}) {{#f}}\n\n[g][g], [g][g].\n\n[g]: {d}",
        a="a1",
        b="b1",
        c="c1",
        d="d1",
    ),
    "a broken link in a table, a list, a quote, a box and a footnote": text(
        "| Tool | Work |\n|---|---|\n| Wheel | [see]({a}) |\n\n- [see]({b})\n\n> [see]({c})\n\nText.[^f]\n\n[^f]: [see]({d})\n",
        a="a1",
        b="b1",
        c="c1",
        d="d1",
    ),
    "a broken link in the text of a course, a path, a category, a person and a page, and in the site's header": {
        peer: [
            body(WEFT[peer], f"One [x]({leads('a1')[peer]})."),
            body(WARP[peer], f"Two [x]({leads('b1')[peer]})."),
            body(ABOUT[peer], f"Three [x]({leads('c1')[peer]})."),
        ]
        for peer in ALL
    },
    "three files that cannot be understood, what others say of them, and a key twice": {
        peer: [
            edit(WEFT[peer], "title: The Weft", f"title: The Weft⟦{WEFT[peer].split('/')[-1]}⟧: threads"),
            edit(ABOUT[peer], "title: About", "title: ⟦about.md⟧*about"),
        ]
        for peer in ALL
    },
    "four formulas, two of them wrong, after wide letters": {
        HUGO: [body(WEFT[HUGO], "糸を紡ぐ: \\(⟦alhpa⟧\\alhpa\\) and \\(\\beta\\).\n\n$$\na = ⟦sqtr⟧\\sqtr{2}\n$$")],
    },
    "a byte-order mark and Windows line ends: places stay the author's": {
        peer: [
            body(WEFT[peer], f"Look at [the warp]({leads('wrap')[peer]})."),
            rewrite(WEFT[peer], lambda text: b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n")),
        ]
        for peer in ALL
    },
}
