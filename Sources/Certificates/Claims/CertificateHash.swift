import Crypto

/// What a certificate is known by: the SHA-256 of the canonical form of its credential without the proof.
public struct CertificateHash: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Why a text is no hash, where it nearly is one.
  public enum Problem: Error, Hashable, Sendable {
    /// Nothing was given.
    case empty
    /// A letter is upper case.
    case upperCase
    /// Spaces, or what cannot be seen, stand in it.
    case space
    /// Fewer or more than 64 characters.
    case length(Int)
    /// Something else than `0` to `9` and `a` to `f`.
    case character(Character)
  }

  /// 64 lowercase hexadecimal digits.
  public let text: String

  /// The hash of a credential.
  public init(of credential: JSON) {
    text = hexadecimal(SHA256.hash(data: credential.without("proof").canonical))
  }

  /// Reads a hash. Nothing is mended: one hash has one form.
  public init(_ text: String) throws(Problem) {
    let isDigit: (UInt8) -> Bool = { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    if text.utf8.count == 64, text.utf8.allSatisfy(isDigit) {
      self.text = text
      return
    }
    let characters = Array(text)
    guard !characters.isEmpty else { throw .empty }
    if characters.contains(where: { $0.isWhitespace || Self.isInvisible($0) }) { throw .space }
    if let other = characters.first(where: { $0.utf8.count > 1 || hexadecimalDigit($0.utf8.first ?? 0) == nil }) {
      throw .character(other)
    }
    throw characters.count == 64 ? .upperCase : .length(characters.count)
  }

  /// The hash that a digest such as `sha256:b76f…` names.
  public init?(digest: ExactText) {
    guard digest.hasPrefix("sha256:") else { return nil }
    guard let hash = try? CertificateHash(String(digest.string.dropFirst(7))) else { return nil }
    self = hash
  }

  /// The 32 bytes.
  var bytes: [UInt8] {
    let digits = Array(text.utf8).map { hexadecimalDigit($0) ?? 0 }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  /// `sha256:b76f…`.
  public var digest: ExactText { "sha256:\(text)" }

  /// The 64 digits.
  public var description: String { text }

  /// The order of the digits.
  public static func < (a: CertificateHash, b: CertificateHash) -> Bool { a.text < b.text }

  private static func isInvisible(_ character: Character) -> Bool {
    character.unicodeScalars.allSatisfy {
      $0.properties.generalCategory == .format || $0.properties.generalCategory == .control
    }
  }
}
