import CatalogModel
import Diagnostics
import Foundation
import GRDB

/// A table as somebody sees who looks through the records.
public struct TableSummary: Sendable {
  /// What a table is for.
  public enum Kind: String, Sendable, CaseIterable {
    /// It mirrors `content/`.
    case content
    /// It holds what people did.
    case records
    /// It serves the file itself, or the site's own programs.
    case upkeep
  }

  /// What it is called.
  public var name: String
  /// What it is for.
  public var kind: Kind
  /// How many of its rows the actor may read.
  public var rows: RowCount
}

/// A number of rows, counted up to a limit.
public struct RowCount: Sendable, Hashable {
  /// As many as were counted.
  public var number: Int
  /// Whether there are more.
  public var isMore: Bool
}

/// What is asked of a table.
public struct TableQuery: Sendable, Hashable {
  /// A condition on a column.
  public struct Filter: Sendable, Hashable {
    /// How a column is compared.
    public enum Comparison: String, Sendable, CaseIterable {
      case equal = "is"
      case different = "not"
      case contains
      case atLeast = "min"
      case atMost = "max"
      case isEmpty = "empty"
      case isFilled = "filled"
    }

    /// The column.
    public var column: String
    /// How it is compared.
    public var comparison: Comparison
    /// With what, as people write it: a day for a moment, `12.50` for an amount.
    public var value: String

    /// A condition on a column.
    public init(_ column: String, _ comparison: Comparison, _ value: String = "") {
      self.column = column
      self.comparison = comparison
      self.value = value
    }
  }

  /// The table.
  public var table: String
  /// All of them hold.
  public var filters: [Filter]
  /// The column that the rows are ordered by; that of the key where it is `nil`.
  public var sort: String?
  /// Whether the largest comes first.
  public var isDescending: Bool
  /// How many rows are left out at the beginning.
  public var offset: Int

  /// All rows of a table.
  public init(
    _ table: String, filters: [Filter] = [], sort: String? = nil, isDescending: Bool = false, offset: Int = 0
  ) {
    self.table = table
    self.filters = filters
    self.sort = sort
    self.isDescending = isDescending
    self.offset = offset
  }
}

/// A value of a row, as people read it.
public struct TableValue: Sendable, Hashable {
  /// What kind of value it is.
  public enum Kind: Sendable, Hashable {
    case none, text, number, moment, boolean, json, bytes
    /// It is sealed, and there is no key.
    case sealed
    /// It names another row.
    case reference(table: String, column: String, value: String)
  }

  /// What kind of value it is.
  public var kind: Kind
  /// The value; that of a reference is what its row is known by.
  public var text: String
}

/// A row, with what tells it from all others.
public struct TableRow: Sendable {
  /// Columns and values of the primary key.
  public var key: [TableQuery.Filter]
  /// In the order of the columns.
  public var values: [TableValue]
}

/// Rows of a table.
public struct TablePage: Sendable {
  /// A column.
  public struct Column: Sendable {
    /// What it is called.
    public var name: String
    /// The values that it may have, where they are few.
    public var values: [String]
    /// Whether rows can be put in its order.
    public var isSortable: Bool
  }

  /// In order.
  public var columns: [Column]
  /// At most ``TablePage/size``.
  public var rows: [TableRow]
  /// How many rows there are on all pages.
  public var count: RowCount

  /// How many rows a page has.
  public static let size = 50
}

/// Rows of another table that name a row.
public struct TableReferrer: Sendable {
  /// The table.
  public var table: String
  /// Its column that names the row, and the row's value.
  public var filter: TableQuery.Filter
  /// How many do.
  public var rows: RowCount
}

extension RecordChange {
  /// The tables of which the actor may read at least something.
  public func tables() throws -> [TableSummary] {
    try BundleTable.all(in: database).compactMap { table in
      let scoped = try ScopedTable(table.name, self)
      guard scoped.isReadable else { return nil }
      let rule = TableRule.all[table.name]
      let kind: TableSummary.Kind =
        rule == nil ? .upkeep : rule?.action == .contentRead ? .content : .records
      return TableSummary(name: table.name, kind: kind, rows: try counted(scoped, Condition()))
    }
  }

