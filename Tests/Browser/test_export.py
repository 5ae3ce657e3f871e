"""`miyabi export` gives portals what their formats ask for, and every address in it is a page of the site."""

from __future__ import annotations

import hashlib
import json
import pathlib
import re
import shutil
import urllib.parse
import uuid
from collections.abc import Iterator

import jsonschema
import pytest
from conftest import CHECKOUT, miyabi

BASE = "https://miyabi.dev/"
FORMATS = ["json", "moochub", "bioschemas"]

# What a course must have and what its members may be, by MOOChub 3.0.1: https://github.com/MOOChub/schema,
# moochub-schema.json. Written anew and cut down to the members that Miyabi writes; any other member fails.
TEXT = {"type": "string", "minLength": 1}
IRI = {"type": "string", "pattern": r"^https?://[^\s/]+/\S*$"}
DATE_TIME = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$"}
DURATION = {"type": "string", "pattern": r"^PT(?=\d)(\d+H)?(\d+M)?$"}


def members(required: dict[str, object], optional: dict[str, object] | None = None) -> dict[str, object]:
    return {
        "type": "object",
        "required": list(required),
        "properties": required | (optional or {}),
        "additionalProperties": False,
    }


def several(items: object, least: int = 0) -> dict[str, object]:
    return {"type": "array", "uniqueItems": True, "items": items, "minItems": least}


def one_of(*values: str) -> dict[str, object]:
    return {"enum": list(values)}


LICENCE = members({"identifier": TEXT, "url": {"anyOf": [IRI, {"type": "null"}]}}, {"contentUrl": IRI})
AGENT = members({"name": TEXT, "type": one_of("Person", "Organization")}, {"url": IRI})
NAMES = several(members({"inLanguage": TEXT, "name": TEXT}), 1)
COURSE = members(
    {
        "name": TEXT,
        "learningResourceType": members(
            {
                "identifier": one_of("https://w3id.org/kim/hcrt/course"),
                "type": one_of("Concept"),
                "inScheme": one_of("https://w3id.org/kim/hcrt/scheme"),
            }
        ),
        "publisher": AGENT,
        "url": IRI,
        "license": several(LICENCE, 1),
        "creator": several(AGENT, 1),
    },
    {
        "courseCode": TEXT,
        "courseMode": several(one_of("blended", "onsite", "online", "synchronous", "asynchronous")),
        "description": {"type": "string", "pattern": "^<p>"},
        "inLanguage": several({"type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$"}),
        "startDate": several(DATE_TIME),
        "image": members(
            {"contentUrl": IRI, "license": several(LICENCE, 1)}, {"description": TEXT, "type": one_of("ImageObject")}
        ),
        "instructor": several(AGENT),
        "duration": DURATION,
        "access": several(one_of("free", "paid", "student", "other")),
        "keywords": several(TEXT),
        "contentLocation": members({"name": TEXT}, {"url": IRI}),
        "offer": several(
            members(
                {
                    "price": {"type": "number", "minimum": 0},
                    "priceCurrency": {"type": "string", "pattern": "^[A-Z]{3}$"},
                    "paymentFrequency": one_of("one-time"),
                    "category": one_of("course", "certificate", "complete"),
                }
            )
        ),
        "educationalCredentialsAwarded": several(one_of("certificate")),
        "competencyRequired": several(
            members(
                {
                    "name": NAMES,
                    "educationalFramework": one_of("Course_ID"),
                    "educationalFrameworkVersion": {"type": "string"},
                },
                {"targetUrl": IRI},
            )
        ),
        "dateModified": DATE_TIME,
        "hasPart": several(
            members(
                {"type": one_of("Video", "Quiz", "Test", "Podcast", "Exercise", "Text", "other"), "identifier": IRI},
                {"name": TEXT, "duration": DURATION},
            )
        ),
        "isPartOf": several(members({"identifier": IRI, "type": one_of("Program")}, {"url": IRI, "title": TEXT})),
    },
)
MOOCHUB = members(
    {
        "data": several(
            members(
                {"id": {"type": "string", "format": "uuid"}, "type": one_of("Course"), "attributes": COURSE},
            ),
            1,
        )
    }
)

