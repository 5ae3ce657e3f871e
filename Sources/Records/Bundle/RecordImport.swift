public import Foundation
import GRDB
import Markup

extension RecordStore {
  /// Takes records from files into a database without records, all of them or nothing: a bundle, or a folder of tables
  /// that PostgreSQL wrote as CSV or JSON.
  ///
  /// Every row is looked at before anything stays: what is wrong is told for all of them at once.
  ///
  /// - Parameter progress: told which table comes next.
  /// - Returns: how many rows were taken; or, where it was not, what is wrong.
  /// - Throws: ``RecordsError`` where it is neither, or the database holds records.
  public func importRecords(
    from folder: String, at date: Date = Date(), progress: (String) -> Void = { _ in }
  ) throws(RecordsError) -> Result<Int, ImportFaults> {
    let source: any ImportSource
    if FileManager.default.fileExists(atPath: "\(folder)/\(BundleManifest.fileName)") {
      source = try Bundle(folder)
    } else {
      source = try PostgresFolder(folder)
    }
    return try reporting(path) {
      try database.writeWithoutTransaction { database in
        var result = Result<Int, ImportFaults>.success(0)
        try database.inTransaction(.immediate) {
          guard
            try Int.fetchOne(database, sql: "SELECT (SELECT count(*) FROM users) + (SELECT count(*) FROM audit_head)")
              == 0
          else {
            throw RecordsError.refused(
              "\(path) holds records already", help: "import into a new file: `--database`, or `miyabi db reset` first")
          }
          var filling = TableFilling(database: database)
          try database.execute(sql: "PRAGMA defer_foreign_keys = ON")
          try source.fill(&filling, progress)
          if filling.faults.isEmpty { try filling.checkWhole(source.fileName) }
          if filling.faults.isEmpty, try AuditChain(database: database).head().sequence == 0 {
            let change = RecordChange(
              database: database, actor: .system, now: Int64(date.timeIntervalSince1970), key: nil)
            try change.note(
              .databaseMaintain, "database", "import", after: .object([("rows", .integer(filling.rows))]))
          }
          result = filling.faults.isEmpty ? .success(filling.rows) : .failure(ImportFaults(faults: filling.faults))
          return filling.faults.isEmpty ? .commit : .rollback
        }
        return result
      }
    }
  }
}

/// Why files were not taken.
public struct ImportFaults: Error, Sendable {
  /// By file and line; at most some hundreds.
  public var faults: [ImportFault]
}

/// A row of a file that cannot be taken.
public struct ImportFault: Error, Sendable, Hashable {
  /// The file, in the folder.
  public var file: String
  /// From 1; 0 for the file itself. In CSV it is the record's number, and the names of the columns are the first.
  public var line: Int
  /// What is wrong, in one sentence.
  public var reason: String
}

/// Files that hold the tables of a database.
protocol ImportSource {
  /// Puts all rows in.
  func fill(_ filling: inout TableFilling, _ progress: (String) -> Void) throws
  /// The file of a table.
  func fileName(_ table: String) -> String
}

/// Why a row is none: told with its place by whoever reads the file.
struct RowFault: Error {
  var reason: String
}

/// Puts rows into tables, and keeps what is wrong with them.
struct TableFilling {
  let database: Database
  private(set) var faults: [ImportFault] = []
  private(set) var rows = 0

  private static let mostFaults = 200

  init(database: Database) { self.database = database }

  /// Whether there is so much wrong that nobody would read on.
  var isFull: Bool { faults.count >= TableFilling.mostFaults }

  mutating func report(_ file: String, line: Int = 0, _ reason: String) {
    guard !isFull else { return }
    faults.append(ImportFault(file: file, line: line, reason: reason))
  }

  /// Empties tables, the last that was made first.
  func empty(_ tables: [BundleTable]) throws {
    for table in tables.reversed() { try database.execute(sql: "DELETE FROM \(table.name.quotedDatabaseIdentifier)") }
  }

  /// The statement that puts in one row of a table.
  func statement(_ table: String, _ columns: [String]) throws -> GRDB.Statement {
    let names = columns.map(\.quotedDatabaseIdentifier).joined(separator: ", ")
    return try database.makeStatement(
      sql: """
        INSERT INTO \(table.quotedDatabaseIdentifier) (\(names)) VALUES (\(databaseQuestionMarks(count: columns.count)))
        """)
  }

  /// Puts in a row, or keeps why it is none.
  mutating func put(
    _ file: String, line: Int, _ statement: GRDB.Statement, _ values: () throws -> [(any DatabaseValueConvertible)?]
  ) throws {
    do {
      try statement.execute(arguments: StatementArguments(try values()))
      rows += 1
    } catch let error as RowFault {
      report(file, line: line, error.reason)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
      report(file, line: line, error.message ?? "\(error.resultCode)")
    } catch is DecodingError {
      report(file, line: line, "it is no JSON object of columns")
    }
  }

  /// Looks at what only all rows together show: what they name, and the audit's chain.
  mutating func checkWhole(_ fileName: (String) -> String) throws {
    let violations = try database.foreignKeyViolations()
    while !isFull, let violation = try violations.next() {
      report(fileName(violation.originTable), "a row names one of \(violation.destinationTable) that is not there")
    }
    guard faults.isEmpty else { return }
    if case .broken(let sequence, let kind) = try AuditChain(database: database).verify(nil) {
      report(fileName("audit_entries"), line: Int(sequence), kind.words)
    }
  }
}
