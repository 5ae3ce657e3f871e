"""Records as files: the bundle that comes back without loss, and the SQL that a real PostgreSQL loads."""

from __future__ import annotations

import hashlib
import json
import os
import pathlib
import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator

import pytest
from conftest import BINARY
from test_records import School, school, seeded  # noqa: F401


@pytest.fixture
def bundle(school: School) -> pathlib.Path:  # noqa: F811
    folder = school.root / "bundle"
    school.do("db", "export", "bundle")
    return folder


def change(bundle: pathlib.Path, table: str, edit: Callable[[list[str]], list[str]], *, count: bool = True) -> None:
    """Changes a file of a bundle, and the manifest with it, so that only the rows themselves are wrong."""
    file = bundle / f"{table}.jsonl"
    lines = edit(file.read_text().splitlines())
    file.write_text("".join(f"{line}\n" for line in lines))
    manifest = json.loads((bundle / "manifest.json").read_text())
    for entry in manifest["files"]:
        if entry["name"] == file.name:
            entry["sha256"] = hashlib.sha256(file.read_bytes()).hexdigest()
            if count:
                entry["rows"] = len(lines)
    (bundle / "manifest.json").write_text(json.dumps(manifest))


def with_value(number: int, **values: object) -> Callable[[list[str]], list[str]]:
    def edit(lines: list[str]) -> list[str]:
        row = json.loads(lines[number]) | values
        return lines[:number] + [json.dumps({name: value for name, value in row.items() if value is not None})] + lines[number + 1:]

    return edit


def test_a_bundle_comes_back_without_loss(school: School, bundle: pathlib.Path) -> None:  # noqa: F811
    school.do("db", "import", "bundle", "--database", "other.db")
    school.do("db", "export", "again", "--database", "other.db")
    for file in sorted(bundle.iterdir()):
        if file.name != "manifest.json":
            assert (school.root / "again" / file.name).read_bytes() == file.read_bytes(), file.name
    key = (school.root / ".miyabi" / "records.key").read_text()
    said = school.do("user", "show", "student1@example.com", "--as", "admin", "--database", "other.db", MIYABI_RECORDS_KEY=key)
    assert "Aiko Mori" in said
    assert "audit" in school.run("db", "verify", "--database", "other.db", MIYABI_RECORDS_KEY=key).stderr
    assert "holds records already" in school.refused("db", "import", "bundle")
    assert "is there already" in school.refused("db", "export", "bundle")


BAD = [
    ("a cut line", "users", lambda lines: [lines[0][:40], *lines[1:]], "users.jsonl:1: it is no JSON object"),
    ("a row twice", "users", lambda lines: [*lines, lines[0]], "users.jsonl:14: UNIQUE constraint failed"),
    ("a reference to nothing", "enrollments", with_value(2, user_id=999), "enrollments.jsonl: a row names one of users"),
    ("another type", "users", with_value(1, created_at="yesterday"), "users.jsonl:2: `created_at` is no INTEGER"),
    ("a fraction", "users", with_value(1, created_at=1.5), "users.jsonl:2: `created_at` is no INTEGER"),
    ("outside its enumeration", "users", with_value(1, role="king"), "users.jsonl:2: CHECK constraint failed"),
    ("a rating of 6", "course_reviews", with_value(0, rating=6), "course_reviews.jsonl:1: CHECK constraint failed"),
    ("a score below none", "assessment_attempts", with_value(0, score=-1), "assessment_attempts.jsonl:1: CHECK"),
    ("an unknown column", "users", with_value(0, salary=1), "users.jsonl:1: there is no column `salary`"),
    ("what must be there is not", "users", with_value(0, role=None), "users.jsonl:1: NOT NULL constraint failed"),
    ("no base64", "users", with_value(0, email="*"), "users.jsonl:1: `email` is no base64"),
    ("no JSON in JSON", "system_settings", with_value(0, type="text"), "system_settings.jsonl:1: CHECK"),
    ("an altered audit", "audit_entries", with_value(4, action="user.read"), "audit_entries.jsonl:5: it is not what was"),
    ("a missing entry", "audit_entries", lambda lines: lines[:-1], "audit_entries.jsonl:162: the audit does not end"),
    ("an array", "users", lambda lines: ["[1]", *lines[1:]], "users.jsonl:1: it is no JSON object"),
    ("deep nesting", "users", lambda lines: ["[" * 5000, *lines[1:]], "users.jsonl:1: it is no JSON object"),
]


