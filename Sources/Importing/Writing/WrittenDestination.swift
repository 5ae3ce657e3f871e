import CatalogModel

/// A destination as it is written in a link.
struct WrittenDestination: Sendable {
  /// Whether it leads to another site, to mail, or to anything else with a scheme.
  var isElsewhere: Bool
  /// Without query and fragment, percent-decoded.
  var path: String
  /// What follows `#`; `nil` where nothing does.
  var fragment: String?

  init(_ text: String) {
    isElsewhere = text.hasPrefix("//") || WrittenDestination.hasScheme(text)
    let hash = text.firstIndex(of: "#")
    fragment = hash.map { percentDecoded(text[text.index(after: $0)...]) }
    path = percentDecoded(text[..<(hash ?? text.endIndex)].prefix { $0 != "?" })
  }

  private static func hasScheme(_ text: String) -> Bool {
    guard let colon = text.firstIndex(of: ":"), colon != text.startIndex else { return false }
    let scheme = text[..<colon]
    return scheme.count > 1 && scheme.first?.isLetter ?? false
      && scheme.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
  }
}
