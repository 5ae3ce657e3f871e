import Files

/// Writes new files with the folders that they need: all of them, or none.
///
/// - Parameter root: the folder that their paths are relative to; it is made where it does not exist.
/// - Throws: ``ScaffoldError/exists(_:)`` naming every file that is there already, ``ScaffoldError/unwritable(_:)`` where
///   the machine refuses. What was written until then is taken back.
public func writeNew(_ files: [StartingFile], into root: String) throws(ScaffoldError) {
  let taken = files.map(\.path).filter { FileSystem.kind(of: "\(root)/\($0)") != nil }
  guard taken.isEmpty else { throw .exists(taken) }
  var folders: [String] = []
  var written: [String] = []
  do throws(WriteError) {
    for file in files {
      let path = "\(root)/\(file.path)"
      folders += missingFolders(above: path)
      if let folder = parent(of: path) { try FileSystem.makeFolder(folder) }
      try FileSystem.place(path) { (beside) throws(WriteError) in
        try FileSystem.write(Array(file.text.utf8), to: beside)
      }
      written.append(path)
    }
  } catch {
    for path in written.reversed() { try? FileSystem.remove(path) }
    for folder in folders.reversed() { _ = FileSystem.removeEmptyFolder(folder) }
    throw .unwritable(WriteError(path: shown(error.path, in: root), code: error.code))
  }
}

/// A path as an author knows it: relative to the root, under the name that the file was to have.
private func shown(_ path: String, in root: String) -> String {
  let name = path.hasSuffix(FileSystem.unfinished) ? path.dropLast(FileSystem.unfinished.count) : path[...]
  return String(name.hasPrefix(root + "/") ? name.dropFirst(root.count + 1) : name)
}

/// Refuses a folder for a new site that holds anything but a repository.
///
/// - Throws: ``ScaffoldError/folderInUse(_:holding:)``, or ``ScaffoldError/exists(_:)`` where a file has the name.
public func checkFolderForSite(_ folder: String) throws(ScaffoldError) {
  guard let target = FileSystem.target(of: folder) else {
    guard FileSystem.kind(of: folder) == nil else { throw .exists([folder]) }
    return
  }
  guard target.kind == .folder else { throw .exists([folder]) }
  let entries: [FileSystem.Entry]
  do throws(FileSystem.ReadError) {
    entries = try FileSystem.entries(of: folder)
  } catch {
    throw .unwritable(WriteError(path: folder, code: error.code))
  }
  let names = entries.map { $0.name ?? "a file whose name is not UTF-8" }.filter { $0 != ".git" }
  guard names.isEmpty else { throw .folderInUse(folder, holding: names) }
}

/// The folders above a file that do not exist yet, from the top down.
private func missingFolders(above path: String) -> [String] {
  var missing: [String] = []
  var next = parent(of: path)
  while let folder = next, FileSystem.kind(of: folder) == nil {
    missing.insert(folder, at: 0)
    next = parent(of: folder)
  }
  return missing
}

private func parent(of path: String) -> String? {
  guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return nil }
  return String(path[..<slash])
}
