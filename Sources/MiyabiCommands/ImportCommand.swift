public import ArgumentParser
import Files
import Foundation
public import Importing

extension ImportSource: ExpressibleByArgument {}

/// `miyabi import`: content from what others use.
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Turns a book of mdBook, a site of Hugo or a lesson of The Carpentries into content.",
    discussion: """
      The folder is only read. Nothing is overwritten: if a file of the import is there already, nothing is written.
      What had no equivalent is told with its file and line.

        miyabi import mdbook ../rust-book
        miyabi import hugo ../old-site --category Guides
        miyabi import sandpaper ../git-lesson --course git
      """)

  @OptionGroup var site: SiteOptions

  @Argument(help: "Where the content comes from: mdbook, hugo or sandpaper.")
  var source: ImportSource

  @Argument(help: "The folder that is read.")
  var dir: String

  @Option(help: ArgumentHelp("The category that imported courses stand in.", valueName: "title"))
  var category: String?

  @Option(help: ArgumentHelp("The slug of the course that a book or a lesson becomes.", valueName: "slug"))
  var course: String?

  func validate() throws {
    if site.contentFolder != "content" {
      throw ValidationError("An import goes into `content/`; name the site’s root with --root.")
    }
  }

  mutating func run() async throws {
    let terminal = site.terminal
    let result: Importation
    do throws(ImportError) {
      result = try importContent(
        source, from: absolutePath(dir, in: FileManager.default.currentDirectoryPath),
        options: ImportOptions(category: category, course: course))
    } catch {
      throw terminal.report(.refused("\(error.message).", help: error.help))
    }
    let files = try newFiles(of: result, terminal)
    let progress = ProgressLine(terminal)
    do throws(WriteError) {
      for (number, file) in files.enumerated() {
        progress.show("writing", number, of: files.count)
        try write(file)
      }
    } catch {
      progress.clear()
      throw terminal.report(
        .machine(
          "\(error.path) cannot be written: \(error.explanation).",
          help: "see to its permissions, and to the room on the disk; what was imported until then is whole"))
    }
    progress.clear()
    for note in result.notes {
      terminal.note("\(note.file)\(note.line.map { ":\($0)" } ?? ""): \(note.kind.rawValue): \(note.message)")
    }
    terminal.note(summary(result))
    terminal.note("next: miyabi check")
  }

  /// The files that are to be written; none, where one is in the way.
  private func newFiles(of result: Importation, _ terminal: Terminal) throws -> [ImportedFile] {
    let there = result.files.filter { FileSystem.kind(of: "\(site.root)/\($0.path)") != nil }
    let inTheWay = there.filter { $0.precedence == .mustBeNew }.map(\.path)
    guard inTheWay.isEmpty else {
      let names = inTheWay.prefix(5).joined(separator: ", ") + (inTheWay.count > 5 ? ", …" : "")
      throw terminal.report(
        .refused(
          "\(count(inTheWay.count, "file")) would be overwritten, and nothing was written: \(names)",
          help: "move them away, or name the course differently with `--course`"))
    }
    let staying = Set(there.map(\.path))
    return result.files.filter { !staying.contains($0.path) }
  }

  private func write(_ file: ImportedFile) throws(WriteError) {
    let target = "\(site.root)/\(file.path)"
    if let slash = target.lastIndex(of: "/") { try FileSystem.makeFolder(String(target[..<slash])) }
    try FileSystem.place(target) { (beside) throws(WriteError) in
      switch file.content {
      case .text(let text): try FileSystem.write(Array(text.utf8), to: beside)
      case .copy(let source): try FileSystem.copy(source, to: beside)
      }
    }
  }

  private func summary(_ result: Importation) -> String {
    let parts = [
      (result.courses, "course"), (result.lessons, "lesson"), (result.pages, "page"), (result.copies, "copied file"),
    ].filter { $0.0 > 0 }.map { count($0.0, $0.1) }
    return "imported \(parts.joined(separator: ", ")); \(count(result.notes.count, "note"))"
  }
}
