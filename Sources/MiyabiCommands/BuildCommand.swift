import ArgumentParser
import CatalogModel
import ContentReader
import Diagnostics
import Files
import Foundation
import Markup
import Records
import SiteBuilder
import Templates

/// `miyabi build`: check, index, render.
struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Checks the content, brings the index up to date and writes the site.",
    discussion: """
      Any error is reported with all others, and nothing is written. Files in the output folder that Miyabi did not
      write stay. The same content gives the same bytes, on any day and any machine.

        miyabi build
        miyabi build --base-url https://example.org/learn/ --output /srv/learn
        miyabi build --drafts            with courses that are not published, marked

      MIYABI_DATABASE names the index’s database in place of .miyabi/miyabi.db; MIYABI_JOBS limits the cores in use.
      """)

  @OptionGroup var site: SiteOptions

  @Option(help: ArgumentHelp("The folder that is written into; public/ in the root.", valueName: "dir"))
  var output: String?

  @Option(help: ArgumentHelp("Leave out courses whose publishedAt is later.", valueName: "date"))
  var asOf: CalendarDate?

  @Option(help: ArgumentHelp("Where the site will live, in place of site.yaml’s baseURL.", valueName: "url"))
  var baseUrl: BaseURL?

  @Option(help: ArgumentHelp("The index’s database, in place of .miyabi/miyabi.db.", valueName: "file"))
  var database: String?

  @Flag(help: "Show courses that are not published, marked as what they are.")
  var drafts = false

  @Flag(help: "Read and render everything, whatever an earlier run left.")
  var clean = false

  @Flag(help: "Warnings count as errors.")
  var strict = false

  @Flag(help: "Leave the index alone.")
  var noIndex = false

  @Flag(help: "Print what was done as JSON on standard output.")
  var json = false

  mutating func run() async throws {
    let clock = ContinuousClock()
    let start = clock.now
    let terminal = site.terminal
    let root = absolutePath(site.root, in: FileManager.default.currentDirectoryPath)
    let target = output.map { absolutePath($0, in: FileManager.default.currentDirectoryPath) } ?? "\(root)/public"
    try checkOutput(target, root: root, terminal)
    let reading = try site.readOptions(
      Visibility(drafts: drafts ? .shown : .hidden, asOf: asOf), baseURL: baseUrl)
    let cache = CacheFolder.made(in: root)
    let mode: BuildOptions.Mode = clean ? .clean : .incremental
    let content = await readContent(reading, cache, terminal, mode: mode)
    terminal.report(content.diagnostics.filter { $0.severity != .note })
    try stopForProblems(content.diagnostics, terminal)
    async let index: IndexOutcome = updateIndex(content.catalog, root: root)
    var options = BuildOptions(root: site.root, output: target)
    options.workers = reading.workers
    options.program = programStamp()
    let progress = ProgressLine(terminal)
    options.progress = { progress.show("writing", $0, of: $1) }
    options.mode = mode
    options.cacheFile = cache.file("pages", of: target)
    let summary: BuildSummary
    do {
      summary = try await buildSite(content, theme: Miyabi.theme, options: options)
    } catch {
      progress.clear()
      _ = await index
      throw terminal.report(failure(error))
    }
    progress.clear()
    try await report(index, terminal)
    let elapsed = clock.now - start
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    terminal.note(
      "\(summary.written) written, \(summary.unchanged) unchanged, \(summary.removed) removed in \(fixed(seconds)) s")
    if json { try terminal.print(result(summary, seconds)) }
  }

  private func fixed(_ seconds: Double) -> String { String(format: "%.2f", seconds) }

  private func result(_ summary: BuildSummary, _ seconds: Double) -> String {
    let members: [(String, JSONValue?)] = [
      ("written", .integer(summary.written)), ("unchanged", .integer(summary.unchanged)),
      ("removed", .integer(summary.removed)), ("seconds", .number(fixed(seconds))),
    ]
    return String(decoding: JSONText(.object(members)).bytes, as: UTF8.self) + "\n"
  }

  private func stopForProblems(_ diagnostics: [Diagnostic], _ terminal: Terminal) throws {
    let errors = diagnostics.count { $0.severity == .error }
    let warnings = diagnostics.count { $0.severity == .warning }
    if errors > 0 {
      throw terminal.report(.refused("\(count(errors, "error")) in the content; nothing was written."))
    }
    if strict, warnings > 0 {
      throw terminal.report(
        .refused("\(count(warnings, "warning")) in the content, and --strict is on; nothing was written."))
    }
  }

  /// Pages among the sources would be read as sources, and the other way round.
  private func checkOutput(_ target: String, root: String, _ terminal: Terminal) throws {
    let content = absolutePath(site.contentFolder, in: root)
    let (output, source) = (resolved(target), resolved(content))
    func lies(_ a: String, in b: String) -> Bool { a == b || a.hasPrefix(b == "/" ? b : b + "/") }
    if lies(output, in: source) {
      throw terminal.report(
        .refused("The output folder lies in the content folder.", help: "name another with `--output`"))
    }
    if lies(source, in: output) {
      throw terminal.report(
        .refused("The output folder holds the content folder.", help: "name another with `--output`"))
    }
  }

  // MARK: The index

  private enum IndexOutcome: Sendable {
    case done, skipped
    /// The root cannot be written, as in a read-only checkout: the site needs no index.
    case readOnly(RecordsError)
    case failed(RecordsError)
  }

  private func updateIndex(_ catalog: Catalog, root: String) async -> IndexOutcome {
    guard !noIndex else { return .skipped }
    let isNamed = database != nil || environment("MIYABI_DATABASE") != nil
    let path = databasePath(database, root: root)
    do throws(RecordsError) {
      _ = try RecordStore(path: path).index(catalog)
      return .done
    } catch {
      if case .unwritable = error, !isNamed, !FileManager.default.isWritableFile(atPath: root) {
        return .readOnly(error)
      }
      return .failed(error)
    }
  }

  private func report(_ outcome: IndexOutcome, _ terminal: Terminal) throws {
    switch outcome {
    case .done, .skipped: break
    case .readOnly(let error): terminal.warn("the index was not updated: \(error.message)", help: error.help)
    case .failed(let error):
      throw terminal.report(.machine("The site was written, and the index was not: \(error.message)", help: error.help))
    }
  }

  // MARK: Paths

  private func failure(_ error: OutputError) -> Terminal.Failure {
    switch error {
    case .unsuitable(let folder, let reason):
      return .refused("\(folder) cannot be the output folder: \(reason).", help: "name another with `--output`")
    case .foreignFiles(let files):
      let names = files.prefix(5).joined(separator: ", ") + (files.count > 5 ? ", …" : "")
      return .refused(
        "\(count(files.count, "file")) in the output folder would be overwritten and were not written by Miyabi: \(names)",
        help: "move them away, or name another folder with `--output`")
    case .write(let error):
      return .machine(
        "\(error.path) cannot be written: \(error.explanation).",
        help: error.isFullDisk
          ? "make room on the disk and build again; every page that is there is whole"
          : "see to its permissions, or name another folder with `--output`")
    }
  }
}

/// A path without `.` and `..`, beginning at the root of the file system.
func absolutePath(_ path: String, in folder: String) -> String {
  URL(fileURLWithPath: path, relativeTo: URL(fileURLWithPath: folder + "/")).standardizedFileURL.path
}

/// The path with the symbolic links of its existing part resolved.
private func resolved(_ path: String) -> String {
  var existing = path
  var rest: [Substring] = []
  while FileSystem.realPath(of: existing) == nil, let slash = existing.lastIndex(of: "/"), slash > existing.startIndex {
    rest.insert(existing[existing.index(after: slash)...], at: 0)
    existing = String(existing[..<slash])
  }
  let real = FileSystem.realPath(of: existing) ?? existing
  return ([real == "/" ? "" : real] + rest.map(String.init)).joined(separator: "/")
}
