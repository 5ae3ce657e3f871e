import Files
import Synchronization

/// Writes single files of a site: beside and renamed, and only where something changed.
///
/// A class, because workers share what it knows of folders and names.
final class SiteWriter: Sendable {
  /// What became of a file.
  struct Result: Sendable {
    var entry: RenderCache.Entry
    var isWritten: Bool
  }

  private let folder: OutputFolder
  private let cache: RenderCache
  private let folders = Mutex<Set<String>>([])

  init(folder: OutputFolder, cache: RenderCache) {
    self.folder = folder
    self.cache = cache
  }

  /// Brings one file to what `render` makes, unless the cache says that it holds that already.
  ///
  /// - Parameters:
  ///   - file: the path relative to the output folder.
  ///   - fingerprint: of everything that `render` depends on.
  func put(_ file: String, fingerprint: Fingerprint, render: () -> [UInt8]) throws(WriteError) -> Result {
    if let result = unchanged(file, fingerprint) { return result }
    let bytes = render()
    let target = "\(folder.path)/\(file)"
    let isFolderNew = try makeFolder(of: target)
    if !isFolderNew, let stamp = FileSystem.stamp(of: target), stamp.size == bytes.count,
      let old = try? FileSystem.bytes(of: target, limit: bytes.count), old == bytes
    {
      return Result(entry: RenderCache.Entry(fingerprint: fingerprint, stamp: stamp), isWritten: false)
    }
    return try place(file, fingerprint) { (beside) throws(WriteError) in
      try FileSystem.write(bytes, to: beside)
    }
  }

  /// Brings one file to the bytes of `source`, whose digest is `fingerprint`.
  func copy(_ source: String, to file: String, fingerprint: Fingerprint) throws(WriteError) -> Result {
    if let result = unchanged(file, fingerprint) { return result }
    try makeFolder(of: "\(folder.path)/\(file)")
    return try place(file, fingerprint) { (beside) throws(WriteError) in try FileSystem.copy(source, to: beside) }
  }

  private func unchanged(_ file: String, _ fingerprint: Fingerprint) -> Result? {
    guard let known = cache.entries[file], known.fingerprint == fingerprint,
      FileSystem.stamp(of: "\(folder.path)/\(file)") == known.stamp
    else { return nil }
    return Result(entry: known, isWritten: false)
  }

  private func place(
    _ file: String, _ fingerprint: Fingerprint, write: (String) throws(WriteError) -> Void
  ) throws(WriteError) -> Result {
    let target = "\(folder.path)/\(file)"
    // Beside its place no other worker writes, and a rename touches one folder alone.
    try FileSystem.place(target, write)
    guard let stamp = FileSystem.stamp(of: target) else { throw WriteError.vanished(target) }
    return Result(entry: RenderCache.Entry(fingerprint: fingerprint, stamp: stamp), isWritten: true)
  }

  /// Makes the folder that a file will stand in.
  /// - Returns: whether it is new, so that nothing can stand in it yet.
  @discardableResult
  private func makeFolder(of target: String) throws(WriteError) -> Bool {
    guard let slash = target.lastIndex(of: "/") else { return false }
    let name = String(target[..<slash])
    if folders.withLock({ $0.contains(name) }) { return false }
    let isNew = try FileSystem.makeFolder(name)
    _ = folders.withLock { $0.insert(name) }
    return isNew
  }
}
