import Files

/// A folder that is imported: its files are read by their paths relative to it, and never from outside of it.
struct SourceFolder: Sendable {
  /// Why a file was not read.
  enum Refusal: Error, Equatable {
    case missing
    case outside
    case unreadable(String)
    case tooLarge(Int)
    case notUTF8(line: Int)

    /// What is wrong, to follow the file's name.
    var explanation: String {
      switch self {
      case .missing: "there is no such file"
      case .outside: "it lies outside of the imported folder"
      case .unreadable(let reason): "it cannot be read: \(reason)"
      case .tooLarge(let count): "it has \(count) bytes, more than a page can have"
      case .notUTF8(let line): "it is not UTF-8 (line \(line))"
      }
    }
  }

  /// The folder's path as it was named.
  let name: String
  private let root: String

  /// How long a text may be, in bytes.
  static let longestText = 1_048_576
  /// How many files are looked at, and how deep folders may lie in each other.
  static let mostFiles = 100_000
  static let deepest = 24

  init(_ path: String) throws(ImportError) {
    guard FileSystem.target(of: path)?.kind == .folder, let real = FileSystem.realPath(of: path) else {
      throw .noFolder(path)
    }
    name = path
    root = real
  }

  /// The folder's own name.
  var lastName: String { String(root.split(separator: "/").last ?? "import") }

  /// The absolute path of a file within the folder, symbolic links followed.
  func absolutePath(of file: String) throws(Refusal) -> String {
    guard let path = SourcePath.normalized(file) else { throw .outside }
    guard let kind = FileSystem.kind(of: root + "/" + path), let real = FileSystem.realPath(of: root + "/" + path)
    else {
      throw .missing
    }
    guard real.hasPrefix(root == "/" ? "/" : root + "/") else { throw .outside }
    guard kind == .file || FileSystem.target(of: real)?.kind == .file else { throw .missing }
    return real
  }

  /// Whether there is such a file within the folder.
  func contains(_ file: String) -> Bool { (try? absolutePath(of: file)) != nil }

  /// Whether there is such a folder within the folder.
  func containsFolder(_ path: String) -> Bool {
    guard let path = SourcePath.normalized(path), let real = FileSystem.realPath(of: root + "/" + path),
      real == root || real.hasPrefix(root + "/")
    else { return false }
    return FileSystem.target(of: real)?.kind == .folder
  }

  /// The text of a file, without a byte-order mark.
  func text(of file: String) throws(Refusal) -> String {
    let path = try absolutePath(of: file)
    var bytes: [UInt8]
    do {
      bytes = try FileSystem.bytes(of: path, limit: SourceFolder.longestText)
    } catch {
      switch error {
      case .tooLarge(let count): throw .tooLarge(count)
      case .refused(let code): throw .unreadable(FileSystem.explanation(of: code))
      }
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .notUTF8(line: SourceFolder.lineOfFault(in: bytes))
    }
    // A zero byte is no character of a text, and cmark replaces it.
    return text.contains("\0") ? text.replacing("\0", with: "\u{FFFD}") : text
  }

  /// The text of a file, or a note of why there is none.
  func text(of file: String, notes: inout [ImportNote]) -> String? {
    do throws(Refusal) {
      return try text(of: file)
    } catch {
      if case .notUTF8(let line) = error {
        notes.append(ImportNote(.lost, file, line, "the file is left out: it is not UTF-8"))
      } else {
        notes.append(
          ImportNote(error == .missing ? .missing : .lost, file, "the file is left out: \(error.explanation)"))
      }
      return nil
    }
  }

  /// The files below a folder, by bytes, without names that begin with a dot. Symbolic links are followed to files only.
  func files(below folder: String = "") -> [String] {
    var files: [String] = []
    var pending = [(folder, 0)]
    while let (folder, depth) = pending.popLast(), files.count < SourceFolder.mostFiles {
      let path = folder.isEmpty ? root : root + "/" + folder
      for entry in (try? FileSystem.entries(of: path)) ?? [] {
        guard let name = entry.name, !name.hasPrefix(".") else { continue }
        let file = folder.isEmpty ? name : folder + "/" + name
        switch entry.kind {
        case .file: files.append(file)
        case .folder where depth < SourceFolder.deepest && name != "node_modules": pending.append((file, depth + 1))
        case .symbolicLink where contains(file): files.append(file)
        default: break
        }
      }
    }
    return files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func lineOfFault(in bytes: [UInt8]) -> Int {
    var line = 1
    for part in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if String(validating: part, as: UTF8.self) == nil { return line }
      line += 1
    }
    return 1
  }
}
