import Foundation
import GRDB

/// The SQLite file that holds the index of the content and the records of learners: one writer, and readers that it does
/// not hold up.
public struct RecordStore: Sendable {
  /// What to do with a file that an earlier version of Miyabi made.
  public enum Upgrade: Sendable {
    /// Bring it up to date, after a backup.
    case migrate
    /// Leave it: ``RecordsError/olderSchema(path:)`` is thrown.
    case refuse
  }

  /// Where the file is, for messages.
  public let path: String
  /// The backup that was made because the file had to be brought up to date.
  public let upgradeBackup: String?
  let database: DatabasePool
  private let opening: OpenFile

  /// Opens the file, makes it and its folder where they do not exist, and brings its tables up to date.
  ///
  /// A folder that is made here ignores itself in git. A file of another program, of a later version or a damaged one is
  /// left as it is.
  ///
  /// - Parameters:
  ///   - path: the file; its folder is made where its parent exists.
  ///   - upgrade: what to do with an older file.
  public init(path: String, upgrade: Upgrade = .migrate) throws(RecordsError) {
    self.path = path
    try RecordStore.makeFolder(of: path)
    let file = try StoreFile(path: path)
    let state = try file.state()
    if state == .older, upgrade == .refuse { throw .olderSchema(path: path) }
    let database = try reporting(path) { try DatabasePool(path: path, configuration: RecordStore.configuration) }
    let backup = state == .older ? try RecordStore.backUp(database, before: path) : nil
    if state != .current {
      try reporting(path) {
        try Migration.migrator.migrate(database)
        try database.write { try $0.execute(sql: "PRAGMA application_id = \(StoreFile.applicationID)") }
      }
    }
    self.database = database
    opening = file.opening
    upgradeBackup = backup
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(60)
    configuration.label = "records"
    configuration.prepareDatabase { database in
      // What was told to have happened has happened, also when the power fails.
      try database.execute(sql: "PRAGMA synchronous = FULL")
    }
    return configuration
  }

  /// Which migrations the file has, and which it lacks.
  public func migrations() throws(RecordsError) -> [(migration: Migration, isApplied: Bool)] {
    try reporting(path) {
      let applied = try database.read { try Migration.migrator.appliedIdentifiers($0) }
      return Migration.all.map { ($0, applied.contains($0.name)) }
    }
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

  /// Copies an older file beside itself, so that a migration can be taken back.
  private static func backUp(_ database: DatabasePool, before path: String) throws(RecordsError) -> String {
    let count = try reporting(path) { try database.read { try Migration.migrator.appliedIdentifiers($0).count } }
    let file = StoreCopy.freeName("\(path).version-\(count)")
    try StoreCopy.write(database, to: file)
    return file
  }
}

/// Does what may fail in SQLite, and tells the failure as one of ours.
func reporting<Value>(_ path: String, _ work: () throws -> Value) throws(RecordsError) -> Value {
  do {
    return try work()
  } catch let error as RecordsError {
    throw error
  } catch let error as DatabaseError {
    let reason = error.message ?? "\(error.resultCode)"
    switch error.resultCode {
    // Where there is no room for the file that readers and writers share, SQLite does not say so.
    case .SQLITE_IOERR where isDiskFull(at: path), .SQLITE_CANTOPEN where isDiskFull(at: path):
      throw .diskFull(path: path)
    case .SQLITE_NOTADB, .SQLITE_CORRUPT: throw .notADatabase(path: path)
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM: throw .unwritable(path: path, reason: reason)
    case .SQLITE_BUSY, .SQLITE_LOCKED: throw .busy(path: path)
    case .SQLITE_INTERRUPT:
      throw .refused("that took too long", help: "ask for less: filter by a column that has an index, such as a number")
    case .SQLITE_FULL: throw .diskFull(path: path)
    default: throw .failed(path: path, reason: reason)
    }
  } catch {
    if isDiskFull(at: path) { throw .diskFull(path: path) }
    throw .failed(path: path, reason: "\(error)")
  }
}

/// Whether the disk of a file has less room than SQLite's smallest file beside a database takes.
private func isDiskFull(at path: String) -> Bool {
  let folder = (path as NSString).deletingLastPathComponent
  let free = try? FileManager.default.attributesOfFileSystem(forPath: folder)[.systemFreeSize] as? NSNumber
  return free.map { $0.intValue < 65_536 } ?? false
}

extension RecordStore {
  /// Tells of every statement that runs from now on, with its arguments in their places: for tests and for looking for
  /// what is slow.
  public func trace(_ told: @escaping @Sendable (String) -> Void) {
    try? database.write { database in
      database.trace(options: .statement) { event in
        if case .statement(let statement) = event { told(statement.expandedSQL) }
      }
    }
  }
}
