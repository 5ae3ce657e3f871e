/// Markup that is safe to send: text that was interpolated into it has been escaped.
///
/// A value holds UTF-8 bytes. Interpolating a `String` escapes it, interpolating `HTML` appends it as it is; a literal is
/// the author's own markup and stays untouched.
public struct HTML: Sendable, Hashable, ExpressibleByStringInterpolation {
  /// The markup, UTF-8.
  public var bytes: [UInt8]

  /// Markup without anything in it.
  @inlinable
  public init() { bytes = [] }

  /// Takes bytes that are markup already: what the Markdown renderer or another trusted writer made.
  @inlinable
  public init(markup bytes: [UInt8]) { self.bytes = bytes }

  /// Markup that shows `text` as it is.
  @inlinable
  public init(text: String) {
    bytes = []
    appendEscaped(text, to: &bytes)
  }

  /// A literal is markup.
  @inlinable
  public init(stringLiteral value: String) { bytes = Array(value.utf8) }

  /// What a literal with interpolations came to.
  @inlinable
  public init(stringInterpolation: StringInterpolation) { bytes = stringInterpolation.bytes }

  /// Whether there is nothing in it.
  @inlinable
  public var isEmpty: Bool { bytes.isEmpty }

  /// Appends other markup.
  @inlinable
  public mutating func append(_ other: HTML) { bytes.append(contentsOf: other.bytes) }
}

extension HTML: CustomStringConvertible {
  /// The markup as a string.
  public var description: String { String(decoding: bytes, as: UTF8.self) }
}

extension HTML: Encodable {
  /// Writes the markup as one string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
