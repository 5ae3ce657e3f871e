#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why a file was not written: the operating system's `errno` and the path.
public struct WriteError: Error, Hashable, Sendable {
  /// The file or folder.
  public var path: String
  /// The operating system's number for what happened.
  public var code: Int32

  /// Takes the number of the call that failed just now.
  public init(path: String, code: Int32) {
    self.path = path
    self.code = code
  }

  /// What the operating system calls it.
  public var explanation: String { FileSystem.explanation(of: code) }

  /// Whether there is a file where a folder is wanted.
  public var isNotAFolder: Bool { code == ENOTDIR }

  /// A file that was there just now is gone.
  public static func vanished(_ path: String) -> WriteError { WriteError(path: path, code: ENOENT) }

  /// Whether the disk, or what one may have of it, is full.
  public var isFullDisk: Bool { code == ENOSPC || code == EDQUOT }
}

/// Size and time of a file: while both stay, its content counts as unchanged.
public struct FileStamp: Hashable, Sendable {
  /// Bytes.
  public var size: Int
  /// Nanoseconds since 1970 of the last change.
  public var modified: Int

  /// A stamp, as a cache keeps it.
  public init(size: Int, modified: Int) {
    self.size = size
    self.modified = modified
  }
}

extension FileSystem {
  /// The stamp of a regular file, symbolic links not followed; `nil` where there is none.
  public static func stamp(of path: String) -> FileStamp? {
    var status = stat()
    guard lstat(path, &status) == 0, kind(mode: status.st_mode) == .file else { return nil }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    return FileStamp(size: Int(status.st_size), modified: Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec))
  }

  /// Makes a file that holds `bytes`, in place of one that may stand there.
  public static func write(_ bytes: [UInt8], to path: String) throws(WriteError) {
    if let error = bytes.withUnsafeBytes({ put($0, path) }) { throw error }
  }

  private static func put(_ bytes: UnsafeRawBufferPointer, _ path: String) -> WriteError? {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return WriteError(path: path, code: errno) }
    var done = 0
    while done < bytes.count {
      let wrote = Files.write(descriptor, bytes, from: done)
      if wrote < 0 {
        let code = errno
        if code == EINTR { continue }
        close(descriptor)
        return WriteError(path: path, code: code)
      }
      done += wrote
    }
    // Some file systems tell only now that the disk is full.
    return close(descriptor) == 0 ? nil : WriteError(path: path, code: errno)
  }

  /// Copies a file's bytes, whatever its length.
  public static func copy(_ source: String, to path: String) throws(WriteError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw WriteError(path: path, code: errno) }
    var failure: Int32 = 0
    do throws(ReadError) {
      try forEachPiece(of: source) { piece in
        var done = 0
        while done < piece.count, failure == 0 {
          let wrote = Files.write(descriptor, piece, from: done)
          if wrote >= 0 { done += wrote } else if errno != EINTR { failure = errno }
        }
      }
    } catch {
      close(descriptor)
      throw WriteError(path: source, code: error.code)
    }
    let closed = close(descriptor)
    guard failure == 0 else { throw WriteError(path: path, code: failure) }
    guard closed == 0 else { throw WriteError(path: path, code: errno) }
  }

  /// The ending of a file that is not whole yet; it lies beside its place.
  public static let unfinished = ".miyabi-new"

  /// Puts a whole file in its place: `write` fills one beside it, which then takes its name.
  ///
  /// - Parameter beside: the name until then; the place's own with ``unfinished``.
  public static func place(
    _ path: String, beside: String? = nil, _ write: (String) throws(WriteError) -> Void
  ) throws(WriteError) {
    let beside = beside ?? path + unfinished
    do throws(WriteError) {
      try write(beside)
      try rename(beside, to: path)
    } catch {
      // What is half written is of no use, and on a full disk its room is.
      try? remove(beside)
      throw error
    }
  }

  /// Gives a file that exists other bytes; its permissions stay. What a kill leaves begins with a dot, so that nobody
  /// takes it for content.
  public static func replace(_ path: String, with bytes: [UInt8]) throws(WriteError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw WriteError(path: path, code: errno) }
    let mode = status.st_mode & 0o7777
    let name = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    try place(path, beside: "\(path[..<name]).\(path[name...])\(unfinished)") { (beside) throws(WriteError) in
      try write(bytes, to: beside)
      guard chmod(beside, mode) == 0 else { throw WriteError(path: path, code: errno) }
    }
  }

  /// Gives a file another name, in place of one that may have it.
  public static func rename(_ path: String, to target: String) throws(WriteError) {
    guard Files.renameFile(path, target) == 0 else { throw WriteError(path: target, code: errno) }
  }

  /// Makes a folder and those above it that do not exist.
  /// - Returns: whether it is new.
  @discardableResult
  public static func makeFolder(_ path: String) throws(WriteError) -> Bool {
    if mkdir(path, 0o755) == 0 { return true }
    switch errno {
    case EEXIST:
      guard target(of: path)?.kind == .folder else { throw WriteError(path: path, code: ENOTDIR) }
      return false
    case ENOENT:
      guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
        throw WriteError(path: path, code: ENOENT)
      }
      try makeFolder(String(path[..<slash]))
      guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw WriteError(path: path, code: errno) }
      return true
    default: throw WriteError(path: path, code: errno)
    }
  }

  /// Removes a file; one that is gone already is no fault.
  public static func remove(_ path: String) throws(WriteError) {
    guard unlink(path) == 0 || errno == ENOENT else { throw WriteError(path: path, code: errno) }
  }

  /// Removes a folder if it is empty.
  /// - Returns: whether it is gone.
  public static func removeEmptyFolder(_ path: String) -> Bool { rmdir(path) == 0 }
}

extension FileSystem.ReadError {
  /// The operating system's number; `EFBIG` for a file beyond the limit.
  public var code: Int32 {
    switch self {
    case .tooLarge: EFBIG
    case .refused(let code): code
    }
  }
}

private func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
  #if canImport(Glibc)
    Glibc.write(descriptor, bytes.baseAddress?.advanced(by: start), bytes.count - start)
  #elseif canImport(Musl)
    Musl.write(descriptor, bytes.baseAddress?.advanced(by: start), bytes.count - start)
  #else
    Darwin.write(descriptor, bytes.baseAddress?.advanced(by: start), bytes.count - start)
  #endif
}

private func renameFile(_ path: String, _ target: String) -> Int32 {
  #if canImport(Glibc)
    Glibc.rename(path, target)
  #elseif canImport(Musl)
    Musl.rename(path, target)
  #else
    Darwin.rename(path, target)
  #endif
}
