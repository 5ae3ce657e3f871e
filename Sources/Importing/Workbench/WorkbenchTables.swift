/// Tables that are drawn with plus signs: they stay what they look like, as text of one width.
enum WorkbenchTables {
  /// Puts grid tables between fences.
  static func rewrite(_ text: TracedText, notes: inout [ImportNote]) -> TracedText {
    let map = VerbatimMap(text.bytes)
    var edits: [TextEdit] = []
    var index = 0
    while index < text.lineCount {
      let start = text.lineRange(index).lowerBound
      guard isRule(text.line(index)), map.stretch(at: start)?.kind != .fence else {
        index += 1
        continue
      }
      var end = index
      while end < text.lineCount, text.line(end).trimmed.hasPrefix("+") || text.line(end).trimmed.hasPrefix("|") {
        end += 1
      }
      if end - index > 2 {
        let lines = text.bytes.text(start..<text.lineRange(end - 1).upperBound)
        let marks = String(repeating: "`", count: max(3, longestRun(of: "`", in: lines) + 1))
        edits.append(TextEdit(start..<start, marks + "text\n"))
        let stop = text.lineRange(end - 1).upperBound + 1
        edits.append(TextEdit(stop..<stop, marks + "\n"))
        notes.append(
          ImportNote(
            .changed, at: text.origin(ofLine: index),
            "a table drawn with `+` has no equivalent: it is shown as it is written"))
      }
      index = end
    }
    return text.applying(edits)
  }

  private static func isRule(_ line: String) -> Bool {
    let words = line.trimmed
    return words.count > 4 && words.hasPrefix("+-") && words.hasSuffix("+") && words.allSatisfy { "+-=:".contains($0) }
  }
}
