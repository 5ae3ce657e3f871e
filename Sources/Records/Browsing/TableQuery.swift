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
