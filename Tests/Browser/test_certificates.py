"""Certificates from the command line: keys, issuing, revoking, the log; and what others' programs say of them."""

from __future__ import annotations

import base64
import concurrent.futures
import hashlib
import json
import os
import pathlib
import random
import shutil
import subprocess
import time

import pypdfium2
import pytest
import rfc8785
import zxingcpp
from conftest import BINARY, CHECKOUT, miyabi, small_disk
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from jsonschema import Draft201909Validator
from metamorphic_log import metamorphic_log as tlog
from openbadgeslib.errors import LibOpenBadgesException
from openbadgeslib.ob3 import OB3Verifier
from openbadgeslib.ob3.verifier import OB3VerificationError
from PIL import Image

SCHEMA = CHECKOUT.parent / "shared/vectors/openbadges/ob_v3p0_achievementcredential_schema.json"
NAMES = 'name,date,grade,email\nZoë Müller-Őry,2026-01-05,92.5,zoe@example.org\n"Park, Sue",2026-01-06,A,\n山田 花子,2026-01-06,,\n'


class Academy:
    """A site that issues certificates."""

    def __init__(self, root: pathlib.Path) -> None:
        self.root = root
        course = root / "content/courses/weaving"
        course.mkdir(parents=True)
        (root / "content/site.yaml").write_text(
            "title: Weaving School\ndescription: Cloth.\nbaseURL: https://weaving.example/\n"
        )
        self.course = course / "course.md"
        self.course.write_text(
            "---\ntitle: Weaving\ndescription: Warps & <wefts>.\ncertificate: true\n---\nText.\n"
        )
        (root / "names.csv").write_text(NAMES)

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [BINARY, *arguments], cwd=self.root, capture_output=True, text=True, check=False, env=os.environ | environment
        )

    def do(self, *arguments: str, **environment: str) -> str:
        done = self.run(*arguments, **environment)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def refused(self, *arguments: str, **environment: str) -> str:
        done = self.run(*arguments, **environment)
        assert done.returncode == 1, (done.returncode, done.stdout, done.stderr)
        return done.stderr

    def issue(self, *more: str) -> dict[str, list[dict]]:
        done = self.run("certificate", "issue", "--course", "weaving", "--csv", "names.csv", "--json", *more)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def hashes(self) -> list[str]:
        return sorted(path.name[:64] for path in self.certificates.glob("*.json") if len(path.name) == 69)

    def holder(self, hash: str, name: str = "credential.json") -> pathlib.Path:  # noqa: A002
        return self.root / ".miyabi/credentials" / hash / name

    def verify(self, subject: str, *more: str) -> dict:
        done = self.run("certificate", "verify", subject, "--json", *more)
        return json.loads(done.stdout) | {"code": done.returncode}

    @property
    def certificates(self) -> pathlib.Path:
        return self.root / "content/certificates"

    def tree(self) -> dict[str, bytes]:
        return {str(path.relative_to(self.root)): path.read_bytes() for path in sorted(self.root.rglob("*"))
                if path.is_file() and "issuing" not in str(path) and path.name != ".gitignore" and "cache" not in str(path)}  # fmt: skip


@pytest.fixture
def academy(tmp_path: pathlib.Path) -> Academy:
    academy = Academy(tmp_path)
    academy.do("certificate", "keygen", "--name", "key-1", "--quiet")
    return academy


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Academy:
    """Three certificates, to be looked at only."""
    academy = Academy(tmp_path_factory.mktemp("issued"))
    academy.do("certificate", "keygen", "--name", "key-1", "--quiet")
    academy.issue()
    return academy


def public_key(academy: Academy) -> Ed25519PublicKey:
    keys = json.loads((academy.certificates / "jwks.json").read_text())["keys"]
    return Ed25519PublicKey.from_public_bytes(base64.urlsafe_b64decode(keys[0]["x"] + "="))


# What others' programs say


def base58(text: str) -> bytes:
    number = 0
    for character in text:
        number = number * 58 + "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".index(character)
    return number.to_bytes(64, "big")


def check_proof(document: dict, key: Ed25519PublicKey) -> None:
    """eddsa-jcs-2022, by rfc8785 and cryptography alone."""
    proof = dict(document["proof"])
    signature = base58(proof.pop("proofValue")[1:])
    body = {name: value for name, value in document.items() if name != "proof"}
    key.verify(signature, hashlib.sha256(rfc8785.dumps(proof)).digest() + hashlib.sha256(rfc8785.dumps(body)).digest())


def test_an_independent_program_verifies_hash_and_proofs(issued: Academy) -> None:
    key = public_key(issued)
    for hash in issued.hashes():  # noqa: A001
        credential = json.loads(issued.holder(hash).read_text())
        check_proof(credential, key)
        body = {name: value for name, value in credential.items() if name != "proof"}
        assert hashlib.sha256(rfc8785.dumps(body)).hexdigest() == hash
        record = json.loads((issued.certificates / f"{hash}.json").read_text())
        check_proof(record, key)
        assert "Zoë" not in json.dumps(record, ensure_ascii=False) and "name" not in record
        credential["credentialSubject"]["name"] += "x"
        with pytest.raises(InvalidSignature):
            check_proof(credential, key)


