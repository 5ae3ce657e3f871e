import Files

/// The files and folders below a folder whose names do not begin with a dot.
struct FolderContents: Sendable {
  /// Relative to the site's root.
  var files: Set<String> = []
  /// Relative to the site's root, the folder itself among them.
  var folders: [String] = []

  /// How deep folders may lie in each other; a circle of symbolic links ends here.
  private static let deepest = 24

  /// Walks a folder; one that is not there is empty.
  static func walk(root: String, folder: String) -> FolderContents {
    var contents = FolderContents()
    if FileSystem.target(of: "\(root)/\(folder)")?.kind == .folder { contents.visit(root, folder, depth: 0) }
    return contents
  }

  private mutating func visit(_ root: String, _ folder: String, depth: Int) {
    guard depth <= FolderContents.deepest else { return }
    folders.append(folder)
    // A folder that goes away meanwhile is told of in turn.
    for entry in (try? FileSystem.entries(of: "\(root)/\(folder)")) ?? [] {
      guard let name = entry.name, !name.hasPrefix(".") else { continue }
      let path = "\(folder)/\(name)"
      let kind = entry.kind == .symbolicLink ? FileSystem.target(of: "\(root)/\(path)")?.kind : entry.kind
      if kind == .folder { visit(root, path, depth: depth + 1) } else { files.insert(path) }
    }
  }

  /// The stamps of the files.
  func stamps(root: String) -> [String: SourceStamp] {
    Dictionary(
      files.compactMap { file in FileSystem.sourceStamp(of: "\(root)/\(file)").map { (file, $0) } },
      uniquingKeysWith: { first, _ in first })
  }
}