# The minimum and the recommended properties of https://bioschemas.org/profiles/<profile>/1.0-RELEASE; of the latter
# those that the sample's content says something about for every course or lesson.
MINIMUM = {
    "Course": {"name", "description", "keywords", "dct:conformsTo"},
    "CourseInstance": {"courseMode", "location", "dct:conformsTo"},
    "TrainingMaterial": {"name", "description", "keywords", "dct:conformsTo"},
}
RECOMMENDED = {
    "Course": {
        "about", "educationalLevel", "hasCourseInstance", "license", "provider", "teaches", "timeRequired", "url",
    },
    "CourseInstance": {"inLanguage", "instructor", "offers", "startDate", "url"},
    "TrainingMaterial": {
        "about", "author", "educationalLevel", "identifier", "inLanguage", "learningResourceType", "license", "url",
    },
}  # fmt: skip
TYPES = {"Course": "Course", "CourseInstance": "CourseInstance", "TrainingMaterial": "LearningResource"}


def export(*arguments: str, root: pathlib.Path = CHECKOUT) -> dict:
    done = miyabi("export", "--root", str(root), "--quiet", *arguments)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def texts(value: object) -> Iterator[str]:
    """Every text of a document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for member in value.values():
            yield from texts(member)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)


def profiled(value: object) -> Iterator[tuple[str, dict]]:
    """Every node that says which profile it follows, with the profile's name."""
    if isinstance(value, dict):
        if "dct:conformsTo" in value:
            found = re.fullmatch(r"https://bioschemas.org/profiles/(\w+)/1.0-RELEASE", value["dct:conformsTo"]["@id"])
            assert found, value["dct:conformsTo"]
            yield found[1], value
        for member in value.values():
            yield from profiled(member)
    elif isinstance(value, list):
        for item in value:
            yield from profiled(item)


@pytest.fixture
def copy(tmp_path: pathlib.Path) -> pathlib.Path:
    """The sample site, to be changed."""
    shutil.copytree(CHECKOUT / "content", tmp_path / "content")
    return tmp_path


