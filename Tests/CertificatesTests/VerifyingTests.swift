import Certificates
import Fixtures
import Foundation
import Testing

@Suite("Verifying")
struct VerifyingTests {
  static let whole = [
    "issuer-is-site did:web:academy.example", "signature-holds did:web:academy.example#key-2026", "in-force 2026-10-05",
    "record-holds did:web:academy.example#key-2026", "record-agrees", "status-good 2026-11-20",
    "log-includes 301 70000",
  ]

  @Test(
    "the example holds, however it is handed in",
    arguments: [
      ("credential.json", "file-read"), ("credential.jwt", "token-read"), ("certificate.svg", "image-read"),
    ])
  func holds(file: String, reading: String) throws {
    let report = Example.verifier().verify(file: try Example.bytes("holder/\(file)"))
    #expect(report.told == [reading, "hash-computed \(Example.hash)"] + Self.whole)
    #expect(report.verdict == .holds)
  }

  @Test("a share link holds")
  func link() throws {
    let report = Example.verifier().verify(
      link: try Example.text("holder/share-link.txt").trimmingCharacters(in: .newlines))
    #expect(report.told == ["link-read", "hash-computed \(Example.hash)"] + Self.whole)
    for link in ["c1.", "c1.AAAA", "https://academy.example/verify/#c1.!!", "https://academy.example/verify/"] {
      #expect(Example.verifier().verify(link: link).told == ["link-damaged"])
    }
    // A few bytes that stand for a hundred megabytes.
    let bomb = Compression.raw.compress([UInt8](repeating: 0x20, count: 100_000_000))
    let text = Data(bomb).base64EncodedString().replacingOccurrences(of: "+", with: "-")
      .replacingOccurrences(of: "/", with: "_").replacingOccurrences(of: "=", with: "")
    #expect(Example.verifier().verify(link: "c1." + text).told == ["link-damaged"])
  }

