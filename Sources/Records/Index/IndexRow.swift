import Crypto
import GRDB

/// What a row of the index is to hold.
struct IndexRow {
  /// Names and values, the natural key's among them.
  var columns: [(name: String, value: DatabaseValue)]
  /// Sums up the columns and what other tables hold of the row.
  let digest: String

  /// A row.
  ///
  /// - Parameters:
  ///   - columns: names and values, the natural key's among them.
  ///   - hanging: what other tables hold of this row, so that the row counts as changed with them.
  init(_ columns: KeyValuePairs<String, (any DatabaseValueConvertible)?>, hanging: [String] = []) {
    self.columns = columns.map { ($0.key, $0.value?.databaseValue ?? .null) }
    var hash = SHA256()
    for column in self.columns {
      hash.update(data: Array("\(column.name)=\(column.value)".utf8))
      hash.update(data: [0])
    }
    for text in hanging {
      hash.update(data: Array(text.utf8))
      hash.update(data: [1])
    }
    digest = hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// The values of the key's columns.
  func key(_ names: [String]) -> [DatabaseValue] {
    names.map { name in columns.first { $0.name == name }?.value ?? .null }
  }
}
