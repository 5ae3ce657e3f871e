"""/verify/ in a real browser, held against `miyabi certificate verify`: the same files have to come to the same findings."""

from __future__ import annotations

import hashlib
import json
import pathlib
import shutil
import subprocess
import time
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import CHECKOUT, miyabi, serve
from playwright.sync_api import Browser, BrowserContext, Page, expect
from test_certificates import Academy

EXAMPLE = CHECKOUT.parent / "shared" / "vectors" / "certificates"
HASH = "b76f852e13967696907e6f35606ce9f7e71164b08108b96c91228acaace3ec35"
RECORD = f"certificates/{HASH}.json"


def made(root: pathlib.Path) -> pathlib.Path:
    """A site that has issued the published example."""
    course = root / "content/courses/practical-weaving"
    course.mkdir(parents=True)
    (root / "content/site.yaml").write_text(
        "title: Academy Example\ndescription: Weaving.\nbaseURL: https://academy.example/\n"
        "checks: { publishingAdvice: ignore }\n"
    )
    (course / "course.md").write_text("---\ntitle: Practical Weaving, Part I\ndescription: Warping.\n---\nText.\n")
    certificates = root / "content/certificates"
    shutil.copytree(EXAMPLE / "site/certificates", certificates)
    shutil.copytree(EXAMPLE / "site/log", certificates / "log")
    for file in (EXAMPLE / "site/.well-known").iterdir():
        shutil.copyfile(file, certificates / file.name)
    (certificates / "status").mkdir(parents=True, exist_ok=True)
    shutil.copyfile(EXAMPLE / "site/status/1.jwt", certificates / "status/1.jwt")
    for path in certificates.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return root


def published(root: pathlib.Path, output: pathlib.Path) -> pathlib.Path:
    done = miyabi("build", "--root", str(root), "--output", str(output), "--no-index")
    assert done.returncode == 0, done.stderr
    return output


@pytest.fixture(scope="module")
def academy(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    root = made(tmp_path_factory.mktemp("academy"))
    return published(root, root / "public")


@pytest.fixture(scope="module")
def base(academy: pathlib.Path) -> Iterator[str]:
    server, url = serve(academy)
    yield url
    server.shutdown()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1000, "height": 800})
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def result(page: Page) -> tuple[str, list[str]]:
    """The verdict and the findings that the page shows."""
    expect(page.locator("[role=status]")).to_have_text("")
    area = page.locator("[data-result]")
    expect(area).to_be_visible()
    assert "`" not in area.inner_text()
    steps = area.locator(".step").evaluate_all("(steps) => steps.map((step) => step.dataset.finding)")
    return area.get_attribute("data-verdict") or "", steps


def given_file(page: Page, name: str, content: bytes) -> tuple[str, list[str]]:
    page.evaluate("document.querySelector('[data-result]').hidden = true")
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "", "buffer": content})
    return result(page)


def given_text(page: Page, text: str) -> tuple[str, list[str]]:
    page.evaluate("document.querySelector('[data-result]').hidden = true")
    page.locator("#given").fill(text)
    page.get_by_role("button", name="Verify").click()
    return result(page)


def told(subject: str, site: pathlib.Path) -> tuple[str, list[str]]:
    """What the command says of the same."""
    done = miyabi("certificate", "verify", subject, "--site", str(site), "--json")
    report = json.loads(done.stdout)
    expected = {"holds": 0, "incomplete": 3}.get(report["verdict"], 1)
    assert done.returncode == expected, done
    return report["verdict"], [step["finding"] for step in report["steps"]]


FILES = ["holder/credential.json", "holder/credential.jwt", "holder/certificate.svg", f"site/{RECORD}", "consent/name.json"]
FILES += sorted(f"bad/{path.name}" for path in (EXAMPLE / "bad").glob("*.j*")) if EXAMPLE.exists() else []


def test_files_come_to_what_the_command_says(page: Page, base: str, academy: pathlib.Path) -> None:
    page.goto(base + "/verify/")
    for name in FILES:
        path = EXAMPLE / name
        found = given_file(page, path.name, path.read_bytes())
        assert found == told(str(path), academy), name
        assert (found[0] == "holds") == (not name.startswith(("bad/", "consent/"))), name


