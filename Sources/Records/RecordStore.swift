import Foundation
import GRDB

/// The SQLite file in which the index of the content and, with time, the learners' records live.
public struct RecordStore: Sendable {
  /// Where the file is, for messages.
  public let path: String
  let database: DatabaseQueue

  /// Opens the file, makes it and its folder where they do not exist, and brings its tables up to date.
  ///
  /// A folder that is made here ignores itself in git.
  ///
  /// - Parameter path: the file; its folder is made where its parent exists.
  public init(path: String) throws(RecordsError) {
    self.path = path
    try RecordStore.makeFolder(of: path)
    database = try reporting(path) {
      var configuration = Configuration()
      configuration.foreignKeysEnabled = true
      configuration.busyMode = .timeout(60)
      let database = try DatabaseQueue(path: path, configuration: configuration)
      try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
      return database
    }
    let migrator = RecordStore.migrator
    let isNewer = try reporting(path) { try database.read { try migrator.hasBeenSuperseded($0) } }
    guard !isNewer else { throw .newerSchema(path: path) }
    try reporting(path) { try migrator.migrate(database) }
  }

  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("content tables") { try $0.execute(sql: contentTables) }
    return migrator
  }

  private static func makeFolder(of path: String) throws(RecordsError) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    guard !FileManager.default.fileExists(atPath: folder.path) else { return }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data("*\n".utf8).write(to: folder.appendingPathComponent(".gitignore"))
    } catch {
      throw .unwritable(path: folder.path, reason: (error as NSError).localizedDescription.lowercased())
    }
  }
}

/// Does what may fail in SQLite, and tells the failure as one of ours.
func reporting<Value>(_ path: String, _ work: () throws -> Value) throws(RecordsError) -> Value {
  do {
    return try work()
  } catch let error as DatabaseError {
    let reason = error.message ?? "\(error.resultCode)"
    switch error.resultCode {
    case .SQLITE_NOTADB, .SQLITE_CORRUPT: throw .notADatabase(path: path)
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM: throw .unwritable(path: path, reason: reason)
    case .SQLITE_BUSY, .SQLITE_LOCKED: throw .busy(path: path)
    default: throw .failed(path: path, reason: reason)
    }
  } catch {
    throw .failed(path: path, reason: "\(error)")
  }
}
