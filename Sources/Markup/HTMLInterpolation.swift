extension HTML {
  /// Gathers the pieces of an interpolated literal; each kind of value has its own way in.
  public struct StringInterpolation: StringInterpolationProtocol {
    @usableFromInline var bytes: [UInt8]

    /// Makes room for the literal parts and a guess for the rest.
    @inlinable
    public init(literalCapacity: Int, interpolationCount: Int) {
      bytes = []
      bytes.reserveCapacity(literalCapacity + interpolationCount * 24)
    }

    /// Appends the author's own markup.
    @inlinable
    public mutating func appendLiteral(_ literal: String) { bytes.append(contentsOf: literal.utf8) }

    /// Appends text, escaped for content and for quoted attribute values alike.
    @inlinable
    public mutating func appendInterpolation(_ text: String) { appendEscaped(text, to: &bytes) }

    /// Appends text where there is some.
    @inlinable
    public mutating func appendInterpolation(_ text: String?) {
      if let text { appendEscaped(text, to: &bytes) }
    }

    /// Appends markup as it is.
    @inlinable
    public mutating func appendInterpolation(_ html: HTML) { bytes.append(contentsOf: html.bytes) }

    /// Appends markup where there is some.
    @inlinable
    public mutating func appendInterpolation(_ html: HTML?) {
      if let html { bytes.append(contentsOf: html.bytes) }
    }

    /// Appends a number in decimal, in no locale.
    @inlinable
    public mutating func appendInterpolation(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }

    /// Appends an address, escaped for an attribute.
    @inlinable
    public mutating func appendInterpolation(_ url: SafeURL) { appendEscaped(url.text, to: &bytes) }

    /// Appends ` name="value"` where there is a value, and nothing where there is none.
    @inlinable
    public mutating func appendInterpolation(attribute name: StaticString, _ value: String?) {
      guard let value else { return }
      bytes.append(0x20)
      name.withUTF8Buffer { bytes.append(contentsOf: $0) }
      bytes.append(contentsOf: [0x3D, 0x22])
      appendEscaped(value, to: &bytes)
      bytes.append(0x22)
    }

    /// Appends ` name="address"` where there is an address.
    @inlinable
    public mutating func appendInterpolation(attribute name: StaticString, _ value: SafeURL?) {
      appendInterpolation(attribute: name, value?.text)
    }

    /// Appends ` name` where the condition holds.
    @inlinable
    public mutating func appendInterpolation(attribute name: StaticString, if condition: Bool) {
      guard condition else { return }
      bytes.append(0x20)
      name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Appends JSON text for a `<script>` element: `<`, `>`, `&` and the line separators stand as escapes, so that
    /// nothing in it ends the element.
    @inlinable
    public mutating func appendInterpolation(json: JSONText) { bytes.append(contentsOf: json.bytes) }
  }
}

extension Sequence {
  /// The markup of each element, one after the other.
  @inlinable
  public func html(_ markup: (Element) -> HTML) -> HTML {
    var result = HTML()
    for element in self { result.append(markup(element)) }
    return result
  }
}

extension Optional {
  /// The markup of the value where there is one; otherwise nothing.
  @inlinable
  public func html(_ markup: (Wrapped) -> HTML) -> HTML {
    guard let self else { return HTML() }
    return markup(self)
  }
}
