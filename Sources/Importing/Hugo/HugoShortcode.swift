/// A shortcode's tag: `{{< name arguments >}}`, `{{% /name %}}`.
struct HugoShortcode: Sendable {
  var name: String
  var isClosing = false
  var isSelfClosing = false
  /// What is given by place.
  var values: [String] = []
  /// What is given by name, in lower case.
  var named: [String: String] = [:]
  /// From the first brace to after the last.
  var range: Range<Int>

  /// A named argument, or the one at a place.
  func argument(_ names: String..., place: Int? = nil) -> String? {
    for name in names { if let value = named[name]?.nonBlank { return value } }
    return place.flatMap { values.indices.contains($0) ? values[$0].nonBlank : nil }
  }

  /// Reads the tag at `index`; `nil` where none stands there.
  init?(_ bytes: [UInt8], at index: Int) {
    let end: String
    if bytes.has("{{<", at: index) {
      end = ">}}"
    } else if bytes.has("{{%", at: index) {
      end = "%}}"
    } else {
      return nil
    }
    name = ""
    range = index..<index
    var next = index + 3
    var words: [(name: String?, value: String)] = []
    while true {
      while next < bytes.count, isBlankOrNewline(bytes[next]) { next += 1 }
      guard next < bytes.count, next - index < 4000 else { return nil }
      if bytes.has(end, at: next) { break }
      if bytes[next] == UInt8(ascii: "/"), bytes.has(end, at: next + 1) {
        isSelfClosing = true
        next += 1
        break
      }
      if bytes[next] == UInt8(ascii: "/"), words.isEmpty, !isClosing {
        isClosing = true
        next += 1
        continue
      }
      // A tag holds no other.
      guard !bytes.has("{{", at: next), let word = HugoShortcode.word(bytes, &next, end) else { return nil }
      words.append(word)
    }
    guard let first = words.first, first.name == nil, !first.value.isEmpty else { return nil }
    name = first.value.lowercased()
    for word in words.dropFirst() {
      if let name = word.name { named[name.lowercased()] = word.value } else { values.append(word.value) }
    }
    range = index..<(next + 3)
  }

  private static func word(_ bytes: [UInt8], _ next: inout Int, _ end: String) -> (name: String?, value: String)? {
    if let text = quoted(bytes, &next) { return (nil, text) }
    let start = next
    while next < bytes.count, !isBlankOrNewline(bytes[next]), bytes[next] != UInt8(ascii: "="),
      !bytes.has(end, at: next),
      !bytes.has("/" + end, at: next)
    {
      guard !bytes.has("{{", at: next) else { return nil }
      next += 1
    }
    let word = bytes.text(start..<next)
    guard next < bytes.count, bytes[next] == UInt8(ascii: "=") else { return word.isEmpty ? nil : (nil, word) }
    next += 1
    if let text = quoted(bytes, &next) { return (word, text) }
    let value = next
    while next < bytes.count, !isBlankOrNewline(bytes[next]), !bytes.has(end, at: next), !bytes.has("/" + end, at: next)
    {
      next += 1
    }
    return (word, bytes.text(value..<next))
  }

  private static func quoted(_ bytes: [UInt8], _ next: inout Int) -> String? {
    guard next < bytes.count, bytes[next] == UInt8(ascii: "\"") || bytes[next] == UInt8(ascii: "`") else { return nil }
    let quote = bytes[next]
    var text: [UInt8] = []
    var index = next + 1
    while index < bytes.count, bytes[index] != quote {
      if bytes[index] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\""), index + 1 < bytes.count { index += 1 }
      text.append(bytes[index])
      index += 1
    }
    guard index < bytes.count else { return nil }
    next = index + 1
    return String(decoding: text, as: UTF8.self)
  }
}

/// Finds the shortcodes of a text, and which ends belong to which beginnings.
struct HugoShortcodeMap: Sendable {
  private(set) var codes: [HugoShortcode] = []
  /// The ends by the places of their beginnings in `codes`.
  private(set) var ends: [Int: Int] = [:]
  /// Marks of comments that keep a shortcode from being carried out: `{{</* … */>}}`.
  private(set) var escapes: [Range<Int>] = []

  init(_ bytes: [UInt8]) {
    var index = 0
    while let found = bytes.find("{{", from: index) {
      index = found + 2
      if bytes.has("{{</*", at: found) || bytes.has("{{%/*", at: found),
        let end = bytes.find(
          bytes[found + 2] == UInt8(ascii: "<") ? "*/>}}" : "*/%}}", from: found + 5, to: found + 4000)
      {
        escapes += [(found + 3)..<(found + 5), end..<(end + 2)]
        index = end + 5
      } else if let code = HugoShortcode(bytes, at: found) {
        codes.append(code)
        index = code.range.upperBound
      }
    }
    var open: [Int] = []
    for (place, code) in codes.enumerated() where !code.isSelfClosing {
      guard code.isClosing else {
        open.append(place)
        if open.count > 1000 { open.removeFirst(500) }
        continue
      }
      // What was opened since then and not closed has no end.
      guard let start = open.lastIndex(where: { codes[$0].name == code.name }) else { continue }
      ends[open[start]] = place
      open.removeSubrange(start...)
    }
  }
}
