public import Crypto
import Foundation

/// An Ed25519 key that signs, with the name under which its public half is published.
public struct SigningKey: Sendable {
  /// The name: a DID URL such as `did:web:example.org#key-2026`.
  public let id: ExactText
  private let key: Curve25519.Signing.PrivateKey

  /// A new key.
  public init(id: ExactText) {
    self.id = id
    key = Curve25519.Signing.PrivateKey()
  }

  /// The key of a seed of 32 bytes (RFC 8032, section 5.1.5); `nil` where there are not as many.
  public init?(id: ExactText, seed: [UInt8]) {
    guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else { return nil }
    self.id = id
    self.key = key
  }

  /// The half that everybody may know.
  public var publicKey: Curve25519.Signing.PublicKey { key.publicKey }

  /// The seed, 32 bytes: whoever has it signs as the issuer.
  var seed: [UInt8] { Array(key.rawRepresentation) }

  /// A signature, 64 bytes.
  public func signature(of bytes: [UInt8]) throws -> [UInt8] { Array(try key.signature(for: bytes)) }
}
