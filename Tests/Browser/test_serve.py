"""The preview in a real browser: it follows the keyboard, and shows what is wrong over the last good page."""

from __future__ import annotations

import http.client
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator

import pytest
from conftest import BINARY, CHECKOUT
from playwright.sync_api import Browser, Page, expect

LESSON = "content/courses/intro-ai-ml/lessons/02-machine-learning-fundamentals.md"
ADDRESS = "/courses/intro-ai-ml/machine-learning-fundamentals/"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Preview:
    """A server that shows a copy of the sample catalog."""

    def __init__(self, root: pathlib.Path, *arguments: str) -> None:
        self.root = root
        self.port = free_port()
        self.log = root / "log.txt"
        self.process = subprocess.Popen(
            [BINARY, "serve", "--root", root, "--port", str(self.port), *arguments],
            stderr=self.log.open("w"), stdout=subprocess.DEVNULL)
        for _ in range(200):
            if "showing the site" in self.log.read_text():
                return
            time.sleep(0.05)
        raise AssertionError(self.log.read_text())

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.putrequest(method, path, skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, {key.lower(): value for key, value in answer.getheaders()}, answer.read()

    def edit(self, file: str, old: str, new: str) -> None:
        path = self.root / file
        text = path.read_text()
        assert old in text, old
        path.write_text(text.replace(old, new, 1))

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()


@pytest.fixture
def preview(tmp_path: pathlib.Path) -> Iterator[Preview]:
    shutil.copytree(CHECKOUT / "content", tmp_path / "content")
    preview = Preview(tmp_path)
    yield preview
    preview.stop()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1000, "height": 700})
    yield page
    page.close()


@pytest.fixture
def live(preview: Preview, page: Page) -> Iterator[tuple[Preview, Page]]:
    with page.expect_websocket():
        page.goto(preview.url + ADDRESS)
    page.wait_for_timeout(200)
    yield preview, page


def problems(page: Page):
    return page.locator("miyabi-problems")


def test_an_edit_is_on_the_screen_and_the_page_stands_where_it_stood(live: tuple[Preview, Page]) -> None:
    preview, page = live
    page.evaluate("scrollTo(0, 600)")
    file = preview.root / LESSON
    file.write_text(file.read_text() + "\nA sentence that was not there before.\n")
    expect(page.get_by_text("A sentence that was not there before.")).to_be_attached(timeout=5000)
    page.wait_for_function("scrollY === 600", timeout=5000)


def test_an_edit_of_another_page_leaves_this_one_alone(live: tuple[Preview, Page]) -> None:
    preview, page = live
    page.evaluate("window.kept = true")
    about = preview.root / "content/pages/about.md"
    about.write_text(about.read_text() + "\nMore.\n")
    page.wait_for_timeout(500)
    assert page.evaluate("window.kept") is True


def test_errors_lie_over_the_last_good_page_until_they_are_mended(live: tuple[Preview, Page]) -> None:
    preview, page = live
    heading = page.locator("h1").inner_text()
    preview.edit(LESSON, "title:", "titel:")
    expect(problems(page)).to_be_visible(timeout=5000)
    box = problems(page).locator("section")
    expect(box).to_contain_text(f"{LESSON}:2:1")
    expect(box).to_contain_text("there is no key `titel` here")
    expect(box).to_contain_text("did you mean `title`?")
    assert page.locator("h1").inner_text() == heading
    page.reload()
    expect(problems(page)).to_be_visible(timeout=5000)
    page.keyboard.press("Escape")
    expect(problems(page)).to_have_count(0)
    page.reload()
    expect(problems(page)).to_be_visible(timeout=5000)
    preview.edit(LESSON, "titel:", "title:")
    expect(problems(page)).to_have_count(0, timeout=5000)
    assert page.locator("h1").inner_text() == heading


def test_a_new_colour_comes_without_a_reload(live: tuple[Preview, Page]) -> None:
    preview, page = live
    page.evaluate("window.kept = true")
    before = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--accent')")
    preview.edit("content/site.yaml", "#8c2f39", "#00665a")
    page.wait_for_function(
        "before => getComputedStyle(document.documentElement).getPropertyValue('--accent') !== before",
        arg=before, timeout=5000)
    assert page.evaluate("window.kept") is True


def test_what_a_page_in_a_frame_is_made_of_comes_without_a_reload(tmp_path: pathlib.Path, page: Page) -> None:
    """The style sheet of an interactive lesson's own page: the frame is loaded anew, and the page around it stays."""
    course = tmp_path / "content" / "courses" / "loom"
    (course / "files").mkdir(parents=True)
    (course / "lessons").mkdir()
    (course / "course.md").write_text("---\ntitle: Loom\ndescription: It weaves.\n---\n")
    (course / "lessons" / "01-try.md").write_text(
        "---\ntitle: Try\ntype: interactive\ninteractive: { file: files/try.html }\n---\n"
    )
    (course / "files" / "try.html").write_text(
        '<!doctype html><title>Try</title><link rel="stylesheet" href="try.css"><p id="thread">Thread</p>'
    )
    sheet = course / "files" / "try.css"
    sheet.write_text("#thread { color: rgb(1, 2, 3) }")
    preview = Preview(tmp_path, "--drafts")
    try:
        with page.expect_websocket():
            page.goto(f"{preview.url}/courses/loom/try/")
        thread = page.frame_locator("iframe").locator("#thread")
        expect(thread).to_have_css("color", "rgb(1, 2, 3)")
        page.evaluate("window.kept = true")
        sheet.write_text("#thread { color: rgb(4, 5, 6) }")
        expect(thread).to_have_css("color", "rgb(4, 5, 6)", timeout=5000)
        assert page.evaluate("window.kept") is True
    finally:
        preview.stop()


