import Foundation
import Markup

/// Rows of a result: a table for people, an array of objects for programs.
struct RecordTable {
  /// The names of the columns, as programs read them.
  let columns: [String]
  private(set) var rows: [[JSONValue?]] = []

  init(_ columns: String...) { self.columns = columns }

  mutating func add(_ cells: JSONValue?...) { rows.append(cells) }

  /// Writes the result.
  ///
  /// - Parameter nothing: what to say where there is no row.
  func show(_ records: RecordOptions, nothing: String) throws {
    if records.json {
      let objects = rows.map { JSONValue.object(Array(zip(columns, $0))) }
      return try records.terminal.print(String(decoding: JSONText(.array(objects)).bytes, as: UTF8.self) + "\n")
    }
    guard !rows.isEmpty else { return records.terminal.note(nothing) }
    let table = [columns] + rows.map { $0.map { $0?.shown ?? "" } }
    let widths = columns.indices.map { column in table.map { $0[column].count }.max() ?? 0 }
    let lines = table.map { cells in
      var line = ""
      for (cell, width) in zip(cells, widths) { line += cell + String(repeating: " ", count: width - cell.count + 2) }
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }
    try records.terminal.print(lines.joined())
  }
}

extension JSONValue {
  /// The value in a table: what would move a terminal's cursor is left out.
  fileprivate var shown: String {
    switch self {
    case .string(let text):
      String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.properties.generalCategory != .control }))
    case .integer(let number): "\(number)"
    case .number(let text): text
    case .boolean(let flag): flag ? "yes" : "no"
    case .null: ""
    case .array(let values): values.map(\.shown).joined(separator: ", ")
    case .object: String(decoding: JSONText(self).bytes, as: UTF8.self)
    }
  }
}

/// A moment, as results show it: RFC 3339 in UTC.
func moment(_ seconds: Int64?) -> JSONValue? {
  seconds.map { .string(Date(timeIntervalSince1970: Double($0)).formatted(.iso8601)) }
}
