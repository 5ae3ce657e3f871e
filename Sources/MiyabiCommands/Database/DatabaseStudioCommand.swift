import ArgumentParser
import Foundation
import LocalServer
import Records
import Studio

/// `miyabi db studio`: the records in a browser.
struct DatabaseStudioCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "studio",
    abstract: "Shows the records in a browser on this machine: tables, stories, and what you may do.",
    discussion: """
      The terminal shows a link that signs you in, once. You see and do what your role permits, and everything that you do is
      in the audit. Nobody but this machine reaches the page. Ctrl-C ends it.

        miyabi db studio --as ann
        miyabi db studio --as ann --port 3000
      """)

  @OptionGroup var records: RecordOptions

  @Option(help: "The port to listen on.")
  var port: UInt16 = 8090

  mutating func run() async throws {
    let terminal = records.terminal
    let store = try records.store()
    let key = try records.key()
    var options = StudioOptions(store, user: try records.actor(in: store).id, key: key)
    options.port = port
    if key == nil, try records.reporting({ () throws(RecordsError) in try store.status() }).hasKey {
      terminal.warn("there is no key of personal data: names and addresses stay sealed.", help: nil)
    }
    let records = records
    try records.sweepErased(store)
    do {
      try await runStudio(options) { event in
        switch event {
        // Also with --quiet: without it nobody gets in.
        case .link(let url): try? terminal.print("\(url)\n")
        // What failed has been told; the next command tries again.
        case .erased: _ = try? records.sweepErased(store)
        case .signedIn: terminal.note("signed in; Ctrl-C ends the studio")
        }
      }
    } catch {
      throw terminal.report(servingFailure(error, verb: "db studio", noun: "studio"))
    }
  }
}
