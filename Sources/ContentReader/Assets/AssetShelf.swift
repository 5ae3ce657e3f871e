import Files
import CatalogModel
import Crypto
import Synchronization
import Markup

/// What is known of the files that the content refers to: each is read once, when it is first asked for.
///
/// A class, because what one worker has read serves all of them.
final class AssetShelf: Sendable {
  private let root: String
  private let contentFolder: String
  private let memory: [String: ReadingMemory.AssetEntry]
  private let known = Mutex<[String: Result<Found, FileSystem.ReadError>]>([:])

  private struct Found: Sendable {
    var asset: Asset
    /// The file's stamp before it was read; `nil` where the next run has to read it again.
    var stamp: SourceStamp?
  }

  /// - Parameter memory: files that were read before; those whose stamp is the same are not read again.
  init(root: String, contentFolder: String, memory: [String: ReadingMemory.AssetEntry]) {
    self.root = root
    self.contentFolder = contentFolder
    self.memory = memory
  }

  /// The file at `path`; `nil` where it cannot be read, which ``failures`` tells.
  func asset(_ path: String) -> Asset? {
    if let found = known.withLock({ $0[path] }) { return try? found.get().asset }
    // Two workers may read the same file at once: both get the same result, and nobody waits for the other's file.
    let found = find(path)
    known.withLock { $0[path] = found }
    return try? found.get().asset
  }

  /// The files that could not be read, by name.
  var failures: [(path: String, error: FileSystem.ReadError)] {
    known.withLock { known in
      known.compactMap { path, result in
        if case .failure(let error) = result { (path, error) } else { nil }
      }
    }.sorted { byBytes($0.path, $1.path) }
  }

  /// What is known of the files that were asked for, for the next reading.
  var entries: [String: ReadingMemory.AssetEntry] {
    known.withLock { known in
      known.compactMapValues { result in
        guard case .success(let found) = result, let stamp = found.stamp else { return nil }
        return ReadingMemory.AssetEntry(stamp: stamp, asset: found.asset)
      }
    }
  }

  private func find(_ path: String) -> Result<Found, FileSystem.ReadError> {
    let stamp = FileSystem.sourceStamp(of: root + "/" + path)
    if let stamp, let entry = memory[path], entry.stamp == stamp {
      return .success(Found(asset: entry.asset, stamp: stamp))
    }
    return read(path).map { Found(asset: $0, stamp: stamp.flatMap { $0.isFresh(at: FileSystem.now) ? nil : $0 }) }
  }

  private func read(_ path: String) -> Result<Asset, FileSystem.ReadError> {
    var hash = SHA256()
    var count = 0
    var start: [UInt8] = []
    do throws(FileSystem.ReadError) {
      try FileSystem.forEachPiece(of: root + "/" + path) { piece in
        hash.update(bufferPointer: piece)
        count += piece.count
        if start.count < ImageHeader.longest { start += piece.prefix(ImageHeader.longest - start.count) }
      }
    } catch {
      return .failure(error)
    }
    let digest = ContentDigest(hash)
    return .success(
      Asset(
        path: path, publishedAddress: Asset.hashedAddress(of: path, contentFolder: contentFolder, digest: digest),
        digest: digest, byteCount: count, pixelSize: ImageHeader.size(of: start, name: path)))
  }
}
