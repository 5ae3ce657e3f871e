import Crypto
import Fixtures
import Foundation
import Testing

@testable import Certificates

@Suite("The published example")
struct ExampleTests {
  @Test("W3C's vector of eddsa-jcs-2022 comes out byte for byte")
  func dataIntegrity() throws {
    func file(_ name: String) throws -> [UInt8] { Array(try SharedFile("vectors/eddsa-jcs-2022/\(name)").data()) }
    let signed = try JSON(strict: file("signedJCS.json"))
    let method = try #require(signed["proof"]?["verificationMethod"]?.text)
    let multikey = try #require(method.string.split(separator: "#").last)
    let key = try #require(Multikey.ed25519Key(ExactText(String(multikey))))
    try DataIntegrity.verify(signed, with: key)
    // The secret is a Multikey too: two bytes of its kind before the seed.
    let secret = try #require(try JSON(strict: file("keyPair.json"))["privateKeyMultibase"]?.text)
    let seed = try #require(Base58.decode(secret.string.utf8.dropFirst())).dropFirst(2)
    let signing = try #require(SigningKey(id: method, seed: Array(seed)))
    let again = try DataIntegrity.sign(
      JSON(strict: file("unsigned.json")), with: signing, at: try #require(Moment("2023-02-24T23:36:38Z")))
    #expect(again["proof"]?["proofValue"]?.text?.string == String(decoding: try file("sigBTC58JCS.txt"), as: UTF8.self))
    #expect(again == signed)
  }

  @Test("its claims, hash, token and record come out byte for byte")
  func reproduced() throws {
    let credential = try Example.json("holder/credential.json")
    #expect(credential.pretty == (try Example.bytes("holder/credential.json")))
    #expect(credential.without("proof").canonical == Array(try Example.text("holder/credential.canonical.txt").utf8))
    #expect(CertificateHash(of: credential).text == Example.hash)
    let key = try Example.key("key-2026")
    let moment = try #require(Moment("2026-10-05T09:00:00Z"))
    let signed = try DataIntegrity.sign(credential.without("proof"), with: key, at: moment)
    #expect(signed == credential)
    let token = try WebToken.sign(CredentialToken.claims(of: credential), with: key)
    #expect(token == (try Example.text("holder/credential.jwt")).trimmingCharacters(in: .newlines))
    let record = try DataIntegrity.sign(CertificateRecord.document(of: credential), with: key, at: moment)
    #expect(record.pretty == (try Example.bytes("site/certificates/\(Example.hash).json")))
  }

  @Test("claims made here are those of the example")
  func claims() throws {
    let expected = try Example.json("holder/credential.json")
    var identifiers = [
      "urn:uuid:6f1d6c1e-52b5-4e0f-9c55-3f9d1a7be2c4", "urn:uuid:0b6a4f0e-8d3c-4c58-8f0f-5b1c2a9d7e61",
      "urn:uuid:2f1f6a4e-6d9b-4f0a-8a3c-9d8a0c6b5a17",
    ]
    let claims = CertificateClaims(
      title: "Certificate of completion: Practical Weaving, Part I",
      issuer: .init(
        id: try #require(WebIdentifier("did:web:academy.example")), name: "Academy Example",
        url: "https://academy.example/"),
      holder: "Zoë Müller-Őry", validFrom: try #require(Moment("2026-10-05T09:00:00Z")),
      validUntil: Moment("2099-10-05T09:00:00Z"),
      achievement: .init(
        id: "https://academy.example/courses/practical-weaving/", name: "Practical Weaving, Part I",
        description: "Warping, tension and plain weave on a four-shaft loom.", version: "2026.2",
        criteria: "All 12 lessons completed and the final assessment passed with at least 80 %."),
      grade: .init(name: "Final assessment", value: "92.5", isPercentage: true),
      status: .init(list: "https://academy.example/status/1.jwt", index: 94_567),
      identifiers: { identifiers.removeFirst() })
    #expect(claims.credential.pretty == expected.without("proof").pretty)
  }

  @Test("its keys are read and written")
  func keys() throws {
    let document = try IssuerDocument(Example.bytes("site/.well-known/did.json"))
    #expect(document.keys.map(\.id.string) == ["did:web:academy.example#key-2026", "did:web:academy.example#key-2025"])
    #expect(document.json.pretty == (try Example.bytes("site/.well-known/did.json")))
    #expect(document.webKeys.pretty == (try Example.bytes("site/.well-known/jwks.json")))
  }

  @Test("its log holds, and its parts prove what they have to")
  func log() throws {
    let text = try Example.text("site/log/vkey").trimmingCharacters(in: .newlines)
    let verifier = try #require(SignedNote.Verifier(text))
    let log = try LogTiles(signedBy: verifier) { try? Example.bytes("site/log/\($0)") }
    #expect(log.checkpoint.size == 70_000)
    try log.verifyAll()
    let record = try Example.json("site/certificates/\(Example.hash).json")
    try log.verify(LogEntry(.record, json: record), at: 300)
    #expect(throws: LogProblem.entry(301)) { try log.verify(LogEntry(.record, json: record), at: 301) }
    let proof = try log.proof(of: 300).map { Data($0.bytes).base64EncodedString() }
    let published = try Example.text("holder/credential.tlog-proof").split(separator: "\n").dropFirst(2).prefix(17)
    #expect(proof == published.map(String.init))
    // An older copy is the beginning of it; one whose leaf was rewritten is not.
    let old = try LogTiles(signedBy: verifier) { try? Example.bytes("log-old/\($0)") }
    #expect(try log.root(ofFirst: old.checkpoint.size) == old.checkpoint.root)
    let rewritten = try LogTiles(signedBy: verifier) { try? Example.bytes("log-rewritten/\($0)") }
    #expect(rewritten.checkpoint.size == 70_000 && rewritten.checkpoint.root != log.checkpoint.root)
    #expect(try rewritten.root(ofFirst: old.checkpoint.size) != old.checkpoint.root)
    // Signed here, a checkpoint is the same.
    let signed = try SignedNote.sign(log.checkpoint.text, as: verifier, with: Example.key("log"))
    #expect(signed == (try Example.bytes("site/log/checkpoint")))
  }

  @Test("its status lists tell what they have to")
  func status() throws {
    let token = try WebToken(try Example.text("site/status/1.jwt").trimmingCharacters(in: .newlines))
    let list = try StatusList(CredentialToken.credential(in: token.claims))
    #expect(!list[94_567])
    let later = try WebToken(try Example.text("site/status/1.revoked.jwt").trimmingCharacters(in: .newlines))
    let revoked = try StatusList(CredentialToken.credential(in: later.claims))
    #expect(revoked[94_567] && revoked.includes(list) && !list.includes(revoked))
  }
}
