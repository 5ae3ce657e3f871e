import Foundation

/// What a bundle says of itself: `manifest.json`.
struct BundleManifest: Codable {
  /// A table's file.
  struct File: Codable {
    var name: String
    var rows: Int
    /// In hexadecimal digits.
    var sha256: String
  }

  static let fileName = "manifest.json"
  static let format = "miyabi-records"
  static let latestVersion = 1

  var format = BundleManifest.format
  /// The version of the bundle's own form.
  var formatVersion = BundleManifest.latestVersion
  /// The number of the last migration that the database had.
  var schemaVersion: Int
  /// RFC 3339.
  var createdAt: String
  /// In the order in which rows can be put in.
  var files: [File]
}

/// A table as a bundle knows it.
struct BundleTable {
  struct Column {
    var name: String
    /// `INTEGER`, `REAL`, `TEXT` or `BLOB`: all tables are strict.
    var type: String
  }

  var name: String
  var columns: [Column]
  /// The columns of the primary key: rows are written in their order.
  var key: [String]
}
