public import Crypto
import Foundation

/// Proofs inside of documents: Data Integrity with the suite `eddsa-jcs-2022` (W3C Data Integrity EdDSA Cryptosuites 1.0,
/// section 3.3).
public enum DataIntegrity {
  /// Why a proof does not hold, apart from whose key it was.
  public enum Problem: Error, Hashable, Sendable {
    /// The document has no `proof`, or more than one.
    case noProof
    /// A member of the proof is not what this suite has.
    case member(String)
    /// The proof and the document name different contexts.
    case context
    /// The bytes were not signed with this key.
    case signature
  }

  /// The part of a proof that says who signed what for.
  public struct Options: Sendable {
    /// The key's DID URL.
    public let verificationMethod: ExactText
    /// When it was signed, as the signer says.
    public let created: Moment
  }

  /// The document with a proof as its last member.
  ///
  /// The proof's `@context` is the document's; a document without one gets a proof without one.
  ///
  /// - Parameter hash: the hash of the document, where it is known already.
  public static func sign(
    _ document: JSON, hashedAs hash: CertificateHash? = nil, with key: SigningKey, at created: Moment
  ) throws -> JSON {
    let options = JSON.object([
      "@context": document["@context"], "type": "DataIntegrityProof", "cryptosuite": "eddsa-jcs-2022",
      "created": .string(ExactText(created.description)), "verificationMethod": .string(key.id),
      "proofPurpose": "assertionMethod",
    ])
    let content = hash?.bytes ?? Array(SHA256.hash(data: document.canonical))
    let signature = try key.signature(of: Array(SHA256.hash(data: options.canonical)) + content)
    return document.with("proof", options.with("proofValue", .string(ExactText("z" + Base58.encode(signature)))))
  }

  /// What a document's proof says; nothing is verified.
  public static func options(of document: JSON) throws(Problem) -> Options {
    guard let proof = document["proof"], let members = proof.members else { throw .noProof }
    let known: [ExactText] = [
      "@context", "type", "cryptosuite", "created", "verificationMethod", "proofPurpose", "proofValue",
    ]
    if let other = members.first(where: { !known.contains($0.name) }) { throw .member(other.name.string) }
    for (name, value): (ExactText, ExactText) in [
      ("type", "DataIntegrityProof"), ("cryptosuite", "eddsa-jcs-2022"), ("proofPurpose", "assertionMethod"),
    ] where proof[name]?.text != value {
      throw .member(name.string)
    }
    guard proof["@context"] == document["@context"] else { throw .context }
    guard let created = proof["created"]?.text.flatMap({ Moment($0) }) else { throw .member("created") }
    guard let method = proof["verificationMethod"]?.text else { throw .member("verificationMethod") }
    return Options(verificationMethod: method, created: created)
  }

  /// Verifies a document's proof with a key.
  public static func verify(_ document: JSON, with key: Curve25519.Signing.PublicKey) throws(Problem) {
    _ = try options(of: document)
    let characters = Array((document["proof"]?["proofValue"]?.text?.string ?? "").utf8)
    guard characters.first == UInt8(ascii: "z"), let signature = Base58.decode(characters.dropFirst()),
      signature.count == 64
    else { throw .member("proofValue") }
    let bytes = signedBytes(document.without("proof"), document["proof"]?.without("proofValue") ?? .null)
    guard key.isValidSignature(signature, for: bytes) else { throw .signature }
  }

  /// What is signed: the hash of the options' canonical form, and the hash of the document's.
  static func signedBytes(_ document: JSON, _ options: JSON) -> [UInt8] {
    Array(SHA256.hash(data: options.canonical)) + Array(SHA256.hash(data: document.canonical))
  }
}