def test_openbadgeslib_verifies_the_token_and_the_image(issued: Academy) -> None:
    pem = public_key(issued).public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    verifier = OB3Verifier(pem)
    for hash in issued.hashes():  # noqa: A001
        token = issued.holder(hash, "credential.jwt").read_text().strip()
        verifier.verify(token)
        svg = issued.holder(hash, "certificate.svg").read_bytes()
        assert OB3Verifier.extract_token_from_svg(svg) == token
        key = issued.root / "key.pem"
        key.write_bytes(pem)
        done = subprocess.run(
            [str(pathlib.Path(os.sys.executable).parent / "openbadges-verifier"), "-i",
             str(issued.holder(hash, "certificate.svg")), "-r", "", "-k", str(key), "--json"],
            capture_output=True, text=True, check=False)  # fmt: skip
        assert '"valid": true' in done.stdout or '"verified": true' in done.stdout or done.returncode == 0, done
        with pytest.raises((OB3VerificationError, LibOpenBadgesException)):
            verifier.verify(token[:-8] + "AAAAAAAA")


def test_openbadgeslib_reads_the_status_list(academy: Academy) -> None:
    academy.issue()
    pem = public_key(academy).public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    hash = academy.hashes()[0]  # noqa: A001
    token = academy.holder(hash, "credential.jwt").read_text().strip()

    def download(url: str, *_: object, **__: object) -> bytes:
        assert url == "https://weaving.example/status/1.jwt"
        return (academy.certificates / "status/1.jwt").read_bytes()

    OB3Verifier(pem).verify(token, check_status=True, download=download)
    academy.do("certificate", "revoke", hash, "--reason", "Issued in error.", "--yes", "--quiet")
    with pytest.raises((OB3VerificationError, LibOpenBadgesException)):
        OB3Verifier(pem).verify(token, check_status=True, download=download)


def test_a_second_token_is_read_by_those_who_take_es256(academy: Academy) -> None:
    academy.issue("--es256")
    keys = json.loads((academy.certificates / "jwks.json").read_text())["keys"]
    assert [key["alg"] for key in keys] == ["EdDSA", "ES256"]
    x, y = (base64.urlsafe_b64decode(keys[1][name] + "=") for name in ("x", "y"))
    numbers = ec.EllipticCurvePublicNumbers(int.from_bytes(x, "big"), int.from_bytes(y, "big"), ec.SECP256R1())
    pem = numbers.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    for hash in academy.hashes():  # noqa: A001
        token = academy.holder(hash, "credential.es256.jwt").read_text().strip()
        OB3Verifier(pem).verify(token)
        with pytest.raises((OB3VerificationError, LibOpenBadgesException)):
            OB3Verifier(pem).verify(token[:-8] + "AAAAAAAA")
        # Here the issuer's own key counts, and a token does not choose.
        assert academy.verify(str(academy.holder(hash, "credential.es256.jwt")))["steps"][0]["finding"] == "token-header"
        assert academy.verify(str(academy.holder(hash)))["verdict"] == "holds"
    assert (academy.root / ".miyabi/keys/es256.json").stat().st_mode & 0o777 == 0o600
    # The key stays when another comes, and is not made anew.
    before = keys[1]
    academy.do("certificate", "keygen", "--name", "key-2", "--quiet")
    (academy.root / "names.csv").write_text("name,date\nNew One,2026-02-01\n")
    academy.issue("--es256")
    assert json.loads((academy.certificates / "jwks.json").read_text())["keys"][-1] == before
    academy.do("build", "--no-index", "--quiet")
    academy.do("certificate", "log", "verify")


def test_the_credential_is_valid_by_the_published_schema(issued: Academy) -> None:
    validator = Draft201909Validator(json.loads(SCHEMA.read_text()))
    for hash in issued.hashes():  # noqa: A001
        errors = list(validator.iter_errors(json.loads(issued.holder(hash).read_text())))
        assert not errors, errors
    broken = json.loads(issued.holder(issued.hashes()[0]).read_text())
    del broken["credentialSubject"]["achievement"]["criteria"]
    assert list(validator.iter_errors(broken))


def leaf(entry: bytes) -> bytes:
    return hashlib.sha256(b"\0" + entry).digest()


def entries(log: pathlib.Path) -> list[bytes]:
    """The entries of a small log, out of its one bundle."""
    bundle = next((log / "tile/entries").rglob("000.p/*")).read_bytes()
    found = []
    while bundle:
        length = int.from_bytes(bundle[:2], "big")
        found.append(bundle[2 : 2 + length])
        bundle = bundle[2 + length :]
    return found


def tree(hashes: list[bytes]) -> bytes:
    if len(hashes) == 1:
        return hashes[0]
    split = 1 << (len(hashes) - 1).bit_length() - 1
    return hashlib.sha256(b"\1" + tree(hashes[:split]) + tree(hashes[split:])).digest()


def path(index: int, hashes: list[bytes]) -> list[bytes]:
    if len(hashes) == 1:
        return []
    split = 1 << (len(hashes) - 1).bit_length() - 1
    if index < split:
        return [*path(index, hashes[:split]), tree(hashes[split:])]
    return [*path(index - split, hashes[split:]), tree(hashes[:split])]


def test_an_independent_verifier_accepts_the_log(academy: Academy) -> None:
    log = academy.certificates / "log"
    vkey = (log / "vkey").read_text().strip()
    older = (log / "checkpoint").read_text()
    before = len(entries(log))
    academy.issue()
    note = (log / "checkpoint").read_text()
    head = tlog.checkpoint_verify(note, [vkey])
    hashes = [leaf(entry) for entry in entries(log)]
    assert head.size == len(hashes) == before + 3
    for hash in academy.hashes():  # noqa: A001
        index = json.loads((academy.certificates / f"{hash}.log.json").read_text())["index"]
        record = json.loads((academy.certificates / f"{hash}.json").read_text())
        own = leaf(b"\1" + hashlib.sha256(rfc8785.dumps(record)).digest())
        assert own == hashes[index]
        tlog.checkpoint_verify_inclusion(note, [vkey], index, own, path(index, hashes))
        with pytest.raises(Exception):  # noqa: B017
            tlog.checkpoint_verify_inclusion(note, [vkey], index, leaf(b"other"), path(index, hashes))
    assert tlog.checkpoint_verify(older, [vkey]).size == before
    with pytest.raises(Exception):  # noqa: B017
        tlog.checkpoint_verify(note.replace(str(head.size), str(head.size + 1), 1), [vkey])


