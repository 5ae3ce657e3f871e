import ArgumentParser
import Certificates
import Files
import Foundation
import Issuing
import Markup
import Records

/// `miyabi certificate revoke`: a certificate that counts no longer.
struct CertificateRevokeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke",
    abstract: "Revokes a certificate, or puts another in its place.",
    discussion: """
      The signed status list says so from the next publication on, and a notice with the reason stands on the certificate’s
      page. A revocation is not taken back: issue another certificate instead.

        miyabi certificate revoke b76f852e… --reason "Issued in error." --yes --as root
        miyabi certificate revoke b76f852e… --reason "The name was misspelt." --superseded-by 09ab… --yes --as root
      """)

  @OptionGroup var options: IssuingOptions
  @Argument(help: "The hash.") var hash: String
  @Option(help: "Why, in words that everybody may read.") var reason: String
  @Option(help: ArgumentHelp("The certificate that counts in its stead.", valueName: "hash")) var supersededBy: String?
  @Flag(help: "Do not ask.") var yes = false

  func validate() throws {
    for text in [hash, supersededBy].compactMap(\.self) where (try? CertificateHash(text)) == nil {
      throw ValidationError("“\(text)” is no hash: 64 characters of 0–9 and a–f.")
    }
    let trimmed = reason.trimmingCharacters(in: .whitespacesAndNewlines)
    if trimmed.isEmpty || reason.count > 500 { throw ValidationError("Give a reason of at most 500 characters.") }
  }

  func run() async throws {
    let hash = try CertificateHash(hash)
    let successor = try supersededBy.map { try CertificateHash($0) }
    let turn = try options.takeTurn()
    let reading = try await options.readSite()
    var actor: Actor?
    if FileManager.default.fileExists(atPath: options.records.path) {
      let store = try options.records.store()
      let acting = try options.records.actor(in: store)
      try options.records.reporting { () throws(RecordsError) in
        try store.read(as: acting) { try $0.checkRevocation() }
      }
      actor = acting
    }
    let desk = try options.desk(turn, reading)
    try confirm("Revoke \(hash)?", yes, options.terminal)
    let rows = try actor.map { _ in
      try JSONEncoder().encode(RecordedChange(revoked: [.init(hash: hash.text, reason: reason)]))
    }
    try options.telling {
      try desk.revoke(hash, reason: reason, successor: successor, rows: rows) {
        try options.apply($0, as: actor ?? .system)
      }
    }
    options.terminal.note("revoked; commit content/certificates/ and publish the site, which then says so")
  }
}

/// `miyabi certificate list`: what the records know.
struct CertificateListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists the certificates that the records know.",
    discussion: "  miyabi certificate list --course weaving --as ann")

  @OptionGroup var options: IssuingOptions
  @Option(help: "Only those of a course.") var course: String?
  @Option(help: "Only those of a learner.") var user: String?

  func run() throws {
    var table = RecordTable("hash", "user", "course", "issuedAt", "revokedAt", "reason")
    let rows = try options.records.read { change in
      try change.certificates(of: course, user: try user.map { try change.user(named: $0).id })
    }
    for (row, learner) in rows {
      table.add(
        .string(row.hash), .string(learner), .string(row.course), moment(row.issuedAt), moment(row.revokedAt),
        .optional(row.reason))
    }
    try table.show(options.records, nothing: "there is no certificate")
  }
}

/// `miyabi certificate status`: how old the list of revoked certificates is.
struct CertificateStatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Tells when the status list has to be signed again, and signs it.",
    discussion: """
      A list older than 35 days leaves readers in doubt, and one older than 90 says nothing. Exit code 1 where it is time.

        miyabi certificate status
        miyabi certificate status --renew
      """)

  @OptionGroup var options: IssuingOptions
  @Flag(help: "Sign the list anew.") var renew = false

  func run() async throws {
    let turn = try options.takeTurn()
    let desk = try options.desk(turn, try await options.readSite())
    if renew { try options.telling { try desk.renewStatus() } }
    guard let signed = desk.statusSigned() else {
      throw options.terminal.report(
        .refused("There is no status list.", help: "`miyabi certificate keygen` makes one, with the first key"))
    }
    let days = (Moment(Date()).seconds - signed.seconds) / 86_400
    if options.records.json {
      let members: [(String, JSONValue?)] = [("signed", .string(signed.description)), ("days", .integer(Int(days)))]
      try options.terminal.print(json(members))
    } else {
      try options.terminal.print("signed on \(signed.day), \(count(Int(days), "day")) ago\n")
    }
    if days >= 30 {
      throw options.terminal.report(
        .refused("It is time to sign the status list again.", help: "`miyabi certificate status --renew`"))
    }
  }
}

