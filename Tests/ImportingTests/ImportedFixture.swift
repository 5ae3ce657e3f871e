import Foundation
import Importing

/// The fixtures of this target, imported.
enum Fixture: String {
  case book, lesson, site

  var folder: String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures/\(rawValue)").path
  }

  var source: ImportSource {
    switch self {
    case .book: .mdbook
    case .lesson: .sandpaper
    case .site: .hugo
    }
  }

  func imported(_ options: ImportOptions = ImportOptions()) throws -> Importation {
    try importContent(source, from: folder, options: options)
  }
}

extension Importation {
  /// The text of a file that ends with `name`.
  func text(_ name: String) -> String {
    for file in files where file.path.hasSuffix(name) {
      if case .text(let text) = file.content { return text }
    }
    return ""
  }

  /// The text below the front matter.
  func body(_ name: String) -> String {
    let parts = text(name).components(separatedBy: "\n---\n")
    return parts.dropFirst().joined(separator: "\n---\n").trimmingCharacters(in: .newlines)
  }

  /// What the notes of a file say, with their lines.
  func notes(_ file: String) -> [String] {
    notes.filter { $0.file == file }.map { "\($0.line.map { "\($0): " } ?? "")\($0.message)" }
  }

  /// The paths of files, without what they have in common.
  func paths(below prefix: String) -> [String] {
    files.map(\.path).filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
  }
}

/// A folder of a test's own, removed with the value.
final class ForeignFolder: Sendable {
  let root: URL

  init(_ files: [String: String]) throws {
    root = FileManager.default.temporaryDirectory.appendingPathComponent("miyabi-import-\(UUID())")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    for (name, text) in files { try write(name, Data(text.utf8)) }
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  func write(_ name: String, _ data: Data) throws {
    let file = root.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  func imported(_ source: ImportSource, _ options: ImportOptions = ImportOptions()) throws -> Importation {
    try importContent(source, from: root.path, options: options)
  }

  /// A book of one chapter.
  static func book(_ chapter: String, manifest: String = "[book]\ntitle = \"B\"\n") throws -> ForeignFolder {
    try ForeignFolder(["book.toml": manifest, "src/SUMMARY.md": "- [A](a.md)\n", "src/a.md": chapter])
  }

  /// What the text of a book's only chapter becomes.
  static func converted(_ chapter: String, manifest: String = "[book]\ntitle = \"B\"\n") throws -> String {
    try book(chapter, manifest: manifest).imported(.mdbook).body("lessons/01-a.md")
  }
}
