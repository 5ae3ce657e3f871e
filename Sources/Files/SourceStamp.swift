#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What tells whether a file is still the one that was read: it changes with every write, and with every exchange of the
/// file for another, even one that keeps its time.
public struct SourceStamp: Hashable, Sendable {
  /// Bytes.
  public var size: Int
  /// Nanoseconds since 1970 of the last change of the bytes.
  public var modified: Int
  /// Nanoseconds since 1970 of the last change of the file, its name and its permissions among them.
  public var changed: Int
  /// The file's number on its device.
  public var number: UInt64

  /// A stamp, as a store keeps it.
  public init(size: Int, modified: Int, changed: Int, number: UInt64) {
    self.size = size
    self.modified = modified
    self.changed = changed
    self.number = number
  }

  /// Whether the file was written so shortly before `instant` that a further write might not have shown in the stamp: the
  /// clocks of file systems go by steps of some milliseconds.
  public func isFresh(at instant: Int) -> Bool { max(modified, changed) > instant - 50_000_000 }
}

extension FileSystem {
  /// The stamp of a regular file, symbolic links followed; `nil` where there is none.
  public static func sourceStamp(of path: String) -> SourceStamp? {
    var status = stat()
    guard stat(path, &status) == 0, kind(mode: status.st_mode) == .file else { return nil }
    #if canImport(Darwin)
      let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (modified, changed) = (status.st_mtim, status.st_ctim)
    #endif
    return SourceStamp(
      size: Int(status.st_size), modified: nanoseconds(modified), changed: nanoseconds(changed),
      number: UInt64(truncatingIfNeeded: status.st_ino))
  }

  /// Nanoseconds since 1970, by the clock that stamps files.
  public static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return nanoseconds(time)
  }

  private static func nanoseconds(_ time: timespec) -> Int { Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec) }
}
