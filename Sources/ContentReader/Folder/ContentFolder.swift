import Files
import Diagnostics
import Markup

/// What lies in a site's content folder: one sorted walk, before anything is read.
struct ContentFolder: Sendable {
  /// The site's root, as given.
  var root: String
  /// The content folder relative to the root: `content`.
  var name: String
  /// All files, relative to the site's root, by bytes. Names that begin with a dot are left out.
  var files: [String] = []
  /// The files of certificates, which no other file refers to: they are kept apart, so that issuing some changes nothing else.
  var certificates: [String] = []
  /// All folders below the content folder, relative to the site's root.
  var folders: Set<String> = []
  /// What the walk could not follow.
  var diagnostics: [Diagnostic] = []

  /// How deep folders may lie in each other.
  static let deepest = 24

  /// Walks the content folder; `nil` where there is none.
  static func walk(root: String, name: String) -> ContentFolder? {
    var folder = ContentFolder(root: root, name: name)
    guard let target = FileSystem.target(of: root + "/" + name), target.kind == .folder else { return nil }
    let boundary = [FileSystem.realPath(of: root), FileSystem.realPath(of: root + "/" + name)].compactMap(\.self)
    folder.visit(name, above: [target.identity], boundary: boundary, throughLink: false)
    folder.files.sort(by: byBytes)
    let start = "\(name)/certificates/"
    folder.certificates = folder.files.filter { $0.hasPrefix(start) }
    if !folder.certificates.isEmpty { folder.files.removeAll { $0.hasPrefix(start) } }
    return folder
  }

  /// Where a file relative to the site's root lies for the operating system.
  func path(of file: String) -> String { root + "/" + file }

  private mutating func visit(
    _ path: String, above: [FileSystem.Identity], boundary: [String], throughLink: Bool
  ) {
    let entries: [FileSystem.Entry]
    do {
      entries = try FileSystem.entries(of: root + "/" + path)
    } catch {
      diagnostics.append(.unreadable(path, error))
      return
    }
    if path != name { folders.insert(path) }
    for entry in entries {
      guard let name = entry.name else {
        diagnostics.append(
          Diagnostic(
            .strayFile, at: SourceLocation(file: path), "a name in this folder is not UTF-8",
            help: "give the file a name of letters, digits and hyphens"))
        continue
      }
      if name.hasPrefix(".") { continue }
      let file = path + "/" + name
      switch entry.kind {
      case .file: files.append(file)
      case .folder: enter(file, above: above, boundary: boundary, throughLink: throughLink)
      case .symbolicLink: follow(file, above: above, boundary: boundary, throughLink: throughLink)
      case .other:
        diagnostics.append(
          Diagnostic(.strayFile, at: SourceLocation(file: file), "`\(name)` is neither a file nor a folder"))
      }
    }
  }

  private mutating func enter(
    _ file: String, above: [FileSystem.Identity], boundary: [String], throughLink: Bool
  ) {
    guard above.count <= ContentFolder.deepest else {
      diagnostics.append(
        Diagnostic(
          .strayFile, at: SourceLocation(file: file), "this folder lies more than \(ContentFolder.deepest) folders deep"
        ))
      return
    }
    guard let target = FileSystem.target(of: root + "/" + file) else {
      diagnostics.append(.unreadable(file, .refused(2)))
      return
    }
    visit(file, above: above + [target.identity], boundary: boundary, throughLink: throughLink)
  }

  private mutating func follow(
    _ file: String, above: [FileSystem.Identity], boundary: [String], throughLink: Bool
  ) {
    func refuse(_ message: String, help: String? = nil) {
      diagnostics.append(Diagnostic(.symbolicLink, at: SourceLocation(file: file), message, help: help))
    }
    guard let real = FileSystem.realPath(of: root + "/" + file),
      let target = FileSystem.target(of: root + "/" + file)
    else {
      return refuse("this symbolic link leads nowhere, or round in a circle", help: "remove it, or point it at a file")
    }
    guard boundary.contains(where: { real == $0 || real.hasPrefix($0 == "/" ? "/" : $0 + "/") }) else {
      return refuse(
        "this symbolic link leads out of the site's folder", help: "copy what it points at into the content folder")
    }
    switch target.kind {
    case .file: files.append(file)
    case .folder where above.contains(target.identity):
      refuse("this symbolic link leads round in a circle", help: "remove it")
    case .folder where throughLink:
      refuse("a symbolic link inside a linked folder is not followed", help: "copy what it points at")
    case .folder:
      guard above.count <= ContentFolder.deepest else { return }
      visit(file, above: above + [target.identity], boundary: boundary, throughLink: true)
    default: refuse("this symbolic link leads to neither a file nor a folder", help: "remove it")
    }
  }
}

extension Diagnostic {
  /// A file or folder that the operating system did not give.
  static func unreadable(_ file: String, _ error: FileSystem.ReadError) -> Diagnostic {
    switch error {
    case .tooLarge(let count):
      Diagnostic(
        .fileTooLarge, at: SourceLocation(file: file), "the file has \(count) bytes, more than a page can have",
        help: "split the text into several lessons, or move data into `files/`")
    case .refused(let code):
      Diagnostic(
        .unreadableFile, at: SourceLocation(file: file), "the file cannot be read: \(FileSystem.explanation(of: code))",
        help: FileSystem.isForbidden(code)
          ? "let yourself read it: `chmod u+r \(file)`" : "put it back, or remove it and what names it")
    }
  }
}
