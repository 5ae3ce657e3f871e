import Markup

/// The name of an entity in addresses and references: `[a-z0-9-]`, 1 to 100 characters; a person's may hold `_` too.
public struct Slug: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  /// The slug as written.
  public let text: String

  /// Takes a text that is known to be a slug, or stands for one in a message.
  public init(_ text: String) { self.text = text }

  /// What a slug may hold.
  public enum Alphabet: Sendable {
    /// Lowercase letters, digits and hyphens.
    case name
    /// Those and underscores: usernames.
    case username
  }

  /// Whether `text` may be a slug.
  public static func isValid(_ text: String, _ alphabet: Alphabet = .name) -> Bool {
    let bytes = text.utf8
    guard (1...100).contains(bytes.count) else { return false }
    return bytes.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
      case UInt8(ascii: "_"): alphabet == .username
      default: false
      }
    }
  }

  /// The slug that `text` would most naturally become: lowercase, with hyphens for what a slug cannot hold; `nil` where
  /// nothing remains.
  public static func suggestion(for text: String) -> String? {
    var result = ""
    for scalar in text.lowercased().unicodeScalars {
      if isValid(String(scalar)) {
        result.unicodeScalars.append(scalar)
      } else if !result.isEmpty, !result.hasSuffix("-") {
        result += "-"
      }
    }
    while result.hasSuffix("-") { result.removeLast() }
    return result.isEmpty ? nil : String(result.prefix(100))
  }

  /// The slug as written.
  public var description: String { text }

  /// Orders by bytes, in no locale.
  public static func < (a: Slug, b: Slug) -> Bool { byBytes(a.text, b.text) }
}