BROKEN = [b"", b" ", b"{", b"[]", b"{}", b"null", b"\xff\xfe", b"\xef\xbb\xbf{}", b"<svg/>", b"<svg><openbadges:credential verify='x'/></svg>",
          b"<openbadges:credential verify='a.b.c'/><openbadges:credential/>", b"aaaaaaaaaaaa.bbbbbbbbbb.cccccccc", b"[" * 100, b"9007199254740993",
          b'{"a":1,"a":2}', b'"\\ud800"', b"01", b"{} x", b'{"type":["AchievementCredential"],"credentialSubject":{}}',
          b'{"type":["AchievementCredential"],"credentialSubject":{},"issuer":{"id":"did:web:academy.example"}}',
          b'{"type":"MiyabiCertificateRecord"}', b'{"type":"MiyabiCertificateRecord","digest":7}',
          b'{"type":["AchievementCredential"],"credentialSubject":{},"issuer":{"id":"did:web:academy.example"},"proof":7}',
          b"[" + b"1," * 400_000 + b"1]", b" " * 1_000_001]  # fmt: skip


def test_broken_files_come_to_what_the_command_says(page: Page, base: str, academy: pathlib.Path, tmp_path: pathlib.Path) -> None:
    page.goto(base + "/verify/")
    for number, content in enumerate(BROKEN):
        path = tmp_path / f"{number}.json"
        path.write_bytes(content)
        found = given_file(page, path.name, content)
        assert found == told(str(path), academy), content[:80]
        assert found[0] == "refused"


def test_a_file_of_a_hundred_megabytes_is_not_read(page: Page, base: str, tmp_path: pathlib.Path) -> None:
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    page.goto(base + "/verify/")
    page.locator("input[type=file]").set_input_files(path)
    assert result(page) == ("refused", ["too-large"])


def test_hashes_come_to_what_the_command_says(page: Page, base: str, academy: pathlib.Path) -> None:
    page.goto(base + "/verify/")
    lines = (EXAMPLE / "bad/hashes.txt").read_text().split("\n")[:-1]
    for text in [HASH, "0" * 64, "A" * 64, "x", *lines]:
        assert given_text(page, text) == told(text, academy), text
    assert given_text(page, "") == ("refused", ["hash-empty"])
    assert given_text(page, f"https://academy.example/certificates/{HASH}/")[0] == "holds"
    assert given_text(page, f"https://academy.example/verify/#{HASH}")[0] == "holds"
    assert given_text(page, (EXAMPLE / "holder/credential.jwt").read_text())[0] == "holds"


def test_the_inclusion_proof_is_shown_as_published(page: Page, base: str) -> None:
    page.goto(base + "/verify/")
    given_text(page, HASH)
    published = (EXAMPLE / "holder/credential.tlog-proof").read_text().split("\n")
    assert page.locator("details code").all_text_contents() == [*published[2:19], published[22]]


def test_a_changed_character_is_found(page: Page, base: str) -> None:
    page.goto(base + "/verify/")
    original = (EXAMPLE / "holder/credential.json").read_bytes()
    kept = []
    for place in range(0, len(original), 7):
        byte = b"b" if original[place : place + 1] == b"a" else b"a"
        if original[place] in b" \n":
            continue
        if given_file(page, "changed.json", original[:place] + byte + original[place + 1 :])[0] != "refused":
            kept.append(place)
    assert kept == []


def test_a_share_link_is_read_and_leaves_the_address(page: Page, base: str) -> None:
    link = (EXAMPLE / "holder/share-link.txt").read_text().strip()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(base + "/verify/#" + link.split("#")[1])
    assert result(page)[0] == "holds"
    assert page.url == base + "/verify/"
    assert not any("c1." in url for url in asked)
    expect(page.locator(".claims")).to_contain_text("Zoë Müller-Őry")
    assert given_text(page, link)[0] == "holds"
    assert given_text(page, link[:-40]) == ("refused", ["link-damaged"])
    page.goto(base + "/verify/#c1.AAAA")
    assert result(page) == ("refused", ["link-damaged"])
    page.goto(base + f"/verify/#{HASH}")
    assert result(page)[0] == "holds"


CHANGES = {
    "status/1.jwt": ["site/status/1.revoked.jwt", "site/status/1.expired.jwt", "holder/credential.jwt", None],
    f"certificates/{HASH}.log.json": [b'{"index":301}', b'{"index":-1}', b"{", None],
    "log/checkpoint": [b"x", "log-rewritten/checkpoint", None],
    "log/tile/0/001": [b"\0" * 8192, None],
    "log/tile/entries/001": [b"\1\2\3", None],
    "log/tile/1/000": [b"\0" * 8192],
    RECORD: ["bad/record-edited-by-hand.json", "bad/record-contradicts-credential.json", "bad/duplicate-key.json", b"[]", None],
}


