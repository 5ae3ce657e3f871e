import Foundation
import GRDB

/// What a database file is, told from its first hundred bytes (SQLite's file format, section 1.3) and its tables, before
/// anything is written into it.
struct StoreFile {
  /// `MIYB`: tells our files from those of other programs.
  static let applicationID: Int32 = 0x4D49_5942

  let path: String
  /// Held as long as the file is open.
  let opening: OpenFile

  /// Looks at the head of a file, without writing, and refuses what is not ours.
  init(path: String) throws(RecordsError) {
    self.path = path
    opening = try OpenFile(path) { () throws(RecordsError) in try StoreFile.refuseStranger(path) }
  }

  /// How far a file has come.
  enum State {
    /// There is nothing in it yet.
    case empty
    case current
    /// It lacks migrations.
    case older
  }

  /// Looks at the tables without writing, and refuses what is not ours, what is newer, and what is damaged.
  func state() throws(RecordsError) -> State {
    guard let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int, size > 0 else {
      return .empty
    }
    let found = try reporting(path) {
      var configuration = Configuration()
      configuration.readonly = true
      configuration.busyMode = .timeout(60)
      return try DatabaseQueue(path: path, configuration: configuration).read { database in
        let migrator = Migration.migrator
        return (
          isBlank: try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") == 0,
          applied: try migrator.appliedIdentifiers(database), isNewer: try migrator.hasBeenSuperseded(database)
        )
      }
    }
    if found.isBlank { return .empty }
    // Databases of Miyabi's first versions have no mark: their first migration tells.
    guard found.applied.contains(Migration.all[0].name) else { throw .anotherApplication(path: path) }
    guard !found.isNewer else { throw .newerSchema(path: path) }
    return found.applied.count == Migration.all.count ? .current : .older
  }

  private static func refuseStranger(_ path: String) throws(RecordsError) {
    guard let file = FileHandle(forReadingAtPath: path) else { return }
    defer { try? file.close() }
    let head = (try? file.read(upToCount: 100)) ?? Data()
    guard !head.isEmpty else { return }
    guard head.count == 100, head.starts(with: Array("SQLite format 3\0".utf8)) else {
      throw .notADatabase(path: path)
    }
    let mark = head[68..<72].reduce(Int32(0)) { $0 << 8 | Int32($1) }
    guard mark == StoreFile.applicationID || mark == 0 else { throw .anotherApplication(path: path) }
  }
}
