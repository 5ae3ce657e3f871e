/// Attributes of blocks, in braces on a line below them, and of headings.
enum HugoBlockAttributes {
  /// Takes away what only styles.
  static func rewrite(_ text: TracedText, notes: inout [ImportNote]) -> TracedText {
    let map = VerbatimMap(text.bytes)
    var edits: [TextEdit] = []
    for index in 0..<text.lineCount where map.stretch(at: text.lineRange(index).lowerBound) == nil {
      let range = text.lineRange(index)
      let line = text.line(index)
      let words = line.trimmed
      if words.hasPrefix("{"), words.hasSuffix("}"), !words.hasPrefix("{{"), index > 0,
        !text.line(index - 1).trimmed.isEmpty
      {
        let content = words.dropFirst().dropLast().trimmed
        guard content.hasPrefix(".") || content.hasPrefix("#") || content.contains("=") else { continue }
        edits.append(TextEdit(range, ""))
        notes.append(
          ImportNote(
            .lost, at: text.origin(ofLine: index), "`\(words.prefix(40))` styles the block above, and has no equivalent"
          ))
      } else if words.hasPrefix("#"), words.hasSuffix("}"), let brace = line.lastIndex(of: "{") {
        let id = line[brace...].split { " {}".contains($0) }.first { $0.hasPrefix("#") && $0.count > 1 }
        let start = range.lowerBound + line[..<brace].utf8.count
        let written = id.map { "{\($0)}" } ?? ""
        if bytes(text, start..<range.upperBound) != written {
          edits.append(TextEdit(start..<range.upperBound, written))
        }
      }
    }
    return text.applying(edits)
  }

  private static func bytes(_ text: TracedText, _ range: Range<Int>) -> String { text.bytes.text(range).trimmedEnd }
}