def test_a_site_that_was_tampered_with_comes_to_what_the_command_says(
    browser: Browser, base: str, academy: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    copy = tmp_path / "public"
    shutil.copytree(academy, copy)
    server, url = serve(copy)
    for path, changes in CHANGES.items():
        original = (copy / path).read_bytes()
        for change in changes:
            if change is None:
                (copy / path).unlink()
            else:
                (copy / path).write_bytes(change if isinstance(change, bytes) else (EXAMPLE / change).read_bytes())
            # What a browser remembers of the log is another test's.
            context = browser.new_context()
            page = context.new_page()
            page.goto(url + "/verify/")
            file = EXAMPLE / "holder/credential.json"
            assert given_file(page, file.name, file.read_bytes()) == told(str(file), copy), (path, change)
            found = given_text(page, HASH)
            assert found == told(HASH, copy), (path, change)
            assert found[0] != "holds"
            context.close()
        (copy / path).write_bytes(original)
    server.shutdown()


def test_an_older_status_list_is_found_by_the_end_of_the_log(browser: Browser, tmp_path: pathlib.Path) -> None:
    school = Academy(tmp_path)
    school.do("certificate", "keygen")
    (tmp_path / "names.csv").write_text("name,date\n" + "".join(f"Learner {number},2026-01-05\n" for number in range(600)))
    school.issue()
    certificate, other, *_ = school.hashes()
    lists = [(school.certificates / "status/1.jwt").read_bytes()]
    school.do("certificate", "revoke", certificate, "--reason", "Issued in error.", "--yes")
    lists.append((school.certificates / "status/1.jwt").read_bytes())
    school.do("certificate", "revoke", other, "--reason", "Issued in error.", "--yes")
    copy = published(tmp_path, tmp_path / "public")
    server, url = serve(copy)

    def found(subject: str) -> tuple[str, list[str]]:
        context = browser.new_context()
        page = context.new_page()
        page.goto(url + "/verify/")
        steps = given_text(page, subject)
        assert steps == told(subject, copy)
        context.close()
        return steps

    assert found(other)[0] == "revoked"
    for older, subject in ((lists[0], certificate), (lists[1], other)):
        (copy / "status/1.jwt").write_bytes(older)
        verdict, steps = found(subject)
        assert verdict == "incomplete" and "status-replaced" in steps and "log-includes" in steps
    # What the older list revokes already is revoked; what would show the later list, taken away or changed, is told.
    assert found(certificate)[0] == "revoked"
    last = next((copy / "log/tile/entries/002.p").iterdir())
    content = last.read_bytes()
    last.write_bytes(content.replace(b"\2" + hashlib.sha256(lists[1]).digest(), b"\1" + bytes(32)))
    assert last.read_bytes() != content
    assert "status-unlogged" in found(other)[1]
    last.unlink()
    assert "status-unlogged" in found(other)[1]
    server.shutdown()


def test_a_revocation_is_told_with_its_reason(page: Page, academy: pathlib.Path, tmp_path: pathlib.Path) -> None:
    copy = tmp_path / "public"
    shutil.copytree(academy, copy)
    shutil.copyfile(EXAMPLE / "site/status/1.revoked.jwt", copy / "status/1.jwt")
    shutil.copyfile(EXAMPLE / "notices/revoked.json", copy / f"certificates/{HASH}.notice.json")
    shutil.copyfile(EXAMPLE / "consent/name.json", copy / f"certificates/{HASH}.name.json")
    server, url = serve(copy)
    page.goto(url + "/verify/")
    found = given_text(page, HASH)
    assert found == told(HASH, copy) and found[0] == "revoked" and "revoked-for" in found[1]
    expect(page.locator(".revoked")).to_have_text("It was genuine, and does not count any longer")
    expect(page.locator(".steps")).to_contain_text("It was revoked on 2026-11-21. The issuer’s reason: Issued in error.")
    expect(page.locator(".claims")).to_contain_text("Zoë Müller-Őry")
    server.shutdown()


def test_an_older_copy_of_the_log_is_told(page: Page, academy: pathlib.Path, tmp_path: pathlib.Path) -> None:
    copy = tmp_path / "public"
    shutil.copytree(academy, copy)
    server, url = serve(copy)
    page.goto(url + "/verify/")
    assert given_text(page, HASH)[0] == "holds"
    # The test's server tells files apart by the second of their change.
    time.sleep(1.1)
    subprocess.run(["chmod", "-R", "u+w", str(copy / "log")], check=True)
    shutil.rmtree(copy / "log/tile")
    shutil.copytree(EXAMPLE / "log-old/tile", copy / "log/tile", copy_function=shutil.copyfile)
    (copy / "log").chmod(0o755)
    (copy / "log/checkpoint").unlink()
    shutil.copyfile(EXAMPLE / "log-old/checkpoint", copy / "log/checkpoint")
    verdict, steps = given_text(page, HASH)
    assert verdict == "incomplete" and steps[-1] == "log-older"
    time.sleep(1.1)
    subprocess.run(["chmod", "-R", "u+w", str(copy / "log")], check=True)
    shutil.rmtree(copy / "log/tile")
    shutil.copytree(EXAMPLE / "log-rewritten/tile", copy / "log/tile", copy_function=shutil.copyfile)
    (copy / "log/checkpoint").unlink()
    shutil.copyfile(EXAMPLE / "log-rewritten/checkpoint", copy / "log/checkpoint")
    found = given_text(page, HASH)
    assert found == told(HASH, copy) and found[0] == "refused"
    server.shutdown()


def test_a_saved_copy_works_without_a_network_and_says_so(page: Page, academy: pathlib.Path, tmp_path: pathlib.Path) -> None:
    copy = tmp_path / "saved.html"
    shutil.copyfile(academy / "verify/index.html", copy)
    page.goto(copy.as_uri())
    for name in ("credential.json", "credential.jwt", "certificate.svg"):
        verdict, steps = given_file(page, name, (EXAMPLE / "holder" / name).read_bytes())
        assert verdict == "incomplete"
        assert steps[3:] == ["signature-holds", "in-force", "record-not-checked", "status-not-checked", "log-not-checked"]
    expect(page.locator("[data-result]")).to_contain_text("signature checked against keys saved on 2026-11-20; revocation and log not checked")
    bad = EXAMPLE / "bad/name-changed.json"
    assert given_file(page, bad.name, bad.read_bytes())[0] == "refused"


def test_a_network_that_fails_is_no_refusal(context: BrowserContext, page: Page, base: str) -> None:
    page.goto(base + "/verify/")
    context.set_offline(True)
    verdict, steps = given_file(page, "credential.json", (EXAMPLE / "holder/credential.json").read_bytes())
    assert verdict == "incomplete" and "record-not-checked" in steps
    context.set_offline(False)


def test_over_http_it_says_to_use_https(academy: pathlib.Path, base: str) -> None:
    # Another name than this machine's own is no secure context.
    port = base.rsplit(":", 1)[1]
    found = subprocess.run(
        [shutil.which("chromium") or "", "--headless", "--no-sandbox", "--dump-dom", "--virtual-time-budget=3000",
         "--host-resolver-rules=MAP academy.example 127.0.0.1", f"http://academy.example:{port}/verify/"],
        capture_output=True, text=True, check=False, timeout=60)  # fmt: skip
    assert '<p data-insecure="">' in found.stdout and '<form data-verify="" hidden="">' in found.stdout


def test_claims_are_text(page: Page, base: str) -> None:
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto(base + "/verify/")
    credential = json.loads((EXAMPLE / "holder/credential.json").read_text())
    names = ["<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>", "\u202eevil", "a\u2066b", "javascript:alert(1)", "#1#"]
    for name in names:
        credential["credentialSubject"]["name"] = name
        credential["issuer"]["name"] = name
        given_file(page, "a.json", json.dumps(credential).encode())
        holder = page.locator(".claims dd bdi").nth(1)
        assert holder.evaluate("(element) => element.textContent") == name
        assert page.locator("[data-result] img, [data-result] script, [data-result] a").count() == 0
    bidi = EXAMPLE / "bad/bidi-name-validly-signed.json"
    given_file(page, bidi.name, bidi.read_bytes())
    assert page.locator(".claims dd bdi").count() > 5


def test_nothing_but_its_own_script_runs(page: Page, base: str) -> None:
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    page.goto(base + "/verify/")
    assert refused == []
    assert page.evaluate("document.querySelectorAll('script:not([type])').length") == 1
    page.evaluate("() => { const script = document.createElement('script'); script.textContent = 'window.ran = true'; document.body.append(script); }")
    assert page.evaluate("window.ran") is None
    assert len(refused) == 1


def test_the_page_of_a_certificate_reads_without_scripts(browser: Browser, base: str, academy: pathlib.Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}/certificates/{HASH}/")
    main = page.locator("main")
    for text in ("did:web:academy.example", HASH, "Practical Weaving, Part I", "2026-10-05", "Not revoked as of 2026-11-20",
                 "Entry 301", "This does not prove", "Not shown here"):  # fmt: skip
        expect(main).to_contain_text(text)
    expect(main.locator("li code")).to_have_text(["proof", "statusListIndex"])
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"
    page.goto(base + "/verify/")
    assert "switched off" in page.locator("noscript p").inner_text()
    context.close()
    everything = [path for path in academy.rglob("*") if path.suffix in (".html", ".xml", ".json") and HASH not in str(path)]
    assert not any(HASH in path.read_text() for path in everything)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [380, 1200])
def test_both_pages_are_accessible(browser: Browser, base: str, scheme: str, width: int) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(f"{base}/certificates/{HASH}/")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.goto(base + "/verify/")
    for name in ("holder/credential.json", "bad/name-changed.json"):
        given_file(page, "a.json", (EXAMPLE / name).read_bytes())
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(page.locator("h2.verdict")).to_be_focused()
    context.close()
