import Foundation
import GRDB
import Markup
import SwiftCSV

/// Tables that PostgreSQL wrote: `TABLE.csv` of `COPY … WITH (FORMAT csv, HEADER)`, or `TABLE.json` of `row_to_json` (a row
/// in each line) or `json_agg` (one array).
///
/// The tables are those that `db export --format postgres` makes there. A table without a file keeps what the database
/// has: so the index of the content may come from `db push`, and the records from elsewhere.
struct PostgresFolder: ImportSource {
  private let folder: String
  private let files: [String: String]

  init(_ folder: String) throws(RecordsError) {
    self.folder = folder
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw .refused("there is no folder \(folder)", help: "name the folder that holds the tables")
    }
    var files: [String: String] = [:]
    for name in names.sorted() where name.hasSuffix(".csv") || name.hasSuffix(".json") {
      let table = (name as NSString).deletingPathExtension
      if let other = files[table] {
        throw .refused("\(folder) holds \(other) and \(name)", help: "leave one of them")
      }
      files[table] = name
    }
    guard !files.isEmpty else {
      throw .refused(
        "\(folder) holds neither a \(BundleManifest.fileName) nor tables as .csv or .json",
        help: "name the folder that `miyabi db export` made, or one of tables from PostgreSQL")
    }
    self.files = files
  }

  func fileName(_ table: String) -> String { files[table] ?? "\(table).csv" }

  func fill(_ filling: inout TableFilling, _ progress: (String) -> Void) throws {
    let tables = try BundleTable.all(in: filling.database)
    let known = Set(tables.map(\.name))
    for (table, name) in files.sorted(by: { $0.key < $1.key }) where !known.contains(table) {
      filling.report(name, "there is no such table")
    }
    let given = tables.filter { files[$0.name] != nil }
    try filling.empty(given)
    for table in given where !filling.isFull {
      guard let name = files[table.name] else { continue }
      progress(table.name)
      try fill(&filling, PostgresTable(table.name, in: filling.database), from: name)
    }
  }

  private func fill(_ filling: inout TableFilling, _ table: PostgresTable, from name: String) throws {
    guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(name)") else {
      return filling.report(name, "it cannot be read")
    }
    // Whatever else reads it, would put other signs in place of what is no UTF-8.
    guard let text = String(validating: bytes, as: UTF8.self) else { return filling.report(name, "it is not UTF-8") }
    if name.hasSuffix(".csv") {
      try fillFromCSV(&filling, table, name, text)
    } else {
      try fillFromJSON(&filling, table, name, bytes)
    }
  }

  private func fillFromCSV(
    _ filling: inout TableFilling, _ table: PostgresTable, _ name: String, _ text: String
  ) throws {
    let file: CSV<Enumerated>
    do {
      file = try CSV<Enumerated>(string: text, delimiter: .comma, loadColumns: false)
    } catch {
      return filling.report(name, "it is no CSV: a quotation mark has no partner")
    }
    do {
      try refuseStrays(among: file.header, table.columns.map(\.name))
    } catch let error as RowFault {
      return filling.report(name, line: 1, error.reason)
    }
    guard Set(file.header).count == file.header.count else {
      return filling.report(name, line: 1, "a column stands there twice")
    }
    let columns = file.header.compactMap { header in table.columns.first { $0.name == header } }
    let statement = try filling.statement(table.name, columns.map(\.source))
    for (index, row) in file.rows.enumerated() where !filling.isFull {
      try filling.put(name, line: index + 2, statement) {
        guard row.count == columns.count else {
          throw RowFault(reason: "it has \(row.count) values, and there are \(columns.count) columns")
        }
        return try zip(columns, row).map { column, text in try column.value(written: text) }
      }
    }
  }

  private func fillFromJSON(
    _ filling: inout TableFilling, _ table: PostgresTable, _ name: String, _ bytes: Data
  ) throws {
    let statement = try filling.statement(table.name, table.columns.map(\.source))
    let decoder = JSONDecoder()
    func values(_ row: [String: ImportedValue]) throws -> [(any DatabaseValueConvertible)?] {
      try refuseStrays(among: row.keys, table.columns.map(\.name))
      return try table.columns.map { column -> (any DatabaseValueConvertible)? in
        switch row[column.name] {
        case nil, .nothing?: nil
        case let value? where column.kind == .json:
          String(decoding: JSONText(value.json).bytes, as: UTF8.self)
        case .text(let text)?: try column.kind.value(text, column.name)
        case .whole(let number)?: try column.kind.value("\(number)", column.name)
        case .number(let number)?: try column.kind.value("\(number)", column.name)
        case .boolean(let flag)?: try column.kind.value(flag ? "t" : "f", column.name)
        case .array?, .object?: throw RowFault(reason: "`\(column.name)` is no single value")
        }
      }
    }
    let isArray = bytes.first { $0 > UInt8(ascii: " ") } == UInt8(ascii: "[")
    if isArray {
      guard let rows = try? decoder.decode([[String: ImportedValue]].self, from: bytes) else {
        return filling.report(name, "it is no JSON array of objects")
      }
      for (index, row) in rows.enumerated() where !filling.isFull {
        try filling.put(name, line: index + 1, statement) { try values(row) }
      }
      return
    }
    var line = 0
    for written in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) where !filling.isFull {
      line += 1
      guard written.contains(where: { $0 > UInt8(ascii: " ") }) else { continue }
      try filling.put(name, line: line, statement) {
        try values(decoder.decode([String: ImportedValue].self, from: written))
      }
    }
  }
}