def test_the_code_on_the_image_is_the_share_link(issued: Academy, tmp_path: pathlib.Path) -> None:
    for hash in issued.hashes():  # noqa: A001
        svg = issued.holder(hash, "certificate.svg").read_text()
        png = base64.b64decode(svg.split("data:image/png;base64,")[1].split('"')[0])
        (tmp_path / "code.png").write_bytes(png)
        image = Image.open(tmp_path / "code.png").convert("L")
        found = zxingcpp.read_barcode(image.resize((image.width * 4, image.height * 4), Image.Resampling.NEAREST))
        link = issued.holder(hash, "share-link.txt").read_text().strip()
        assert found is not None and found.text == link
        assert link.startswith("https://weaving.example/verify/#c1.")
        assert issued.verify(link)["verdict"] == "holds"


def test_the_document_to_print_has_its_text_and_its_code(issued: Academy) -> None:
    for hash in issued.hashes():  # noqa: A001
        document = pypdfium2.PdfDocument(issued.holder(hash, "certificate.pdf"))
        page = document[0]
        text = page.get_textpage().get_text_range()
        name = json.loads(issued.holder(hash).read_text())["credentialSubject"]["name"]
        for words in (name, "Weaving School", "Warps & <wefts>.", hash, "weaving.example/verify/"):
            assert words in text
        assert name in document.get_metadata_dict()["Title"]
        assert [round(size) for size in page.get_size()] == [842, 595]
        found = zxingcpp.read_barcode(page.render(scale=6).to_pil().convert("L"))
        assert found is not None and found.text == issued.holder(hash, "share-link.txt").read_text().strip()


# Keys


def test_keys_are_protected_and_never_written_over(academy: Academy) -> None:
    for name in ("key-1.json", "log.json"):
        assert (academy.root / ".miyabi/keys" / name).stat().st_mode & 0o777 == 0o600
    before = academy.tree()
    assert "There is a key `key-1` already." in academy.refused("certificate", "keygen", "--name", "key-1")
    for name in ("", "log", "../x", "Key", "a b", "x" * 41):
        assert "no name for a key" in academy.refused("certificate", "keygen", "--name", name)
    assert academy.tree() == before
    (academy.root / ".miyabi/keys/key-1.json").chmod(0o644)
    assert "can be read by others" in academy.refused("certificate", "issue", "--course", "weaving", "--csv", "names.csv")


@pytest.mark.parametrize(("content", "words"), [
    ("", "holds no signing key: it ends in the middle"), ("{}", "`type` is not"), ("x", "it is no JSON"),
    ('{"type":"MiyabiSigningKey","version":9,"id":"a"}', "a newer Miyabi writes"),
    ('{"type":"MiyabiSigningKey","version":1,"id":"did:web:weaving.example#key-1","seed":"AAAA"}', "32 bytes"),
    ('{"type":"MiyabiSigningKey","version":1,"id":"did:web:weaving.example#key-1","seed":"' + "A" * 43 + '"}', "public half"),
    ('{"type":"MiyabiSigningKey","version":1,"id":"a","sealed":{"kdf":"scrypt","rounds":1073741824}}', "sealed with a passphrase"),
])  # fmt: skip
def test_a_key_file_that_is_none_is_told(academy: Academy, content: str, words: str) -> None:
    file = academy.root / ".miyabi/keys/key-1.json"
    file.write_text(content)
    assert words in academy.refused("certificate", "issue", "--course", "weaving", "--csv", "names.csv")


def test_a_sealed_key_opens_with_its_passphrase_alone(tmp_path: pathlib.Path) -> None:
    academy = Academy(tmp_path)
    academy.do("certificate", "keygen", "--name", "key-1", "--passphrase", MIYABI_SIGNING_PASSPHRASE="open, sesame")
    assert "seed" not in (tmp_path / ".miyabi/keys/key-1.json").read_text()
    asked = ("certificate", "issue", "--course", "weaving", "--csv", "names.csv")
    assert "is sealed with a passphrase" in academy.refused(*asked)
    assert "does not open" in academy.refused(*asked, MIYABI_SIGNING_PASSPHRASE="open, barley")
    academy.do(*asked, MIYABI_SIGNING_PASSPHRASE="open, sesame")


