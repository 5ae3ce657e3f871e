import GRDB

/// A step of the database from one version to the next: forward only, in one transaction.
public struct Migration: Sendable {
  /// From 1, without gaps.
  public let number: Int
  /// What it brings. GRDB keeps it in the database: it never changes.
  public let name: String
  /// One statement after the other.
  public let sql: String

  /// All steps, in order. What is published is never edited: a change is a further step.
  public static let all: [Migration] = [
    Migration(number: 1, name: "content tables", sql: contentTables),
    Migration(number: 2, name: "records", sql: recordTables),
  ]

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    for migration in all {
      migrator.registerMigration(migration.name) { try $0.execute(sql: migration.sql) }
    }
    return migrator
  }
}

/// The SQL that makes the database, as all migrations together leave it: one statement for each table and index.
public var databaseSchema: String {
  Migration.all.map { $0.sql.hasSuffix("\n") ? $0.sql : $0.sql + "\n" }.joined(separator: "\n")
}
