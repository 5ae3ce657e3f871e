import Foundation
import GRDB

/// What a database is and holds.
public struct StoreStatus: Sendable {
  /// How many bytes the file has, what waits beside it included.
  public var bytes: Int
  /// The number of the last migration.
  public var version: Int
  /// How many rows each table has, in the order of their names.
  public var rows: [(table: String, count: Int)]
  /// Whether personal data is sealed in it, so that there is a key to keep.
  public var hasKey: Bool
}

extension RecordStore {
  /// What the database is and holds.
  public func status() throws(RecordsError) -> StoreStatus {
    try reporting(path) {
      try database.read { database in
        let tables = try String.fetchAll(
          database,
          sql: """
            SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
              AND name NOT LIKE 'grdb\\_%' ESCAPE '\\' ORDER BY name
            """)
        let sizes = [path, "\(path)-wal"].map { file in
          (try? FileManager.default.attributesOfItem(atPath: file)[.size] as? Int) ?? 0
        }
        return StoreStatus(
          bytes: sizes.reduce(0, +), version: try Migration.migrator.appliedIdentifiers(database).count,
          rows: try tables.map { table in
            (table, try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table.quotedDatabaseIdentifier)") ?? 0)
          },
          hasKey: try Int.fetchOne(database, sql: "SELECT count(*) FROM personal_keys") ?? 0 > 0)
      }
    }
  }

  /// Gathers statistics for queries, gives free pages back, and empties the log.
  ///
  /// - Returns: how many bytes each table and index takes, the largest first; empty where SQLite was built without that.
  public func optimize() throws(RecordsError) -> [(name: String, bytes: Int)] {
    try reporting(path) {
      try database.writeWithoutTransaction { database in
        try database.execute(sql: "ANALYZE")
        try database.execute(sql: "VACUUM")
        try database.checkpoint(.truncate)
      }
      return try database.read { database in
        let isKnown = try Int.fetchOne(database, sql: "SELECT sqlite_compileoption_used('ENABLE_DBSTAT_VTAB')") == 1
        guard isKnown else { return [] }
        return try Row.fetchAll(
          database, sql: "SELECT name, sum(pgsize) AS bytes FROM dbstat GROUP BY name ORDER BY bytes DESC, name"
        ).map { ($0["name"], $0["bytes"]) }
      }
    }
  }
}
