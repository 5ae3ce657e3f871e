import CatalogModel
import Diagnostics
import Foundation
import GRDB

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
