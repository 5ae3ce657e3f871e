/// The whole number that `text` writes in decimal digits; `012` is twelve.
func wholeNumber(_ text: String) -> Int? {
  let digits = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
  guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
  return Int(text)
}

/// `#RRGGBB` in upper case, from that or from `#RGB`.
func hexColor(_ text: String) -> String? {
  let digits = text.uppercased().dropFirst()
  guard text.hasPrefix("#"), digits.count == 3 || digits.count == 6, digits.allSatisfy({ $0.isASCII && $0.isHexDigit })
  else { return nil }
  return "#" + (digits.count == 6 ? String(digits) : digits.map { "\($0)\($0)" }.joined())
}

/// Whether `text` is an address of the site that something may have had: from the root, without `.`, `..` or a query.
func isFormerAddress(_ text: String) -> Bool {
  guard text.hasPrefix("/"), text != "/", !text.contains("//"), text.utf8.count <= 1000 else { return false }
  guard !text.unicodeScalars.contains(where: { $0.value < 0x20 || "?#\\%".unicodeScalars.contains($0) }) else {
    return false
  }
  return !text.split(separator: "/").contains { $0.hasPrefix(".") }
}

extension String {
  /// The text without white space at its end.
  var trimmingEnd: String {
    var text = self[...]
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }

  /// The text as a message can show it: its first line, at most 60 characters.
  var shortened: String {
    let line = prefix { !$0.isNewline }
    return line.count > 60 ? line.prefix(59) + "…" : String(line)
  }
}

extension ContentValue {
  /// What an author would call a value of this kind.
  var noun: String {
    switch self {
    case .list: "a list"
    case .mapping, .named: "a mapping of keys to values"
    case .either(let single, _): single.noun
    default: "a single value"
    }
  }

  /// How a value of this kind is written under `key`.
  func example(_ key: String) -> String? {
    switch self {
    case .list: "write `\(key): [one, two]`"
    case .mapping(let keys, _): keys.first.map { "write `\(key): { \($0.name): … }`" }
    case .named: "write `\(key): { name: value }`"
    case .either(let single, _): single.example(key)
    default: nil
    }
  }
}
