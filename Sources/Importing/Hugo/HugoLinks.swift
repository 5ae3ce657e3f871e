/// Where links of a Hugo site lead.
struct HugoLinks: Sendable {
  /// What stands in place of `{{< ref "…" >}}` until links are led to their places.
  static let reference = "/@ref/"

  private let folder: SourceFolder
  private let root: String
  private let config: HugoConfig
  /// The files of pages by their paths in the site, in lower case.
  private var pages: [String: String] = [:]
  /// The paths of pages in the site, by file.
  private var paths: [String: String] = [:]
  /// The files of pages by their last names, where one page alone has it.
  private var names: [String: String?] = [:]

  init(_ folder: SourceFolder, root: String, _ config: HugoConfig) {
    self.folder = folder
    self.root = root
    self.config = config
  }

  /// Notes where a page is.
  mutating func add(file: String, path: String, otherPaths: [String]) {
    paths[file] = path
    for path in [path] + otherPaths where pages[path.lowercased()] == nil { pages[path.lowercased()] = file }
    let name = SourcePath.name(of: path).lowercased()
    names[name] = names[name] == nil ? .some(file) : .some(nil)
  }

  /// Where a destination leads that is written in a file.
  func destination(_ text: String, from file: String) -> SourceDestination {
    var text = text
    if text.hasPrefix(HugoLinks.reference) {
      return reference(WrittenDestination(String(text.dropFirst(HugoLinks.reference.count))), from: file)
    }
    if let base = config.baseURL, text.hasPrefix(base) { text = "/" + text.dropFirst(base.count) }
    let written = WrittenDestination(text)
    if written.isElsewhere { return .asWritten }
    if written.path.isEmpty { return .here(fragment: written.fragment ?? "") }
    if !config.basePath.isEmpty, written.path.hasPrefix(config.basePath + "/"), page(written.path, from: file) == nil {
      return destination(String(text.dropFirst(config.basePath.utf8.count)), from: file)
    }
    if written.path == "/" { return .address("/") }
    if let page = page(written.path, from: file) { return .file(page, fragment: written.fragment) }
    if let found = self.file(written.path, from: file) { return .file(found, fragment: written.fragment) }
    return .nowhere
  }

  private func reference(_ written: WrittenDestination, from file: String) -> SourceDestination {
    if written.path.isEmpty { return .here(fragment: written.fragment ?? "") }
    if let page = page(written.path, from: file) { return .file(page, fragment: written.fragment) }
    let name = SourcePath.name(of: logical(written.path)).lowercased()
    if !written.path.contains("/"), let page = names[name] ?? nil { return .file(page, fragment: written.fragment) }
    // The site's root is tried too, as Hugo did before it told the two kinds of path apart.
    if let page = page("/" + written.path, from: file) { return .file(page, fragment: written.fragment) }
    return .nowhere
  }

  /// A path without what names a file of a page.
  private func logical(_ path: String) -> String {
    var path = path[...]
    while path.hasSuffix("/") { path = path.dropLast() }
    for ending in [".md", ".markdown", ".html"] where path.hasSuffix(ending) { path = path.dropLast(ending.count) }
    if let dot = path.lastIndex(of: "."), path[path.index(after: dot)...].lowercased() == config.defaultLanguage {
      path = path[..<dot]
    }
    for name in ["_index", "index"] where path == name || path.hasSuffix("/" + name) {
      path = path.dropLast(name.count)
    }
    while path.hasSuffix("/") { path = path.dropLast() }
    return String(path)
  }

  private func page(_ path: String, from file: String) -> String? {
    let target = logical(path)
    if path.hasPrefix("/") {
      let trimmed = target.drop { $0 == "/" }.lowercased()
      if let page = pages[trimmed] { return page }
      let prefix = config.defaultLanguage + "/"
      return trimmed.hasPrefix(prefix) ? pages[String(trimmed.dropFirst(prefix.count))] : nil
    }
    let isTrailing = path.hasSuffix("/") && !path.hasSuffix(".md/")
    // As a file beside this one, and as an address seen from this page's.
    let here = file.hasPrefix(root + "/") ? String(file.dropFirst(root.count + 1)) : file
    let bases = [SourcePath.folder(of: here), paths[file] ?? ""]
    for base in isTrailing ? bases.reversed() : bases {
      if let joined = SourcePath.join(base, target.isEmpty ? "." : target), let page = pages[joined.lowercased()] {
        return page
      }
    }
    return nil
  }

  private func file(_ path: String, from file: String) -> String? {
    let trimmed = String(path.drop { $0 == "/" })
    var candidates = config.staticFolders.map { $0 + "/" + trimmed }
    candidates.append(root.isEmpty ? trimmed : root + "/" + trimmed)
    if !path.hasPrefix("/") {
      let beside = [SourcePath.folder(of: file), paths[file].map { root.isEmpty ? $0 : root + "/" + $0 } ?? ""]
        .compactMap { SourcePath.join($0, path) }
      candidates = beside + candidates
    }
    return candidates.first(where: folder.contains)
  }
}