def test_a_key_may_lie_elsewhere_but_not_in_the_content(academy: Academy, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("keys")
    for file in (academy.root / ".miyabi/keys").iterdir():
        shutil.move(file, elsewhere / file.name)
    asked = ("certificate", "issue", "--course", "weaving", "--csv", "names.csv")
    assert "There is no key to sign with" in academy.refused(*asked)
    academy.do(*asked, MIYABI_SIGNING_KEY_FILE=str(elsewhere / "key-1.json"))
    inside = academy.root / "content/files"
    inside.mkdir()
    shutil.copy(elsewhere / "key-1.json", inside / "key.json")
    assert "private key" in academy.run("check").stdout
    assert "private key" in academy.refused("build", "--no-index")


def test_a_retired_key_still_counts_and_a_withdrawn_one_is_replaced(academy: Academy) -> None:
    academy.issue()
    old = academy.hashes()
    made = json.loads(academy.do("certificate", "keygen", "--name", "key-2", "--json"))
    assert made["retired"] == "did:web:weaving.example#key-1"
    (academy.root / "names.csv").write_text("name,date\nNew One,2026-02-01\n")
    academy.issue()
    assert all(academy.verify(hash)["verdict"] == "holds" for hash in academy.hashes())
    assert "log-key-in-time" in [step["finding"] for step in academy.verify(old[0])["steps"]]
    academy.do("build", "--no-index", "--quiet")
    # What the old key signs from now on is back-dated.
    assert "key-2" in academy.refused("certificate", "distrust", "key-2", "--yes")
    assert "There is no key" in academy.refused("certificate", "distrust", "key-9", "--yes")
    assert "no day" in academy.run("certificate", "distrust", "key-1", "--since", "soon", "--yes").stderr
    academy.do("certificate", "distrust", "key-1", "--since", "2026-01-15", "--yes")
    for hash in old:  # noqa: A001
        report = academy.verify(str(academy.holder(hash)))
        assert report["verdict"] == "holds", report
        assert json.loads(academy.holder(hash).read_text())["proof"]["verificationMethod"].endswith("#key-2")
    assert academy.do("certificate", "log", "verify").startswith("13 entries hold")
    academy.do("build", "--no-index", "--quiet")


# Issuing


def test_nothing_is_issued_twice(academy: Academy) -> None:
    first = academy.issue()
    assert len(first["issued"]) == 3 and first["known"] == first["refused"] == []
    before = academy.tree()
    again = academy.issue()
    assert again["issued"] == [] and [each["hash"] for each in again["known"]] == [each["hash"] for each in first["issued"]]
    assert academy.tree() == before
    with (academy.root / "names.csv").open("a") as names:
        names.write('"Park, Sue",2026-01-06,A,\nNew One,2026-02-01,,\n')
    assert [each["for"] for each in academy.issue()["issued"]] == ["Park, Sue", "New One"]
    assert len(academy.hashes()) == 5


@pytest.mark.parametrize(("content", "words"), [
    ("", "needs the columns name and date"), ("name\nA\n", "needs the columns name and date"),
    ("name,date\n", "names nobody"), ("name,date,shoe\nA,2026-01-01,9\n", "a column “shoe”"),
    ("name,date\nA,yesterday\n", "names.csv:2: “yesterday” is no date"), ("name,date\n,2026-01-01\n", "the name is missing"),
    ("name,date\nA,\n", "the date is missing"), ("name,date\nA,2099-01-01\n", "2099-01-01 has not come yet"),
    ("name,date\nA,2026-02-30\n", "no date"), ("name,date,expiry\nA,2026-01-02,2026-01-01\n", "would expire"),
    ("name,date\n" + "x" * 201 + ",2026-01-01\n", "longer than 200"), ("name,date\nA\x07B,2026-01-01\n", "control characters"),
    ("name,date,name\nA,2026-01-01,B\n", "once each"), (b"name,date\n\xff,2026-01-01\n", "not UTF-8"),
    ('name,date\n"A,2026-01-01\n', ""),
])  # fmt: skip
def test_a_list_with_a_slip_issues_nothing(academy: Academy, content: str | bytes, words: str) -> None:
    (academy.root / "names.csv").write_bytes(content if isinstance(content, bytes) else content.encode())
    before = academy.tree()
    told = academy.refused("certificate", "issue", "--course", "weaving", "--csv", "names.csv")
    assert words in told
    assert academy.tree() == before


def test_requests_that_cannot_be_met_are_told(academy: Academy) -> None:
    asked = ("certificate", "issue", "--csv", "names.csv", "--course")
    assert "did you mean `weaving`?" in academy.refused(*asked, "weving")
    assert academy.run("certificate", "issue", "--course", "weaving").returncode == 64
    assert academy.run("certificate", "issue", "--course", "weaving", "--user", "a", "--csv", "b").returncode == 64
    assert "cannot be read" in academy.refused("certificate", "issue", "--course", "weaving", "--csv", "none.csv")
    academy.course.write_text(academy.course.read_text().replace("certificate: true\n", ""))
    assert "gives no certificate" in academy.refused(*asked, "weaving")
    academy.course.write_text(academy.course.read_text().replace("title:", "certificate: { template: baroque }\ntitle:"))
    assert "landscape or portrait" in academy.refused(*asked, "weaving")
    shutil.rmtree(academy.certificates)
    settings = academy.root / "content/site.yaml"
    settings.write_text(settings.read_text().replace("weaving.example", "localhost:8080"))
    assert "no issuer that certificates can name" in academy.refused(*asked, "weaving")


def test_what_the_course_sets_stands_in_the_certificate(academy: Academy) -> None:
    settings = 'certificate: { title: "Master <Weaver>", description: Knows it., template: portrait, validMonths: 13 }'
    academy.course.write_text(academy.course.read_text().replace("certificate: true", settings))
    hash = academy.issue()["issued"][0]["hash"]  # noqa: A001
    credential = json.loads(academy.holder(hash).read_text())
    achievement = credential["credentialSubject"]["achievement"]
    assert credential["name"] == "Master <Weaver>" and achievement["description"] == "Knows it."
    assert credential["validUntil"] == "2027-02-05T00:00:00Z" and achievement["criteria"] == {"narrative": "All lessons"}
    assert 'width="210mm"' in academy.holder(hash, "certificate.svg").read_text()
    assert "Master &lt;Weaver&gt;" in academy.holder(hash, "certificate.svg").read_text()
    before = achievement["version"]
    academy.course.write_text(academy.course.read_text() + "More.\n")
    (academy.root / "names.csv").write_text("name,date\nLater,2026-03-01\n")
    later = json.loads(academy.holder(academy.issue()["issued"][0]["hash"]).read_text())
    assert later["credentialSubject"]["achievement"]["version"] != before


def test_from_records_by_those_who_may(tmp_path: pathlib.Path) -> None:
    academy = Academy(tmp_path)
    shutil.rmtree(tmp_path / "content")
    shutil.copytree(CHECKOUT / "content", tmp_path / "content", ignore=shutil.ignore_patterns("certificates"))
    course = tmp_path / "content/courses/writing-courses/course.md"
    course.write_text(course.read_text().replace("title:", "certificate: true\ntitle:", 1))
    academy.do("certificate", "keygen", "--quiet")
    academy.do("db", "push", "--quiet")
    academy.do("user", "add", "root@example.org", "--username", "root", "--role", "super_admin", "--quiet")
    for name, shown in (("sue", "Sue Park"), ("sam", None), ("kim", "Kim")):
        academy.do("user", "add", f"{name}@example.org", "--username", name, "--as", "root", "--quiet",
                   *(["--name", shown] if shown else []))  # fmt: skip
        academy.do("enroll", "add", name, "writing-courses", "--as", name, "--quiet")
    lessons = [path.stem[3:] for path in sorted((tmp_path / "content/courses/writing-courses/lessons").glob("*.md"))]
    for name in ("sue", "sam"):
        for lesson in lessons:
            academy.do("progress", "record", name, "writing-courses", lesson, "--completed", "--as", name, "--quiet")
    asked = ("certificate", "issue", "--course", "writing-courses")
    assert "has not completed" in academy.refused(*asked, "--user", "kim", "--as", "root")
    assert "is not permitted" in academy.refused(*asked, "--user", "sue", "--as", "sue")
    done = academy.run(*asked, "--all-completed", "--as", "root", "--json")
    report = json.loads(done.stdout)
    assert done.returncode == 1 and [each["for"] for each in report["issued"]] == ["sue"]
    assert report["refused"][0]["for"] == "sam" and "no name is known" in report["refused"][0]["reason"]
    hash = report["issued"][0]["hash"]  # noqa: A001
    assert academy.verify(str(academy.holder(hash)))["claims"]["holder"] == "Sue Park"
    assert json.loads(academy.do(*asked, "--user", "sue", "--as", "root", "--json"))["known"][0]["hash"] == hash
    listed = json.loads(academy.do("certificate", "list", "--as", "root", "--json"))
    assert [(each["hash"], each["user"]) for each in listed] == [(hash, "sue")]
    assert json.loads(academy.do("certificate", "list", "--user", "sue", "--as", "sue", "--json"))[0]["hash"] == hash
    assert "is not permitted" in academy.refused("certificate", "revoke", hash, "--reason", "x", "--yes", "--as", "sue")
    academy.do("certificate", "revoke", hash, "--reason", "Issued in error.", "--yes", "--as", "root")
    assert json.loads(academy.do("certificate", "list", "--as", "root", "--json"))[0]["reason"] == "Issued in error."
    academy.do("db", "verify")
    academy.do("audit", "--verify", "--as", "root")
    academy.do("certificate", "consent", hash, "--name", "Sue Park")
    assert "the files of 1 certificate with them" in academy.run("user", "erase", "sue", "--yes", "--as", "root").stderr
    everything = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"Sue Park" not in everything and not academy.holder(hash).exists()
    assert academy.verify(hash)["verdict"] == "revoked"
    academy.do("check")


def test_a_kill_leaves_all_of_a_batch_or_nothing(academy: Academy) -> None:
    academy.issue()
    (academy.root / "names.csv").write_text("name,date\n" + "".join(f"Learner {number},2026-01-07\n" for number in range(400)))
    asked = [BINARY, "certificate", "issue", "--course", "weaving", "--csv", "names.csv", "--quiet"]
    pause, outcomes = random.Random(5), set()
    for _ in range(25):
        process = subprocess.Popen(asked, cwd=academy.root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(pause.uniform(0.0, 0.25))
        process.kill()
        process.wait()
        # Whatever comes next ends what was begun.
        academy.do("certificate", "status")
        count = len(academy.hashes())
        assert count in (3, 403), count
        outcomes.add(count)
        holders = [path for path in (academy.root / ".miyabi/credentials").iterdir() if any(path.iterdir())]
        assert len(holders) == count
        assert f"{count} records included" in academy.do("certificate", "log", "verify")
        academy.do("check")
        if count == 403:
            break
    academy.do(*asked[1:])
    assert len(academy.hashes()) == 403
    assert not (academy.root / ".miyabi/issuing").exists()


def test_a_full_disk_leaves_nothing_of_a_batch(tmp_path: pathlib.Path) -> None:
    outcomes = set()
    for kilobytes in (3000, 6000, 9000, 12000, 40000):
        with small_disk(tmp_path / "small", kilobytes):
            academy = Academy(tmp_path / "small")
            academy.do("certificate", "keygen", "--quiet")
            before = academy.tree()
            names = "".join(f"Learner {number},2026-01-07\n" for number in range(300))
            (academy.root / "names.csv").write_text(f"name,date\n{names}")
            before["names.csv"] = (academy.root / "names.csv").read_bytes()
            done = academy.run("certificate", "issue", "--course", "weaving", "--csv", "names.csv", "--quiet")
            outcomes.add(done.returncode)
            if done.returncode == 2:
                assert "no space left" in done.stderr and "nothing was changed" in done.stderr
                assert academy.tree() == before
            else:
                assert len(academy.hashes()) == 300
            academy.do("certificate", "log", "verify")
    assert outcomes == {0, 2}


def test_two_commands_at_once_come_to_one_result(academy: Academy) -> None:
    def issue(_: int) -> subprocess.CompletedProcess[str]:
        return academy.run("certificate", "issue", "--course", "weaving", "--csv", "names.csv", "--quiet")

    with concurrent.futures.ThreadPoolExecutor(6) as pool:
        done = list(pool.map(issue, range(6)))
    assert {each.returncode for each in done} <= {0, 2} and any(each.returncode == 0 for each in done)
    assert all("Another command is at work" in each.stderr for each in done if each.returncode == 2)
    assert len(academy.hashes()) == 3
    academy.do("certificate", "log", "verify")


# Revoking, status, consent


def test_a_revocation_is_told_everywhere_and_not_taken_back(academy: Academy) -> None:
    academy.issue()
    first, second, third = academy.hashes()
    assert "This is not done unasked." in academy.refused("certificate", "revoke", first, "--reason", "x")
    assert academy.run("certificate", "revoke", "abc", "--reason", "x", "--yes").returncode == 64
    assert academy.run("certificate", "revoke", first, "--reason", " ", "--yes").returncode == 64
    assert "There is no certificate" in academy.refused("certificate", "revoke", "0" * 64, "--reason", "x", "--yes")
    academy.do("certificate", "revoke", first, "--reason", "<b>Issued</b> in error.", "--yes")
    assert "revoked already" in academy.refused("certificate", "revoke", first, "--reason", "x", "--yes")
    academy.do("certificate", "revoke", second, "--reason", "Misspelt.", "--superseded-by", third, "--yes")
    assert academy.verify(first)["verdict"] == "revoked" and academy.verify(first)["code"] == 1
    assert f"by the certificate {third}" in json.dumps(academy.verify(second))
    assert academy.verify(third)["verdict"] == "holds"
    academy.do("build", "--no-index", "--quiet")
    page = (academy.root / f"public/certificates/{first}/index.html").read_text()
    assert "&lt;b>Issued&lt;/b> in error." in page or "&lt;b&gt;Issued&lt;/b&gt; in error." in page
    assert f'/certificates/{third}/' in (academy.root / f"public/certificates/{second}/index.html").read_text()
    assert academy.verify(first, "--site", "public")["verdict"] == "revoked"
    assert academy.do("certificate", "log", "verify").endswith("3 records included\n")


def test_an_older_status_list_that_is_put_back_is_found_everywhere(academy: Academy) -> None:
    academy.issue()
    published, old = academy.certificates / "status/1.jwt", (academy.certificates / "status/1.jwt").read_bytes()
    first, second, _ = academy.hashes()
    academy.do("certificate", "revoke", first, "--reason", "Issued in error.", "--yes")
    academy.do("build", "--no-index", "--quiet")
    new = published.read_bytes()
    (academy.root / "public/status/1.jwt").write_bytes(old)
    report = academy.verify(first, "--site", "public")
    assert (report["verdict"], report["code"]) == ("incomplete", 3)
    assert "status-replaced" in [step["finding"] for step in report["steps"]]
    assert "an older one may have been put back" in academy.refused("certificate", "log", "verify", "--site", "public")
    # Neither is it published or signed again, which would take the revocation back.
    published.write_bytes(old)
    assert "an older status list that was put back" in academy.refused("build", "--no-index")
    (academy.root / "names.csv").write_text("name,date\nNew One,2026-02-01\n")
    for command in (["status", "--renew"], ["revoke", second, "--reason", "x", "--yes"], ["keygen", "--name", "key-2"],
                    ["issue", "--course", "weaving", "--csv", "names.csv"]):  # fmt: skip
        assert "an older status list that was put back" in academy.refused("certificate", *command), command
    assert published.read_bytes() == old and len(academy.hashes()) == 3
    published.write_bytes(new)
    academy.do("certificate", "status", "--renew")
    assert academy.verify(first)["verdict"] == "revoked"
    # The end of the log, taken away, could hide the same.
    academy.do("build", "--no-index", "--quiet")
    next((academy.root / "public/log/tile/entries/000.p").iterdir()).unlink()
    assert "status-unlogged" in [step["finding"] for step in academy.verify(second, "--site", "public")["steps"]]


def test_the_end_of_the_log_names_the_current_lists(academy: Academy) -> None:
    for batch in range(3):
        names = "".join(f"Learner {batch}-{number},2026-01-05\n" for number in range(200))
        (academy.root / "names.csv").write_text(f"name,date\n{names}")
        academy.issue()
        folder = academy.certificates / "log/tile/entries"
        bundles = sorted((path for path in folder.rglob("*") if path.is_file()), key=lambda path: path.relative_to(folder).as_posix())
        token = b"\2" + hashlib.sha256((academy.certificates / "status/1.jwt").read_bytes()).digest()
        assert any(token in path.read_bytes() for path in bundles[-2:]), bundles
    academy.do("certificate", "log", "verify")


def test_the_status_list_is_renewed(academy: Academy) -> None:
    before = (academy.certificates / "status/1.jwt").read_bytes()
    assert "0 days ago" in academy.do("certificate", "status")
    time.sleep(1.1)
    academy.do("certificate", "status", "--renew")
    assert (academy.certificates / "status/1.jwt").read_bytes() != before
    academy.do("certificate", "log", "verify")


def test_a_name_is_shown_by_consent_and_taken_away(academy: Academy) -> None:
    academy.issue("--show-name")
    hash = academy.hashes()[0]  # noqa: A001
    name = academy.verify(str(academy.holder(hash)))["claims"]["holder"]
    assert academy.verify(hash)["claims"]["holder, shown by consent"] == name
    academy.do("build", "--no-index", "--quiet")
    assert name in (academy.root / f"public/certificates/{hash}/index.html").read_text()
    academy.do("certificate", "consent", hash, "--withdraw")
    academy.do("build", "--no-index", "--quiet")
    assert name not in "".join(path.read_text() for path in (academy.root / "public").rglob("*.html"))
    assert not (academy.root / f"public/certificates/{hash}.name.json").exists()
    assert academy.run("certificate", "consent", hash).returncode == 64
    academy.do("certificate", "consent", hash, "--name", name)
    assert academy.verify(hash)["claims"]["holder, shown by consent"] == name


# What a build refuses


def edited(path: pathlib.Path, edit: object) -> None:
    record = json.loads(path.read_text())
    edit(record)  # type: ignore[operator]
    path.write_text(json.dumps(record))


REFUSALS = [
    ("record", lambda record: record["achievement"].update(name="Masonry"), "changed after it was signed"),
    ("record", lambda record: record.update(digest="sha256:" + "0" * 64), "the record of another hash"),
    ("record", lambda record: record["issuer"].update(id="did:web:evil.example"), "names another issuer"),
    ("record", lambda record: record["proof"].update(verificationMethod="did:web:weaving.example#key-9"), "a key that did.json does not have"),
    ("record", lambda record: record.pop("proof"), "not signed as it has to be"),
    ("record", lambda record: record.update(type="Other"), "no record of a certificate"),
    ("log.json", lambda record: record.update(index=0), "the log does not have this record"),
    ("log.json", lambda record: record.update(index=99), "the log does not have this record"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "edit", "words"), REFUSALS)
def test_a_build_refuses_what_does_not_hold(academy: Academy, file: str, edit: object, words: str) -> None:
    academy.issue()
    hash = academy.hashes()[1]  # noqa: A001
    edited(academy.certificates / f"{hash}.{file.replace('record', 'json')}", edit)
    told = academy.refused("build", "--no-index")
    assert words in told and f"content/certificates/{hash}.json:1:1: error:" in told and "[invalid-certificate]" in told
    assert not (academy.root / "public").exists()


@pytest.mark.parametrize(("change", "words"), [
    (lambda folder, hash: (folder / "did.json").unlink(), "keys are missing"),
    (lambda folder, hash: (folder / "did.json").write_text("{}"), "no issuer’s keys"),
    (lambda folder, hash: (folder / "log/checkpoint").write_text("x"), "the log does not hold"),
    (lambda folder, hash: (folder / "log/vkey").unlink(), "key or checkpoint is missing"),
    (lambda folder, hash: shutil.rmtree(folder / "log/tile/entries"), "the log does not hold"),
    (lambda folder, hash: (folder / "status/1.jwt").unlink(), "the status list that it names is not there"),
    (lambda folder, hash: (folder / "status/1.jwt").write_text("a.b.c"), "not signed with the current key"),
    (lambda folder, hash: (folder / f"{hash}.log.json").unlink(), "this file is missing"),
    (lambda folder, hash: (folder / f"{hash}.json").write_text('{"a":1,"a":2}'), "stands twice"),
    (lambda folder, hash: (folder / f"{hash}.name.json").write_text("{}"), "no name of this certificate"),
    (lambda folder, hash: (folder / f"{'0' * 64}.notice.json").write_text("{}"), "a record that is not there"),
    (lambda folder, hash: (folder / f"{hash}.jwt").write_text("x"), "no part of the certificates"),
    (lambda folder, hash: (folder / "notes.txt").write_text("x"), "no part of the certificates"),
    (lambda folder, hash: (folder / f"{hash.upper()}.json").write_text("{}"), "no part of the certificates"),
    (lambda folder, hash: (folder.parent / "courses/weaving").rename(folder.parent / "courses/masonry"), "the site has no course at"),
    (lambda folder, hash: (folder.parent / "site.yaml").write_text("title: A\nbaseURL: https://other.example/\n"), "the site’s issuer is"),
])  # fmt: skip
def test_a_build_refuses_a_folder_that_does_not_hold(academy: Academy, change: object, words: str) -> None:
    academy.issue()
    change(academy.certificates, academy.hashes()[0])  # type: ignore[operator]
    assert words in academy.refused("build", "--no-index")
    assert not (academy.root / "public").exists()


def test_a_warm_build_is_a_clean_one(academy: Academy) -> None:
    academy.issue("--show-name")
    first, second, third = academy.hashes()

    def built(*more: str) -> dict[str, bytes]:
        time.sleep(0.1)
        academy.do("build", "--quiet", *more)
        return {str(path): path.read_bytes() for path in (academy.root / "public").rglob("*") if path.is_file()}

    # Twice, so that the second is from memory.
    assert built() == built() == built("--clean")
    academy.do("certificate", "revoke", first, "--reason", "x", "--yes", "--quiet")
    academy.do("certificate", "consent", second, "--withdraw", "--quiet")
    assert built() == built("--clean")
    academy.do("certificate", "keygen", "--name", "key-2", "--quiet")
    assert built() == built() == built("--clean")
    for name, words in ((f"{third}.json", "changed after it was signed"), (f"{third}.log.json", "does not have this record")):
        original = (academy.certificates / name).read_text()
        edited(academy.certificates / name, lambda content: content.update(index=1, version=1, validFrom="2020-01-01T00:00:00Z"))
        assert words in academy.refused("build")
        (academy.certificates / name).write_text(original)
    document = (academy.certificates / "did.json").read_text()
    (academy.certificates / "did.json").write_text(document.replace("key-1", "key-9"))
    assert "a key that did.json does not have" in academy.refused("build")
    (academy.certificates / "did.json").write_text(document)
    assert built() == built("--clean")


def test_a_course_that_moved_keeps_its_certificates(academy: Academy) -> None:
    academy.issue()
    folder = academy.root / "content/courses"
    (folder / "weaving").rename(folder / "cloth")
    course = folder / "cloth/course.md"
    course.write_text(course.read_text().replace("title:", "aliases: [/courses/weaving/]\ntitle:"))
    academy.do("build", "--no-index", "--quiet")


def test_a_built_site_has_every_file_byte_for_byte_and_lists_nobody(academy: Academy) -> None:
    academy.issue()
    academy.do("build", "--no-index", "--quiet")
    public = academy.root / "public"
    for file in academy.certificates.rglob("*"):
        name = file.relative_to(academy.certificates)
        if file.is_dir() or file.name.startswith("."):
            continue
        places = {"did.json": ".well-known/did.json", "jwks.json": ".well-known/jwks.json"}
        target = places.get(str(name)) or (str(name) if name.parts[0] in ("log", "status") else f"certificates/{name}")
        assert (public / target).read_bytes() == file.read_bytes()
    text = "".join(path.read_text() for path in public.rglob("*.*")
                   if path.suffix in (".html", ".xml", ".txt", ".json") and not path.is_relative_to(public / "certificates"))  # fmt: skip
    assert not any(hash in text for hash in academy.hashes())
    assert academy.do("certificate", "log", "verify", "--site", "public").startswith("5 entries hold")


def test_a_site_under_a_path_has_its_keys_there(tmp_path: pathlib.Path) -> None:
    academy = Academy(tmp_path)
    settings = tmp_path / "content/site.yaml"
    settings.write_text(settings.read_text().replace("weaving.example/", "example.org/learn/"))
    assert academy.do("certificate", "keygen", "--name", "key-1", "--quiet") == "did:web:example.org:learn#key-1\n"
    academy.issue()
    academy.do("build", "--no-index", "--quiet", "--base-url", "https://preview.example/")
    assert (tmp_path / "public/did.json").exists()
    hash = academy.hashes()[0]  # noqa: A001
    report = academy.verify(str(academy.holder(hash)), "--site", "public")
    assert report["verdict"] == "holds"
    assert json.loads(academy.holder(hash).read_text())["credentialStatus"]["statusListCredential"] == "https://example.org/learn/status/1.jwt"
    assert (academy.certificates / "log/vkey").read_text().startswith("example.org/learn/log+")


# The log


def test_a_log_that_was_rewritten_or_cut_is_found(academy: Academy, tmp_path_factory: pytest.TempPathFactory) -> None:
    academy.issue()
    old = tmp_path_factory.mktemp("old") / "certificates"
    shutil.copytree(academy.certificates, old)
    (academy.root / "names.csv").write_text("name,date\nNew One,2026-02-01\n")
    academy.issue()
    told = academy.do("certificate", "log", "verify", "--since", str(old))
    assert told == "6 entries hold, of which the first 5 are those of the older copy; 4 records included\n"
    # The other way round, entries were removed.
    newer = tmp_path_factory.mktemp("newer") / "certificates"
    shutil.move(academy.certificates, newer)
    shutil.copytree(old, academy.certificates)
    assert "entries were removed" in academy.refused("certificate", "log", "verify", "--since", str(newer))
    # An older status list, put back, is not the one that the log has last.
    status = academy.certificates / "status/1.jwt"
    current = status.read_bytes()
    academy.do("certificate", "revoke", academy.hashes()[0], "--reason", "x", "--yes")
    revoked = status.read_bytes()
    status.write_bytes(current)
    assert "an older one may have been put back" in academy.refused("certificate", "log", "verify")
    status.write_bytes(revoked)
    document = (academy.certificates / "did.json").read_text()
    (academy.certificates / "did.json").write_text(document.replace("key-1", "key-9"))
    assert "not those that the log has last" in academy.refused("certificate", "log", "verify")
    (academy.certificates / "did.json").write_text(document)
    # A log that the issuer itself begins anew, with the same key, is another one.
    shutil.rmtree(academy.certificates / "log")
    assert "no log" in academy.refused("certificate", "log", "verify")
    assert "There is no folder" in academy.refused("certificate", "log", "verify", "--since", "nowhere")
    record = academy.certificates / f"{academy.hashes()[0]}.json"
    shutil.copytree(old / "log", academy.certificates / "log")
    status.write_bytes(current)
    edited(record, lambda content: content["achievement"].update(name="Masonry"))
    assert "is not entry" in academy.refused("certificate", "log", "verify")


def test_the_commands_of_the_document_work(tmp_path: pathlib.Path) -> None:
    academy = Academy(tmp_path)
    shutil.rmtree(tmp_path / "content")
    shutil.copytree(CHECKOUT / "content", tmp_path / "content", ignore=shutil.ignore_patterns("certificates"))
    academy.do("db", "seed", "--quiet")
    lines = (CHECKOUT / "docs/certificates.md").read_text().splitlines()
    commands = [line.removeprefix("$ miyabi ").split() for line in lines if line.startswith("$ miyabi ")]
    assert len(commands) == 6
    for command in commands:
        if command[1] == "verify" and not (tmp_path / "credential.json").exists():
            academy.do("build", "--no-index", "--quiet")
            for name in ("credential.json", "certificate.svg"):
                shutil.copy(academy.holder(academy.hashes()[0], name), tmp_path / name)
        done = academy.run(*command)
        # The hash in the document is the published example's, and no record of this site.
        assert done.returncode == (1 if "b76f" in " ".join(command) else 0), (command, done.stdout, done.stderr)
    for word in ("revoke", "status", "distrust", "consent", "log"):
        assert f"miyabi certificate {word}" in "\n".join(lines)
