import CatalogModel

/// Language tags (BCP 47).
enum LanguageTag {
  /// The tag with hyphens, where it has the form of one.
  static func normalized(_ text: String) -> String? {
    let tag = text.trimmed.replacing("_", with: "-")
    return isLanguageTag(tag) ? tag : nil
  }
}

extension String {
  /// The text, unless it is white space alone.
  var nonBlank: String? { allSatisfy(\.isWhitespace) ? nil : self }
}

extension Sequence<String> {
  /// The texts, each once.
  var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}

/// Addresses of people.
enum ContactText {
  /// Whether the text is an address for mail, or on the web.
  static func isAddress(_ text: String) -> Bool {
    isWebAddress(text) && text.contains(".")
      || isMailAddress(text.hasPrefix("mailto:") ? String(text.dropFirst(7)) : text)
  }
}
