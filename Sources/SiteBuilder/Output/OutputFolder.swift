import Files
import Markup

/// The folder that a site is written into: `public/`.
///
/// A file named `.miyabi-files` in it lists what Miyabi wrote. What is not on the list is somebody else's and stays.
struct OutputFolder: Sendable {
  /// The folder, absolute.
  let path: String
  /// Paths of the files that Miyabi wrote, relative to the folder.
  let ownFiles: Set<String>

  static let listName = ".miyabi-files"
  /// Stands in the folder while files are written: who finds it knows that the run before was killed.
  static let mark = ".miyabi-writing"

  /// Makes the folder where it does not exist and reads the list.
  init(path: String) throws(OutputError) {
    self.path = path
    do throws(WriteError) {
      try FileSystem.makeFolder(path)
    } catch {
      throw error.isNotAFolder ? .unsuitable(folder: path, reason: "it is a file") : .write(error)
    }
    let list = (try? FileSystem.bytes(of: "\(path)/\(OutputFolder.listName)", limit: 1 << 30)) ?? []
    ownFiles = Set(
      list.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
        .filter { OutputFolder.isInside($0) })
  }

  /// Whether a path of the list stays inside the folder; a damaged list must not make us remove anything elsewhere.
  private static func isInside(_ path: String) -> Bool {
    !path.isEmpty && !path.hasPrefix("/") && !path.split(separator: "/").contains { $0 == ".." || $0 == "." }
  }

  /// Before the first file is written: clears away what a run that was killed left of these files.
  func begin(_ files: Set<String>) throws(OutputError) {
    let mark = "\(path)/\(OutputFolder.mark)"
    do throws(WriteError) {
      if FileSystem.kind(of: mark) != nil {
        for file in files { try FileSystem.remove("\(path)/\(file)\(FileSystem.unfinished)") }
      }
      try FileSystem.write([], to: mark)
    } catch {
      throw .write(error)
    }
  }

  /// After the last file is written.
  func end() throws(OutputError) {
    do throws(WriteError) { try FileSystem.remove("\(path)/\(OutputFolder.mark)") } catch { throw .write(error) }
  }

  /// Refuses to write over what somebody else put there.
  func checkForeignFiles(_ planned: some Sequence<String>) throws(OutputError) {
    guard !isEmpty else { return }
    let foreign = planned.filter { !ownFiles.contains($0) && FileSystem.kind(of: "\(path)/\($0)") != nil }
    guard foreign.isEmpty else { throw .foreignFiles(foreign.sorted(by: byBytes)) }
  }

  private var isEmpty: Bool {
    ((try? FileSystem.entries(of: path)) ?? []).allSatisfy {
      $0.name == OutputFolder.mark || $0.name == ".gitignore"
    }
  }

  /// Writes down whose files these are.
  func writeList(_ files: Set<String>) throws(OutputError) {
    let bytes = Array(files.sorted(by: byBytes).joined(separator: "\n").utf8) + [UInt8(ascii: "\n")]
    do throws(WriteError) {
      try FileSystem.place("\(path)/\(OutputFolder.listName)") { (beside) throws(WriteError) in
        try FileSystem.write(bytes, to: beside)
      }
    } catch {
      throw .write(error)
    }
  }

  /// Removes own files that no page asks for any more, and folders that are empty without them.
  /// - Returns: how many files are gone.
  func removeStale(_ stale: Set<String>) throws(OutputError) -> Int {
    var folders: Set<String> = []
    for file in stale {
      do throws(WriteError) { try FileSystem.remove("\(path)/\(file)") } catch { throw .write(error) }
      var rest = file[...]
      while let slash = rest.lastIndex(of: "/") {
        rest = rest[..<slash]
        folders.insert(String(rest))
      }
    }
    // The longest first: a folder is empty when those in it are gone.
    for folder in folders.sorted(by: { $0.utf8.count > $1.utf8.count }) {
      _ = FileSystem.removeEmptyFolder("\(path)/\(folder)")
    }
    return stale.count
  }
}
