import CatalogModel
import ContentReader

extension ContentValue {
  /// A value of this kind, to show how one is written.
  var example: String {
    switch self {
    case .text, .advisedText, .reference: "…"
    case .boolean: "true"
    case .integer(let values): String(max(1, values.lowerBound))
    case .minutes: "45m"
    case .date: "2026-01-15"
    case .price: "free"
    case .color: "\"#1E40AF\""
    case .language: "en"
    case .currency: "USD"
    case .url, .contact, .linkTarget: "https://example.org/"
    case .formerAddress: "/old/address/"
    case .share: "80%"
    case .choice(_, let values): values.first ?? "…"
    case .file(let type): "files/…" + (type.extensions.first.map { ".\($0)" } ?? "")
    case .list(let element): "[\(element.example)]"
    case .named(_, let element): "{ …: \(element.example) }"
    case .either(let single, _): single.example
    case .mapping(let keys, let oneOf):
      "{ " + needed(keys, oneOf).map { "\($0.name): \($0.value.example)" }.joined(separator: ", ") + " }"
    }
  }

  /// The keys that a mapping cannot do without, or else its first.
  private func needed(_ keys: [ContentKey], _ oneOf: [String]) -> [ContentKey] {
    let needed = keys.filter { $0.presence == .required || $0.name == oneOf.first }
    return needed.isEmpty ? Array(keys.prefix(1)) : needed
  }

  /// The words that may be written, where there are only some: `draft, published or archived`.
  var words: String? {
    guard case .choice(_, let values) = self, let last = values.last, values.count > 1 else { return nil }
    return values.dropLast().joined(separator: ", ") + " or " + last
  }
}
