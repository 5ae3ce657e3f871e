/// A value of the front matter.
enum FrontMatterValue: Sendable, Equatable {
  /// Text, always quoted: a colon, a hash or `no` means nothing in it.
  case text(String)
  /// A word, a date or a number that is known to be plain.
  case plain(String)
  /// Texts.
  case list([String])

  /// The value as YAML.
  var yaml: String {
    switch self {
    case .text(let text): FrontMatterValue.quoted(text)
    case .plain(let text): text
    case .list(let texts): "[" + texts.map(FrontMatterValue.quoted).joined(separator: ", ") + "]"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}":
        result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

/// The keys of a file, in the order in which they are written.
struct FrontMatterKeys: Sendable {
  private(set) var entries: [(key: String, value: FrontMatterValue)] = []

  /// The value of a key; one that has nothing to say is not written.
  subscript(key: String) -> FrontMatterValue? {
    get { entries.first { $0.key == key }?.value }
    set {
      let place = entries.firstIndex { $0.key == key }
      switch (place, newValue) {
      case (let place?, let value?): entries[place].value = value
      case (let place?, nil): entries.remove(at: place)
      case (nil, let value?): entries.append((key, value))
      case (nil, nil): break
      }
    }
  }

  /// Sets a text of at most `limit` characters; an empty one is not written.
  mutating func setText(_ key: String, _ text: String?, limit: Int) {
    let text = (text ?? "").collapsed.shortened(to: limit)
    self[key] = text.isEmpty ? nil : .text(text)
  }

  /// The lines between two `---`, with them.
  var frontMatter: String {
    "---\n" + entries.map { "\($0.key): \($0.value.yaml)\n" }.joined() + "---\n"
  }

  /// The lines of a file that holds nothing else.
  var lines: String { entries.map { "\($0.key): \($0.value.yaml)\n" }.joined() }
}

extension String {
  /// The text, or as much of it as fits with an ellipsis, in characters as Unicode counts code points.
  func shortened(to limit: Int) -> String {
    guard unicodeScalars.count > limit else { return self }
    var text = String(unicodeScalars.prefix(limit - 1))
    if let space = text.lastIndex(of: " "), text.distance(from: space, to: text.endIndex) < 30 {
      text = String(text[..<space])
    }
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return text + "…"
  }

  /// The first sentence; the whole text where none ends.
  var firstSentence: String {
    var end: Index?
    var index = startIndex
    while index < endIndex {
      let next = self.index(after: index)
      let isFullStop = "。！？".contains(self[index])
      let isStop = ".!?".contains(self[index]) && (next == endIndex || self[next].isWhitespace)
      // "e.g." and "Dr." end no sentence: one has some length.
      if isFullStop || isStop, distance(from: startIndex, to: next) >= (isFullStop ? 8 : 20),
        !["e.g.", "i.e.", "etc.", "cf.", "vs.", "Dr.", "St."].contains(where: { self[..<next].hasSuffix($0) })
      {
        end = next
        break
      }
      index = next
    }
    return end.map { String(self[..<$0]) } ?? self
  }
}
