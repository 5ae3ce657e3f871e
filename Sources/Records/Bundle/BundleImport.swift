import Crypto
import Foundation
import GRDB

extension RecordStore {
  /// Takes a bundle into a database without records, all of it or nothing.
  ///
  /// Every row is looked at before anything stays: what is wrong is told for all of them at once.
  ///
  /// - Parameter progress: told which table comes next.
  /// - Returns: how many rows were taken; or, where it was not, what is wrong.
  /// - Throws: ``RecordsError`` where it is no bundle, or the database holds records.
  public func importBundle(
    from folder: String, progress: (String) -> Void = { _ in }
  ) throws(RecordsError) -> Result<Int, BundleFaults> {
    let bundle = try Bundle(folder)
    return try reporting(path) {
      try database.writeWithoutTransaction { database in
        var result = Result<Int, BundleFaults>.success(0)
        try database.inTransaction(.immediate) {
          guard
            try Int.fetchOne(database, sql: "SELECT (SELECT count(*) FROM users) + (SELECT count(*) FROM audit_head)")
              == 0
          else {
            throw RecordsError.refused(
              "\(path) holds records already", help: "import into a new file: `--database`, or `miyabi db reset` first")
          }
          let faults = try bundle.take(into: database, progress)
          result = faults.isEmpty ? .success(bundle.rows) : .failure(BundleFaults(faults: faults))
          return faults.isEmpty ? .commit : .rollback
        }
        return result
      }
    }
  }
}

/// Why a bundle was not taken.
public struct BundleFaults: Error, Sendable {
  /// By file and line; at most some hundreds.
  public var faults: [BundleFault]
}

/// A bundle on the disk, whose files are what its manifest says.
private struct Bundle {
  let folder: String
  let manifest: BundleManifest

  private static let mostFaults = 200

  var rows: Int { manifest.files.reduce(0) { $0 + $1.rows } }

  init(_ folder: String) throws(RecordsError) {
    self.folder = folder
    guard let bytes = FileManager.default.contents(atPath: "\(folder)/manifest.json") else {
      throw .refused("\(folder) holds no manifest.json", help: "name the folder that `miyabi db export` made")
    }
    guard let read = try? JSONDecoder().decode(BundleManifest.self, from: bytes), read.format == BundleManifest.format
    else { throw .refused("\(folder)/manifest.json is not that of a bundle", help: "export again") }
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

  /// Puts all rows in.
  ///
  /// - Returns: what is wrong with them.
  func take(into database: Database, _ progress: (String) -> Void) throws -> [BundleFault] {
    try database.execute(sql: "PRAGMA defer_foreign_keys = ON")
    let tables = try BundleTable.all(in: database)
    // What the index holds is in the bundle, with the numbers that records name.
    for table in tables.reversed() { try database.execute(sql: "DELETE FROM \(table.name.quotedDatabaseIdentifier)") }
    var faults: [BundleFault] = []
    let known = Dictionary(tables.map { ("\($0.name).jsonl", $0) }, uniquingKeysWith: { first, _ in first })
    for file in manifest.files where known[file.name] == nil {
      faults.append(BundleFault(file: file.name, line: 0, reason: "there is no such table"))
    }
    for table in tables {
      guard let file = manifest.files.first(where: { $0.name == "\(table.name).jsonl" }) else {
        faults.append(BundleFault(file: "\(table.name).jsonl", line: 0, reason: "the bundle lacks this table"))
        continue
      }
      progress(table.name)
      try take(file, table, into: database, &faults)
      if faults.count >= Bundle.mostFaults { return faults }
    }
    guard faults.isEmpty else { return faults }
    let violations = try database.foreignKeyViolations()
    while faults.count < Bundle.mostFaults, let violation = try violations.next() {
      faults.append(
        BundleFault(
          file: "\(violation.originTable).jsonl", line: 0,
          reason: "a row names one of \(violation.destinationTable) that is not there"))
    }
    guard faults.isEmpty else { return faults }
    if case .broken(let sequence, let kind) = try AuditChain(database: database).verify(nil) {
      faults.append(BundleFault(file: "audit_entries.jsonl", line: Int(sequence), reason: kind.words))
    }
    return faults
  }

  private func take(
    _ file: BundleManifest.File, _ table: BundleTable, into database: Database, _ faults: inout [BundleFault]
  ) throws {
    guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(file.name)") else {
      faults.append(BundleFault(file: file.name, line: 0, reason: "the file is gone"))
      return
    }
    let digest = SHA256.hash(data: bytes).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    guard digest == file.sha256 else {
      faults.append(BundleFault(file: file.name, line: 0, reason: "the file is not what was exported"))
      return
    }
    let places = databaseQuestionMarks(count: table.columns.count)
    let names = table.columns.map(\.name.quotedDatabaseIdentifier).joined(separator: ", ")
    let statement = try database.makeStatement(
      sql: "INSERT INTO \(table.name.quotedDatabaseIdentifier) (\(names)) VALUES (\(places))")
    let decoder = JSONDecoder()
    var line = 0
    for written in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true) {
      line += 1
      guard faults.count < Bundle.mostFaults else { return }
      do {
        let row = try decoder.decode([String: BundledValue].self, from: written)
        try statement.execute(arguments: StatementArguments(try table.values(of: row)))
      } catch let error as BundleFault {
        faults.append(BundleFault(file: file.name, line: line, reason: error.reason))
      } catch let error as DatabaseError {
        faults.append(BundleFault(file: file.name, line: line, reason: error.message ?? "\(error.resultCode)"))
      } catch is DecodingError {
        faults.append(BundleFault(file: file.name, line: line, reason: "it is no JSON object of columns"))
      }
    }
    if line != file.rows {
      faults.append(
        BundleFault(file: file.name, line: 0, reason: "it has \(line) rows, and \(file.rows) were exported"))
    }
  }
}

extension BundleFault: Error {}

/// A value as JSON has it.
private enum BundledValue: Decodable {
  case text(String)
  case whole(Int64)
  case number(Double)

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let whole = try? value.decode(Int64.self) {
      self = .whole(whole)
    } else {
      self = .number(try value.decode(Double.self))
    }
  }
}

extension BundleTable {
  /// The values of a row in the order of the columns.
  fileprivate func values(of row: [String: BundledValue]) throws -> [(any DatabaseValueConvertible)?] {
    let names = Set(columns.map(\.name))
    if let stray = row.keys.sorted().first(where: { !names.contains($0) }) {
      throw BundleFault(file: name, line: 0, reason: "there is no column `\(stray.prefix(60))`")
    }
    return try columns.map { column -> (any DatabaseValueConvertible)? in
      switch (column.type.uppercased(), row[column.name]) {
      case (_, nil): return nil
      case ("BLOB", .text(let text)?):
        guard let bytes = Data(base64Encoded: text) else {
          throw BundleFault(file: name, line: 0, reason: "`\(column.name)` is no base64")
        }
        return bytes
      case ("INTEGER", .whole(let number)?): return number
      case ("REAL", .whole(let number)?): return Double(number)
      case ("REAL", .number(let number)?): return number
      case ("TEXT", .text(let text)?): return text
      default: throw BundleFault(file: name, line: 0, reason: "`\(column.name)` is no \(column.type)")
      }
    }
  }
}
