import Files
import Foundation
import SiteBuilder

/// Where notes for the next run are kept. Without them a run takes longer, and comes to the same.
struct CacheFolder: Sendable {
  /// The folder; `nil` where none can be written.
  let path: String?

  /// The root's own, `.miyabi/cache`, which is made where it does not exist; none in a root that cannot be written.
  static func made(in root: String) -> CacheFolder {
    let folder = "\(root)/.miyabi"
    do throws(WriteError) {
      try FileSystem.makeFolder("\(folder)/cache")
      let ignore = "\(folder)/.gitignore"
      if FileSystem.kind(of: ignore) == nil { try FileSystem.write(Array("*\n".utf8), to: ignore) }
      return CacheFolder(path: "\(folder)/cache")
    } catch {
      return CacheFolder(path: nil)
    }
  }

  /// The root's own where there is one; else one among the user's caches, so that looking at a site writes nothing into
  /// it.
  static func found(for root: String) -> CacheFolder {
    if FileSystem.kind(of: "\(root)/.miyabi") == .folder { return made(in: root) }
    guard
      let caches = FileManager.default.urls(for: .cachesDirectory, in: .userDomainMask).first?.path, caches != "/"
    else { return CacheFolder(path: nil) }
    let folder = "\(caches)/miyabi/\(outputName(root))"
    do throws(WriteError) {
      try FileSystem.makeFolder(folder)
      return CacheFolder(path: folder)
    } catch {
      return CacheFolder(path: nil)
    }
  }

  /// Where notes on a folder are kept: those of another folder have another name.
  func file(_ kind: String, of folder: String) -> String? { path.map { "\($0)/\(kind)-\(outputName(folder))" } }
}

/// Size and time of the program itself: another one may read and render otherwise.
func programStamp() -> String {
  let stamp = Bundle.main.executablePath.flatMap { FileSystem.realPath(of: $0) }.flatMap { FileSystem.stamp(of: $0) }
  return stamp.map { "\($0.size) \($0.modified)" } ?? Miyabi.version
}
