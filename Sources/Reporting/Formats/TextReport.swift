extension Report {
  /// The report as lines, with tables in columns.
  var text: String {
    var text = "\(title.onOneLine)\n\n"
    let width = facts.map(\.column.title.count).max() ?? 0
    for (column, value) in facts {
      let space = String(repeating: " ", count: width - column.title.count)
      text += "\(column.title)\(space)  \(value.shown.onOneLine)\n"
    }
    for table in tables {
      text += "\n\(table.title)\n"
      guard !table.rows.isEmpty else {
        text += "nothing yet\n"
        continue
      }
      let cells = [table.columns.map(\.title)] + table.rows.map { $0.map(\.shown.onOneLine) }
      let widths = table.columns.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
      for (index, row) in cells.enumerated() {
        var line = ""
        for (column, cell) in row.enumerated() {
          let space = String(repeating: " ", count: widths[column] - cell.count)
          // Numbers stand under each other by their ends.
          let isRight = index > 0 && table.rows[index - 1][column].isNumber
          line += (isRight ? space + cell : cell + space) + "  "
        }
        while line.last == " " { line.removeLast() }
        text += line + "\n"
      }
      if let explanation = table.explanation { text += "(\(explanation))\n" }
    }
    return text
  }
}

extension String {
  /// The text without what would move a terminal's cursor.
  fileprivate var onOneLine: String {
    String(
      UnicodeScalarView(
        unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
  }
}
