/// What stands between braces for another program: `{{ site.title }}`, `{% include … %}`, inline code of R.
enum WorkbenchTemplates {
  /// Puts values in place of variables, and takes away the rest.
  static func rewrite(_ text: TracedText, _ config: WorkbenchConfig, notes: inout [ImportNote]) -> TracedText {
    let bytes = text.bytes
    var edits: [TextEdit] = []
    let map = VerbatimMap(bytes)
    for stretch in map.stretches where stretch.kind == .codeSpan {
      let code = bytes.text(stretch.range)
      guard code.hasPrefix("`r "), code.count > 4 else { continue }
      notes.append(
        ImportNote(
          .lost, at: text.origin(at: stretch.range.lowerBound), "\(code) is not computed: the code itself is shown"))
    }
    var found: [ImportNote] = []
    map.forEachProseByte { index in
      for (open, close) in [("{{", "}}"), ("{%", "%}")] where bytes.has(open, at: index) {
        guard let end = bytes.find(close, from: index + 2, to: bytes.lineEnd(of: index)) else { continue }
        let words = bytes.text((index + 2)..<end).trimmed
        let value = open == "{{" ? value(words, config) : nil
        edits.append(TextEdit(index..<(end + 2), value ?? ""))
        if value == nil, !["raw", "endraw"].contains(words), !words.hasPrefix("comment") {
          found.append(
            ImportNote(
              .lost, at: text.origin(at: index),
              "`\(open) \(words.prefix(60)) \(close)` is left out: it has no value here"))
        }
        return end + 2
      }
      return index + 1
    }
    notes += found
    return text.applying(edits)
  }

  private static func value(_ words: String, _ config: WorkbenchConfig) -> String? {
    // Pages lie beside each other: the way to the root is none.
    if ["page.root", "site.baseurl", "relative_root_path"].contains(words) { return "." }
    guard words.hasPrefix("site.") else { return nil }
    return config.value(String(words.dropFirst("site.".count).prefix { $0.isLetter || $0.isNumber || $0 == "_" }))
  }
}
