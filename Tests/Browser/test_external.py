"""Links to the outside, tested against a server of our own that answers in every way a server can."""

from __future__ import annotations

import http.server
import json
import pathlib
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator

import pytest
from conftest import miyabi


class Answering(http.server.BaseHTTPRequestHandler):
    """Answers as the path says, and remembers who asked for what."""

    protocol_version = "HTTP/1.1"
    asked: list[tuple[str, str, str]] = []
    lock = threading.Lock()
    underway = 0
    most_underway = 0

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Says nothing."""

    def do_GET(self) -> None:
        self.answer()

    def do_HEAD(self) -> None:
        self.answer()

    def answer(self) -> None:
        kind = type(self)
        with kind.lock:
            times = sum(1 for _, path, _ in kind.asked if path == self.path)
            kind.asked.append((self.command, self.path, self.headers["User-Agent"] or ""))
            kind.underway += 1
            kind.most_underway = max(kind.most_underway, kind.underway)
        self.is_underway = True
        try:
            self.say(self.path.strip("/").split("?")[0].split("/"), times)
        finally:
            self.leave()

    def leave(self) -> None:
        """Before the answer does: whoever has it may ask again before this thread goes on."""
        with type(self).lock:
            type(self).underway -= self.is_underway
            self.is_underway = False

    def say(self, parts: list[str], times: int) -> None:
        first, rest = parts[0], parts[1:]
        if first.isdigit():
            self.head(int(first), Location="/" + "/".join(rest) if rest else None)
        elif first == "to":
            self.head(301, Location="://".join(rest[:1] + ["/".join(rest[1:])]))
        elif first == "circle":
            self.head(302, Location="/circle/" + ("b" if rest == ["a"] else "a"))
        elif first == "stairs":
            self.head(302, Location=f"/stairs/{int(rest[0]) + 1}")
        elif first == "slow":
            time.sleep(12)
            self.head(200)
        elif first == "drip":
            self.drip()
        elif first == "busy":
            self.head(429 if times == 0 else 200, **{"Retry-After": "2"})
        elif first == "recovering":
            self.head(500 if times < 2 else 200)
        elif first == "no-head":
            self.head(405 if self.command == "HEAD" else 200)
        elif first == "no-head-gone":
            self.head(405 if self.command == "HEAD" else 404)
        elif first == "closing":
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
        elif first == "login":
            self.head(401, **{"WWW-Authenticate": 'Basic realm="loom"'})
        elif first == "endless":
            self.endless()
        else:
            time.sleep(0.02)
            self.head(200)

    def head(self, status: int, **headers: str | None) -> None:
        self.send_response(status)
        for name, value in headers.items():
            if value is not None:
                self.send_header(name, value)
        body = b"A page."
        self.send_header("Content-Length", str(len(body)))
        self.leave()
        self.end_headers()
        if self.command == "GET" and status not in (204, 304):
            self.wfile.write(body)

    def drip(self) -> None:
        """A head that never ends, a byte every second."""
        try:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Thread: ")
            for _ in range(60):
                self.wfile.write(b"o")
                self.wfile.flush()
                time.sleep(1)
        except OSError:
            self.close_connection = True

    def endless(self) -> None:
        """A body that is longer than anybody's patience; HEAD is refused."""
        if self.command == "HEAD":
            return self.head(405)
        self.send_response(200)
        self.send_header("Content-Length", str(10**12))
        self.end_headers()
        try:
            while True:
                self.wfile.write(b"o" * 65536)
        except OSError:
            self.close_connection = True
        return None


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A visitor who leaves early is no fault."""


def started(secured: ssl.SSLContext | None = None) -> tuple[Server, type[Answering]]:
    kind = type("AnsweringHere", (Answering,), {"asked": [], "lock": threading.Lock()})
    server = Server(("127.0.0.1", 0), kind)
    if secured:
        server.socket = secured.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, kind


@pytest.fixture
def server() -> Iterator[tuple[str, type[Answering]]]:
    server, kind = started()
    yield f"http://127.0.0.1:{server.server_address[1]}", kind
    server.shutdown()


@pytest.fixture(scope="module")
def self_signed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with a certificate that nobody vouches for."""
    assert shutil.which("openssl"), "openssl is missing; run scripts/install-packages test"
    folder = tmp_path_factory.mktemp("certificate")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", "key.pem", "-out", "chain.pem"],
        cwd=folder, check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "chain.pem", folder / "key.pem")
    server, _ = started(context)
    yield f"https://localhost:{server.server_address[1]}"
    server.shutdown()


def site(root: pathlib.Path, *links: str) -> pathlib.Path:
    """A site of one page with a link in each paragraph; the first stands in line 5."""
    page = root / "content" / "pages" / "links.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    (root / "content" / "site.yaml").write_text(
        "title: Links\ndescription: Where they lead.\nbaseURL: https://example.org/\n"
    )
    page.write_text("---\ntitle: Links\n---\n\n" + "\n\n".join(f"[it]({link})" for link in links) + "\n")
    return root


