import ArgumentParser
import Certificates
import Foundation
import Issuing
import Markup

/// `miyabi certificate keygen`: a key to sign with.
struct CertificateKeygenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keygen",
    abstract: "Makes a key that signs certificates from now on.",
    discussion: """
      The secret half goes to .miyabi/keys/, readable by you alone: keep a copy of it in a safe place. The public half goes to
      content/certificates/. A key from before is retired: what it signed until now still counts.

        miyabi certificate keygen
        miyabi certificate keygen --name key-2027 --passphrase
      """)

  @OptionGroup var options: IssuingOptions
  @Option(help: "The key’s name; key- and the year where it is left out.") var name: String?
  @Flag(help: "Seal the file with a passphrase (MIYABI_SIGNING_PASSPHRASE, or asked for on a terminal).")
  var passphrase = false

  func run() async throws {
    let terminal = options.terminal
    let turn = try options.takeTurn()
    let desk = try options.desk(turn, try await options.readSite())
    let name = name ?? "key-\(Moment(Date()).day.prefix(4))"
    let secret = passphrase ? try newPassphrase(terminal) : nil
    let made = try options.telling { try desk.makeKey(name: name, passphrase: secret) }
    if options.records.json {
      let members: [(String, JSONValue?)] = [
        ("id", .string(made.id)), ("file", .string(options.records.shown(made.path))),
        ("retired", .optional(made.retired)),
      ]
      return try terminal.print(json(members))
    }
    try terminal.print("\(made.id)\n")
    terminal.note(
      "made \(options.records.shown(made.path)) and log.json beside it: keep copies of both, and show them nobody")
    if let retired = made.retired { terminal.note("\(retired) is retired: what it signed until now counts") }
    terminal.note("commit content/certificates/: the site publishes the public halves with its next build")
  }

  private func newPassphrase(_ terminal: Terminal) throws -> String {
    if let given = environment("MIYABI_SIGNING_PASSPHRASE") { return given }
    guard let typed = terminal.askSecret("A passphrase for the key: "), !typed.isEmpty else {
      throw terminal.report(
        .refused("There is no passphrase.", help: "set MIYABI_SIGNING_PASSPHRASE, or type it on a terminal"))
    }
    guard terminal.askSecret("Once more: ") == typed else {
      throw terminal.report(.refused("The two passphrases differ; nothing was made."))
    }
    return typed
  }
}

/// `miyabi certificate distrust`: a key that others may have.
struct CertificateDistrustCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "distrust",
    abstract: "Marks a key as one that others may have, and signs again what it signed.",
    discussion: """
      Nothing that the key signed counts any longer by itself. Records, and the holders’ files that lie here, are signed
      again under the same hashes. Make another key first.

        miyabi certificate keygen --name key-2027
        miyabi certificate distrust key-2026 --since 2026-11-20 --yes
      """)

  @OptionGroup var options: IssuingOptions
  @Argument(help: "The key’s name.") var key: String
  @Option(help: "From which day on it may have been in other hands; today where it is left out.") var since: String?
  @Flag(help: "Do not ask.") var yes = false

  func validate() throws {
    if let since, Moment(ExactText("\(since)T00:00:00Z")) == nil {
      throw ValidationError("“\(since)” is no day: write it as 2026-11-20.")
    }
  }

  func run() async throws {
    let turn = try options.takeTurn()
    let desk = try options.desk(turn, try await options.readSite())
    try confirm("Let nothing count that `\(key)` signed?", yes, options.terminal)
    let from = since.flatMap { Moment(ExactText("\($0)T00:00:00Z")) } ?? Moment(Date())
    let signed = try options.telling { try desk.distrust(key, from: from) }
    options.terminal.note("\(key) is marked; \(count(signed, "certificate")) signed again")
  }
}
