import ArgumentParser
import CatalogModel
import ContentReader
import Diagnostics
import Foundation
import LocalServer
import PreviewServer

/// `miyabi serve`: a preview that follows the keyboard.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Shows the site on this machine, and keeps open pages up to date while you write.",
    discussion: """
      Nothing is written. While the content has errors, they are shown over the last page that had none. Ctrl-C ends it.

        miyabi serve
        miyabi serve --drafts            with courses that are not published, marked
        miyabi serve --port 3000
        miyabi serve --host 0.0.0.0      for other machines of your network too
      """)

  @OptionGroup var site: SiteOptions

  @Option(help: "The port to listen on.")
  var port: UInt16 = 8080

  @Option(
    help: ArgumentHelp(
      "The address to listen on; others than your own machine only reach another one.", valueName: "address"))
  var host = "127.0.0.1"

  @Flag(help: "Show courses that are not published, marked as what they are.")
  var drafts = false

  @Option(help: ArgumentHelp("Leave out courses whose publishedAt is later.", valueName: "date"))
  var asOf: CalendarDate?

  mutating func run() async throws {
    let terminal = site.terminal
    var reading = try site.readOptions(Visibility(drafts: drafts ? .shown : .hidden, asOf: asOf))
    reading.root = absolutePath(site.root, in: FileManager.default.currentDirectoryPath)
    guard FileManager.default.fileExists(atPath: reading.root) else {
      throw terminal.report(.refused("There is no folder \(site.root).", help: "name the site’s root with `--root`"))
    }
    var options = PreviewOptions(reading, theme: Miyabi.theme)
    options.host = host
    options.port = port
    do {
      try await show(options, terminal)
    } catch ServingError.portTaken(let port, let next?) where terminal.asks {
      terminal.warn("port \(port) is taken, perhaps by another preview.", help: nil)
      guard terminal.confirm("Use port \(next) instead?") else { throw ExitCode(1) }
      options.port = next
      do { try await show(options, terminal) } catch {
        throw terminal.report(servingFailure(error, verb: "serve", noun: "preview"))
      }
    } catch {
      throw terminal.report(servingFailure(error, verb: "serve", noun: "preview"))
    }
  }

  private func show(_ options: PreviewOptions, _ terminal: Terminal) async throws(ServingError) {
    try await runPreview(options) { event in
      switch event {
      case .listening(let url): terminal.note("showing the site at \(url) (Ctrl-C ends it)")
      case .read(let diagnostics, let duration, let isFirst):
        let errors = diagnostics.filter { $0.severity == .error }
        terminal.report(errors)
        let time = "\(duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000) ms"
        let problems = summary(diagnostics)
        terminal.note("\(isFirst ? "read" : "read again") in \(time)\(problems.isEmpty ? "" : ": \(problems)")")
      }
    }
  }

  private func summary(_ diagnostics: [Diagnostic]) -> String {
    let errors = diagnostics.count { $0.severity == .error }
    let warnings = diagnostics.count { $0.severity == .warning }
    return [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }.map { count($0.0, $0.1) }
      .joined(separator: ", ")
  }
}

/// Why a server of this machine cannot run, as its verb ends with it.
func servingFailure(_ error: ServingError, verb: String, noun: String) -> Terminal.Failure {
  switch error {
  case .portTaken(let port, let next):
    .refused(
      "Port \(port) is taken, perhaps by another \(noun).",
      help: next.map { "port \($0) is free: `miyabi \(verb) --port \($0)`" } ?? "name a free one with `--port`")
  case .unsuitableHost(let host):
    .refused("“\(host)” is no IP address.", help: "write `--host 127.0.0.1`, or `0.0.0.0` for your network")
  case .refused(let reason): .machine("The \(noun) cannot listen: \(reason)", help: "name another `--port`")
  }
}
