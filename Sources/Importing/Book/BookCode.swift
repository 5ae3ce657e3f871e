/// Code as readers of a book see it.
enum BookCode {
  /// Takes away what follows a fence's language, and the lines that mdBook hides.
  static func rewrite(_ text: TracedText, hidden: [String: String]) -> TracedText {
    CodeFences.rewrite(text) { info, lines, edits in
      var prefix = hidden[info.language.lowercased()]
      for option in info.options where option.hasPrefix("hidelines=") {
        prefix = String(option.dropFirst("hidelines=".count))
      }
      if let prefix, !prefix.isEmpty {
        hide(text.bytes, lines, &edits) { $0.trimmed.hasPrefix(prefix) ? .hidden : .shown }
      } else if info.language == "rust" || info.language == "rs" {
        hide(text.bytes, lines, &edits, rustLine)
      }
    }
  }

  private enum Line {
    case shown
    case hidden
    /// Shown without its first hash.
    case escaped
  }

  private static func hide(
    _ bytes: [UInt8], _ lines: Range<Int>, _ edits: inout [TextEdit], _ kind: (String) -> Line
  ) {
    var start = lines.lowerBound
    var found: [TextEdit] = []
    var shown = 0
    while start < lines.upperBound {
      let end = min(bytes.lineEnd(of: start) + 1, lines.upperBound)
      let line = bytes.text(start..<end)
      switch kind(line) {
      case .hidden: found.append(TextEdit(start..<end, ""))
      case .escaped:
        let hash = bytes[start..<end].firstIndex(of: UInt8(ascii: "#")) ?? start
        found.append(TextEdit(hash..<(hash + 1), ""))
        shown += 1
      case .shown: if !line.trimmed.isEmpty { shown += 1 }
      }
      start = end
    }
    // Code that is hidden as a whole would leave an empty box: there it is what the chapter is about.
    if shown > 0 { edits += found }
  }

  /// `# use …` and a hash alone are hidden; `#[derive]` and `#!` are code; `##` stands for a hash.
  private static func rustLine(_ line: String) -> Line {
    let text = line.drop { $0 == " " || $0 == "\t" || $0 == ">" }.filter { !$0.isNewline }
    guard text.hasPrefix("#") else { return .shown }
    let rest = text.dropFirst()
    if rest.hasPrefix("#") { return .escaped }
    return rest.isEmpty || rest.hasPrefix(" ") || rest.hasPrefix("\t") ? .hidden : .shown
  }
}
