import Crypto
import Foundation
import GRDB

/// A bundle on the disk, whose files are what its manifest says.
struct Bundle: ImportSource {
  private let folder: String
  private let manifest: BundleManifest

  init(_ folder: String) throws(RecordsError) {
    self.folder = folder
    guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(BundleManifest.fileName)"),
      let read = try? JSONDecoder().decode(BundleManifest.self, from: bytes), read.format == BundleManifest.format
    else { throw .refused("\(folder)/\(BundleManifest.fileName) is not that of a bundle", help: "export again") }
    guard read.formatVersion <= BundleManifest.latestVersion, read.schemaVersion <= Migration.all.count else {
      throw .refused("the bundle was made by a newer version of Miyabi", help: "update Miyabi")
    }
    guard read.schemaVersion == Migration.all.count else {
      throw .refused(
        "the bundle is of version \(read.schemaVersion) of the tables, and this is \(Migration.all.count)",
        help: "bring the database that it came from up to date, and export again")
    }
    manifest = read
  }

  func fileName(_ table: String) -> String { "\(table).jsonl" }

  func fill(_ filling: inout TableFilling, _ progress: (String) -> Void) throws {
    let tables = try BundleTable.all(in: filling.database)
    // What the index holds is in the bundle, with the numbers that records name.
    try filling.empty(tables)
    let known = Set(tables.map { fileName($0.name) })
    for file in manifest.files where !known.contains(file.name) {
      filling.report(file.name, "there is no such table")
    }
    for table in tables where !filling.isFull {
      guard let file = manifest.files.first(where: { $0.name == fileName(table.name) }) else {
        filling.report(fileName(table.name), "the bundle lacks this table")
        continue
      }
      progress(table.name)
      try fill(&filling, table, from: file)
    }
  }

  private func fill(_ filling: inout TableFilling, _ table: BundleTable, from file: BundleManifest.File) throws {
    guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(file.name)") else {
      return filling.report(file.name, "the file is gone")
    }
    let digest = SHA256.hash(data: bytes).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    guard digest == file.sha256 else { return filling.report(file.name, "the file is not what was exported") }
    let statement = try filling.statement(table.name, table.columns.map(\.name))
    let decoder = JSONDecoder()
    var line = 0
    for written in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true) where !filling.isFull {
      line += 1
      try filling.put(file.name, line: line, statement) {
        try table.values(of: decoder.decode([String: ImportedValue].self, from: written))
      }
    }
    if line != file.rows, !filling.isFull {
      filling.report(file.name, "it has \(line) rows, and \(file.rows) were exported")
    }
  }
}

extension BundleTable {
  /// The values of a row in the order of the columns.
  fileprivate func values(of row: [String: ImportedValue]) throws -> [(any DatabaseValueConvertible)?] {
    try refuseStrays(among: row.keys, columns.map(\.name))
    return try columns.map { column -> (any DatabaseValueConvertible)? in
      switch (column.type.uppercased(), row[column.name]) {
      case (_, nil): return nil
      case ("BLOB", .text(let text)?):
        guard let bytes = Data(base64Encoded: text) else { throw RowFault(reason: "`\(column.name)` is no base64") }
        return bytes
      case ("INTEGER", .whole(let number)?): return number
      case ("REAL", .whole(let number)?): return Double(number)
      case ("REAL", .number(let number)?): return number
      case ("TEXT", .text(let text)?): return text
      default: throw RowFault(reason: "`\(column.name)` is no \(column.type)")
      }
    }
  }
}

/// Refuses a row with a column that its table does not have.
func refuseStrays(among names: some Sequence<String>, _ columns: [String]) throws {
  if let stray = names.sorted().first(where: { !columns.contains($0) }) {
    throw RowFault(reason: "there is no column `\(stray.prefix(60))`")
  }
}
