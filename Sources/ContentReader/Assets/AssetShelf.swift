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
  private let known = Mutex<[String: Result<Asset, FileSystem.ReadError>]>([:])

  init(root: String, contentFolder: String) {
    self.root = root
    self.contentFolder = contentFolder
  }

  /// The file at `path`; `nil` where it cannot be read, which ``failures`` tells.
  func asset(_ path: String) -> Asset? {
    if let found = known.withLock({ $0[path] }) { return try? found.get() }
    // Two workers may read the same file at once: both get the same result, and nobody waits for the other's file.
    let asset = read(path)
    known.withLock { $0[path] = asset }
    return try? asset.get()
  }

  /// The files that could not be read, by name.
  var failures: [(path: String, error: FileSystem.ReadError)] {
    known.withLock { known in
      known.compactMap { path, result in
        if case .failure(let error) = result { (path, error) } else { nil }
      }
    }.sorted { byBytes($0.path, $1.path) }
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
