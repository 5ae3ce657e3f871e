extension HTMLConversion {
  /// Writes a table of HTML as one of Markdown; one whose cells hold blocks or span others is taken apart.
  mutating func putTable(_ tag: HTMLTag) -> Int {
    guard let close = closing(of: tag, reach: 50_000),
      let rows = rows(tag.range.upperBound..<close.range.lowerBound)
    else {
      note(
        .changed, tag.range.lowerBound, "a table that Markdown cannot write is taken apart: its cells follow each other"
      )
      putBlock("", in: tag.range)
      push(tag, .block(""))
      return tag.range.upperBound
    }
    let columns = rows.map(\.count).max() ?? 1
    var lines: [String] = []
    for (index, row) in rows.enumerated() {
      let cells = row + Array(repeating: "", count: columns - row.count)
      lines.append("| " + cells.joined(separator: " | ") + " |")
      if index == 0 { lines.append("|" + String(repeating: " --- |", count: columns)) }
    }
    putBlock("\n" + lines.joined(separator: "\n") + "\n", in: tag.range.lowerBound..<close.range.upperBound)
    return close.range.upperBound
  }

  private func rows(_ range: Range<Int>) -> [[String]]? {
    var rows: [[String]] = []
    var cell: (start: Int, row: Int)?
    var index = range.lowerBound
    func finish(_ end: Int) -> Bool {
      guard let (start, row) = cell else { return true }
      cell = nil
      guard let words = cellText(start..<end) else { return false }
      rows[row].append(words)
      return true
    }
    while index < range.upperBound {
      guard bytes[index] == UInt8(ascii: "<"), let tag = HTMLTag(bytes, at: index) else {
        index += 1
        continue
      }
      switch tag.name {
      case "table", "ul", "ol", "pre", "details", "blockquote", "caption": return nil
      case "tr":
        guard finish(index) else { return nil }
        if !tag.isClosing { rows.append([]) }
      case "td", "th":
        guard finish(index), tag["colspan"] == nil, tag["rowspan"] == nil else { return nil }
        if !tag.isClosing {
          if rows.isEmpty { rows.append([]) }
          cell = (tag.range.upperBound, rows.count - 1)
        }
      default: break
      }
      index = tag.range.upperBound
    }
    guard finish(range.upperBound) else { return nil }
    rows.removeAll(where: \.isEmpty)
    return rows.isEmpty ? nil : rows
  }

  private func cellText(_ range: Range<Int>) -> String? {
    let words = bytes.text(range)
    guard !words.contains("```"), !words.trimmed.contains("\n\n") else { return nil }
    var notes: [ImportNote] = []
    let text = HTMLConversion.run(TracedText(words.collapsed, file: ""), notes: &notes).text.text
    return text.replacing("\\\n", with: " ").collapsed.replacing("|", with: "\\|")
  }
}
