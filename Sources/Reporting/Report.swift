import Markup

/// A report: what is to be told, apart from how it is written.
public struct Report: Sendable {
  /// A value in a table.
  public enum Cell: Sendable, Hashable {
    case text(String)
    case whole(Int)
    /// With so many digits after the point.
    case number(Double, digits: Int)
    /// 0 to 100.
    case percent(Double)
    /// RFC 3339.
    case moment(String)
    /// There is none.
    case none

    /// A number where there is one.
    public static func number(_ value: Double?, digits: Int = 1) -> Cell {
      value.map { .number($0, digits: digits) } ?? .none
    }

    /// A share where there is one.
    public static func percent(_ value: Double?) -> Cell { value.map { .percent($0) } ?? .none }
  }

  /// A column of a table.
  public struct Column: Sendable {
    /// What programs call it, in camelCase.
    public var key: String
    /// What people read.
    public var title: String

    /// A column.
    public init(_ key: String, _ title: String) {
      self.key = key
      self.title = title
    }
  }

  /// Rows under a heading.
  public struct Table: Sendable {
    /// What programs call it, in camelCase.
    public var key: String
    /// What people read.
    public var title: String
    /// What the columns are.
    public var columns: [Column]
    /// As many cells as there are columns.
    public var rows: [[Cell]]
    /// A picture of one of the columns.
    public var chart: Chart?
    /// What a reader has to know about the figures.
    public var explanation: String?

    /// Rows under a heading.
    public init(
      _ key: String, _ title: String, _ columns: [Column], rows: [[Cell]], chart: Chart? = nil,
      explanation: String? = nil
    ) {
      self.key = key
      self.title = title
      self.columns = columns
      self.rows = rows
      self.chart = chart
      self.explanation = explanation
    }
  }

  /// A picture of columns of a table: a bar for each row and column.
  public struct Chart: Sendable {
    /// What it shows, in a sentence, for who cannot see it.
    public var summary: String
    /// The column that names the rows.
    public var label: Int
    /// The columns whose values are drawn; at most three.
    public var values: [Int]

    /// A picture of columns.
    public init(_ summary: String, label: Int = 0, values: [Int]) {
      self.summary = summary
      self.label = label
      self.values = values
    }
  }

  /// What it is about.
  public var title: String
  /// When it was made; RFC 3339.
  public var madeAt: String
  /// The figures that come first, by name.
  public var facts: [(column: Column, value: Cell)]
  /// In order.
  public var tables: [Table]

  /// A report.
  public init(title: String, madeAt: String, facts: [(column: Column, value: Cell)], tables: [Table]) {
    self.title = title
    self.madeAt = madeAt
    self.facts = facts
    self.tables = tables
  }
}

/// How a report is written.
public enum ReportFormat: String, CaseIterable, Sendable {
  /// For people, on a terminal.
  case text
  /// For programs.
  case json
  /// For spreadsheets: a line for each figure.
  case csv
  /// A page of its own, with charts, for people and printers.
  case html
}

extension Report {
  /// Writes the report; UTF-8.
  public func written(as format: ReportFormat) -> [UInt8] {
    switch format {
    case .text: Array(text.utf8)
    case .json: json
    case .csv: Array(csv.utf8)
    case .html: html.bytes
    }
  }
}

extension Report.Cell {
  /// The value for people; an en dash where there is none.
  var shown: String {
    switch self {
    case .text(let text): text
    case .whole(let number): "\(number)"
    case .number(let number, let digits): decimal(number, digits)
    case .percent(let share): decimal(share, 1) + " %"
    case .moment(let time): time
    case .none: "–"
    }
  }

  /// The value without a unit; empty where there is none.
  var plain: String {
    switch self {
    case .percent(let share): decimal(share, 1)
    case .none: ""
    default: shown
    }
  }

  /// The number, where it is one.
  var magnitude: Double? {
    switch self {
    case .whole(let number): Double(number)
    case .number(let number, _), .percent(let number): number
    case .text, .moment, .none: nil
    }
  }

  var isNumber: Bool { magnitude != nil }
}

/// A number with so many digits after the point, in no locale.
func decimal(_ number: Double, _ digits: Int) -> String {
  var scale = 1.0
  for _ in 0..<digits { scale *= 10 }
  let scaled = Int((abs(number) * scale).rounded())
  let whole = "\(scaled / Int(scale))"
  let sign = number < 0 && scaled > 0 ? "-" : ""
  guard digits > 0 else { return sign + whole }
  let rest = "\(scaled % Int(scale))"
  return "\(sign)\(whole).\(String(repeating: "0", count: digits - rest.count))\(rest)"
}
