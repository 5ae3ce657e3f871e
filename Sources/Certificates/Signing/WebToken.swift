public import Crypto
import Foundation

/// A JSON Web Token signed with Ed25519 (RFC 7515, RFC 8037), in the compact form.
public struct WebToken: Sendable {
  /// Why a text is no token that counts.
  public enum Problem: Error, Hashable, Sendable {
    /// Not three parts of base64url.
    case form
    /// The header or the claims are no strict JSON.
    case json(JSONProblem)
    /// The header asks for something else than `EdDSA` with a key's name.
    case header(String)
    /// The bytes were not signed with this key.
    case signature
  }

  /// The key's DID URL.
  public let keyID: ExactText
  /// The claims.
  public let claims: JSON
  private let signed: [UInt8]
  private let signature: [UInt8]

  /// Reads a token; nothing is verified.
  public init(_ text: String) throws(Problem) {
    guard text.utf8.count <= JSON.largestText * 3 / 2 else { throw .json(.tooLarge) }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let header = Base64URL.decode(parts[0]), let payload = Base64URL.decode(parts[1]),
      let signature = Base64URL.decode(parts[2])
    else { throw .form }
    let head: JSON
    do {
      head = try JSON(strict: header)
      claims = try JSON(strict: payload)
    } catch { throw .json(error) }
    guard let members = head.members, claims.members != nil else { throw .form }
    // The one algorithm there is: a token does not choose how it is verified.
    guard head["alg"]?.text == "EdDSA" else { throw .header("alg") }
    if let other = members.first(where: { !["alg", "kid", "typ"].contains($0.name) }) {
      throw .header(other.name.string)
    }
    guard head["typ"] == nil || head["typ"]?.text == "JWT" else { throw .header("typ") }
    guard let keyID = head["kid"]?.text else { throw .header("kid") }
    self.keyID = keyID
    signed = Array("\(parts[0]).\(parts[1])".utf8)
    self.signature = signature
  }

  /// A signed token of claims.
  public static func sign(_ claims: JSON, with key: SigningKey) throws -> String {
    try compact(claims, "EdDSA", key.id) { try key.signature(of: $0) }
  }

  /// The compact form of claims, signed by a function.
  static func compact(
    _ claims: JSON, _ algorithm: ExactText, _ key: ExactText, signature: ([UInt8]) throws -> [UInt8]
  ) rethrows -> String {
    let header: JSON = ["alg": .string(algorithm), "kid": .string(key), "typ": "JWT"]
    let text = "\(Base64URL.encode(header.canonical)).\(Base64URL.encode(claims.canonical))"
    return "\(text).\(Base64URL.encode(try signature(Array(text.utf8))))"
  }

  /// Verifies the signature with a key.
  public func verify(with key: Curve25519.Signing.PublicKey) throws(Problem) {
    guard signature.count == 64, key.isValidSignature(signature, for: signed) else { throw .signature }
  }
}
