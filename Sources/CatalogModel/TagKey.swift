import Markup

/// A tag's name in addresses: what two spellings of one tag have in common.
///
/// Letters and digits of any script stay, in lowercase; so do `+`, `#`, `.` and `_` (C++, C#, Node.js). Everything else
/// becomes a hyphen, and a leading dot is spelt out, so that the name is safe as a folder's.
public struct TagKey: Hashable, Comparable, Sendable, Codable {
  /// The name; empty where the tag holds nothing that an address could show.
  public let text: String

  /// Makes the name of a tag.
  public init(_ tag: String) {
    var result = ""
    for scalar in tag.lowercased().unicodeScalars {
      switch scalar {
      case "+", "#", "_": result.unicodeScalars.append(scalar)
      case ".": result += result.isEmpty ? "dot-" : "."
      case let other
      where other.properties.isAlphabetic || other.properties.numericType != nil
        || other.properties.generalCategory == .nonspacingMark || other.properties.isEmoji:
        result.unicodeScalars.append(other)
      default: if !result.isEmpty, !result.hasSuffix("-") { result += "-" }
      }
    }
    while result.hasSuffix("-") || result.hasSuffix(".") { result.removeLast() }
    text = result
  }

  /// Orders by bytes, in no locale.
  public static func < (a: TagKey, b: TagKey) -> Bool { byBytes(a.text, b.text) }
}
