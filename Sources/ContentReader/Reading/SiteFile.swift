import CatalogModel
import Diagnostics
import Files

/// What `site.yaml` came to.
struct SiteFile: Sendable {
  var site = Site(title: "Course catalog")
  var diagnostics: [Diagnostic] = []
  /// The files that it names.
  var namedFiles: [NamedFile] = []
  /// The addresses of other sites that it names.
  var outside: [Located<String>] = []
  /// Where its header leads.
  var links: [Located<String>] = []

  /// Reads the file, if there is one.
  static func read(_ layout: ContentLayout, _ folder: ContentFolder, _ files: FileIndex) -> SiteFile {
    var result = SiteFile()
    guard let file = layout.siteFile else { return result }
    let bytes: [UInt8]
    do {
      bytes = try FileSystem.bytes(of: folder.path(of: file), limit: 4_194_304)
    } catch {
      result.diagnostics.append(.unreadable(file, error))
      return result
    }
    let source = SourceText(file: file, bytes: bytes)
    if let offset = firstInvalidUTF8(in: bytes) {
      let place = source.position(at: offset)
      result.diagnostics.append(
        Diagnostic(
          .notUTF8, at: SourceLocation(file: file, range: SourceRange(line: place.line, column: place.column)),
          "the file is not UTF-8", help: "save it as UTF-8 in your editor"))
      return result
    }
    guard let matter = FrontMatter.readWhole(source, into: &result.diagnostics) else { return result }
    var checker = SchemaChecker(source: source, kind: .site, files: files, baseFolder: folder.name)
    let fields = checker.check(matter.entries, opening: matter.opening)
    result.site = Site(fields)
    result.links = fields.navigationAddresses
    result.diagnostics += checker.diagnostics
    result.namedFiles = checker.namedFiles
    result.outside = checker.outside
    return result
  }
}
