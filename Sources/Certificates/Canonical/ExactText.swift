/// A text that equals another only where their bytes are equal.
///
/// Swift holds texts equal that look equal (`é` in one character and in two, the kelvin sign and `K`). A signature covers
/// bytes, so claims, keys and identifiers are compared as bytes.
public struct ExactText: Hashable, Sendable {
  /// The text as Swift has it.
  public let string: String

  /// A text.
  public init(_ string: String) { self.string = string }

  /// Whether the bytes are the same.
  public static func == (a: ExactText, b: ExactText) -> Bool { a.string.utf8.elementsEqual(b.string.utf8) }

  /// Feeds the bytes.
  public func hash(into hasher: inout Hasher) {
    for byte in string.utf8 { hasher.combine(byte) }
  }

  /// Whether the bytes begin with those of another.
  public func hasPrefix(_ prefix: String) -> Bool { string.utf8.starts(with: prefix.utf8) }
}

extension ExactText: ExpressibleByStringLiteral, ExpressibleByStringInterpolation, CustomStringConvertible {
  /// A text.
  public init(stringLiteral value: String) { self.init(value) }

  /// The text itself.
  public var description: String { string }
}
