/// Language tags (BCP 47).
enum LanguageTag {
  /// The tag with hyphens, where it has the form of one.
  static func normalized(_ text: String) -> String? {
    let tag = text.trimmed.replacing("_", with: "-")
    let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
    guard let primary = parts.first, (2...3).contains(primary.count), primary.allSatisfy({ $0.isASCII && $0.isLetter }),
      parts.dropFirst().allSatisfy({ part in
        (2...8).contains(part.count) && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
      })
    else { return nil }
    return tag
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
    guard !text.contains(where: { $0.isWhitespace || "\"<>\\,;^`{|}".contains($0) }) else { return false }
    if text.hasPrefix("https://") || text.hasPrefix("http://") { return text.contains(".") }
    let parts = text.replacing("mailto:", with: "").split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && !parts[1].contains(":")
  }
}
