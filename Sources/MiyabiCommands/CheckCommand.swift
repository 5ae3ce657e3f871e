public import ArgumentParser
import CatalogModel
import ContentReader
public import Diagnostics
import Files
import Foundation
import LinkTesting

extension DiagnosticFormat: ExpressibleByArgument {}

/// `miyabi check`: every diagnostic, and nothing written.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Reports every problem in the content, with its place and what to do.",
    discussion: """
      The text format is for people; json, github and sarif are for programs. Nothing is written without --fix.

        miyabi check
        miyabi check --fix               and mend what has one right answer
        miyabi check --format github     in a workflow, as annotations
        miyabi check --external          and ask for the pages of other sites that texts lead to
        miyabi check --explain missing-alt
      """)

  @OptionGroup var site: SiteOptions

  @Option(help: "How problems are written: text, json, github or sarif.")
  var format = DiagnosticFormat.text

  @Option(help: ArgumentHelp("Count courses whose publishedAt is later as unpublished.", valueName: "date"))
  var asOf: CalendarDate?

  @Flag(help: "Warnings count as errors.")
  var strict = false

  @Flag(help: "Apply the fixes that are certain, say what was changed, and report what is left.")
  var fix = false

  @Flag(help: "Ask for the addresses outside the site that texts lead to; good answers are believed for a week.")
  var external = false

  @Option(help: ArgumentHelp("Where good answers are remembered, in place of Miyabi’s own cache.", valueName: "file"))
  var externalCache: String?

  @Option(
    help: ArgumentHelp("Say what a code means, with a wrong and a right example, and check nothing.", valueName: "code")
  )
  var explain: String?

  func validate() throws {
    guard let explain, DiagnosticCode(rawValue: explain) == nil else { return }
    let near = nearestName(to: explain, among: DiagnosticCode.allCases.map(\.rawValue))
    throw ValidationError(
      "There is no code “\(explain)”. \(near.map { "Did you mean `\($0)`?" } ?? "docs/diagnostics.md lists them.")")
  }

  mutating func run() async throws {
    let terminal = site.terminal
    if let code = explain.flatMap(DiagnosticCode.init(rawValue:)) {
      return try terminal.print(DiagnosticsManual.section(of: code))
    }
    let options = try site.readOptions(Visibility(asOf: asOf))
    let root = absolutePath(site.root, in: FileManager.default.currentDirectoryPath)
    let cache = CacheFolder.found(for: root)
    var reading = await readContent(options, cache, terminal)
    if fix { try await mend(&reading, options, cache, terminal) }
    if external { await testOutside(&reading, cache, terminal) }
    let errors = reading.diagnostics.count { $0.severity == .error }
    let warnings = reading.diagnostics.count { $0.severity == .warning }
    if format == .text {
      try terminal.printReport(reading.diagnostics)
      terminal.note(summary(errors: errors, warnings: warnings, reading.catalog))
    } else {
      try terminal.print(format.write(reading.diagnostics))
    }
    // The process ends here: to give back the memory of ten thousand lessons first would take a tenth of the run.
    Foundation.exit(errors > 0 || strict && warnings > 0 ? 1 : 0)
  }

  /// Asks for the addresses outside, and adds what came of it to the diagnostics.
  private func testOutside(_ reading: inout ContentReading, _ cache: CacheFolder, _ terminal: Terminal) async {
    let level = reading.catalog.site.checks[.deadLink]
    guard level != .ignore else { return }
    var links: [OutsideLink] = []
    for (file, named) in reading.outsideLinks {
      let bytes = (try? FileSystem.bytes(of: "\(site.root)/\(file)", limit: 64_000_000)) ?? []
      let source = SourceText(file: file, bytes: bytes)
      links += named.map { link in
        OutsideLink(
          url: link.value, location: SourceLocation(file: file, range: link.range),
          sourceLine: source.text(ofLine: link.range.start.line))
      }
    }
    var options = LinkTestOptions()
    options.cacheFile = externalCache ?? cache.file("links", of: "")
    let progress = ProgressLine(terminal)
    options.progress = { progress.show("asking", $0, of: $1) }
    let report = await testLinks(links, options)
    progress.clear()
    if report.isOffline {
      terminal.warn("this machine is offline: \(count(links.count, "link")) to other sites were not tested", help: nil)
    }
    if let failure = report.cacheFailure {
      terminal.warn(
        "\(failure.path) cannot be written: \(failure.explanation)", help: "good answers are not remembered")
    }
    reading.diagnostics += report.diagnostics.map { found in
      var found = found
      if found.severity == .warning, level == .error { found.severity = .error }
      return found
    }
    reading.diagnostics.sort()
  }

  /// Applies what is certain and reads again, as often as that brings something new to light.
  private func mend(
    _ reading: inout ContentReading, _ options: ReadOptions, _ cache: CacheFolder, _ terminal: Terminal
  ) async throws {
    var total = 0
    for _ in 0..<4 {
      let applied: [AppliedFix]
      do throws(WriteError) {
        applied = try applyCertainFixes(reading.diagnostics, root: options.root)
      } catch {
        throw terminal.report(
          .machine("\(error.path) cannot be mended: \(error.explanation).", help: "see to its permissions"))
      }
      guard !applied.isEmpty else { break }
      for fix in applied {
        let place = fix.location.range.start
        terminal.note(
          "fixed \(fix.location.file):\(place.line):\(place.column): `\(fix.before)` is now `\(fix.after)`")
      }
      total += applied.count
      reading = await readContent(options, cache, terminal)
    }
    terminal.note(total == 0 ? "nothing to fix for certain" : "\(count(total, "fix", plural: "fixes")) applied")
  }

  private func summary(errors: Int, warnings: Int, _ catalog: Catalog) -> String {
    let lessons = catalog.courses.reduce(0) { $0 + $1.lessons.count }
    let size = "\(count(catalog.courses.count, "course")), \(count(lessons, "lesson"))"
    guard errors + warnings > 0 else { return "no problems in \(size)" }
    return "\(count(errors, "error")), \(count(warnings, "warning")) in \(size)"
  }
}