/// `miyabi certificate consent`: whether the site shows a holder's name.
struct CertificateConsentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "consent",
    abstract: "Shows a holder’s name on the page of a certificate, as they consented, or no longer.",
    discussion: """
      The name is a signed statement beside the record, and can be taken away at any time.

        miyabi certificate consent b76f852e… --name "Sue Park"
        miyabi certificate consent b76f852e… --withdraw
      """)

  @OptionGroup var options: IssuingOptions
  @Argument(help: "The hash.") var hash: String
  @Option(help: "The name, as the certificate has it.") var name: String?
  @Flag(help: "Show the name no longer.") var withdraw = false

  func validate() throws {
    if (try? CertificateHash(hash)) == nil { throw ValidationError("“\(hash)” is no hash.") }
    if (name == nil) != withdraw {
      throw ValidationError("Give the name with --name, or take it away with --withdraw.")
    }
    if let name, name.isEmpty || name.count > 200 { throw ValidationError("A name has 1 to 200 characters.") }
  }

  func run() async throws {
    let turn = try options.takeTurn()
    let desk = try options.desk(turn, try await options.readSite())
    let hash = try CertificateHash(hash)
    try options.telling { try desk.showName(name, of: hash) }
    options.terminal.note(withdraw ? "the name is taken away" : "the name is shown from the next build on")
  }
}

/// `miyabi certificate log`: the public log.
struct CertificateLogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Verifies the public log of certificates.",
    subcommands: [CertificateLogVerifyCommand.self], defaultSubcommand: CertificateLogVerifyCommand.self)
}

/// `miyabi certificate log verify`: inclusion, and consistency between two copies.
struct CertificateLogVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Verifies that a site’s log holds, has every record, and continues an older copy.",
    discussion: """
      Every tile is made anew from the entries. With --since, an older copy of the site has to be the log’s beginning: a
      record that was removed or changed since then shows.

        miyabi certificate log verify
        miyabi certificate log verify --site public --since ../last-year/public
      """)

  @OptionGroup var options: IssuingOptions
  @Option(help: ArgumentHelp("The site’s files, in place of content/certificates/.", valueName: "dir")) var site:
    String?
  @Option(help: ArgumentHelp("An older copy of the site.", valueName: "dir")) var since: String?

  func run() throws {
    let terminal = options.terminal
    let audit = LogAudit(folder: try site.map { try folder($0) }, places: options.places())
    let older = try since.map { try folder($0) }
    let progress = ProgressLine(terminal)
    let result: LogAudit.Result
    do throws(LogAudit.Problem) {
      result = try audit.verify(since: older) { progress.show("verifying", $0, of: $1) }
    } catch {
      progress.clear()
      throw terminal.report(.refused(error.message, help: error.help))
    }
    progress.clear()
    if options.records.json {
      let members: [(String, JSONValue?)] = [
        ("size", .integer(result.size)), ("records", .integer(result.records)),
        ("since", result.olderSize.map { .integer($0) }),
      ]
      try terminal.print(json(members))
    } else {
      let older = result.olderSize.map { ", of which the first \($0) are those of the older copy" } ?? ""
      try terminal.print(
        "\(count(result.size, "entry", plural: "entries")) hold\(older); \(count(result.records, "record")) included\n")
    }
  }

  private func folder(_ name: String) throws -> String {
    let path = absolutePath(name, in: FileManager.default.currentDirectoryPath)
    guard FileSystem.kind(of: path) == .folder else {
      throw options.terminal.report(.refused("There is no folder \(name).", help: "`miyabi build` makes public/"))
    }
    return path
  }
}