  @Test("a hash alone tells what the site knows")
  func hash() {
    let report = Example.verifier().verify(hash: Example.hash)
    #expect(
      report.told == [
        "hash-read", "issuer-is-site did:web:academy.example", "record-holds did:web:academy.example#key-2026",
        "in-force 2026-10-05", "status-good 2026-11-20", "log-includes 301 70000",
      ])
    #expect(report.verdict == .holds && report.holder == nil)
    let unknown = String(repeating: "0", count: 64)
    #expect(Example.verifier().verify(hash: unknown).told == ["hash-read", "record-missing"])
    #expect(Example.verifier().verify(hash: unknown).verdict == .unknown)
  }

  @Test("hashes that are nearly one are told what is wrong with them")
  func badHashes() throws {
    let told = try Example.text("bad/hashes.txt").split(separator: "\n").map {
      Example.verifier().verify(hash: String($0)).told.joined(separator: " ").prefix(17)
    }
    #expect(
      told == [
        "hash-upper-case", "hash-length 63", "hash-space", "hash-length 65", "hash-character x", "hash-space",
        "hash-character ｂ",
      ])
    #expect(Example.verifier().verify(hash: "").told == ["hash-empty"])
  }

  static let bad: [(String, String)] = [
    ("alg-none.jwt", "token-header alg"), ("hs256-with-public-key.jwt", "token-header alg"),
    ("payload-swapped.jwt", "token-disagrees jti"), ("context-appended.json", "proof-context"),
    ("created-changed.json", "signature-broken"), ("duplicate-key.json", "duplicate-key"),
    ("huge-number.json", "number-out-of-range"), ("lone-surrogate.json", "lone-surrogate"),
    ("issuer-and-key-differ.json", "key-of-other"), ("look-alike-issuer.json", "issuer-is-other"),
    ("name-changed.json", "signature-broken"), ("name-nfd.json", "signature-broken"),
    ("other-key-named.json", "signature-broken"), ("purpose-changed.json", "proof-member proofPurpose"),
    ("signed-by-stranger.json", "signature-broken"),
    // Their signatures hold: what refuses them is that the issuer never published a record of them.
    ("backdated-with-retired-key.json", "record-missing"), ("bidi-name-validly-signed.json", "record-missing"),
  ]

  @Test("what was tampered with is refused, in words of its own", arguments: bad)
  func tampered(file: String, finding: String) throws {
    let report = Example.verifier().verify(file: try Example.bytes("bad/\(file)"))
    let first = try #require(report.steps.first { $0.finding.outcome == .fails })
    #expect(([first.finding.rawValue] + first.values).joined(separator: " ").hasPrefix(finding), "\(report.told)")
    #expect(report.verdict == .refused)
  }

  @Test("a record that is handed in is verified as what it is")
  func handedInRecords() throws {
    func report(_ path: String) throws -> VerificationReport {
      Example.verifier().verify(file: try Example.bytes(path))
    }
    let genuine = try report("site/certificates/\(Example.hash).json")
    #expect(genuine.verdict == .holds && genuine.told.contains("record-published") && genuine.kind == .hash)
    #expect(try report("bad/record-edited-by-hand.json").told.last == "record-broken")
    #expect(try report("bad/record-contradicts-credential.json").told.last?.hasPrefix("record-contradicts") == true)
  }

  @Test("records that were edited, or that say something else, are refused")
  func records() throws {
    func told(_ record: String, file: String? = nil) throws -> [String] {
      let verifier = Example.verifier(["certificates/\(Example.hash).json": try Example.bytes(record)])
      let report = try file.map { verifier.verify(file: try Example.bytes($0)) } ?? verifier.verify(hash: Example.hash)
      #expect(report.verdict == .refused)
      return report.told
    }
    #expect(try told("bad/record-edited-by-hand.json").last == "record-broken")
    #expect(
      try told("bad/record-contradicts-credential.json", file: "holder/credential.json").last?.prefix(18)
        == "record-contradicts")
    #expect(try told("holder/credential.json").last == "record-of-other")
    #expect(try told("bad/duplicate-key.json").last?.prefix(17) == "record-unreadable")
  }

  @Test("what the site does not have, or has of an earlier day, is told")
  func missing() throws {
    let day: Int64 = 86_400
    func last(_ changes: [String: [UInt8]?], after days: Int64 = 0, _ prefix: String) -> [String] {
      let now = Moment(seconds: Example.today.seconds + days * day)
      let report = Example.verifier(changes, now: now).verify(hash: Example.hash)
      return report.told.filter { $0.hasPrefix(prefix) }
    }
    #expect(last([:], after: 27, "status") == ["status-good 2026-11-20"])
    #expect(last([:], after: 30, "status") == ["status-old 2026-11-20"])
    #expect(last([:], after: 90, "status") == ["status-too-old"])
    #expect(last([:], after: -10, "status") == ["status-future"])
    #expect(last(["status/1.jwt": Example.gone], "status") == ["status-missing"])
    #expect(last(["status/1.jwt": Array("a.b.c".utf8)], "status") == ["status-broken"])
    #expect(last(["status/1.jwt": try Example.bytes("site/status/1.expired.jwt")], "status") == ["status-too-old"])
    #expect(last(["status/1.jwt": try Example.bytes("site/status/1.revoked.jwt")], "revoked").count == 1)
    let notice = try Example.bytes("notices/revoked.json")
    let revoked = Example.verifier([
      "status/1.jwt": try Example.bytes("site/status/1.revoked.jwt"),
      "certificates/\(Example.hash).notice.json": notice,
      "certificates/\(Example.hash).name.json": try Example.bytes("consent/name.json"),
    ]).verify(hash: Example.hash)
    #expect(revoked.told.contains("revoked-for 2026-11-21 Issued in error.") && revoked.verdict == .revoked)
    #expect(revoked.holder == "Zoë Müller-Őry")
    #expect(last(["certificates/\(Example.hash).log.json": Example.gone], "log") == ["log-index-missing"])
    #expect(last(["certificates/\(Example.hash).log.json": Array("{\"index\":301}".utf8)], "log") == ["log-differs"])
    #expect(last(["certificates/\(Example.hash).log.json": Array("{\"index\":-1}".utf8)], "log") == ["log-differs"])
    #expect(last(["log/checkpoint": Example.gone], "log") == ["log-missing"])
    #expect(last(["log/tile/0/001": [UInt8](repeating: 0, count: 8192)], "log") == ["log-broken"])
    #expect(last(["log/tile/entries/001": [1, 2, 3]], "log") == ["log-broken"])
    #expect(last(["log/checkpoint": Array("x".utf8)], "log") == ["log-broken"])
    let report = Example.verifier([".well-known/did.json": Example.gone]).verify(hash: Example.hash)
    #expect(report.told == ["hash-read", "site-has-no-keys"] && report.verdict == .incomplete)
    let expired = Example.verifier(now: Moment(seconds: 4_200_000_000)).verify(hash: Example.hash)
    #expect(expired.told.contains("expired 2099-10-05"))
    let early = Example.verifier(now: Moment(seconds: 1_700_000_000)).verify(hash: Example.hash)
    #expect(early.told.contains("not-yet-valid 2026-10-05") && early.verdict == .refused)
  }

  @Test("the last lists that the log has are the current ones")
  func statusTurns() {
    let (old, new) = (["old 1", "old 2"], ["new 1", "new 2"])
    let entries = (old + ["r"] + new + ["r", "r"]).map { text in
      (text == "r" ? LogEntry(.record, json: "r") : LogEntry(.statusList, token: text)).bytes
    }
    func turn(_ token: String, _ number: Int, among count: Int = 2) -> StatusTurn {
      StatusTurn(of: LogEntry(.statusList, token: token), number: number, among: count, in: entries)
    }
    #expect(turn("new 1", 1) == .current && turn("new 2", 2) == .current)
    #expect(turn("old 1", 1) == .replaced && turn("old 2", 2) == .replaced)
    #expect(turn("new 1", 1, among: 1) == .replaced)
    #expect(turn("another", 1) == .replaced && turn("another", 1, among: 9) == .unknown)
    #expect(StatusTurn(of: LogEntry(.statusList, token: "new 1"), number: 1, among: 1, in: []) == .unknown)
  }

  @Test("a key that was withdrawn counts for nothing, and one that was retired for what the log has of before")
  func keys() throws {
    func told(_ edit: (inout IssuerDocument.Key) -> Void, file: Bool = false) throws -> [String] {
      var document = try IssuerDocument(Example.bytes("site/.well-known/did.json"))
      edit(&document.keys[0])
      let verifier = Example.verifier([".well-known/did.json": document.json.pretty])
      let report =
        file ? verifier.verify(file: try Example.bytes("holder/credential.json")) : verifier.verify(hash: Example.hash)
      return report.told
    }
    #expect(try told({ $0.revoked = Moment(seconds: 1_794_000_000) }).last == "record-key-revoked 2026-11-06")
    #expect(try told({ $0.revoked = Moment(seconds: 1_794_000_000) }, file: true).contains("key-revoked 2026-11-06"))
    #expect(try told({ $0.cutoff = 301 }).last == "log-key-in-time")
    #expect(try told({ $0.cutoff = 300 }).last == "log-backdated")
  }

  @Test("no byte of a certificate can be changed")
  func everyByte() throws {
    let original = try Example.bytes("holder/credential.json")
    let verifier = Example.verifier()
    var accepted: [Int] = []
    let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x0A }
    for place in original.indices where !isSpace(original[place]) || place % 8 == 0 {
      var changed = original
      // Another character of the same kind, so that what comes out is JSON as often as can be.
      changed[place] = changed[place] == UInt8(ascii: "a") ? UInt8(ascii: "b") : UInt8(ascii: "a")
      if isSpace(original[place]) { changed[place] = 0x09 }
      let verdict = verifier.verify(file: changed).verdict
      if verdict == .holds { accepted.append(place) }
    }
    // White space between members is no claim.
    #expect(accepted.allSatisfy { isSpace(original[$0]) } && accepted.count > 50)
  }

  @Test("no character of a token can be changed")
  func everyCharacter() throws {
    let original = Array(try Example.text("holder/credential.jwt").trimmingCharacters(in: .newlines).utf8)
    let verifier = Example.verifier()
    for place in original.indices {
      var changed = original
      changed[place] = changed[place] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
      #expect(verifier.verify(file: changed).verdict == .refused, "\(place)")
      if place % 16 == 0 { #expect(verifier.verify(file: Array(original.prefix(place))).verdict == .refused) }
    }
  }

  @Test("a file of a hundred megabytes is told to be too large")
  func large() {
    #expect(Example.verifier().verify(file: [UInt8](repeating: 0x5B, count: 100_000_000)).told == ["too-large"])
    #expect(Example.verifier().verify(file: []).told == ["ends-early"])
    #expect(Example.verifier().verify(file: Array("<svg/>".utf8)).told == ["image-without-credential"])
    #expect(Example.verifier().verify(file: Array("{}".utf8)).told == ["not-a-credential"])
    #expect(Example.verifier().verify(file: [0xFF, 0xD8]).told == ["not-utf8"])
  }
}
