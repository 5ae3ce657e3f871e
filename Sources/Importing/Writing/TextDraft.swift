import Markdown

/// A text on its way from another program's Markdown to Miyabi's: what all sources have in common.
struct TextDraft: Sendable {
  /// The text.
  var text: TracedText
  /// Names that links may lead to, with the anchors that they became.
  var names: [String: String] = [:]

  /// Writes HTML as Markdown and remembers the names that it gave to places.
  static func make(_ text: TracedText, notes: inout [ImportNote]) -> TextDraft {
    let converted = HTMLConversion.run(text, notes: &notes)
    var draft = TextDraft(text: converted.text)
    guard !converted.anchors.isEmpty else { return draft }
    let outline = converted.text.rendered().document.outline
    for (name, offset) in converted.anchors.prefix(200) where draft.names[name] == nil {
      draft.names[name] = converted.text.heading(near: offset, in: outline) ?? ""
    }
    return draft
  }

  /// Takes the heading off the beginning that only repeats the title; links to it lead to the top.
  mutating func removeTitle(_ title: String) {
    guard let heading = text.leadingHeading, heading.title.comparable == title.comparable else { return }
    if let anchor = text.rendered().document.outline.first?.id {
      for (name, target) in names where target == anchor { names[name] = "" }
      names[anchor] = ""
    }
    text = text.dropping(heading.nextLine)
  }

  /// The first sentence of the first paragraph of prose, for a description; `nil` where there is none.
  var summary: String? {
    let map = VerbatimMap(text.bytes)
    var paragraph = TracedText()
    for index in 0..<text.lineCount {
      let line = text.line(index).trimmed
      if line.isEmpty, !paragraph.isBlank { break }
      guard !line.isEmpty, map.stretch(at: text.lineRange(index).lowerBound)?.kind != .fence,
        !paragraph.isBlank || TextDraft.mayBeginProse(line)
      else { continue }
      paragraph.append(line, text.origin(ofLine: index))
    }
    for (_, line) in LinkReferences.definitions(in: text) {
      for line in ["", line] { paragraph.append(line, text.origin(ofLine: 0)) }
    }
    let sentence = paragraph.rendered().document.excerpt.collapsed.firstSentence
    return sentence.isEmpty ? nil : sentence
  }

  /// Whether a line may begin a paragraph that says something by itself: no heading, list, table, box, image or the like.
  private static func mayBeginProse(_ line: String) -> Bool {
    guard let first = line.first, !"#>|:-+={}".contains(first), !line.hasPrefix("!["), !line.hasPrefix("[^"),
      !line.hasPrefix("***"), !line.hasPrefix("* "), !(line.hasPrefix("[") && line.contains("]: "))
    else { return false }
    return !(first.isNumber && (line.drop { $0.isNumber }.hasPrefix(". ")))
  }
}

extension TracedText {
  /// The heading of level 1 that the text begins with, as words without markup.
  var leadingHeading: (title: String, nextLine: Int)? {
    var index = 0
    while index < lineCount, lineRange(index).allSatisfy({ isBlankOrNewline(bytes[$0]) }) { index += 1 }
    guard index < lineCount else { return nil }
    let line = self.line(index).trimmed
    if line.hasPrefix("# ") {
      var words = line.dropFirst(2).trimmed
      if words.hasSuffix("}"), let brace = words.lastIndex(of: "{") { words = words[..<brace].trimmed }
      while words.hasSuffix("#") { words.removeLast() }
      return (MarkdownWriting.plain(words).trimmed, index + 1)
    }
    guard index + 1 < lineCount, !line.isEmpty, !line.hasPrefix(">"), !line.hasPrefix("-") else { return nil }
    let next = self.line(index + 1).trimmed
    guard next.count >= 2, next.allSatisfy({ $0 == "=" }) else { return nil }
    return (MarkdownWriting.plain(line).trimmed, index + 2)
  }
}

extension String {
  /// The letters and digits alone, in lower case: what titles have in common however they are punctuated.
  var comparable: String { lowercased().filter { $0.isLetter || $0.isNumber } }
}
