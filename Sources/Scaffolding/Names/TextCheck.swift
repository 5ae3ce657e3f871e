import CatalogModel
import ContentReader

/// What a text of the front matter has to be before it is written: the reader's own limits, told before there is a file.
enum TextCheck {
  /// The text without white space at its ends.
  ///
  /// - Parameters:
  ///   - key: the key of `kind` that it is for; its limits are the reader's.
  ///   - noun: what to call the text in messages.
  static func text(_ written: String, _ key: String, of kind: ContentKind, noun: String) throws(ScaffoldError) -> String
  {
    let text = trimmed(written)
    guard !text.isEmpty else { throw .empty(noun) }
    if let scalar = text.unicodeScalars.first(where: isUnwritable) { throw .controlCharacter(noun, scalar) }
    let count = text.unicodeScalars.count
    if case .text(let lengths)? = kind.keys.first(where: { $0.name == key })?.value, count > lengths.upperBound {
      throw .tooLong(noun, count: count, limit: lengths.upperBound)
    }
    return text
  }

  /// An address that begins with `https://` or `http://` and has a host.
  static func webAddress(_ written: String) throws(ScaffoldError) -> String {
    let text = trimmed(written)
    guard isWebAddress(text), !text.unicodeScalars.contains(where: isUnwritable) else { throw .invalidURL(written) }
    return text
  }

  /// A language tag in the form of BCP 47.
  static func language(_ written: String) throws(ScaffoldError) -> String {
    guard isLanguageTag(written) else { throw .invalidLanguage(written) }
    return written
  }

  /// Whether YAML or a page could not show a character.
  private static func isUnwritable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    // U+FEFF is a byte-order mark; the last two of each plane are no characters.
    default: scalar.value == 0xFEFF || scalar.value & 0xFFFE == 0xFFFE
    }
  }

  private static func trimmed(_ text: String) -> String {
    var rest = text[...]
    while let first = rest.first, first.isWhitespace, !first.isNewline { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}
