import CatalogModel
import Foundation
import GRDB

/// A table in the words of PostgreSQL: made from the one that SQLite has, so that there is no second schema to keep.
struct PostgresTable {
  /// What a column holds there.
  enum Kind: Hashable {
    /// A type of its own, with the values in upper case.
    case enumeration(String)
    /// Seconds since 1970 become a moment.
    case moment
    case boolean
    case json
    case bytes
    /// Hundredths become a decimal number.
    case decimal
    case whole
    case real
    case text
  }

  struct Column {
    var source: String
    var name: String
    var kind: Kind
    var isRequired: Bool
    var check: String?
  }

  let name: String
  let columns: [Column]
  private let key: [String]
  private let uniques: [[String]]
  private let references: [(columns: [String], table: String, others: [String])]
  private let indexes: [(name: String, columns: [String], condition: String?)]
  /// Where counting goes on; `nil` where rows are not counted.
  private let nextID: Int64?

  /// The enumerations of the model, by the values that a column may have.
  static let enumerations: [(name: String, values: [String])] = [
    ("user_role", UserRole.allCases.map(\.rawValue)), ("course_status", CourseStatus.allCases.map(\.rawValue)),
    ("course_level", CourseLevel.allCases.map(\.rawValue)), ("lesson_type", LessonType.allCases.map(\.rawValue)),
    ("assessment_type", AssessmentType.allCases.map(\.rawValue)),
    ("enrollment_status", EnrollmentStatus.allCases.map(\.rawValue)),
    ("payment_status", PaymentStatus.allCases.map(\.rawValue)),
    ("instructor_role", InstructorRole.allCases.map(\.rawValue)),
    ("instructor_permission", InstructorPermission.allCases.map(\.rawValue)),
    ("setting_type", SettingType.allCases.map(\.rawValue)),
  ]

  init(_ name: String, in database: Database) throws {
    self.name = name
    let sql =
      try String.fetchOne(database, sql: "SELECT sql FROM sqlite_schema WHERE name = ?", arguments: [name]) ?? ""
    let written = PostgresTable.written(sql)
    let found = try database.columns(in: name)
    columns = found.map { column in
      let rest = written[column.name] ?? ""
      // PostgreSQL orders the members of its own JSON, and the audit's hashes are over the text.
      let isHashed = name == "audit_entries" && rest.contains("json_valid")
      let kind = isHashed ? .text : PostgresTable.kind(column.name, column.type, rest)
      let suffix = "_hundredths"
      return Column(
        source: column.name,
        name: kind == .decimal ? String(column.name.dropLast(suffix.count)) : column.name, kind: kind,
        isRequired: column.isNotNull || column.primaryKeyIndex > 0, check: PostgresTable.check(rest, kind))
    }
    let primary = try database.primaryKey(name)
    key = primary.columns
    nextID =
      primary.rowIDColumn == "id"
      ? try (Int64.fetchOne(database, sql: "SELECT max(id) FROM \(name.quotedDatabaseIdentifier)") ?? 0) + 1 : nil
    references = try database.foreignKeys(on: name).map {
      ($0.mapping.map(\.origin), $0.destinationTable, $0.mapping.map(\.destination))
    }
    var uniques: [[String]] = []
    var indexes: [(name: String, columns: [String], condition: String?)] = []
    for index in try database.indexes(on: name) {
      let sql = try String.fetchOne(
        database, sql: "SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = ?", arguments: [index.name])
      if let sql {
        let condition = sql.components(separatedBy: " WHERE ").dropFirst().first
        indexes.append(((index.isUnique ? "UNIQUE " : "") + "\u{0}" + index.name, index.columns, condition))
      } else if index.columns != primary.columns {
        uniques.append(index.columns)
      }
    }
    self.uniques = uniques
    self.indexes = indexes
  }

  /// The rest of each column's line, as it was written.
  private static func written(_ sql: String) -> [String: String] {
    var written: [String: String] = [:]
    var last: String?
    for line in sql.split(separator: "\n") {
      if let match = line.wholeMatch(of: /\s+"?([a-z_]+)"? ((?:INTEGER|TEXT|REAL|BLOB)\b.*)/) {
        last = String(match.1)
        written[String(match.1)] = String(match.2)
      } else if let known = last, line.hasPrefix("    ") {
        written[known, default: ""] += " " + line.trimmingCharacters(in: .whitespaces)
      }
    }
    return written
  }

