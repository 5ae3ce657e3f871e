import Files
import Synchronization

/// A folder that several workers make files in. A folder takes one new name at a time, so that workers would wait for each
/// other: one of them writes what there is, and the others go on with what is theirs.
final class SharedFolder: Sendable {
  private let waiting: Mutex<[(path: String, bytes: [UInt8])]> = Mutex([])
  private let isTaken = Atomic<Bool>(false)

  /// Makes files, or leaves them to who is at it. Once all workers have ended, all files are there, or one of them has thrown.
  func write(_ files: [(path: String, bytes: [UInt8])]) throws(IssuingError) {
    waiting.withLock { $0 += files }
    while waiting.withLock({ !$0.isEmpty }),
      isTaken.compareExchange(expected: false, desired: true, ordering: .acquiringAndReleasing).exchanged
    {
      // Who comes while this is taken leaves its files, and the condition above sees them once it is free.
      defer { isTaken.store(false, ordering: .releasing) }
      let files = waiting.withLock { waiting in
        defer { waiting = [] }
        return waiting
      }
      for file in files { try writing { () throws(WriteError) in try FileSystem.write(file.bytes, to: file.path) } }
    }
  }
}
