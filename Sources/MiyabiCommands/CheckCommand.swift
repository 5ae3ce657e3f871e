public import ArgumentParser
import CatalogModel
import ContentReader
public import Diagnostics
import Files

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

  mutating func run() async throws {
    let terminal = site.terminal
    let options = try site.readOptions(Visibility(asOf: asOf))
    var reading = await readContent(options, terminal)
    if fix { try await mend(&reading, options, terminal) }
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

  /// Applies what is certain and reads again, as often as that brings something new to light.
  private func mend(_ reading: inout ContentReading, _ options: ReadOptions, _ terminal: Terminal) async throws {
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
      reading = await readContent(options, terminal)
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
