import ContentReader

extension ContentValue {
  /// What may be written, in a few words for a line or a cell of a table.
  var words: String {
    switch self {
    case .text(let lengths): "a text of at most \(grouped(lengths.upperBound)) characters"
    case .advisedText(let limit): "a text; more than \(limit) characters are worth a warning"
    case .boolean: "`true` or `false`"
    case .integer(let numbers):
      "a whole number from \(grouped(numbers.lowerBound)) to \(grouped(numbers.upperBound))"
    case .minutes: "a length of time: `45m`, `1h 30m`, or a whole number of minutes"
    case .date: "a date: `2026-01-15`, or `2026-01-15T09:30:00Z`"
    case .price: "a price: `149.99`, `149.99 USD` or `free`"
    case .color: "a colour: `\"#1E40AF\"`, in quotation marks"
    case .language: "a language tag: `en`, `pt-BR`"
    case .currency: "a currency's three letters: `USD`"
    case .url: "an address that begins with `https://` or `http://`"
    case .contact: "an address on the web or for mail"
    case .linkTarget: "an address that begins with `/`, `https://` or `mailto:`"
    case .formerAddress: "an address of this site, from its root: `/old/address/`"
    case .share: "`all`, or a percentage: `80%`"
    case .choice(_, let values): "one of " + alternatives(values.map { "`\($0)`" })
    case .reference(let reference): reference == .person ? "a username" : "the slug of \(reference.nounPhrase)"
    case .file(let type): type.words
    case .list(let element): "a list, each entry: \(element.words)"
    case .mapping(let keys, let alternatives): mappingWords(keys, oneOf: alternatives)
    case .named(let names, let element): "\(names.words), each with: \(element.words)"
    case .either(let single, let mapping): "\(single.words); or \(mapping.words)"
    }
  }
}

extension ContentFileType {
  fileprivate var words: String {
    let ends = extensions.map { "`.\($0)`" }
    return "a file below `files/`" + (ends.isEmpty ? "" : " that ends with \(alternatives(ends))")
  }
}

extension ContentReference {
  /// What the slug names, with its article.
  var nounPhrase: String { self == .assessment ? "an assessment" : "a \(rawValue)" }
}

extension ContentNames {
  /// What the names are, in words.
  var words: String {
    switch self {
    case .checks: "names of checks"
    case .assessments: "slugs of the course's assessments"
    }
  }
}

private func mappingWords(_ keys: [ContentKey], oneOf names: [String]) -> String {
  let list = keys.map { "`\($0.name)`" }.joined(separator: ", ")
  let rule = names.isEmpty ? "" : " (exactly one of \(names.map { "`\($0)`" }.joined(separator: " and ")))"
  return (keys.count == 1 ? "the key \(list)" : "the keys \(list)") + rule
}

/// Words with commas and an “or” between them.
func alternatives(_ words: [String]) -> String {
  guard words.count > 1, let last = words.last else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " or " + last
}

/// A number with commas between groups of three digits.
func grouped(_ number: Int) -> String {
  var digits = String(number)
  var place = digits.count - 3
  while place > 0 {
    digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
    place -= 3
  }
  return digits
}
