/// Code of a lesson: chunks of R, and what older lessons say of a block in the line below it.
enum WorkbenchCode {
  /// Writes chunks as code of their language, and leaves out those that readers do not see.
  static func rewrite(_ text: TracedText, notes: inout [ImportNote]) -> TracedText {
    let bytes = text.bytes
    var edits: [TextEdit] = []
    for stretch in VerbatimMap(bytes).stretches where stretch.kind == .fence {
      guard let fence = Fence(bytes, lineAt: stretch.range.lowerBound) else { continue }
      let words = bytes.text(fence.info)
      let body = fence.bodyStart(in: bytes)..<fence.bodyEnd(in: bytes)
      if words.hasPrefix("{"), !words.hasPrefix("{."), !words.hasPrefix("{#") {
        let options = CodeFences.Info(words).options + cellOptions(bytes, body, &edits)
        let hides = ["echo=false", "include=false", "echo=f", "include=f"]
        if options.contains(where: { hides.contains($0.filter { $0 != " " }) }) {
          let origin = text.origin(at: stretch.range.lowerBound)
          notes.append(
            ImportNote(.lost, at: origin, "this code is not shown to readers, and its output is not computed"))
          edits.removeAll { stretch.range.contains($0.range.lowerBound) }
          edits.append(TextEdit(stretch.range, ""))
        }
      } else if words.isEmpty, let language = languageBelow(bytes, stretch.range.upperBound) {
        edits.append(TextEdit(fence.info, language))
      }
    }
    return CodeFences.rewrite(removeClasses(text.applying(edits), notes: &notes))
  }

  /// Options in the first lines of a chunk, `#| echo: false`, which are no code.
  private static func cellOptions(_ bytes: [UInt8], _ body: Range<Int>, _ edits: inout [TextEdit]) -> [String] {
    var options: [String] = []
    var start = body.lowerBound
    while start < body.upperBound, bytes.has("#|", at: start) {
      let end = min(bytes.lineEnd(of: start) + 1, body.upperBound)
      let words = bytes.text((start + 2)..<end).lowercased()
      options.append(words.replacing(":", with: "=").filter { !$0.isWhitespace })
      edits.append(TextEdit(start..<end, ""))
      start = end
    }
    return options
  }

  /// The language that a line `{: .language-bash}` below a block gives it.
  private static func languageBelow(_ bytes: [UInt8], _ index: Int) -> String? {
    guard index < bytes.count, let classes = classes(bytes.text(index..<bytes.lineEnd(of: index))) else { return nil }
    for name in classes {
      if name.hasPrefix("language-") { return String(name.dropFirst("language-".count)) }
      if ["output", "error", "warning", "source", "bash", "python", "r", "sql"].contains(name) {
        return name == "source" ? nil : name
      }
    }
    return nil
  }

  /// The classes of a line `{: .name}`, which may stand in a quote.
  private static func classes(_ line: String) -> [String]? {
    let words = line.drop { $0 == ">" || $0 == " " }.trimmed
    guard words.hasPrefix("{:"), words.hasSuffix("}") else { return nil }
    return words.dropFirst(2).dropLast().split(separator: " ").filter { $0.hasPrefix(".") }
      .map { String($0.dropFirst()) }
  }

  private static func removeClasses(_ text: TracedText, notes: inout [ImportNote]) -> TracedText {
    let map = VerbatimMap(text.bytes)
    var edits: [TextEdit] = []
    for index in 0..<text.lineCount {
      let range = text.lineRange(index)
      guard map.stretch(at: range.lowerBound) == nil, let classes = classes(text.line(index)) else { continue }
      edits.append(TextEdit(range, ""))
      let isLanguage = classes.contains { $0.hasPrefix("language-") || ["output", "error", "source"].contains($0) }
      if !isLanguage {
        notes.append(
          ImportNote(.lost, at: text.origin(ofLine: index), "“\(text.line(index).trimmed)” has no equivalent"))
      }
    }
    return text.applying(edits)
  }
}