extension PostgresTable.Column {
  /// The value of a field of CSV: PostgreSQL leaves a field empty where there is nothing.
  fileprivate func value(written text: String) throws -> (any DatabaseValueConvertible)? {
    if text.isEmpty, !isRequired || kind != .text { return nil }
    return try kind.value(text, name)
  }
}

extension PostgresTable.Kind {
  /// A value as PostgreSQL writes it, as SQLite keeps it.
  fileprivate func value(_ text: String, _ name: String) throws -> (any DatabaseValueConvertible)? {
    func need<Value>(_ value: Value?, _ words: String) throws -> Value {
      guard let value else { throw RowFault(reason: "`\(name)` is no \(words): “\(text.prefix(40))”") }
      return value
    }
    switch self {
    case .text: return text
    case .json: return text
    case .enumeration(let type):
      let values = PostgresTable.enumerations.first { $0.name == type }?.values ?? []
      return try need(values.first { $0.uppercased() == text || $0 == text }, type)
    case .boolean:
      let values = ["t": 1, "true": 1, "f": 0, "false": 0]
      return try need(values[text], "boolean")
    case .whole: return try need(Int64(text), "whole number")
    case .real: return try need(Double(text).flatMap { $0.isFinite ? $0 : nil }, "number")
    case .decimal: return try need(hundredths(text), "amount with at most two decimal places")
    case .moment: return try need(seconds(text), "moment")
    case .bytes: return try need(bytes(text), "bytes in hexadecimal digits after \\x")
    }
  }

  private func hundredths(_ text: String) -> Int64? {
    guard let match = text.wholeMatch(of: /(-?)(\d{1,14})(?:\.(\d{1,2})0*)?/), let whole = Int64(match.2) else {
      return nil
    }
    let places = (match.3.map(String.init) ?? "").padding(toLength: 2, withPad: "0", startingAt: 0)
    return Int64(places).map { (whole * 100 + $0) * (match.1.isEmpty ? 1 : -1) }
  }

  /// `2026-11-26 06:04:45.5+05:30`, or with a `T` as JSON has it, in seconds since 1970.
  private func seconds(_ text: String) -> Int64? {
    guard
      let match = text.wholeMatch(
        of: /(\d{4,5}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.\d{1,6})?(?:Z|([+-])(\d\d)(?::?(\d\d))?)/)
    else { return nil }
    guard let date = try? Date("\(match.1)T\(match.2)Z", strategy: .iso8601) else { return nil }
    let zone = ((match.4.flatMap { Int64($0) } ?? 0) * 60 + (match.5.flatMap { Int64($0) } ?? 0)) * 60
    return Int64(date.timeIntervalSince1970) - (match.3 == "-" ? -zone : zone)
  }

  private func bytes(_ text: String) -> Data? {
    guard text.hasPrefix("\\x"), text.utf8.count.isMultiple(of: 2) else { return nil }
    var bytes = Data(capacity: text.utf8.count / 2)
    var high: UInt8?
    for sign in text.dropFirst(2) {
      guard sign.isASCII, let digit = sign.hexDigitValue.map(UInt8.init) else { return nil }
      if let first = high {
        bytes.append(first << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    return bytes
  }
}
