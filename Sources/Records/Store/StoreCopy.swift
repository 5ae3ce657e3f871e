import Foundation
import GRDB

/// Copies of the whole database, as it is at one moment, while others go on writing.
enum StoreCopy {
  private static let pagesAtOnce: CInt = 1_000

  /// The first name for a copy, beginning with `start`, that no file has.
  static func freeName(_ start: String) -> String {
    var number = 1
    var name = "\(start).backup"
    while FileManager.default.fileExists(atPath: name) {
      number += 1
      name = "\(start)-\(number).backup"
    }
    return name
  }

  /// Writes a copy beside its place and puts it there when it is whole.
  ///
  /// - Parameter progress: told how many pages are copied, and how many there are.
  static func write(
    _ source: some DatabaseReader, to path: String, progress: ((_ done: Int, _ all: Int) -> Void)? = nil
  ) throws(RecordsError) {
    let beside = "\(path).miyabi-new"
    let manager = FileManager.default
    for file in [beside, "\(beside)-journal", "\(beside)-wal", "\(beside)-shm"] {
      try? manager.removeItem(atPath: file)
    }
    do {
      try reporting(path) {
        let copy = try DatabaseQueue(path: beside)
        try source.backup(to: copy, pagesPerStep: pagesAtOnce) { state in
          progress?(state.totalPageCount - state.remainingPageCount, state.totalPageCount)
        }
        // One file that can be taken away: without the log beside it.
        try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
        try copy.close()
      }
      try reporting(path) { try FileManager.default.synchronized(beside) }
    } catch {
      try? manager.removeItem(atPath: beside)
      throw error
    }
    guard rename(beside, path) == 0 else {
      let reason = String(cString: strerror(errno))
      try? manager.removeItem(atPath: beside)
      throw .unwritable(path: path, reason: reason)
    }
  }
}

extension FileManager {
  /// Sees that a file is on the disk, and not only in the system's memory.
  fileprivate func synchronized(_ path: String) throws {
    guard let file = FileHandle(forUpdatingAtPath: path) else { return }
    try file.synchronize()
    try file.close()
  }
}
