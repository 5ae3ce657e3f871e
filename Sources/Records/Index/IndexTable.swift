import GRDB

/// One table of the index during an update: what it held before, and what it holds after.
///
/// Rows are found by their natural key, written only where their digest differs, and retired where nobody asked for them.
struct IndexTable {
  /// A row as it was found.
  private struct Stored {
    var id: Int64
    var digest: String
    var isRetired: Bool
  }

  /// What became of a row.
  struct Outcome {
    var id: Int64
    /// Whether the row, or what hangs on it, is to be written anew.
    var isChanged: Bool
  }

  private let name: String
  private let keyColumns: [String]
  private var stored: [[DatabaseValue]: Stored] = [:]
  private(set) var changes = IndexChanges()

  init(_ name: String, key keyColumns: [String], in database: Database) throws {
    self.name = name
    self.keyColumns = keyColumns
    let columns = keyColumns.map(\.quotedDatabaseIdentifier).joined(separator: ", ")
    let rows = try Row.fetchCursor(database, sql: "SELECT id, digest, is_retired, \(columns) FROM \(name)")
    while let row = try rows.next() {
      let key = keyColumns.map { row[$0] as DatabaseValue }
      stored[key] = Stored(id: row["id"], digest: row["digest"], isRetired: row["is_retired"])
    }
  }

  /// The row with a key, where the table has one.
  func id(of key: DatabaseValue...) -> Int64? { stored[key]?.id }

  /// Writes rows unless they stand there already.
  ///
  /// - Parameter vacating: a column whose values are unique among the rows: rows that change give theirs up first, so
  ///   that two of them may swap.
  mutating func put(_ rows: [IndexRow], vacating column: String? = nil, in database: Database) throws -> [Outcome] {
    if let column {
      for row in rows {
        guard let found = stored[row.key(keyColumns)], found.digest != row.digest else { continue }
        let sql = "UPDATE \(name) SET \(column.quotedDatabaseIdentifier) = -id WHERE id = ?"
        try database.cachedStatement(sql: sql).execute(arguments: [found.id])
      }
    }
    return try rows.map { try put($0, in: database) }
  }

  private mutating func put(_ row: IndexRow, in database: Database) throws -> Outcome {
    let key = row.key(keyColumns)
    let names = (row.columns.map(\.name) + ["digest", "is_retired"]).map(\.quotedDatabaseIdentifier)
    let arguments = row.columns.map(\.value) + [row.digest.databaseValue, 0.databaseValue]
    guard let found = stored[key] else {
      let places = databaseQuestionMarks(count: names.count)
      let sql = "INSERT INTO \(name) (\(names.joined(separator: ", "))) VALUES (\(places))"
      try database.cachedStatement(sql: sql).execute(arguments: StatementArguments(arguments))
      let id = database.lastInsertedRowID
      stored[key] = Stored(id: id, digest: row.digest, isRetired: false)
      changes.added += 1
      return Outcome(id: id, isChanged: true)
    }
    guard found.digest != row.digest || found.isRetired else { return Outcome(id: found.id, isChanged: false) }
    let settings = names.map { "\($0) = ?" }.joined(separator: ", ")
    let sql = "UPDATE \(name) SET \(settings) WHERE id = ?"
    try database.cachedStatement(sql: sql).execute(
      arguments: StatementArguments(arguments + [found.id.databaseValue]))
    changes.changed += 1
    return Outcome(id: found.id, isChanged: true)
  }

  /// Marks the rows that are gone from the content, before the rows that may take their place are written.
  ///
  /// - Parameter keys: the keys of all rows that stay.
  mutating func retire(except keys: Set<[DatabaseValue]>, in database: Database) throws {
    let gone = stored.filter { !$0.value.isRetired && !keys.contains($0.key) }
    for (key, row) in gone {
      try database.cachedStatement(sql: "UPDATE \(name) SET is_retired = 1 WHERE id = ?").execute(arguments: [row.id])
      stored[key]?.isRetired = true
      changes.retired += 1
    }
  }
}

/// How many rows of the index an update touched.
public struct IndexChanges: Hashable, Sendable {
  /// Rows that are new.
  public var added = 0
  /// Rows that hold something else now, or came back.
  public var changed = 0
  /// Rows whose content is gone.
  public var retired = 0

  /// No changes.
  public init() {}

  static func + (a: IndexChanges, b: IndexChanges) -> IndexChanges {
    var sum = a
    sum.added += b.added
    sum.changed += b.changed
    sum.retired += b.retired
    return sum
  }
}
