public import Crypto
import Foundation

/// A P-256 key that signs a second token, for readers that take ES256 and no Ed25519.
///
/// It signs nothing that this program verifies: what counts is the issuer's Ed25519 key.
public struct SecondKey: Sendable {
  /// The name: a DID URL such as `did:web:example.org#es256`.
  public let id: ExactText
  private let key: P256.Signing.PrivateKey

  /// A new key.
  public init(id: ExactText) {
    self.id = id
    key = P256.Signing.PrivateKey()
  }

  /// The key of 32 bytes; `nil` where they are none.
  public init?(id: ExactText, seed: [UInt8]) {
    guard let key = try? P256.Signing.PrivateKey(rawRepresentation: seed) else { return nil }
    self.id = id
    self.key = key
  }

  /// The half that everybody may know.
  public var publicKey: P256.Signing.PublicKey { key.publicKey }

  /// 32 bytes: whoever has them signs as the issuer.
  var seed: [UInt8] { Array(key.rawRepresentation) }

  /// A signed token of claims (RFC 7518, section 3.4).
  public func token(of claims: JSON) throws -> String {
    try WebToken.compact(claims, "ES256", id) { Array(try key.signature(for: $0).rawRepresentation) }
  }

  /// What `did.json` says of it.
  public func method(of issuer: WebIdentifier) -> JSON {
    [
      "id": .string(id), "type": "Multikey", "controller": .string(issuer.text),
      "publicKeyMultibase": .string(ExactText(Multikey.text(publicKey))),
    ]
  }
}