  /// Rows of a table, as far as the actor may read them.
  public func rows(_ query: TableQuery) throws -> TablePage {
    let table = try scoped(query.table)
    let condition = try condition(query.filters, table)
    let sort = try query.sort.map { try table.column($0).source.quotedDatabaseIdentifier }
    let order =
      (sort.map { ["\($0) \(query.isDescending ? "DESC" : "ASC")"] } ?? [])
      + table.key.map { "\($0.quotedDatabaseIdentifier) \(sort == nil && query.isDescending ? "DESC" : "ASC")" }
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT * FROM \(table.source) WHERE \(condition.sql) ORDER BY \(order.joined(separator: ", "))
        LIMIT \(TablePage.size) OFFSET \(max(0, query.offset))
        """, arguments: StatementArguments(condition.arguments))
    return TablePage(
      columns: table.columns.map { column in
        TablePage.Column(
          name: column.source, values: column.kind.fewValues, isSortable: !table.isSealed(column.source))
      }, rows: try told(rows, table), count: try counted(table, condition))
  }

  /// The row with a key; what is not there and what may not be read are told alike.
  public func row(_ table: String, key: [TableQuery.Filter]) throws -> (columns: [TablePage.Column], row: TableRow) {
    let page = try rows(TableQuery(table, filters: key))
    guard Set(key.map(\.column)).isSuperset(of: try scoped(table).key), page.rows.count == 1 else {
      throw RecordsError.unknown(
        noun: "row of \(table)", name: key.map(\.value).joined(separator: ", "), near: nil)
    }
    return (page.columns, page.rows[0])
  }

  /// Who names a row: tables, and how many of their rows do.
  public func referrers(to table: String, key: [TableQuery.Filter]) throws -> [TableReferrer] {
    var referrers: [TableReferrer] = []
    for other in try BundleTable.all(in: database) {
      let scoped = try ScopedTable(other.name, self)
      guard scoped.isReadable else { continue }
      for (column, target) in scoped.references.sorted(by: { $0.key < $1.key }) where target.table == table {
        guard let value = key.first(where: { $0.column == target.column })?.value else { continue }
        let filter = TableQuery.Filter(column, .equal, value)
        let count = try counted(scoped, condition([filter], scoped))
        if count.number > 0 { referrers.append(TableReferrer(table: other.name, filter: filter, rows: count)) }
      }
    }
    return referrers
  }

  // MARK: Inside

  private struct Condition {
    var sql = "1"
    var arguments: [(any DatabaseValueConvertible)?] = []
  }

  private static let mostCounted = 10_000

  private func scoped(_ name: String) throws -> ScopedTable {
    let names = try BundleTable.all(in: database).map(\.name)
    guard names.contains(name) else {
      throw RecordsError.unknown(noun: "table", name: name, near: nearestName(to: name, among: names))
    }
    let table = try ScopedTable(name, self)
    if !table.isReadable { try access.check(TableRule.of(name).action) }
    return table
  }

  private func counted(_ table: ScopedTable, _ condition: Condition) throws -> RowCount {
    let most = RecordChange.mostCounted
    let count = try Int.fetchOne(
      database,
      sql: "SELECT count(*) FROM (SELECT 1 FROM \(table.source) WHERE \(condition.sql) LIMIT \(most + 1))",
      arguments: StatementArguments(condition.arguments))
    return RowCount(number: min(count ?? 0, most), isMore: count ?? 0 > most)
  }

  private func condition(_ filters: [TableQuery.Filter], _ table: ScopedTable) throws -> Condition {
    var parts: [String] = []
    var arguments: [(any DatabaseValueConvertible)?] = []
    for filter in filters {
      let column = try table.column(filter.column)
      let name = column.source.quotedDatabaseIdentifier
      if table.name == "users", filter.column == "email", filter.comparison == .equal {
        parts.append("email_hash = ?")
        arguments.append(try personalKey().hash(ofEmail: filter.value))
        continue
      }
      if table.isSealed(filter.column), filter.comparison != .isEmpty, filter.comparison != .isFilled {
        throw RecordsError.refused(
          "`\(filter.column)` is sealed: the database cannot look into it",
          help: filter.column == "email" ? "an e-mail address can be looked up with `is`" : "ask for empty or filled")
      }
      switch filter.comparison {
      case .isEmpty: parts.append("\(name) IS NULL")
      case .isFilled: parts.append("\(name) IS NOT NULL")
      case .contains:
        // Not LIKE: what is looked for has no wild cards.
        parts.append("instr(lower(\(name)), lower(?)) > 0")
        arguments.append(filter.value)
      case .equal, .different, .atLeast, .atMost:
        let (from, to) = try column.kind.range(filter.value, column.name)
        switch filter.comparison {
        case .equal where to != nil: parts.append("\(name) BETWEEN ? AND ?")
        case .different where to != nil: parts.append("\(name) NOT BETWEEN ? AND ?")
        case .equal: parts.append("\(name) = ?")
        case .different: parts.append("\(name) IS NOT ?")
        case .atLeast: parts.append("\(name) >= ?")
        default: parts.append("\(name) <= ?")
        }
        let isRange = filter.comparison == .equal || filter.comparison == .different
        arguments += isRange ? [from] + (to.map { [$0] } ?? []) : [filter.comparison == .atMost ? to ?? from : from]
      }
    }
    return parts.isEmpty ? Condition() : Condition(sql: parts.joined(separator: " AND "), arguments: arguments)
  }

  /// Those of some rows that the actor may read; a learner is there for whoever may read something of theirs.
  private func readableRows(_ values: Set<DatabaseValue>, _ table: String, _ column: String) throws -> Set<
    DatabaseValue
  > {
    guard !values.isEmpty else { return [] }
    var sources = [(table, column)]
    if table == "users" { sources += RecordChange.recordsOfLearners.map { ($0, "user_id") } }
    return try sources.reduce(into: []) { readable, source in
      let scoped = try ScopedTable(source.0, self)
      guard scoped.isReadable else { return }
      let name = source.1.quotedDatabaseIdentifier
      let found = try DatabaseValue.fetchAll(
        database,
        sql: """
          SELECT DISTINCT \(name) FROM \(scoped.source) WHERE \(name) IN (\(databaseQuestionMarks(count: values.count)))
          """, arguments: StatementArguments(Array(values)))
      readable.formUnion(found)
    }
  }

  private static let recordsOfLearners = [
    "enrollments", "user_progress", "assessment_attempts", "certificates", "course_reviews",
  ]

  /// Whether the actor may read something of a learner.
  public func mayMeet(_ user: Int64) throws -> Bool {
    try !readableRows([user.databaseValue], "users", "id").isEmpty
  }

  /// Rows as people read them: references with what their rows are known by.
  private func told(_ rows: [Row], _ table: ScopedTable) throws -> [TableRow] {
    var labels: [String: [DatabaseValue: String]] = [:]
    var readable: [String: Set<DatabaseValue>] = [:]
    for (column, target) in table.references {
      let named = Set(rows.map { $0[column] as DatabaseValue }.filter { !$0.isNull })
      readable[column] = try readableRows(named, target.table, target.column)
      guard let label = ScopedTable.labels[target.table] else { continue }
      let found = try Row.fetchAll(
        database,
        sql: """
          SELECT \(target.column.quotedDatabaseIdentifier) AS named, \(label) AS label
          FROM \(target.table.quotedDatabaseIdentifier)
          WHERE \(target.column.quotedDatabaseIdentifier) IN (\(databaseQuestionMarks(count: named.count)))
          """, arguments: StatementArguments(Array(named)))
      labels[column] = Dictionary(
        found.compactMap { row in (row["label"] as String?).map { (row["named"] as DatabaseValue, $0) } },
        uniquingKeysWith: { first, _ in first })
    }
    return try rows.map { row in
      TableRow(
        key: table.key.map { TableQuery.Filter($0, .equal, (row[$0] as DatabaseValue).written) },
        values: try table.columns.map { column in
          let value: DatabaseValue = row[column.source]
          if value.isNull { return TableValue(kind: .none, text: "") }
          if let target = table.references[column.source] {
            let isReadable = readable[column.source]?.contains(value) ?? false
            return TableValue(
              kind: isReadable
                ? .reference(table: target.table, column: target.column, value: value.written) : .text,
              text: labels[column.source]?[value] ?? value.written)
          }
          if table.isSealed(column.source) {
            guard let key, let sealed = Data.fromDatabaseValue(value) else {
              return TableValue(kind: .sealed, text: "sealed")
            }
            return TableValue(kind: .text, text: try key.unseal(sealed, for: table.place(column.source, row)))
          }
          return column.kind.told(value)
        })
    }
  }
}

extension ScopedTable {
  /// What a sealed value of a row is bound to.
  fileprivate func place(_ column: String, _ row: Row) -> String {
    name == "users"
      ? User.place(column, row["id"]) : RecordChange.notesPlace(row["user_id"], row["lesson_id"])
  }
}

extension DatabaseValue {
  /// The value as a filter has it.
  fileprivate var written: String {
    switch storage {
    case .null: ""
    case .int64(let number): "\(number)"
    case .double(let number): "\(number)"
    case .string(let text): text
    case .blob(let bytes): bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
  }
}

extension PostgresTable.Kind {
  /// The values that a column may have, where they are few.
  fileprivate var fewValues: [String] {
    switch self {
    case .enumeration(let name): PostgresTable.enumerations.first { $0.name == name }?.values ?? []
    case .boolean: ["yes", "no"]
    default: []
    }
  }

  fileprivate func told(_ value: DatabaseValue) -> TableValue {
    switch (self, value.storage) {
    case (.moment, .int64(let seconds)):
      TableValue(kind: .moment, text: Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601))
    case (.boolean, .int64(let number)): TableValue(kind: .boolean, text: number == 0 ? "no" : "yes")
    case (.decimal, .int64(let number)):
      TableValue(kind: .number, text: Price(hundredths: Int(number)).amount)
    case (.json, .string(let text)): TableValue(kind: .json, text: text)
    case (_, .int64(let number)): TableValue(kind: .number, text: "\(number)")
    case (_, .double(let number)): TableValue(kind: .number, text: "\(number)")
    case (_, .blob): TableValue(kind: .bytes, text: value.written)
    default: TableValue(kind: .text, text: value.written)
    }
  }

  /// A value as people write it; a day of moments has a last one too.
  fileprivate func range(
    _ text: String, _ name: String
  ) throws -> (from: (any DatabaseValueConvertible)?, to: (any DatabaseValueConvertible)?) {
    func need<Value>(_ value: Value?, _ words: String) throws -> Value {
      guard let value else {
        throw RecordsError.refused("“\(text.prefix(40))” is no \(words) for `\(name)`", help: "correct the value")
      }
      return value
    }
    switch self {
    case .moment:
      if let seconds = Int64(text) { return (seconds, nil) }
      if let day = CalendarDate(written: text) { return (day.seconds, day.seconds + 86_399) }
      let moment = try? Date(text, strategy: .iso8601)
      return (Int64(try need(moment, "day (2026-01-05) or moment (2026-01-05T09:00:00Z)").timeIntervalSince1970), nil)
    case .boolean:
      return (try need(["yes": 1, "1": 1, "true": 1, "no": 0, "0": 0, "false": 0][text], "yes or no"), nil)
    case .whole: return (try need(Int64(text), "whole number"), nil)
    case .real: return (try need(Double(text), "number"), nil)
    case .decimal:
      let price = text.first?.isNumber == true ? Price(written: text) : nil
      return (Int64(try need(price?.currency == nil ? price : nil, "amount").hundredths), nil)
    case .bytes:
      let digits = Array(text.utf8)
      let bytes = stride(from: 0, to: digits.count - digits.count % 2, by: 2).compactMap {
        UInt8(String(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16)
      }
      return (Data(try need(bytes.count * 2 == digits.count ? bytes : nil, "row of hexadecimal digits")), nil)
    case .enumeration, .json, .text: return (text, nil)
    }
  }
}