def test_a_file_that_an_editor_replaces_and_a_new_folder_are_noticed(preview: Preview) -> None:
    lesson = preview.root / LESSON
    beside = lesson.with_suffix(".swap")
    backup = lesson.with_name(lesson.name + "~")
    beside.write_text(lesson.read_text() + "\nReplaced by another file.\n")
    lesson.rename(backup)
    beside.rename(lesson)
    backup.unlink()
    wait_for(preview, ADDRESS, b"Replaced by another file.")
    folder = preview.root / "content/courses/new-course/lessons"
    folder.mkdir(parents=True)
    (folder / "01-one.md").write_text("---\ntitle: The Very First\n---\n\nText.\n")
    (folder.parent / "course.md").write_text(
        "---\ntitle: New\ndescription: New.\nstatus: published\ncategories: [programming]\n---\n\nText.\n")
    wait_for(preview, "/courses/new-course/one/", b"The Very First")
    shutil.rmtree(folder.parent)
    wait_for(preview, "/courses/new-course/one/", b"", status=404)


def wait_for(preview: Preview, path: str, text: bytes, status: int = 200) -> None:
    for _ in range(100):
        code, _, body = preview.ask(path)
        if code == status and text in body:
            return
        time.sleep(0.05)
    raise AssertionError(preview.log.read_text())


def test_the_content_may_go_and_come_back_and_a_branch_may_be_switched(preview: Preview) -> None:
    content = preview.root / "content"
    away = preview.root / "away"
    content.rename(away)
    time.sleep(0.5)
    assert preview.ask(ADDRESS)[0] == 200, "the last good page stays"
    away.rename(content)
    (content / "pages/about.md").write_text("---\ntitle: About\n---\n\nBack again.\n")
    wait_for(preview, "/about/", b"Back again.")
    for number in range(2000):
        (content / f"pages/page-{number}.md").write_text(f"---\ntitle: Page {number}\n---\n\nText {number}.\n")
    wait_for(preview, "/page-1999/", b"Text 1999.")
    for number in range(2000):
        (content / f"pages/page-{number}.md").unlink()
    wait_for(preview, "/page-1999/", b"", status=404)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200), ("/courses/", 200), ("/courses", 307), ("/courses/index.html", 200), ("/nowhere/", 404),
        ("/../etc/passwd", 400), ("/..%2f..%2fetc/passwd", 400), ("/%2e%2e/%2e%2e/etc/passwd", 400), ("/%00", 400),
        ("/courses/%00/", 400), ("/%zz", 400), ("/content/site.yaml", 404), ("/.miyabi/live", 400),
    ],
)
def test_requests_get_what_they_are_due(preview: Preview, path: str, status: int) -> None:
    code, headers, body = preview.ask(path)
    assert code == status
    assert b"root:" not in body
    if status in (200, 404):
        assert headers["content-type"] == "text/html; charset=utf-8"


def test_heads_ranges_and_strangers(preview: Preview) -> None:
    whole = preview.ask("/sitemap.xml")
    assert whole[1]["content-type"] == "application/xml; charset=utf-8"
    code, headers, body = preview.ask("/sitemap.xml", Range="bytes=-10")
    assert (code, body) == (206, whole[2][-10:])
    assert headers["content-range"] == f"bytes {len(whole[2]) - 10}-{len(whole[2]) - 1}/{len(whole[2])}"
    assert preview.ask("/sitemap.xml", Range=f"bytes={len(whole[2])}-")[0] == 416
    code, headers, body = preview.ask("/sitemap.xml", method="HEAD")
    assert (code, body, headers["content-length"]) == (200, b"", str(len(whole[2])))
    assert preview.ask("/", method="POST")[0] == 405
    assert preview.ask("/", Host="evil.example")[0] == 421
    assert preview.ask("/", X_Long="a" * 60_000)[0] == 200
    started = time.monotonic()
    assert preview.ask("/", X_Long="a" * 1_000_000)[0] == 431
    assert time.monotonic() - started < 5
    assert preview.ask("/")[0] == 200


def test_two_servers_on_one_site_and_the_end(preview: Preview) -> None:
    done = subprocess.run(
        [BINARY, "serve", "--root", preview.root, "--port", str(preview.port)], capture_output=True, text=True,
        timeout=20, check=False)
    assert done.returncode == 1
    assert f"Port {preview.port} is taken" in done.stderr
    assert "miyabi serve --port" in done.stderr
    started = time.monotonic()
    preview.process.send_signal(signal.SIGINT)
    preview.process.wait(timeout=5)
    assert time.monotonic() - started < 1


def test_a_site_that_is_wrong_from_the_start_is_shown_once_it_is_right(tmp_path: pathlib.Path, page: Page) -> None:
    shutil.copytree(CHECKOUT / "content", tmp_path / "content")
    lesson = tmp_path / LESSON
    right = lesson.read_text()
    lesson.write_text(right.replace("title:", "titel:", 1))
    preview = Preview(tmp_path)
    try:
        page.goto(preview.url + ADDRESS)
        expect(problems(page)).to_be_visible(timeout=5000)
        lesson.write_text(right)
        expect(problems(page)).to_have_count(0, timeout=5000)
        expect(page.locator("main h1")).to_be_visible(timeout=5000)
    finally:
        preview.stop()


def test_drafts_are_shown_and_marked_when_they_are_asked_for(tmp_path: pathlib.Path, page: Page) -> None:
    shutil.copytree(CHECKOUT / "content", tmp_path / "content")
    preview = Preview(tmp_path, "--drafts")
    try:
        page.goto(preview.url + "/courses/data-science-python-pandas/")
        expect(page.locator("main")).to_contain_text(re.compile("under review", re.IGNORECASE))
    finally:
        preview.stop()
