public import Foundation

/// A small site in a folder of its own, for a test to read, build, change and build again.
///
/// ```swift
/// let site = try SampleSite().with("courses/a/course.md", "…")
/// ```
public final class SampleSite: Sendable {
  /// The site's root; removed with the value.
  public let root: URL

  /// A site with one published course of one lesson.
  public init() throws {
    root = FileManager.default.temporaryDirectory.appendingPathComponent("miyabi-\(UUID())")
    try write("site.yaml", "title: Sample\ndescription: A site.\nbaseURL: https://example.org/\n")
    try write("categories/craft.md", "---\ntitle: Craft\n---\n")
    try write("people/ann.md", "---\nname: Ann\n---\nAnn writes.\n")
    try write("courses/a/course.md", Self.course)
    try write("courses/a/lessons/01-first.md", Self.lesson)
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  /// The front matter of the course.
  public static let course = """
    ---
    title: A Course
    description: What it teaches.
    status: published
    level: beginner
    estimatedTime: 1h
    price: 10
    categories: [craft]
    instructors: [ann]
    objectives: [Do it]
    thumbnail: files/cover.svg
    thumbnailAlt: A cover
    ---

    Begin.
    """

  /// A lesson of the course.
  public static let lesson = """
    ---
    title: First
    ---

    ## Here

    A text.
    """

  /// Writes a file below `content/`, with the folders that it needs.
  @discardableResult
  public func write(_ path: String, _ text: String) throws -> SampleSite { try write(path, Data(text.utf8)) }

  /// Writes a file below `content/`, with the folders that it needs.
  @discardableResult
  public func write(_ path: String, _ data: Data) throws -> SampleSite {
    let file = root.appendingPathComponent("content/\(path)")
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
    let cover = root.appendingPathComponent("content/courses/a/files/cover.svg")
    if !FileManager.default.fileExists(atPath: cover.path), path.hasPrefix("courses/a/") {
      try FileManager.default.createDirectory(at: cover.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(#"<svg xmlns="http://www.w3.org/2000/svg" width="120" height="63"/>"#.utf8).write(to: cover)
    }
    return self
  }

  /// Removes a file or folder below `content/`.
  @discardableResult
  public func remove(_ path: String) throws -> SampleSite {
    try FileManager.default.removeItem(at: root.appendingPathComponent("content/\(path)"))
    return self
  }

  /// Everything below a folder of the root, by relative path.
  public func files(in folder: String) throws -> [String: Data] {
    let base = root.appendingPathComponent(folder).path
    var files: [String: Data] = [:]
    for name in FileManager.default.enumerator(atPath: base)?.compactMap({ $0 as? String }) ?? [] {
      let path = "\(base)/\(name)"
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else { continue }
      files[name] = try Data(contentsOf: URL(fileURLWithPath: path))
    }
    return files
  }
}

/// A file of the folder that stands beside the checkout; a test that needs one fails where it is missing.
public struct SharedFile: Sendable {
  /// Where it is.
  public let path: String

  /// Looks for `shared/NAME` in the folders above a source file.
  public init(_ name: String, from file: String = #filePath) throws {
    var folder = URL(fileURLWithPath: file)
    while folder.path != "/" {
      folder = folder.deletingLastPathComponent()
      let candidate = folder.appendingPathComponent("shared/\(name)").path
      if FileManager.default.fileExists(atPath: candidate) {
        path = candidate
        return
      }
    }
    throw Missing(name: name)
  }

  /// The file is not there.
  public struct Missing: Error {
    /// What was looked for.
    public var name: String
  }

  /// Its bytes.
  public func data() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }
}
