#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the operating system says of files, without Foundation: a build asks for thousands of them.
public enum FileSystem {
  /// What stands under a name.
  public enum Kind: Sendable { case file, folder, symbolicLink, other }

  /// A name in a folder.
  public struct Entry: Sendable {
    /// The name; `nil` where its bytes are not UTF-8.
    public var name: String?
    /// What stands under it, symbolic links not followed.
    public var kind: Kind
  }

  /// What tells one file or folder from all others.
  public struct Identity: Hashable, Sendable {
    /// The device that it lies on.
    public var device: UInt64
    /// Its number there.
    public var number: UInt64
  }

  /// Why a file was not read.
  public enum ReadError: Error, Equatable {
    /// It has more bytes than the limit.
    case tooLarge(Int)
    /// The operating system refused, with its `errno`.
    case refused(Int32)
  }

  /// The names in a folder, by bytes, without `.` and `..`.
  public static func entries(of path: String) throws(ReadError) -> [Entry] {
    guard let folder = opendir(path) else { throw .refused(errno) }
    defer { closedir(folder) }
    var entries: [Entry] = []
    while let entry = readdir(folder) {
      let name: String? = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 1) { String(validatingCString: $0) }
      }
      if name == "." || name == ".." { continue }
      var kind: Kind
      switch Int32(entry.pointee.d_type) {
      case Int32(DT_REG): kind = .file
      case Int32(DT_DIR): kind = .folder
      case Int32(DT_LNK): kind = .symbolicLink
      case Int32(DT_UNKNOWN): kind = name.flatMap { self.kind(of: path + "/" + $0) } ?? .other
      default: kind = .other
      }
      entries.append(Entry(name: name, kind: kind))
    }
    return entries.sorted { ($0.name ?? "").utf8.lexicographicallyPrecedes(($1.name ?? "").utf8) }
  }

  /// What stands at `path`, symbolic links not followed; `nil` where nothing does.
  public static func kind(of path: String) -> Kind? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    return kind(mode: status.st_mode)
  }

  /// What stands at the end of `path`, symbolic links followed, and its identity; `nil` where nothing does.
  public static func target(of path: String) -> (kind: Kind, identity: Identity)? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    let identity = Identity(
      device: UInt64(truncatingIfNeeded: status.st_dev), number: UInt64(truncatingIfNeeded: status.st_ino))
    return (kind(mode: status.st_mode), identity)
  }

  /// The path without symbolic links; `nil` where one leads nowhere or round in a circle.
  public static func realPath(of path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(validatingCString: resolved)
  }

  /// The bytes of a file, at most `limit` of them.
  /// - Throws: ``ReadError`` where the file is longer, gone, unreadable or no regular file.
  public static func bytes(of path: String, limit: Int) throws(ReadError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .refused(errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .refused(errno) }
    guard kind(mode: status.st_mode) == .file else { throw .refused(EISDIR) }
    guard Int(status.st_size) <= limit else { throw .tooLarge(Int(status.st_size)) }
    var bytes: [UInt8] = []
    // One byte more than the file had: a file that grows meanwhile is noticed by a second round.
    var room = Int(status.st_size) + 1
    while true {
      var failure: Int32 = 0
      let start = bytes.count
      let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        while count < room {
          let got = read(descriptor, buffer.baseAddress?.advanced(by: count), room - count)
          if got < 0, errno == EINTR { continue }
          if got < 0 { failure = errno }
          if got <= 0 { break }
          count += got
        }
      }
      guard failure == 0 else { throw .refused(failure) }
      if start == 0 { bytes = chunk } else { bytes += chunk }
      guard bytes.count <= limit else { throw .tooLarge(bytes.count) }
      if chunk.count < room { return bytes }
      room = 65_536
    }
  }

  /// Passes the bytes of a file of any length on, piece by piece.
  /// - Throws: ``ReadError/refused(_:)`` where the file is gone or unreadable.
  public static func forEachPiece(of path: String, _ body: (UnsafeRawBufferPointer) -> Void) throws(ReadError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .refused(errno) }
    defer { close(descriptor) }
    let room = 262_144
    var failure: Int32 = 0
    withUnsafeTemporaryAllocation(byteCount: room, alignment: 16) { buffer in
      while true {
        let got = read(descriptor, buffer.baseAddress, room)
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = errno }
        if got <= 0 { return }
        body(UnsafeRawBufferPointer(rebasing: buffer[..<got]))
      }
    }
    guard failure == 0 else { throw .refused(failure) }
  }

  /// The bytes that a file begins with.
  /// - Throws: ``ReadError/refused(_:)`` where the file is gone or unreadable.
  public static func firstBytes(of path: String, count: Int) throws(ReadError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .refused(errno) }
    defer { close(descriptor) }
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, length in
      let got = read(descriptor, buffer.baseAddress, count)
      if got < 0 { failure = errno }
      length = max(got, 0)
    }
    guard failure == 0 else { throw .refused(failure) }
    return bytes
  }

  /// Whether an error number means that whoever runs the program may not do what it tried.
  public static func isForbidden(_ code: Int32) -> Bool { code == EACCES || code == EPERM }

  /// What the operating system calls an error.
  public static func explanation(of code: Int32) -> String {
    code == ENOENT ? "it is gone" : String(cString: strerror(code)).lowercased()
  }

  static func kind(mode: mode_t) -> Kind {
    switch mode & mode_t(S_IFMT) {
    case mode_t(S_IFREG): .file
    case mode_t(S_IFDIR): .folder
    case mode_t(S_IFLNK): .symbolicLink
    default: .other
    }
  }
}
