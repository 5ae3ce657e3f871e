import Crypto
public import Foundation
import GRDB
import Markup

extension RecordStore {
  /// Writes everything that the database holds into a folder: `manifest.json`, and for each table a file of JSON Lines.
  ///
  /// Personal columns stay sealed, as base64. The files are those of one moment, whoever writes meanwhile.
  ///
  /// - Parameters:
  ///   - folder: made here; it must not be there yet.
  ///   - progress: told which table comes next.
  /// - Returns: how many rows there are.
  public func export(
    to folder: String, at date: Date = Date(), progress: (String) -> Void = { _ in }
  ) throws(RecordsError) -> Int {
    let manager = FileManager.default
    guard !manager.fileExists(atPath: folder) else {
      throw .refused("\(folder) is there already", help: "name a folder that is not")
    }
    let beside = "\(folder).miyabi-new"
    try? manager.removeItem(atPath: beside)
    do throws(RecordsError) {
      let rows = try reporting(folder) {
        try manager.createDirectory(atPath: beside, withIntermediateDirectories: true)
        return try database.read { database in
          var manifest = BundleManifest(
            schemaVersion: try Migration.migrator.appliedIdentifiers(database).count,
            createdAt: date.formatted(.iso8601), files: [])
          for table in try BundleTable.all(in: database) {
            progress(table.name)
            manifest.files.append(try table.write(into: beside, database))
          }
          let encoder = JSONEncoder()
          encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
          try encoder.encode(manifest).write(to: URL(fileURLWithPath: "\(beside)/\(BundleManifest.fileName)"))
          return manifest.files.reduce(0) { $0 + $1.rows }
        }
      }
      guard rename(beside, folder) == 0 else {
        throw RecordsError.unwritable(path: folder, reason: String(cString: strerror(errno)).lowercased())
      }
      return rows
    } catch {
      try? manager.removeItem(atPath: beside)
      throw error
    }
  }
}

extension BundleTable {
  /// The tables of a database, in the order in which they were made: what a row names comes before it.
  static func all(in database: Database) throws -> [BundleTable] {
    try String.fetchAll(
      database,
      sql: """
        SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
          AND name NOT LIKE 'grdb\\_%' ESCAPE '\\' ORDER BY rowid
        """
    ).map { name in
      BundleTable(
        name: name, columns: try database.columns(in: name).map { Column(name: $0.name, type: $0.type) },
        key: try database.primaryKey(name).columns)
    }
  }

  fileprivate func write(into folder: String, _ database: Database) throws -> BundleManifest.File {
    let file = "\(name).jsonl"
    let path = "\(folder)/\(file)"
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let handle = FileHandle(forWritingAtPath: path)
    else { throw RecordsError.unwritable(path: path, reason: "the file cannot be made") }
    defer { try? handle.close() }
    var hash = SHA256()
    var count = 0
    var buffer = Data()
    func flush() throws {
      hash.update(data: buffer)
      try handle.write(contentsOf: buffer)
      buffer.removeAll(keepingCapacity: true)
    }
    let names = columns.map(\.name.quotedDatabaseIdentifier).joined(separator: ", ")
    let order = key.map(\.quotedDatabaseIdentifier).joined(separator: ", ")
    let rows = try Row.fetchCursor(
      database, sql: "SELECT \(names) FROM \(name.quotedDatabaseIdentifier) ORDER BY \(order)")
    while let row = try rows.next() {
      let members = columns.enumerated().map { index, column in
        (column.name, (row[index] as DatabaseValue).bundled)
      }
      buffer.append(contentsOf: JSONText(.object(members)).bytes)
      buffer.append(UInt8(ascii: "\n"))
      count += 1
      if buffer.count > 1_000_000 { try flush() }
    }
    try flush()
    let digest = hash.finalize().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    return BundleManifest.File(name: file, rows: count, sha256: digest)
  }
}

extension DatabaseValue {
  /// The value in a bundle: bytes as base64, what is not there left out.
  fileprivate var bundled: JSONValue? {
    switch storage {
    case .null: nil
    case .int64(let number): .integer(Int(number))
    case .double(let number): .number("\(number)")
    case .string(let text): .string(text)
    case .blob(let bytes): .string(bytes.base64EncodedString())
    }
  }
}
