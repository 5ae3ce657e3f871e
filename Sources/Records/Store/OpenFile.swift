import Foundation
import Synchronization

/// That this process has a database file open.
///
/// A process that closes any handle of a file gives up all the locks that it has there, SQLite's among them
/// (sqlite.org, “How To Corrupt An SQLite Database File”, 2.2): another process then takes itself for the last one, and clears
/// the log that this one reads. So a file that is open here is looked at through SQLite alone.
final class OpenFile: Sendable {
  private static let counts = Mutex<[String: Int]>([:])

  private let path: String

  /// - Parameter look: reads the file with a handle of its own; only where this process does not have it open, and while
  ///   nothing else here opens it.
  init(_ path: String, look: () throws(RecordsError) -> Void) throws(RecordsError) {
    let place = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    self.path = place
    try OpenFile.counts.withLock { (counts) throws(RecordsError) in
      if counts[place] == nil { try look() }
      counts[place, default: 0] += 1
    }
  }

  deinit {
    OpenFile.counts.withLock { counts in
      let left = (counts[path] ?? 1) - 1
      counts[path] = left > 0 ? left : nil
    }
  }
}
