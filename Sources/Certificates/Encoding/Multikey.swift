public import Crypto
import Foundation

/// A public key as Multikey writes it (W3C Controlled Identifiers 1.0, section 2.2.2): `z`, and in Base58 a code for the kind
/// of key before its bytes.
public enum Multikey {
  private static let ed25519: [UInt8] = [0xED, 0x01]
  private static let p256: [UInt8] = [0x80, 0x24]

  /// An Ed25519 key: `z6Mk…`.
  public static func text(_ key: Curve25519.Signing.PublicKey) -> String {
    "z" + Base58.encode(ed25519 + Array(key.rawRepresentation))
  }

  /// A P-256 key: `zDn…`.
  public static func text(_ key: P256.Signing.PublicKey) -> String {
    "z" + Base58.encode(p256 + Array(key.compressedRepresentation))
  }

  /// The P-256 key that a text holds; `nil` where it holds none.
  public static func p256Key(_ text: ExactText) -> P256.Signing.PublicKey? {
    let characters = Array(text.string.utf8)
    guard characters.first == UInt8(ascii: "z"), let bytes = Base58.decode(characters.dropFirst()), bytes.count == 35,
      bytes.starts(with: p256)
    else { return nil }
    return try? P256.Signing.PublicKey(compressedRepresentation: bytes.dropFirst(2))
  }

  /// The Ed25519 key that a text holds; `nil` where it holds none.
  public static func ed25519Key(_ text: ExactText) -> Curve25519.Signing.PublicKey? {
    let characters = Array(text.string.utf8)
    guard characters.first == UInt8(ascii: "z"), let bytes = Base58.decode(characters.dropFirst()), bytes.count == 34,
      bytes.starts(with: ed25519)
    else { return nil }
    return try? Curve25519.Signing.PublicKey(rawRepresentation: bytes.dropFirst(2))
  }
}
