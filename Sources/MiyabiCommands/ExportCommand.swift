public import ArgumentParser
import CatalogModel
import ContentReader
import Diagnostics
import Files
import Foundation
public import SiteBuilder

extension ExportFormat: ExpressibleByArgument {}

/// `miyabi export`: the catalog for programs elsewhere.
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes the published catalog as one document for other programs.",
    discussion: """
      json holds all that the site's own data says; moochub is what platforms for open courses exchange (MOOChub 3);
      bioschemas is JSON-LD for portals that harvest, such as TeSS. Any error in the content is reported with all
      others, and nothing is written.

        miyabi export > catalog.json
        miyabi export --format moochub --base-url https://example.org/learn/ --output courses.json
      """)

  @OptionGroup var site: SiteOptions

  @Option(help: "How the catalog is written: json, moochub or bioschemas.")
  var format = ExportFormat.json

  @Option(help: ArgumentHelp("The file that is written; standard output where absent.", valueName: "file"))
  var output: String?

  @Flag(help: "With courses that are not published.")
  var drafts = false

  @Option(help: ArgumentHelp("Leave out courses whose publishedAt is later.", valueName: "date"))
  var asOf: CalendarDate?

  @Option(help: ArgumentHelp("Where the site lives, in place of site.yaml’s baseURL.", valueName: "url"))
  var baseUrl: BaseURL?

  func validate() throws {
    if output?.isEmpty == true { throw ValidationError("A file’s name cannot be empty.") }
  }

  mutating func run() async throws {
    let terminal = site.terminal
    let root = absolutePath(site.root, in: FileManager.default.currentDirectoryPath)
    let target = try output.map {
      try checkedTarget(absolutePath($0, in: FileManager.default.currentDirectoryPath), root: root, terminal)
    }
    let options = try site.readOptions(Visibility(drafts: drafts ? .shown : .hidden, asOf: asOf), baseURL: baseUrl)
    let content = await readContent(options, CacheFolder.found(for: root), terminal)
    terminal.report(content.diagnostics.filter { $0.severity != .note })
    let errors = content.diagnostics.count { $0.severity == .error }
    guard errors == 0 else {
      throw terminal.report(.refused("\(count(errors, "error")) in the content; nothing was written."))
    }
    if content.baseURL == .standard {
      terminal.warn(
        "every address begins with \(content.baseURL.text), which is this machine alone",
        help: "write `baseURL` in site.yaml, or use `--base-url`")
    }
    let bytes = exportCatalog(content, as: format)
    guard let target else { return try terminal.print(bytes) }
    do throws(WriteError) {
      try FileSystem.place(target) { (beside) throws(WriteError) in try FileSystem.write(bytes, to: beside) }
    } catch {
      throw terminal.report(
        .machine(
          "\(error.path) cannot be written: \(error.explanation).",
          help: error.isFullDisk ? "make room on the disk" : "see to its folder, or name another file with `--output`"))
    }
    let courses = content.catalog.courses.count { content.visibility.lists($0) }
    terminal.note("\(count(courses, "course")) in \(output ?? target)")
  }

  /// A file that may be replaced, symbolic links followed.
  private func checkedTarget(_ path: String, root: String, _ terminal: Terminal) throws -> String {
    let target = FileSystem.realPath(of: path) ?? path
    let content = absolutePath(site.contentFolder, in: root)
    if target.hasPrefix((FileSystem.realPath(of: content) ?? content) + "/") || path.hasPrefix(content + "/") {
      throw terminal.report(
        .refused("The output lies in the content folder, where it would be read.", help: "name another with `--output`")
      )
    }
    guard let kind = FileSystem.target(of: target)?.kind, kind != .file else { return target }
    throw terminal.report(
      .refused(
        kind == .folder ? "\(path) is a folder." : "\(path) is no file.",
        help: "name a file with `--output`, or leave it out for standard output"))
  }
}
