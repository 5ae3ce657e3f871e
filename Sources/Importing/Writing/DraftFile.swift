/// A Markdown file of the site to be, whose links still lead where they led.
struct DraftFile: Sendable {
  /// What kind of file it is.
  enum Kind: Sendable { case course, lesson, page }

  var kind: Kind
  /// Relative to the site's root.
  var path: String
  var keys = FrontMatterKeys()
  var text: TracedText
  /// The file that it was, relative to the imported folder; links in it are relative to that.
  var source: String
  /// Names that links may use besides the anchors of headings, each with the anchor that it became; empty for the top.
  var names: [String: String] = [:]

  /// The folder whose `files/` holds what belongs to it.
  var filesFolder: String {
    switch kind {
    case .course: SourcePath.folder(of: path) + "/files"
    case .lesson: SourcePath.folder(of: SourcePath.folder(of: path)) + "/files"
    case .page: SourcePath.folder(of: path) + "/files"
    }
  }
}

/// Where a destination that an author wrote leads.
enum SourceDestination: Sendable, Equatable {
  /// To where it says: another site, mail.
  case asWritten
  /// To an address elsewhere.
  case address(String)
  /// To a place in the same text.
  case here(fragment: String)
  /// To a file of the imported folder: a text or anything else.
  case file(String, fragment: String?)
  /// Nowhere, or to what cannot be imported.
  case nowhere
}

/// Places for the images and other files that texts name.
struct AssetShelf: Sendable {
  private var places: [String: String] = [:]
  private var taken: Set<String> = []
  private(set) var files: [ImportedFile] = []

  /// The path in the site of a file of the imported folder, within `shelf`.
  mutating func place(_ file: String, at absolutePath: String, in shelf: String) -> String {
    let key = shelf + "\0" + absolutePath
    if let place = places[key] { return place }
    // Names that begin with a dot are not read, and those that differ in case alone are one file on some systems.
    let name = String(SourcePath.name(of: file).drop { $0 == "." })
    let ending = SourcePath.fileExtension(of: name).isEmpty ? "" : name[(name.lastIndex(of: ".") ?? name.endIndex)...]
    let stem = name.dropLast(ending.count)
    var path = "\(shelf)/\(name.isEmpty ? "file" : name)"
    var number = 1
    while !taken.insert(path.lowercased()).inserted {
      number += 1
      path = "\(shelf)/\(stem)-\(number)\(ending)"
    }
    places[key] = path
    files.append(ImportedFile(path: path, content: .copy(of: absolutePath), precedence: .mustBeNew))
    return path
  }
}