  private static func kind(_ name: String, _ type: String, _ rest: String) -> Kind {
    if rest.contains("IN (0, 1)") { return .boolean }
    if rest.contains("json_valid") { return .json }
    if let match = rest.firstMatch(of: /\sIN \('([^)]*)'\)/) {
      let values = match.1.components(separatedBy: "', '")
      if let known = enumerations.first(where: { $0.values == values }) { return .enumeration(known.name) }
    }
    if name.hasSuffix("_hundredths") { return .decimal }
    switch type.uppercased() {
    case "INTEGER": return name.hasSuffix("_at") || name == "at" || name == "last_updated" ? .moment : .whole
    case "REAL": return .real
    case "BLOB": return .bytes
    default: return .text
    }
  }

  /// The column's own check, where PostgreSQL needs one too.
  private static func check(_ rest: String, _ kind: Kind) -> String? {
    guard kind == .whole || kind == .real || kind == .text || kind == .bytes || kind == .decimal,
      let start = rest.range(of: "CHECK (")
    else { return nil }
    var depth = 0
    var check = ""
    for sign in rest[start.upperBound...] {
      if sign == "(" { depth += 1 }
      if sign == ")" {
        if depth == 0 { break }
        depth -= 1
      }
      check.append(sign)
    }
    return check.contains("json") ? nil : check.replacing("_hundredths", with: "")
  }
}

extension PostgresTable {
  /// The statement that makes the table, without what refers to others.
  var definition: String {
    var lines = columns.map { column in
      var line = "  \(quoted(column.name)) \(column.kind.type)"
      if nextID != nil, column.name == "id" { line += " GENERATED BY DEFAULT AS IDENTITY" }
      if column.isRequired { line += " NOT NULL" }
      if let check = column.check { line += " CHECK (\(check))" }
      return line
    }
    lines.append("  PRIMARY KEY (\(list(key)))")
    lines += uniques.map { "  UNIQUE (\(list($0)))" }
    return "CREATE TABLE \(quoted(name)) (\n\(lines.joined(separator: ",\n"))\n);\n"
  }

  /// The statements that come after the rows: indexes, references, and where counting goes on.
  var afterwards: String {
    var text = ""
    for (written, columns, condition) in indexes {
      let parts = written.split(separator: "\u{0}", omittingEmptySubsequences: false)
      let isTrue = condition?.replacing("is_retired = 0", with: "NOT is_retired")
      text +=
        "CREATE \(parts[0])INDEX \(quoted(String(parts[1]))) ON \(quoted(name)) (\(list(columns)))"
        + (isTrue.map { " WHERE \($0)" } ?? "") + ";\n"
    }
    for (columns, table, others) in references {
      text +=
        "ALTER TABLE \(quoted(name)) ADD FOREIGN KEY (\(list(columns))) REFERENCES \(quoted(table)) (\(list(others)));\n"
    }
    if let nextID { text += "ALTER TABLE \(quoted(name)) ALTER COLUMN id RESTART WITH \(nextID);\n" }
    return text
  }

  /// The line that begins the table's rows.
  var beginning: String { "COPY \(quoted(name)) (\(list(columns.map(\.name)))) FROM stdin;\n" }

  private func list(_ columns: [String]) -> String {
    columns.map { column in quoted(self.columns.first { $0.source == column }?.name ?? column) }.joined(separator: ", ")
  }

  private func quoted(_ name: String) -> String { "\"\(name)\"" }
}

extension PostgresTable.Kind {
  var type: String {
    switch self {
    case .enumeration(let name): name
    case .moment: "timestamptz"
    case .boolean: "boolean"
    case .json: "jsonb"
    case .bytes: "bytea"
    case .decimal: "numeric(14, 2)"
    case .whole: "bigint"
    case .real: "double precision"
    case .text: "text"
    }
  }

  /// A value in the text form of COPY.
  func copied(_ value: DatabaseValue) -> String {
    switch (self, value.storage) {
    case (_, .null): "\\N"
    case (.moment, .int64(let seconds)):
      Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
    case (.boolean, .int64(let number)): number == 0 ? "f" : "t"
    case (.decimal, .int64(let number)):
      "\(number / 100).\(number % 100 < 10 ? "0" : "")\(number % 100)"
    case (.enumeration, .string(let text)): text.uppercased()
    case (_, .int64(let number)): "\(number)"
    case (_, .double(let number)): "\(number)"
    case (_, .string(let text)): escaped(text)
    case (_, .blob(let bytes)):
      "\\\\x" + bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
  }

  /// A text in the text form of COPY; PostgreSQL has no NUL.
  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\0": result.unicodeScalars.append("\u{FFFD}")
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
