public import ArgumentParser
import CatalogModel
import ContentReader
public import Diagnostics

extension DiagnosticFormat: ExpressibleByArgument {}

/// `miyabi check`: every diagnostic, and nothing written.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Reports every problem in the content, with its place and what to do.",
    discussion: """
      The text format is for people; json, github and sarif are for programs. Nothing is written.

        miyabi check
        miyabi check --format github     in a workflow, as annotations
      """)

  @OptionGroup var site: SiteOptions

  @Option(help: "How problems are written: text, json, github or sarif.")
  var format = DiagnosticFormat.text

  @Option(help: ArgumentHelp("Count courses whose publishedAt is later as unpublished.", valueName: "date"))
  var asOf: CalendarDate?

  @Flag(help: "Warnings count as errors.")
  var strict = false

  mutating func run() async throws {
    let terminal = site.terminal
    var options = ReadOptions(root: site.root)
    options.contentFolder = site.contentFolder
    options.visibility = Visibility(asOf: asOf)
    options.workers = try workerCount()
    let progress = ProgressLine(terminal)
    options.progress = { progress.show("reading", $0, of: $1) }
    let reading = await readContent(options)
    progress.clear()
    let errors = reading.diagnostics.count { $0.severity == .error }
    let warnings = reading.diagnostics.count { $0.severity == .warning }
    if format == .text {
      try terminal.printReport(reading.diagnostics)
      terminal.note(summary(errors: errors, warnings: warnings, reading.catalog))
    } else {
      try terminal.print(format.write(reading.diagnostics))
    }
    if errors > 0 || strict && warnings > 0 { throw ExitCode(1) }
  }

  private func summary(errors: Int, warnings: Int, _ catalog: Catalog) -> String {
    let lessons = catalog.courses.reduce(0) { $0 + $1.lessons.count }
    let size = "\(count(catalog.courses.count, "course")), \(count(lessons, "lesson"))"
    guard errors + warnings > 0 else { return "no problems in \(size)" }
    return "\(count(errors, "error")), \(count(warnings, "warning")) in \(size)"
  }
}