@pytest.mark.parametrize(("table", "edit", "words"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_a_row_that_is_wrong_is_told_and_nothing_stays(
    school: School, bundle: pathlib.Path, table: str, edit: Callable[[list[str]], list[str]], words: str  # noqa: F811
) -> None:
    change(bundle, table, edit)
    done = school.run("db", "import", "bundle", "--database", "other.db")
    assert done.returncode == 1 and words in done.stdout, done.stdout + done.stderr
    assert "nothing was changed" in done.stderr
    status = json.loads(school.do("db", "status", "--json", "--database", "other.db"))
    assert sum(status["rows"].values()) == 0


def test_a_bundle_that_is_not_whole_is_refused(school: School, bundle: pathlib.Path) -> None:  # noqa: F811
    import_ = ("db", "import", "bundle", "--database", "other.db")
    users = bundle / "users.jsonl"
    text = users.read_bytes()
    for bytes_ in (text + b"\n", text.replace(b"admin", b"aDmin"), text[:-10], b"", b"\xff" + text, text + b"\0"):
        users.write_bytes(bytes_)
        done = school.run(*import_)
        assert done.returncode == 1 and "users.jsonl: the file is not what was exported" in done.stdout
    users.unlink()
    assert "users.jsonl: the file is gone" in school.run(*import_).stdout
    manifest = json.loads((bundle / "manifest.json").read_text())
    for changed, words in [({"formatVersion": 2}, "newer version"), ({"schemaVersion": 99}, "newer version"),
                           ({"format": "other"}, "not that of a bundle")]:  # fmt: skip
        (bundle / "manifest.json").write_text(json.dumps(manifest | changed))
        assert words in school.refused(*import_)
    (bundle / "manifest.json").write_text("{")
    assert "not that of a bundle" in school.refused(*import_)


def test_a_killed_import_of_a_bundle_is_all_or_nothing(school: School, bundle: pathlib.Path) -> None:  # noqa: F811
    for attempt in range(8):
        for file in school.root.glob("other.db*"):
            file.unlink()
        process = subprocess.Popen(
            [BINARY, "db", "import", "bundle", "--database", "other.db"], cwd=school.root, stderr=subprocess.DEVNULL)
        time.sleep(0.004 + attempt * 0.005)
        process.send_signal(signal.SIGKILL)
        process.wait()
        if (school.root / "other.db").exists():
            done = school.run("db", "status", "--json", "--database", "other.db")
            if done.returncode == 0:
                assert json.loads(done.stdout)["rows"]["users"] in (0, 13)


class Postgres:
    """A server of the tests' own, on a socket in a folder."""

    def __init__(self, folder: pathlib.Path) -> None:
        self.folder = folder
        found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"))
        initdb = str(found[-1]) if found else shutil.which("initdb")
        assert initdb, "PostgreSQL is missing; run scripts/install-packages test"
        self.bin = pathlib.Path(initdb).parent
        self.run("initdb", "-D", folder / "data", "-E", "UTF8", "--locale=C", "-A", "trust")
        self.run("pg_ctl", "-D", folder / "data", "-o", f"-k {folder} -c listen_addresses=''", "-l", folder / "log", "-w", "start")
        self.run("createdb", "-h", folder, "school")

    def run(self, program: str, *arguments: object) -> str:
        command = [str(self.bin / program), *map(str, arguments)]
        user = {"user": "postgres", "cwd": "/"} if os.geteuid() == 0 else {}
        # Not as text: that would make one line's end of another.
        done = subprocess.run(command, capture_output=True, check=False, **user)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout.decode()

    def rows(self, sql: str) -> list[list[str]]:
        return [line.split("|") for line in self.run("psql", "-h", self.folder, "-At", "-c", sql, "school").splitlines()]

    def stop(self) -> None:
        self.run("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "-w", "stop")


@pytest.fixture
def postgres() -> Iterator[Postgres]:
    # A socket's name is short: pytest's own folders are too deep for it.
    folder = pathlib.Path("/tmp") / f"miyabi-pg-{os.getpid()}"
    folder.mkdir()
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    server = Postgres(folder)
    yield server
    server.stop()
    shutil.rmtree(folder)


def test_postgresql_loads_everything(school: School, postgres: Postgres) -> None:  # noqa: F811
    text = "a\tb \\ 'c' \"d\"; DROP TABLE users; -- \\. \N{CJK UNIFIED IDEOGRAPH-540D}"
    school.do("review", "write", "student1", "intro-ai-ml", "2", "--comment", text + "\nsecond line", "--as", "student1")
    school.do("report", "refresh", "--as", "admin")
    school.do("db", "export", "records.sql", "--format", "postgres")
    assert "is there already" in school.refused("db", "export", "records.sql", "--format", "postgres")
    sql = postgres.folder / "records.sql"
    shutil.copy(school.root / "records.sql", sql)
    sql.chmod(0o644)
    load = ("psql", "-h", postgres.folder, "-q", "--single-transaction", "-v", "ON_ERROR_STOP=1", "-f", sql, "school")
    postgres.run(*load)
    tables = json.loads(school.do("db", "status", "--json"))["rows"]
    for table, count in tables.items():
        assert postgres.rows(f'SELECT count(*) FROM "{table}"') == [[str(count)]], table
    assert postgres.rows("SELECT role, count(*) FROM users GROUP BY role ORDER BY role") == [
        ["STUDENT", "10"], ["INSTRUCTOR", "2"], ["SUPER_ADMIN", "1"],
    ]  # fmt: skip
    typed = postgres.rows(
        "SELECT column_name, udt_name FROM information_schema.columns WHERE table_name = 'enrollments' "
        "AND column_name IN ('status', 'payment_status', 'amount', 'enrolled_at') ORDER BY column_name")  # fmt: skip
    assert typed == [
        ["amount", "numeric"], ["enrolled_at", "timestamptz"], ["payment_status", "payment_status"], ["status", "enrollment_status"],
    ]  # fmt: skip
    said = postgres.run("psql", "-h", postgres.folder, "-At", "-c", "SELECT comment FROM course_reviews WHERE rating = 2", "school")
    assert said == text + "\nsecond line\n"
    ours = school.rows("SELECT hex(email), created_at FROM users ORDER BY id")
    theirs = postgres.rows("SELECT upper(encode(email, 'hex')), extract(epoch FROM created_at)::bigint FROM users ORDER BY id")
    assert theirs == [[email, str(created)] for email, created in ours]
    assert postgres.rows("SELECT sum(amount) FROM enrollments") == [["3249.83"]]
    for wrong in ["DELETE FROM audit_entries", "UPDATE course_reviews SET rating = 6",
                  "INSERT INTO review_votes VALUES (999, 1, 0)"]:  # fmt: skip
        with pytest.raises(AssertionError):
            postgres.run("psql", "-h", postgres.folder, "-c", wrong, "school")
    postgres.run("psql", "-h", postgres.folder, "-c", "INSERT INTO categories (slug, title, file, is_retired, digest) "
                 "VALUES ('new', 'New', 'f', false, 'd')", "school")  # fmt: skip


def tables_from(postgres: Postgres, school: School, form: str) -> pathlib.Path:  # noqa: F811
    """All tables of the server as files, as somebody would write them with psql."""
    shutil.copy(school.root / "records.sql", postgres.folder / "records.sql")
    (postgres.folder / "records.sql").chmod(0o644)
    psql = ("psql", "-h", postgres.folder, "-q", "-v", "ON_ERROR_STOP=1")
    postgres.run(*psql, "--single-transaction", "-f", postgres.folder / "records.sql", "school")
    folder = school.root / "tables"
    folder.mkdir()
    for table in json.loads(school.do("db", "status", "--json"))["rows"]:
        if form == "csv":
            text = postgres.run(*psql, "-c", f'COPY "{table}" TO STDOUT WITH (FORMAT csv, HEADER)', "school")
        elif form == "lines":
            text = postgres.run(*psql, "-At", "-c", f'SELECT row_to_json(t) FROM "{table}" t', "school")
        else:
            text = postgres.run(*psql, "-At", "-c", f"SELECT coalesce(json_agg(t), '[]') FROM \"{table}\" t", "school")
        (folder / f"{table}.{'csv' if form == 'csv' else 'json'}").write_bytes(text.encode())
    return folder


@pytest.mark.parametrize("form", ["csv", "lines", "array"])
def test_what_postgresql_wrote_comes_back(school: School, postgres: Postgres, form: str) -> None:  # noqa: F811
    text = "=1+1\t\\ 'c' \"d\", \"\"; DROP TABLE users; -- \N{CJK UNIFIED IDEOGRAPH-540D}\r\n\nthird line,"
    school.do("review", "write", "student1", "intro-ai-ml", "2", "--comment", text, "--as", "student1")
    school.do("report", "refresh", "--as", "admin")
    school.do("db", "export", "records.sql", "--format", "postgres")
    tables_from(postgres, school, form)
    school.do("db", "import", "tables", "--database", "other.db")
    school.do("db", "export", "before")
    school.do("db", "export", "after", "--database", "other.db")
    for file in sorted((school.root / "before").glob("*.jsonl")):
        ours, theirs = (
            [json.loads(line) for line in (school.root / folder / file.name).read_text().splitlines()]
            for folder in ("before", "after")
        )
        assert len(ours) == len(theirs), file.name
        for mine, other in zip(ours, theirs, strict=True):
            assert mine.keys() == other.keys(), (file.name, mine, other)
            for name, value in mine.items():
                assert same(value, other[name]), (file.name, name, value, other[name])
    key = (school.root / ".miyabi" / "records.key").read_text()
    school.do("db", "verify", "--database", "other.db", MIYABI_RECORDS_KEY=key)


def same(mine: object, other: object) -> bool:
    """PostgreSQL orders the members of its JSON; everything else is the same."""
    if mine == other:
        return True
    try:
        return json.loads(str(mine)) == json.loads(str(other))
    except ValueError:
        return False


USERS = "id,email,email_hash,username,display_name,avatar,role,created_at,updated_at,erased_at\n"
USER = "1,\\x01,\\x02,sue,,,STUDENT,2026-01-05 09:00:00+00,2026-01-05 09:00:00+00,\n"
BAD_TABLES = [
    ("no enumeration", "users.csv", USERS + USER.replace("STUDENT", "KING"), "users.csv:2: `role` is no user_role: “KING”"),
    ("a day for a moment", "users.csv", USERS + USER.replace("2026-01-05 09:00:00+00,2026", "2026-01-05,2026"),
     "users.csv:2: `created_at` is no moment"),
    ("a moment without a zone", "users.csv", USERS + USER.replace("09:00:00+00,2026", "09:00:00,2026"), "is no moment"),
    ("a thirteenth month", "users.csv", USERS + USER.replace("2026-01-05 09:00:00+00,2026", "2026-13-05 09:00:00+00,2026"),
     "is no moment"),
    ("no bytes", "users.csv", USERS + USER.replace("\\x01", "sue@example.org"), "users.csv:2: `email` is no bytes"),
    ("half a byte", "users.csv", USERS + USER.replace("\\x01", "\\x0"), "`email` is no bytes"),
    ("words for a number", "users.csv", USERS + USER.replace("1,", "one,", 1), "users.csv:2: `id` is no whole number: “one”"),
    ("a number too long", "users.csv", USERS + USER.replace("1,", "99999999999999999999,", 1), "`id` is no whole number"),
    ("a value too few", "users.csv", USERS + "1,\\x01\n", "users.csv:2: it has 2 values, and there are 10 columns"),
    ("a value too many", "users.csv", USERS + USER[:-1] + ",1\n", "it has 11 values"),
    ("an unknown column", "users.csv", USERS[:-1] + ",salary\n" + USER[:-1] + ",1\n", "users.csv:1: there is no column `salary`"),
    ("a column twice", "users.csv", USERS[:-1] + ",id\n" + USER[:-1] + ",1\n", "users.csv:1: a column stands there twice"),
    ("what must be there is not", "users.csv", USERS + USER.replace("STUDENT", ""), "users.csv:2: NOT NULL"),
    ("a row twice", "users.csv", USERS + USER + USER, "users.csv:3: UNIQUE constraint failed"),
    ("an open quotation", "users.csv", USERS + USER.replace("sue", '"sue'), "users.csv"),
    ("no UTF-8", "users.csv", b"id\n\xff\n", "users.csv: it is not UTF-8"),
    ("no table", "people2.csv", "id\n1\n", "people2.csv: there is no such table"),
    ("a reference to nothing", "enrollments.csv", "id,user_id,course_id,status,enrolled_at,payment_status\n"
     "1,77,1,ACTIVE,2026-01-05 09:00:00+00,PENDING\n", "enrollments.csv: a row names one of users that is not there"),
    ("three decimal places", "enrollments.csv", "id,user_id,course_id,status,enrolled_at,payment_status,amount,amount_currency\n"
     "1,1,1,ACTIVE,2026-01-05 09:00:00+00,PENDING,1.005,EUR\n", "enrollments.csv:2: `amount` is no amount"),
    ("an amount below nothing", "enrollments.csv", "id,user_id,course_id,status,enrolled_at,payment_status,amount,amount_currency\n"
     "1,1,1,ACTIVE,2026-01-05 09:00:00+00,PENDING,-1.00,EUR\n", "enrollments.csv:2: CHECK constraint failed"),
    ("a rating of 6", "course_reviews.json", json.dumps({"id": 1, "user_id": 1, "course_id": 1, "rating": 6, "helpful": 0,
     "may_be_shown": False, "created_at": "2026-01-05T09:00:00+00:00", "updated_at": "2026-01-05T09:00:00+00:00"}),
     "course_reviews.json:1: CHECK constraint failed"),
    ("an object for a number", "course_reviews.json", '{"id": {"a": 1}}', "course_reviews.json:1: `id` is no single value"),
    ("maybe", "course_reviews.json", '\n{"id": 1, "may_be_shown": "maybe"}', "course_reviews.json:2: `may_be_shown` is no boolean"),
    ("a cut line", "users.json", '{"id": 1', "users.json:1: it is no JSON object of columns"),
    ("a cut array", "users.json", '[{"id": 1}', "users.json: it is no JSON array of objects"),
    ("a number", "users.json", "7", "users.json:1: it is no JSON object of columns"),
    ("no JSON in JSON", "assessment_attempts.csv", "id,user_id,assessment_id,attempt_number,answers,points,started_at\n"
     "1,1,1,1,{,{},2026-01-05 09:00:00+00\n", "assessment_attempts.csv:2: "),
]  # fmt: skip


@pytest.mark.parametrize(("file", "text", "words"), [row[1:] for row in BAD_TABLES], ids=[row[0] for row in BAD_TABLES])
def test_a_table_that_is_wrong_is_told_and_nothing_stays(
    school: School, file: str, text: str | bytes, words: str  # noqa: F811
) -> None:
    folder = school.root / "tables"
    folder.mkdir()
    (folder / file).write_bytes(text if isinstance(text, bytes) else text.encode())
    done = school.run("db", "import", "tables", "--database", "other.db")
    assert done.returncode == 1 and words in done.stdout, done.stdout + done.stderr
    assert "nothing was changed" in done.stderr
    status = json.loads(school.do("db", "status", "--json", "--database", "other.db"))
    assert sum(status["rows"].values()) == 0


def test_tables_of_people_join_the_index_of_the_content(school: School) -> None:  # noqa: F811
    school.do("db", "push", "--database", "other.db")
    courses = school.rows("SELECT count(*) FROM courses", database="other.db")
    folder = school.root / "tables"
    folder.mkdir()
    (folder / "users.csv").write_text(USERS + USER)
    (folder / "notes.txt").write_text("not a table")
    school.do("db", "import", "tables", "--database", "other.db")
    assert school.rows("SELECT count(*) FROM courses", database="other.db") == courses
    assert school.rows("SELECT username FROM users", database="other.db") == [("sue",)]
    assert school.rows("SELECT action, entity_id FROM audit_entries", database="other.db") == [("database.maintain", "import")]
    assert "holds records already" in school.refused("db", "import", "tables", "--database", "other.db")
    (folder / "users.json").write_text("[]")
    assert "users.csv and users.json" in school.refused("db", "import", "tables", "--database", "third.db")
    assert "neither a manifest.json nor tables" in school.refused("db", "import", "content", "--database", "third.db")
    assert "There is no folder" in school.refused("db", "import", "nowhere", "--database", "third.db")
