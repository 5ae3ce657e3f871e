import CatalogModel
import GRDB

/// A table with the rows and the columns of it that the actor may read.
struct ScopedTable {
  let name: String
  let columns: [PostgresTable.Column]
  /// The columns of its primary key.
  let key: [String]
  /// By the column that holds the reference.
  let references: [String: (table: String, column: String)]
  /// A query in brackets that gives those rows, with `NULL` in the place of what is not told.
  let source: String
  /// Whether there may be any row at all.
  let isReadable: Bool

  init(_ name: String, _ change: RecordChange) throws {
    self.name = name
    let table = try PostgresTable(name, in: change.database)
    columns = table.columns
    key = try change.database.primaryKey(name).columns
    var references: [String: (table: String, column: String)] = [:]
    for reference in try change.database.foreignKeys(on: name) where reference.mapping.count == 1 {
      references[reference.mapping[0].origin] = (reference.destinationTable, reference.mapping[0].destination)
    }
    self.references = references
    let rule = TableRule.of(name)
    let (reach, owned) = try change.access.condition(rule)
    let visible = rule.shown.map { $0 == "1" || reach == "1" ? "1" : "(\($0)) OR \(reach)" } ?? reach
    isReadable = visible != "0"
    let told = table.columns.map { column in
      let name = column.source.quotedDatabaseIdentifier
      let condition = rule.confined.contains(column.source) ? reach : rule.owned.contains(column.source) ? owned : "1"
      return condition == "1" ? name : "CASE WHEN \(condition) THEN \(name) END AS \(name)"
    }
    source =
      "(SELECT \(told.joined(separator: ", ")) FROM \(name.quotedDatabaseIdentifier)"
      + (visible == "1" ? ")" : " WHERE \(visible))")
  }

  /// The column that a reader knows a row by.
  static let labels = [
    "people": "username", "categories": "slug", "courses": "slug", "lessons": "slug", "assessments": "slug",
    "learning_paths": "slug", "users": "username",
  ]

  func column(_ name: String) throws -> PostgresTable.Column {
    if let found = columns.first(where: { $0.source == name }) { return found }
    throw RecordsError.unknown(noun: "column of \(self.name)", name: name, near: nil)
  }

  /// Whether the values of a column are sealed with the records' key.
  func isSealed(_ column: String) -> Bool {
    name == "users" && ["email", "display_name"].contains(column) || name == "user_progress" && column == "notes"
  }
}