def test_moochub_has_what_its_schema_asks_for() -> None:
    document = export("--format", "moochub")
    jsonschema.Draft202012Validator(MOOCHUB, format_checker=jsonschema.FormatChecker()).validate(document)
    for course in document["data"]:
        name = bytearray(hashlib.sha256(uuid.NAMESPACE_URL.bytes + course["attributes"]["url"].encode()).digest()[:16])
        name[6], name[8] = name[6] & 0x0F | 0x80, name[8] & 0x3F | 0x80
        assert course["id"] == str(uuid.UUID(bytes=bytes(name)))
    intro = next(c["attributes"] for c in document["data"] if c["attributes"]["courseCode"] == "intro-ai-ml")
    assert intro["offer"][0]["price"] == 149.99
    assert intro["license"] == [
        {"identifier": "CC-BY-4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}
    ]
    assert intro["creator"][0]["name"] == "Yuki Tanaka"
    assert intro["duration"] == "PT8H"


def test_bioschemas_has_what_its_profiles_ask_for() -> None:
    document = export("--format", "bioschemas")
    assert document["@context"] == ["https://schema.org/", {"dct": "http://purl.org/dc/terms/"}]
    nodes = list(profiled(document))
    catalog = export()
    lessons = sum(len(course["lessons"]) for course in catalog["courses"])
    count = {profile: sum(1 for name, _ in nodes if name == profile) for profile in TYPES}
    assert count == {
        "Course": len(catalog["courses"]), "CourseInstance": len(catalog["courses"]), "TrainingMaterial": lessons
    }  # fmt: skip
    for profile, node in nodes:
        assert node["@type"] == TYPES[profile]
        assert MINIMUM[profile] <= node.keys(), (node["@id"], MINIMUM[profile] - node.keys())
        assert RECOMMENDED[profile] <= node.keys(), (node["@id"], RECOMMENDED[profile] - node.keys())
        assert all(node[key] for key in MINIMUM[profile]), node["@id"]
    own = {node["@id"] for _, node in nodes}
    for profile, node in nodes:
        if profile == "Course":
            assert {part["@id"] for part in node.get("hasPart", [])} <= own
        if profile == "TrainingMaterial":
            assert node["isPartOf"]["@id"] in own


def test_json_holds_each_course_as_the_site_publishes_it(site: pathlib.Path) -> None:
    document = export()
    published = json.loads((site / "api/catalog.json").read_text(encoding="utf-8"))
    assert list(document) == list(published)
    assert [course["slug"] for course in document["courses"]] == [course["slug"] for course in published["courses"]]
    for course in document["courses"]:
        own = json.loads((site / f"api/courses/{course['slug']}.json").read_text(encoding="utf-8"))
        assert own.pop("schemaVersion") == 1
        assert course == own
    document.pop("courses"), published.pop("courses")
    assert document == published


@pytest.mark.parametrize("format", FORMATS)
def test_every_address_is_a_file_of_the_site(site: pathlib.Path, format: str) -> None:
    addresses = {text for text in texts(export("--format", format)) if text.startswith(BASE)}
    assert len(addresses) > 20
    for address in addresses:
        path = urllib.parse.unquote(urllib.parse.urlsplit(address).path).lstrip("/")
        file = site / path / "index.html" if path == "" or path.endswith("/") else site / path
        assert file.is_file(), address


@pytest.mark.parametrize("format", FORMATS)
def test_a_base_address_on_the_command_line_is_everywhere(format: str) -> None:
    document = export("--format", format, "--base-url", "https://example.org/learn")
    addresses = [text for text in texts(document) if "/courses/" in text and text.startswith("http")]
    assert addresses
    assert all(address.startswith("https://example.org/learn/courses/") for address in addresses)


@pytest.mark.parametrize("format", FORMATS)
def test_what_is_not_published_stays_at_home(copy: pathlib.Path, format: str) -> None:
    def has(slug: str, *arguments: str) -> bool:
        return f"{BASE}courses/{slug}/" in set(texts(export("--format", format, *arguments, root=copy)))

    assert not has("data-science-python-pandas")
    assert has("data-science-python-pandas", "--drafts")
    # On that day other courses lead to some that are not there yet.
    with (copy / "content/site.yaml").open("a", encoding="utf-8") as file:
        file.write("checks: { brokenLinks: warn }\n")
    assert has("intro-ai-ml", "--as-of", "2026-01-15")
    assert not has("writing-courses", "--as-of", "2026-01-15")


def test_a_file_is_written_whole_or_not_at_all(copy: pathlib.Path) -> None:
    target = copy / "catalog.json"
    done = miyabi("export", "--root", str(copy), "--output", str(target))
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    whole = target.read_bytes()
    assert whole == miyabi("export", "--root", str(copy)).stdout.encode()
    course = copy / "content/courses/intro-ai-ml/course.md"
    course.write_text(course.read_text(encoding="utf-8").replace("level: beginner", "level: beginer"), encoding="utf-8")
    person = copy / "content/people/ai_master.md"
    person.write_text(person.read_text(encoding="utf-8").replace("name:", "nmae:", 1), encoding="utf-8")
    refused = miyabi("export", "--root", str(copy), "--output", str(target))
    assert refused.returncode == 1
    assert "beginer" in refused.stderr and "nmae" in refused.stderr
    assert "nothing was written" in refused.stderr
    assert target.read_bytes() == whole
    assert sorted(file.name for file in copy.iterdir()) == ["catalog.json", "content"]


@pytest.mark.parametrize(
    ("output", "code", "reason"),
    [
        ("content/out.json", 1, "content folder"),
        (".", 1, "is a folder"),
        ("nowhere/out.json", 2, "cannot be written"),
        ("", 64, "empty"),
    ],
)
def test_an_output_that_cannot_be_is_refused(copy: pathlib.Path, output: str, code: int, reason: str) -> None:
    done = miyabi("export", "--root", str(copy), "--output", str(copy / output) if output else "")
    assert done.returncode == code, done.stderr
    assert reason in done.stderr
    assert sorted(file.name for file in copy.iterdir()) == ["content"]
    assert not (copy / "content/out.json").exists()
