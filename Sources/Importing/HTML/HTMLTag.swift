/// A tag of HTML in a Markdown text.
struct HTMLTag: Sendable {
  /// In lower case.
  var name: String
  /// With names in lower case and values decoded, in order.
  var attributes: [(name: String, value: String)] = []
  var isClosing = false
  var isSelfClosing = false
  /// From `<` to after `>`.
  var range: Range<Int>

  /// The value of an attribute; empty where it has none.
  subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }

  /// Elements whose content is no Markdown.
  static let verbatimNames: Set<String> = ["pre", "script", "style", "svg", "textarea", "math"]

  /// Reads the tag at `index` (CommonMark 0.30, section 6.6); `nil` where none stands there.
  init?(_ bytes: [UInt8], at index: Int) {
    guard index + 2 < bytes.count, bytes[index] == UInt8(ascii: "<") else { return nil }
    var next = index + 1
    if bytes[next] == UInt8(ascii: "/") {
      isClosing = true
      next += 1
    }
    let start = next
    while next < bytes.count, isWordByte(bytes[next]) || (next > start && bytes[next] == UInt8(ascii: "-")) {
      next += 1
    }
    guard next > start, next < bytes.count, bytes[start] > 0x39 else { return nil }
    name = bytes.text(start..<next).lowercased()
    while true {
      let before = next
      guard let space = HTMLTag.skipSpace(bytes, next), space < bytes.count else { return nil }
      next = space
      if bytes[next] == UInt8(ascii: ">") { break }
      if bytes.has("/>", at: next) {
        isSelfClosing = true
        next += 1
        break
      }
      guard next > before, !isClosing else { return nil }
      guard let attribute = HTMLTag.attribute(bytes, &next) else { return nil }
      attributes.append(attribute)
    }
    range = index..<(next + 1)
  }

  /// White space with at most one line ending in a row: a blank line ends a tag that is open.
  private static func skipSpace(_ bytes: [UInt8], _ start: Int) -> Int? {
    var index = start
    var lines = 0
    while index < bytes.count, isBlankOrNewline(bytes[index]) {
      if bytes[index] == 0x0A { lines += 1 }
      guard lines < 2 else { return nil }
      index += 1
    }
    return index
  }

  private static func attribute(_ bytes: [UInt8], _ next: inout Int) -> (name: String, value: String)? {
    let start = next
    while next < bytes.count, !isBlankOrNewline(bytes[next]), !"\"'<>=/`".utf8.contains(bytes[next]) { next += 1 }
    guard next > start else { return nil }
    let name = bytes.text(start..<next).lowercased()
    guard let equals = skipSpace(bytes, next), equals < bytes.count, bytes[equals] == UInt8(ascii: "=") else {
      return (name, "")
    }
    guard let value = skipSpace(bytes, equals + 1), value < bytes.count else { return nil }
    let quote = bytes[value]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      guard let end = bytes[(value + 1)...].firstIndex(of: quote) else { return nil }
      let text = bytes.text((value + 1)..<end)
      guard !text.contains("\n\n") else { return nil }
      next = end + 1
      return (name, decodedEntities(text.collapsed))
    }
    next = value
    while next < bytes.count, !isBlankOrNewline(bytes[next]), !"\"'<>=`".utf8.contains(bytes[next]) { next += 1 }
    guard next > value else { return nil }
    return (name, decodedEntities(bytes.text(value..<next)))
  }

  /// The byte after the tag that closes `tag`, tags of the same name in it skipped.
  static func end(of tag: HTMLTag, in bytes: [UInt8]) -> Int? {
    closingTag(of: tag, in: bytes, reach: .max)?.range.upperBound
  }

  /// The tag that closes `tag`, tags of the same name in it skipped; it is looked for in the next `reach` bytes.
  static func closingTag(of tag: HTMLTag, in bytes: [UInt8], reach: Int = 8000) -> HTMLTag? {
    var depth = 1
    var index = tag.range.upperBound
    let end = min(bytes.count, index + min(reach, bytes.count))
    while index < end {
      guard bytes[index] == UInt8(ascii: "<"), let other = HTMLTag(bytes, at: index) else {
        index += 1
        continue
      }
      if other.name == tag.name, !other.isSelfClosing { depth += other.isClosing ? -1 : 1 }
      if depth == 0 { return other }
      index = other.range.upperBound
    }
    return nil
  }
}

/// The text with the entities that HTML needs, and those by number, as characters.
func decodedEntities(_ text: String) -> String {
  guard text.contains("&") else { return text }
  var result = ""
  var rest = text[...]
  while let start = rest.firstIndex(of: "&") {
    result += rest[..<start]
    rest = rest[start...]
    guard let end = rest.prefix(12).firstIndex(of: ";"), let character = entity(rest[rest.index(after: start)..<end])
    else {
      result.append("&")
      rest = rest.dropFirst()
      continue
    }
    result.append(character)
    rest = rest[rest.index(after: end)...]
  }
  return result + rest
}

private func entity(_ name: Substring) -> Character? {
  if name.hasPrefix("#x") || name.hasPrefix("#X") {
    return UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init).map(Character.init)
  }
  if name.hasPrefix("#") { return UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init).map(Character.init) }
  return namedEntities[String(name)]
}

private let namedEntities: [String: Character] = [
  "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "copy": "©", "reg": "®",
  "trade": "™", "hellip": "…", "mdash": "—", "ndash": "–", "rarr": "→", "larr": "←", "times": "×", "lsquo": "‘",
  "rsquo": "’", "ldquo": "“", "rdquo": "”", "middot": "·", "bull": "•", "deg": "°", "plusmn": "±",
  "auml": "ä", "ouml": "ö", "uuml": "ü", "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß", "agrave": "à",
  "aacute": "á", "acirc": "â", "aring": "å", "aelig": "æ", "ccedil": "ç", "egrave": "è", "eacute": "é", "ecirc": "ê",
  "iacute": "í", "ntilde": "ñ", "oacute": "ó", "ocirc": "ô", "oslash": "ø", "uacute": "ú", "ucirc": "û",
]
