import Foundation
import GRDB

extension RecordStore {
  /// Writes everything that the database holds as SQL that PostgreSQL 15 loads with `psql`: types, tables, rows, indexes
  /// and references, in one transaction.
  ///
  /// - Parameters:
  ///   - file: written beside its place and put there when it is whole.
  ///   - progress: told which table comes next.
  public func exportPostgres(to file: String, progress: (String) -> Void = { _ in }) throws(RecordsError) {
    let beside = "\(file).miyabi-new"
    try reporting(file) {
      guard FileManager.default.createFile(atPath: beside, contents: nil),
        let handle = FileHandle(forWritingAtPath: beside)
      else { throw RecordsError.unwritable(path: file, reason: "the file cannot be made") }
      defer { try? handle.close() }
      var buffer = Data()
      func write(_ text: String) throws {
        buffer.append(contentsOf: text.utf8)
        if buffer.count > 1_000_000 {
          try handle.write(contentsOf: buffer)
          buffer.removeAll(keepingCapacity: true)
        }
      }
      try database.read { database in
        try write("-- Records of Miyabi, for PostgreSQL 15: psql --single-transaction -v ON_ERROR_STOP=1 -f FILE\n")
        try write("SET client_encoding = 'UTF8';\nSET standard_conforming_strings = on;\n\n")
        for (name, values) in PostgresTable.enumerations {
          let list = values.map { "'\($0.uppercased())'" }.joined(separator: ", ")
          try write("CREATE TYPE \(name) AS ENUM (\(list));\n")
        }
        let tables = try BundleTable.all(in: database).map { try PostgresTable($0.name, in: database) }
        for table in tables { try write("\n" + table.definition) }
        for table in tables {
          progress(table.name)
          try write("\n" + table.beginning)
          let names = table.columns.map(\.source.quotedDatabaseIdentifier).joined(separator: ", ")
          let rows = try Row.fetchCursor(
            database, sql: "SELECT \(names) FROM \(table.name.quotedDatabaseIdentifier)")
          while let row = try rows.next() {
            let cells = table.columns.enumerated().map { $1.kind.copied(row[$0]) }
            try write(cells.joined(separator: "\t") + "\n")
          }
          try write("\\.\n")
        }
        try write("\n")
        for table in tables { try write(table.afterwards) }
        try write(PostgresAudit.protection)
      }
      try handle.write(contentsOf: buffer)
      try handle.synchronize()
    }
    guard rename(beside, file) == 0 else {
      throw .unwritable(path: file, reason: String(cString: strerror(errno)).lowercased())
    }
  }
}

/// What keeps the audit as it is, in PostgreSQL too.
private enum PostgresAudit {
  static let protection = """

    CREATE FUNCTION audit_entries_stay() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the audit is only ever added to'; END $$;
    CREATE TRIGGER audit_entries_stay BEFORE UPDATE OR DELETE ON "audit_entries"
      FOR EACH ROW EXECUTE FUNCTION audit_entries_stay();

    """
}
