"""What a learner marks as done: kept by the browser, shown on its page, and taken into the records."""

from __future__ import annotations

import datetime
import json
import pathlib
import shutil
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import CHECKOUT, build, serve
from playwright.sync_api import Browser, BrowserContext, Page, expect
from test_records import School, school, seeded  # noqa: F401

LESSON = "/courses/fullstack-react-nodejs/what-a-request-is/"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1000, "height": 800}, accept_downloads=True)
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def mark(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Mark as done").click()
    expect(page.get_by_role("button", name="✓ Done")).to_have_attribute("aria-pressed", "true")


def exported(page: Page, address: str, to: pathlib.Path) -> dict:
    page.goto(address + "/progress/")
    with page.expect_download() as download:
        page.get_by_role("button", name="Export as a file").click()
    assert download.value.suggested_filename == "progress.json"
    download.value.save_as(to)
    return json.loads(to.read_text())


def test_nothing_is_kept_before_a_button_is_pressed(page: Page, address: str) -> None:
    page.goto(address + LESSON)
    page.goto(address + "/progress/")
    expect(page.locator(".courses")).to_have_text("Nothing yet: open a lesson and press “Mark as done”.")
    expect(page.get_by_role("button", name="Export as a file")).to_be_disabled()
    assert page.evaluate("localStorage.length") == 0


def test_a_lesson_is_marked_and_the_course_shows_it(page: Page, address: str) -> None:
    mark(page, address + LESSON)
    expect(page.locator(".outline .done")).to_have_count(1)
    page.get_by_role("button", name="Bookmark").click()
    expect(page.get_by_role("button", name="★ Bookmarked")).to_be_visible()
    page.goto(address + "/courses/fullstack-react-nodejs/")
    expect(page.locator(".syllabus .done")).to_have_count(1)
    page.goto(address + "/progress/")
    expect(page.get_by_role("heading", level=2)).to_have_text("Full-Stack Web Development with React and Node.js")
    expect(page.get_by_text("1 of 3 lessons done")).to_be_visible()
    expect(page.get_by_role("img", name="Bookmarked")).to_be_visible()
    page.get_by_text("Go on with").get_by_role("link").click()
    expect(page).to_have_url(address + "/courses/fullstack-react-nodejs/state-in-one-place/")
    page.goto(address + LESSON)
    page.get_by_role("button", name="✓ Done").click()
    expect(page.get_by_role("button", name="Mark as done")).to_be_visible()
    expect(page.locator(".outline .done")).to_have_count(0)


def test_two_tabs_show_the_same(context: BrowserContext, address: str) -> None:
    one, other = context.new_page(), context.new_page()
    one.goto(address + LESSON)
    other.goto(address + LESSON)
    one.get_by_role("button", name="Mark as done").click()
    expect(other.get_by_role("button", name="✓ Done")).to_be_visible()
    other.get_by_role("button", name="Bookmark").click()
    expect(one.get_by_role("button", name="★ Bookmarked")).to_be_visible()
    expect(one.get_by_role("button", name="✓ Done")).to_be_visible()


def test_time_counts_while_the_page_is_looked_at(page: Page, address: str, tmp_path: pathlib.Path) -> None:
    page.clock.install()
    page.goto(address + LESSON)
    page.clock.run_for(65_000)
    page.get_by_role("button", name="Mark as done").click()
    page.clock.run_for(30_000)
    page.goto(address + "/progress/")
    expect(page.get_by_text("2 min")).to_be_visible()
    entry = exported(page, address, tmp_path / "progress.json")["lessons"][0]
    assert 90 <= entry["timeSpent"] <= 100


def test_an_export_is_taken_by_another_browser(browser: Browser, page: Page, address: str, tmp_path: pathlib.Path) -> None:
    mark(page, address + LESSON)
    exported(page, address, tmp_path / "progress.json")
    other = browser.new_context()
    second = other.new_page()
    mark(second, address + "/courses/fullstack-react-nodejs/remembering/")
    second.goto(address + "/progress/")
    second.locator("input[type=file]").set_input_files(tmp_path / "progress.json")
    expect(second.get_by_text("2 of 3 lessons done")).to_be_visible()
    expect(second.get_by_role("status")).to_have_text("Lessons in the file: 1")
    for wrong in ("", "[]", "null", '{"format": "miyabi-progress", "formatVersion": 2, "lessons": []}', '{"lessons": 7}', "\0"):
        (tmp_path / "wrong.json").write_text(wrong)
        second.locator("input[type=file]").set_input_files(tmp_path / "wrong.json")
        expect(second.get_by_role("status")).to_have_text("This file is no progress that was exported here.")
        second.locator("input[type=file]").set_input_files(tmp_path / "progress.json")
        expect(second.get_by_role("status")).to_have_text("Lessons in the file: 1")
    strange = [
        {"course": "<img src=x onerror=alert(1)>", "lesson": "x", "completedAt": "2026-01-01T00:00:00Z"}, None, 7, {"course": "a"},
        {"course": "fullstack-react-nodejs", "lesson": "state-in-one-place", "completedAt": "yesterday", "timeSpent": -4, "bookmarked": "yes"},
        {"course": "gone-course", "lesson": "gone", "completedAt": "2026-01-01T00:00:00Z"},
    ]  # fmt: skip
    (tmp_path / "strange.json").write_text(json.dumps({"format": "miyabi-progress", "formatVersion": 1, "lessons": strange}))
    second.locator("input[type=file]").set_input_files(tmp_path / "strange.json")
    expect(second.get_by_role("status")).to_have_text("Lessons in the file: 2")
    expect(second.get_by_role("heading", name="gone-course")).to_be_visible()
    expect(second.get_by_text("2 of 3 lessons done")).to_be_visible()
    second.on("dialog", lambda dialog: dialog.accept())
    second.get_by_role("button", name="Forget everything").click()
    expect(second.get_by_text("Nothing yet")).to_be_visible()
    assert second.evaluate("localStorage.length") == 0
    other.close()


def test_what_the_browser_holds_may_be_anything(page: Page, address: str) -> None:
    for held in ("{", "7", "null", "[[]]", '[{"course": "a/b", "lesson": ""}]'):
        page.goto(address + "/progress/")
        page.evaluate("(held) => localStorage.setItem('miyabi-progress /progress/', held)", held)
        page.goto(address + "/progress/")
        expect(page.locator(".courses")).to_contain_text("Nothing yet")
        mark(page, address + LESSON)
        page.evaluate("localStorage.clear()")


def test_without_scripts_or_storage_lessons_are_as_they_were(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "/progress/")
    expect(page.locator("noscript p")).to_be_visible()
    assert "scripts are switched off" in page.locator("noscript p").inner_text()
    expect(page.get_by_role("button")).to_have_count(0)
    context.close()
    context = browser.new_context()
    context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied'); } })")
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address + LESSON)
    expect(page.locator("h1")).to_be_visible()
    expect(page.get_by_role("button", name="Mark as done")).to_have_count(0)
    assert errors == []
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_and_the_buttons_are_accessible(browser: Browser, address: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": 380, "height": 800})
    page = context.new_page()
    mark(page, address + LESSON)
    assert Axe().run(page).violations_count == 0, Axe().run(page).generate_report()
    page.goto(address + "/progress/")
    expect(page.get_by_text("1 of 3 lessons done")).to_be_visible()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_a_site_under_a_path_keeps_its_own(browser: Browser, tmp_path: pathlib.Path) -> None:
    root = tmp_path / "root"
    shutil.copytree(CHECKOUT / "content", root / "content", ignore=shutil.ignore_patterns("certificates"))
    settings = root / "content" / "site.yaml"
    settings.write_text("\n".join(line for line in settings.read_text().splitlines() if not line.startswith("baseURL")) +
                        "\nbaseURL: https://example.org/learn/\n")  # fmt: skip
    build(tmp_path / "out" / "learn", "--root", str(root))
    server, base = serve(tmp_path / "out")
    context = browser.new_context()
    page = context.new_page()
    mark(page, base + "/learn" + LESSON)
    assert page.evaluate("Object.keys(localStorage)") == ["miyabi-progress /learn/progress/"]
    page.goto(base + "/learn/progress/")
    expect(page.get_by_text("1 of 3 lessons done")).to_be_visible()
    context.close()
    server.shutdown()


# Into the records


def entry(lesson: str = "what-a-request-is", **changes: object) -> dict:
    return {"course": "fullstack-react-nodejs", "lesson": lesson, "completedAt": "2026-05-01T10:00:00Z", "bookmarked": False,
            "timeSpent": 60} | changes  # fmt: skip


def written(school: School, *entries: object, **changes: object) -> str:  # noqa: F811
    file = school.root / "progress.json"
    file.write_text(json.dumps({"format": "miyabi-progress", "formatVersion": 1, "site": "https://miyabi.dev/",
                                "lessons": list(entries)} | changes))  # fmt: skip
    return "progress.json"


def test_an_export_is_taken_into_the_records_once(school: School, page: Page, address: str) -> None:  # noqa: F811
    mark(page, address + LESSON)
    page.get_by_role("button", name="Bookmark").click()
    mark(page, address + "/courses/fullstack-react-nodejs/state-in-one-place/")
    mark(page, address + "/courses/writing-courses/quiz/")
    exported(page, address, school.root / "progress.json")
    asked = ("progress", "import", "progress.json", "--user", "student9", "--as", "student9", "--json")
    tried = school.run(*asked, "--dry-run")
    done = school.run(*asked)
    assert tried.stdout == done.stdout and done.returncode == 1
    assert json.loads(done.stdout) == {"taken": 2, "known": 0, "refused": [
        {"place": 3, "reason": "student9 is not enrolled in `writing-courses`."}]}  # fmt: skip
    shown = school.run("progress", "show", "student9", "fullstack-react-nodejs", "--as", "student9")
    assert "2 of 3 lessons" in shown.stderr
    before = school.rows("SELECT * FROM user_progress ORDER BY 1, 2, 3")
    assert json.loads(school.run(*asked).stdout)["known"] == 2
    assert school.rows("SELECT * FROM user_progress ORDER BY 1, 2, 3") == before
    school.do("db", "verify")


TOMORROW = (datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=3)).strftime("%Y-%m-%dT%H:%M:%SZ")

