import Foundation
import GRDB

extension RecordStore {
  /// Copies the database as it is now, while others go on writing.
  ///
  /// - Parameters:
  ///   - file: where to; a file that is there is not written over.
  ///   - progress: told how many pages are copied, and how many there are.
  public func backUp(
    to file: String, progress: ((_ done: Int, _ all: Int) -> Void)? = nil
  ) throws(RecordsError) {
    guard !FileManager.default.fileExists(atPath: file) else {
      throw .refused("\(file) is there already", help: "name another file")
    }
    let folder = (file as NSString).deletingLastPathComponent
    do {
      if !folder.isEmpty { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }
    } catch {
      throw .unwritable(path: folder, reason: error.localizedDescription.lowercased())
    }
    try StoreCopy.write(database, to: file, progress: progress)
  }

  /// Copies the database beside itself, under a name that is free.
  ///
  /// - Returns: the copy.
  func backUp(as name: String) throws(RecordsError) -> String {
    let file = StoreCopy.freeName("\(path).\(name)")
    try StoreCopy.write(database, to: file)
    return file
  }

  /// Puts a backup in the place of what the database holds, in one step, after a backup of that.
  ///
  /// The backup is looked through first: one that is damaged, of another program or newer changes nothing.
  ///
  /// - Returns: the backup of what was there.
  public func restore(from file: String) throws(RecordsError) -> String {
    guard FileManager.default.fileExists(atPath: file) else {
      throw .refused("there is no file \(file)", help: "`miyabi db backup` makes one")
    }
    guard try StoreFile(path: file).state() != .empty else { throw .notADatabase(path: file) }
    let source = try reporting(file) {
      var configuration = Configuration()
      configuration.readonly = true
      return try DatabaseQueue(path: file, configuration: configuration)
    }
    let damage = try reporting(file) {
      try source.read { try String.fetchAll($0, sql: "PRAGMA integrity_check(1)") }
    }
    guard damage == ["ok"] else { throw .notADatabase(path: file) }
    let kept = try backUp(as: "before-restore")
    try reporting(path) {
      try source.backup(to: database)
      try Migration.migrator.migrate(database)
    }
    return kept
  }
}

extension RecordStore {
  /// Takes everything out of the database, after a backup.
  ///
  /// - Returns: the backup.
  public func reset() throws(RecordsError) -> String {
    let kept = try backUp(as: "before-reset")
    try reporting(path) {
      try database.erase()
      try Migration.migrator.migrate(database)
      try database.write { try $0.execute(sql: "PRAGMA application_id = \(StoreFile.applicationID)") }
    }
    return kept
  }
}