def check(root: pathlib.Path, *arguments: str) -> list[dict]:
    """The diagnostics of a run that ends well: dead links are warnings."""
    done = miyabi("check", "--root", str(root), "--format", "json", *arguments)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["diagnostics"]


def report_on(root: pathlib.Path, *links: str) -> dict[str, dict]:
    """What is said of each link, by the link; those of which nothing is said are left out."""
    said = {}
    for each in check(site(root, *links), "--external"):
        assert each["code"] == "dead-link"
        line = each["range"]["start"]["line"]
        link = links[(line - 5) // 2]
        assert each["file"] == "content/pages/links.md"
        assert each["range"] == {
            "start": {"line": line, "column": 6}, "end": {"line": line, "column": 6 + len(link)},
        }  # fmt: skip
        said[link] = each
    return said


Here = tuple[str, type[Answering]]


def test_nothing_is_asked_for_unless_wanted(server: Here, tmp_path: pathlib.Path) -> None:
    address, kind = server
    assert check(site(tmp_path, f"{address}/404")) == []
    assert kind.asked == []


@pytest.mark.parametrize(
    "path",
    ["/", "/200", "/204", "/303/page", "/302/page", "/307/page", "/401", "/login", "/403", "/405", "/429", "/999",
     "/no-head", "/endless", "/a%20b?q=%20#part", "/page#part"],
)  # fmt: skip
def test_a_page_is_there(path: str, server: Here, tmp_path: pathlib.Path) -> None:
    assert report_on(tmp_path, server[0] + path) == {}
    assert server[1].asked and not any("#" in asked for _, asked, _ in server[1].asked)


@pytest.mark.parametrize(
    ("path", "explanation"),
    [
        ("/404", "the page is gone (404)"),
        ("/410", "the page is gone (410)"),
        ("/no-head-gone", "the page is gone (404)"),
        ("/400", "the server refuses the page (400)"),
        ("/500", "the server failed (500)"),
        ("/503", "the server failed (503)"),
        ("/closing", "the server closes the connection without an answer"),
        ("/circle/a", "it redirects for ever"),
        ("/stairs/0", "it redirects for ever"),
        ("/to/file//etc/passwd", "it redirects to what is no address of the web"),
        ("/to/http/ann:s3cret@127.0.0.1/", "it redirects to an address with a password in it"),
    ],
)
def test_a_dead_link_is_told(path: str, explanation: str, server: Here, tmp_path: pathlib.Path) -> None:
    link = server[0] + path
    said = report_on(tmp_path, link)[link]
    assert said["message"] == f"“{link}” leads nowhere: {explanation}"
    assert said["severity"] == "warning" and said["help"] and "fix" not in said


def test_the_end_of_a_way_is_told_where_it_is_dead(server: Here, tmp_path: pathlib.Path) -> None:
    link = f"{server[0]}/301/404"
    said = report_on(tmp_path, link)[link]
    assert said["message"] == (
        f"“{link}” leads nowhere: it redirects to “{server[0]}/404”, and there the page is gone (404)"
    )


def test_addresses_in_front_matter_are_asked_for(server: Here, tmp_path: pathlib.Path) -> None:
    """Wherever a key takes an address of another site; where the site itself will live need not answer yet."""
    gone = f"{server[0]}/404"
    site(tmp_path)
    content = tmp_path / "content"
    (content / "site.yaml").write_text(
        f"title: Links\ndescription: Where they lead.\nbaseURL: {gone}/site/\ncontact: {gone}?contact\n"
        f"navigation:\n  - {{ title: Out, url: '{gone}?navigation' }}\n"
        f"certificates:\n  url: {gone}?issuer\n"
    )
    (content / "people").mkdir()
    (content / "people" / "ann.md").write_text(f"---\nname: Ann\nlinks:\n  - {gone}?person\n---\n")
    lessons = content / "courses" / "loom" / "lessons"
    lessons.mkdir(parents=True)
    (lessons.parent / "course.md").write_text("---\ntitle: Loom\ndescription: It weaves.\n---\n")
    (lessons / "01-film.md").write_text(
        f"---\ntitle: Film\ntype: video\nduration: 5m\nvideo:\n  url: {gone}?video\n"
        f"attachments:\n  - {{ name: Plan, url: '{gone}?attachment' }}\n---\n"
    )
    found = {
        each["message"].partition("?")[2].partition("”")[0]: (each["file"], each["range"]["start"]["line"])
        for each in check(tmp_path, "--external") if each["code"] == "dead-link"
    }  # fmt: skip
    assert found == {
        "contact": ("content/site.yaml", 4), "navigation": ("content/site.yaml", 6), "issuer": ("content/site.yaml", 8),
        "person": ("content/people/ann.md", 4), "video": ("content/courses/loom/lessons/01-film.md", 6),
        "attachment": ("content/courses/loom/lessons/01-film.md", 8),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("path", "new"),
    [("/301/page", "/page"), ("/308/page#part", "/page#part"), ("/301/308/302/page", "/302/page")],
)
def test_what_has_moved_for_good_is_a_note(path: str, new: str, server: Here, tmp_path: pathlib.Path) -> None:
    link = server[0] + path
    said = report_on(tmp_path, link)[link]
    assert said["severity"] == "note"
    assert said["fix"] == {"certain": False, "replacement": server[0] + new}


def test_a_server_that_fails_for_a_moment_is_asked_again(server: Here, tmp_path: pathlib.Path) -> None:
    assert report_on(tmp_path, f"{server[0]}/recovering") == {}
    assert [method for method, _, _ in server[1].asked] == ["HEAD", "GET", "GET"]


def test_a_busy_server_is_given_the_time_it_asks_for(server: Here, tmp_path: pathlib.Path) -> None:
    start = time.monotonic()
    assert report_on(tmp_path, f"{server[0]}/busy") == {}
    assert time.monotonic() - start >= 2
    assert len(server[1].asked) == 2


def test_who_does_not_answer_in_time_is_told(server: Here, tmp_path: pathlib.Path) -> None:
    slow, dripping = f"{server[0]}/slow", f"{server[0]}/drip"
    start = time.monotonic()
    said = report_on(tmp_path, slow, dripping)
    # Three times ten seconds, and the pauses between: both at the same time.
    assert 30 <= time.monotonic() - start < 50
    for link in (slow, dripping):
        assert said[link]["message"] == f"“{link}” leads nowhere: no answer within 10 s"


def test_certificates_and_connections_that_are_not_sound_are_told(
    server: Here, self_signed: str, tmp_path: pathlib.Path
) -> None:
    no_tls = server[0].replace("http:", "https:") + "/"
    links = [f"{self_signed}/", no_tls, "http://127.0.0.1:9/", "http://example.invalid/"]
    said = report_on(tmp_path, *links)
    assert [said[link]["message"].split("leads nowhere: ")[1] for link in links] == [
        "the certificate is not valid",
        "no secure connection can be made",
        "nothing can be reached at 127.0.0.1",
        "the name example.invalid does not exist",
    ]


def test_a_password_is_told_of_and_not_used(server: Here, tmp_path: pathlib.Path) -> None:
    link = server[0].replace("//", "//ann:s3cret@") + "/404"
    root = site(tmp_path, link)
    said = check(root, "--external")
    assert [each["message"] for each in said] == ["a password stands in the address"]
    assert server[1].asked == []
    for form in ("text", "json", "github", "sarif"):
        done = miyabi("check", "--root", str(root), "--external", "--format", form)
        assert "s3cret" not in done.stdout + done.stderr


def test_the_program_says_who_it_is(server: Here, tmp_path: pathlib.Path) -> None:
    report_on(tmp_path, f"{server[0]}/page")
    assert all("Miyabi" in agent for _, _, agent in server[1].asked)


def test_many_links_are_asked_for_once_and_two_at_a_time(server: Here, tmp_path: pathlib.Path) -> None:
    links = [f"{server[0]}/{'404/' if page % 10 == 0 else ''}p{page}" for page in range(100)]
    first = check(site(tmp_path, *links, *links), "--external")
    asked = [path for method, path, _ in server[1].asked if method == "HEAD"]
    assert len(asked) == len(set(asked)) == 100
    assert server[1].most_underway == 2
    assert len(first) == 20
    places = [each["range"]["start"]["line"] for each in first]
    assert places == sorted(places)
    assert check(tmp_path, "--external") == first


def test_good_answers_are_remembered_and_bad_ones_are_not(server: Here, tmp_path: pathlib.Path) -> None:
    address, kind = server
    root = site(tmp_path / "site", f"{address}/page", f"{address}/404", f"{address}/301/new")
    cache = tmp_path / "links"
    first = check(root, "--external", "--external-cache", str(cache))
    assert len(first) == 2 and cache.read_text().startswith("miyabi-links 1\n")
    kind.asked.clear()
    assert check(root, "--external", "--external-cache", str(cache)) == first
    assert {path for _, path, _ in kind.asked} == {"/404"}
    cache.write_bytes(b"miyabi-links 1\n\xff\tdamaged")
    kind.asked.clear()
    assert check(root, "--external", "--external-cache", str(cache)) == first
    assert {path for _, path, _ in kind.asked} == {"/page", "/404", "/301/new", "/new"}