BAD = [
    ("an unknown course", entry(course="full-stack"), "there is no course `full-stack`"),
    ("an unknown lesson", entry("what-a-request"), "there is no lesson of `fullstack-react-nodejs` `what-a-request`"),
    ("the future", entry(completedAt=TOMORROW), "`completedAt` lies in the future"),
    ("a day alone", entry(completedAt="2026-05-01"), "`completedAt` is no moment"),
    ("before time", entry(completedAt="1869-05-01T10:00:00Z"), "`completedAt` is no moment"),
    ("time below nothing", entry(timeSpent=-1), "`timeSpent` is no time"),
    ("more time than a year", entry(timeSpent=31_536_001), "`timeSpent` is no time"),
    ("a fraction", entry(timeSpent=1.5), "`timeSpent` is no time"),
    ("a huge number", entry(timeSpent=1e300), "`timeSpent` is no time"),
    ("words for a number", entry(timeSpent="90 minutes"), "it is no lesson with a course"),
    ("a number", 7, "it is no lesson with a course"),
    ("nothing", None, "it is no lesson with a course"),
    ("no lesson", {"course": "fullstack-react-nodejs"}, "it is no lesson with a course"),
    ("injected", entry("'; DROP TABLE users; --"), "there is no lesson"),
]


@pytest.mark.parametrize(("row", "words"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_an_entry_that_does_not_hold_keeps_no_other_out(school: School, row: object, words: str) -> None:  # noqa: F811
    file = written(school, row, entry("remembering"))
    done = school.run("progress", "import", file, "--user", "student9", "--as", "student9")
    assert done.returncode == 1 and done.stdout.startswith(f"lesson 1: {words}"), done.stdout
    assert "1 taken, 0 known already, 1 refused" in done.stderr


def test_what_is_refused_as_a_whole(school: School) -> None:  # noqa: F811
    asked = ("progress", "import", "progress.json", "--as", "admin")
    written(school, entry())
    assert "does not say whose" in school.refused(*asked)
    for changes, words in [
        ({"site": "https://elsewhere.example/"}, "another site"), ({"formatVersion": 2}, "newer version"),
        ({"lessons": 7}, "no progress that the site exported"), ({"site": 7}, "no progress that the site exported"),
    ]:  # fmt: skip
        written(school, entry(), **changes)
        assert words in school.refused(*asked, "--user", "student9"), changes
    written(school, entry(), format="other")
    assert "no learner’s own export" in school.refused(*asked, "--user", "student9")
    written(school, entry(), site="https://elsewhere.example/")
    school.do(*asked, "--user", "student9", "--base-url", "https://elsewhere.example/")


def test_who_may_take_it_over(school: School) -> None:  # noqa: F811
    file = written(school, entry())
    for user, taken in [("student9", 1), ("student8", 0), ("yuki_sensei", 1), ("ai_master", 0), ("admin", 1)]:
        done = school.run("progress", "import", file, "--user", "student9", "--as", user, "--dry-run", "--json")
        report = json.loads(done.stdout)
        assert report["taken"] == taken, (user, report)
        if not taken:
            assert "is not permitted" in report["refused"][0]["reason"]
