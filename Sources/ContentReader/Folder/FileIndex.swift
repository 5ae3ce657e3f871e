import Diagnostics
import Files
import Synchronization

/// Which files there are, asked by name. Paths are relative to the site's root.
struct FileIndex: Sendable {
  /// The content folder, relative to the site's root.
  let contentFolder: String
  private let root: String
  private let files: Set<String>
  private let folders: Set<String>
  private let spellings: Spellings

  init(_ folder: ContentFolder) {
    root = folder.root
    contentFolder = folder.name
    files = Set(folder.files)
    folders = folder.folders
    spellings = Spellings(folder.files)
  }

  /// Whether there is such a file.
  func contains(_ path: String) -> Bool { files.contains(path) }

  /// Whether there is such a folder.
  func containsFolder(_ path: String) -> Bool { folders.contains(path) || path == contentFolder }

  /// The file that `path` would name if upper and lower case were the same.
  func otherSpelling(of path: String) -> String? {
    let other = spellings.file(like: path)
    return other == path ? nil : other
  }

  /// The file of the same folder whose name is nearest.
  func nearestFile(to path: String) -> String? {
    guard let slash = path.lastIndex(of: "/") else { return nil }
    let folder = path[...slash]
    let names = files.filter { $0.hasPrefix(folder) && !$0.dropFirst(folder.count).contains("/") }
    return nearestName(
      to: String(path[path.index(after: slash)...]), among: names.map { String($0.dropFirst(folder.count)) }
    )
    .map { folder + $0 }
  }

  /// Whether the file lies below a folder `files` of the content folder or of a course.
  func isPublishable(_ path: String) -> Bool { FileIndex.filesFolder(of: path, in: contentFolder) != nil }

  /// Whether the file begins as WebVTT does (section 4.1).
  func isWebVTT(_ path: String) -> Bool {
    guard let start = try? FileSystem.firstBytes(of: root + "/" + path, count: 16) else { return true }
    let text = start.starts(with: [0xEF, 0xBB, 0xBF]) ? start.dropFirst(3) : start[...]
    guard text.starts(with: "WEBVTT".utf8) else { return false }
    return text.count == 6 || [0x20, 0x09, 0x0A, 0x0D].contains(text[text.startIndex + 6])
  }

  /// Joins a folder and a relative path; `nil` where it leads out of `top`.
  static func join(_ folder: String, _ relative: String, top: String) -> String? {
    var parts = folder.split(separator: "/")
    let least = top.split(separator: "/").count
    for part in relative.split(separator: "/", omittingEmptySubsequences: true) where part != "." {
      if part == ".." {
        guard parts.count > least else { return nil }
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return relative.hasPrefix("/") ? nil : parts.joined(separator: "/")
  }

  /// `written` with its last parts spelt as in `path`, as many as follow the last `..`.
  static func replaceEnd(of written: String, with path: String) -> String {
    let parts = written.split(separator: "/", omittingEmptySubsequences: false)
    let right = path.split(separator: "/")
    var kept = parts.prefix { $0 == ".." || $0 == "." }.map { $0 }
    let count = parts.count - kept.count
    guard count <= right.count else { return path }
    kept.append(contentsOf: right.suffix(count))
    return kept.joined(separator: "/")
  }

  /// The folder `files` that a file lies below: of a course, of `pages`, or of the content folder.
  static func filesFolder(of path: String, in contentFolder: String? = nil) -> Substring? {
    guard let found = path.firstRange(of: "/files/") else { return nil }
    let folder = path[..<found.upperBound].dropLast()
    guard let contentFolder else { return folder }
    guard path.hasPrefix(contentFolder + "/") else { return nil }
    let parts = folder.dropFirst(contentFolder.count + 1).split(separator: "/")
    let isKnown =
      parts == ["files"] || parts == ["pages", "files"]
      || (parts.count == 3 && parts[0] == "courses" && parts[2] == "files")
    return isKnown ? folder : nil
  }
}

/// Files by their names in lower case: made when something is misspelt for the first time, which in most catalogs is
/// never. A class, because workers share it.
private final class Spellings: Sendable {
  private let files: [String]
  private let byLowercase = Mutex<[String: String]?>(nil)

  init(_ files: [String]) { self.files = files }

  func file(like path: String) -> String? {
    byLowercase.withLock { known in
      let names =
        known
        ?? Dictionary(
          files.filter { $0.hasSuffix(".md") || FileIndex.filesFolder(of: $0) != nil }.map { ($0.lowercased(), $0) },
          uniquingKeysWith: { first, _ in first })
      known = names
      return names[path.lowercased()]
    }
  }
}
