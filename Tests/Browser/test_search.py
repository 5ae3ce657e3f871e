"""The search of the site: a dialog over any page, and a file that it looks through."""

from __future__ import annotations

import json
import pathlib

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import build
from playwright.sync_api import Browser, Page


def opened(browser: Browser, url: str, **options: object) -> Page:
    page = browser.new_page(**options)
    page.goto(url)
    page.keyboard.press("/")
    page.locator("dialog input").wait_for()
    return page


def test_the_keyboard_alone_finds_a_lesson(browser: Browser, address: str) -> None:
    page = opened(browser, address + "/about/")
    page.keyboard.type("fundamentals learning")
    first = page.locator("dialog li a").first
    first.wait_for()
    assert first.inner_text() == "Machine Learning Fundamentals"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/courses/intro-ai-ml/machine-learning-fundamentals/")
    page.close()


def test_a_heading_is_found_and_led_to(browser: Browser, address: str) -> None:
    page = opened(browser, address + "/")
    page.keyboard.type("training by hand")
    page.locator("dialog li a").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/machine-learning-fundamentals/#training-by-hand")
    page.close()


@pytest.mark.parametrize(("words", "title"), [("ＬＥＡＲＮＩＮＧ　ＰＡＴＨ", ""), ("学習", "Writing Courses with Miyabi")])
def test_width_and_script_make_no_difference(browser: Browser, address: str, words: str, title: str) -> None:
    page = opened(browser, address + "/")
    page.keyboard.insert_text(words)
    if title:
        page.locator("dialog li a").first.wait_for()
        assert title in page.locator("dialog li a").all_inner_texts()
    page.close()


def test_words_that_nothing_has_are_told(browser: Browser, address: str) -> None:
    page = opened(browser, address + "/")
    page.keyboard.type("zzzz")
    page.get_by_text("Nothing has all of these words.").wait_for()
    page.keyboard.press("Escape")
    assert not page.locator("dialog").is_visible()
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_in_the_dialog(browser: Browser, address: str, scheme: str) -> None:
    page = opened(browser, address + "/", color_scheme=scheme)
    page.keyboard.type("learning")
    page.locator("dialog li a").first.wait_for()
    result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()
    page.close()


def test_without_scripts_nothing_promises_a_search(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "/")
    assert not page.get_by_role("button", name="Search").is_visible()
    context.close()


def test_an_index_that_cannot_be_fetched_is_told(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.route("**/api/search.json", lambda route: route.abort())
    page.goto(address + "/")
    page.get_by_role("button", name="Search").click()
    page.locator("dialog [role=status]:not(:empty)").wait_for()
    page.close()


def test_the_index_holds_what_lists_show_and_its_links_lead_somewhere(tmp_path: pathlib.Path) -> None:
    folder = build(tmp_path, "--base-url", "https://example.org/learn/")
    data = json.loads((folder / "api" / "search.json").read_text())
    assert next(iter(data)) == "schemaVersion"
    assert {entry["kind"] for entry in data["entries"]} == {
        "course", "lesson", "assessment", "path", "category", "person", "page",
    }
    for entry in data["entries"]:
        assert entry["url"].startswith("/learn/"), entry
        page = folder / entry["url"].removeprefix("/learn/") / "index.html"
        text = page.read_text()
        for name, _ in entry.get("headings", []):
            assert f'id="{name}"' in text, f"{page}: {name}"
    assert "data-science-python-pandas" not in json.dumps(data)
