import Markup

extension Report {
  /// The report as an object: the facts by name, and each table as an array of objects.
  var json: [UInt8] {
    let members: [(String, JSONValue?)] =
      [("schemaVersion", .integer(1)), ("title", .string(title)), ("madeAt", .string(madeAt))]
      + facts.map { ($0.column.key, $0.value.json) }
      + tables.map { table in
        (
          table.key,
          .array(table.rows.map { row in .object(zip(table.columns, row).map { ($0.key, $1.json) }) })
        )
      }
    return JSONText(.object(members)).bytes + Array("\n".utf8)
  }

  /// The report as CSV (RFC 4180): a line for each figure, so that every report has the same columns.
  var csv: String {
    var lines = [["section", "row", "figure", "value"]]
    for (column, value) in facts { lines.append(["", "", column.key, value.plain]) }
    for table in tables {
      for row in table.rows {
        for (column, value) in zip(table.columns, row).dropFirst() {
          lines.append([table.key, row[0].plain, column.key, value.plain])
        }
      }
    }
    return lines.map { $0.map(\.csvField).joined(separator: ",") + "\r\n" }.joined()
  }
}

extension Report.Cell {
  fileprivate var json: JSONValue? {
    switch self {
    case .text(let text), .moment(let text): .string(text)
    case .whole(let number): .integer(number)
    case .number, .percent: .number(plain)
    case .none: nil
    }
  }
}

extension String {
  /// The text as a field of CSV. What a spreadsheet would take for a formula gets an apostrophe before it; a number does
  /// not.
  var csvField: String {
    var text = self
    let isNumber = Double(text) != nil
    if !isNumber, let first = unicodeScalars.first, "=+-@\t\r\n|%".unicodeScalars.contains(first) { text = "'" + text }
    guard text.unicodeScalars.contains(where: { ",\"\r\n;\t".unicodeScalars.contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
