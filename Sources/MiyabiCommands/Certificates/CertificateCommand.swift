import ArgumentParser
import CatalogModel
import Certificates
import ContentReader
import Diagnostics
import Files
import Foundation
import Issuing
import Records
import Templates

/// `miyabi certificate`: certificates that anyone can verify.
struct CertificateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "certificate",
    abstract: "Issues certificates that anyone can verify, verifies them and revokes them.",
    discussion: """
      Keys lie in .miyabi/keys/, or where MIYABI_SIGNING_KEY_FILE says; MIYABI_SIGNING_PASSPHRASE opens sealed ones. What is
      published goes to content/certificates/, without personal data: commit it. What the holders get goes to
      .miyabi/credentials/.

        miyabi certificate keygen
        miyabi certificate issue --course weaving --all-completed --as ann
        miyabi certificate verify credential.json
      """,
    subcommands: [
      CertificateKeygenCommand.self, CertificateIssueCommand.self, CertificateVerifyCommand.self,
      CertificateRevokeCommand.self, CertificateListCommand.self, CertificateStatusCommand.self,
      CertificateConsentCommand.self, CertificateDistrustCommand.self, CertificateLogCommand.self,
    ])
}

/// What all verbs of certificates have, beside what the records' verbs have.
struct IssuingOptions: ParsableArguments {
  @OptionGroup var records: RecordOptions

  @Option(help: ArgumentHelp("The folder of Markdown, relative to the root.", valueName: "dir"))
  var content = "content"

  var terminal: Terminal { records.terminal }

  /// Where things lie.
  func places(holders: String? = nil) -> CertificatePlaces {
    let out = holders.map { absolutePath($0, in: FileManager.default.currentDirectoryPath) }
    return CertificatePlaces(root: records.rootPath, contentFolder: content, holders: out)
  }

  /// Takes the turn at the certificates, and ends what an earlier command left unfinished.
  func takeTurn() throws -> IssuingTurn {
    let turn = try telling { try IssuingTurn(places()) { try apply($0, as: .system) } }
    if FileSystem.kind(of: records.path) != nil { try records.sweepErased(try records.store()) }
    return turn
  }

  /// Reads the content, which has to be free of errors.
  func readSite() async throws -> ContentReading {
    var options = ReadOptions(root: records.root)
    options.contentFolder = content
    options.workers = try workerCount()
    let reading = await readContent(options, CacheFolder.found(for: records.rootPath), terminal)
    terminal.report(reading.diagnostics.filter { $0.severity == .error })
    let errors = reading.diagnostics.count { $0.severity == .error }
    guard errors == 0 else {
      throw terminal.report(.refused("\(count(errors, "error")) in the content; nothing was done."))
    }
    return reading
  }

  /// Opens the desk for a site.
  func desk(
    _ turn: IssuingTurn, _ reading: ContentReading, course: Course? = nil, holders: String? = nil
  ) throws -> IssuingDesk {
    let site = reading.catalog.site
    let places = places(holders: holders)
    let terminal = terminal
    let keys = KeyRing(
      places,
      named: environment("MIYABI_SIGNING_KEY_FILE").map {
        absolutePath($0, in: FileManager.default.currentDirectoryPath)
      }
    ) { path in
      environment("MIYABI_SIGNING_PASSPHRASE") ?? terminal.askSecret("Passphrase of \(records.shown(path)): ")
    }
    guard let font = certificateFont else { preconditionFailure("the program’s own font is damaged") }
    return try telling {
      let id = site.issuer.issuer.map { WebIdentifier(ExactText($0)) } ?? WebIdentifier(baseURL: site.baseURL)
      let host = id?.host.split(separator: ":").first.map(String.init) ?? "localhost"
      guard let id, host != "localhost" || site.issuer.issuer != nil else {
        throw IssuingError.noIssuer(site.issuer.issuer ?? site.baseURL)
      }
      let issuer = CertificateClaims.Issuer(
        id: id, name: site.issuer.name ?? site.title, url: site.issuer.url ?? reading.baseURL.text)
      return IssuingDesk(
        turn, places: places, keys: keys, issuer: issuer, baseURL: reading.baseURL.text, image: try image(site, course),
        font: font, now: Moment(Date()))
    }
  }

  /// How a course's certificates are drawn.
  private func image(_ site: Site, _ course: Course?) throws(IssuingError) -> CertificateImage {
    let name = course?.certificate?.template ?? CertificateImage.Template.landscape.rawValue
    guard let template = CertificateImage.Template(rawValue: name) else {
      throw .refused(
        "There is no drawing `\(name)`",
        help: "`template` is \(CertificateImage.Template.allCases.map(\.rawValue).joined(separator: " or "))")
    }
    return CertificateImage(
      template, words: Words.of(course?.language ?? site.language).certificateImage, accent: site.accent)
  }

  /// Puts rows that the journal kept into the records.
  func apply(_ data: Data, as actor: Actor) throws {
    let change = try JSONDecoder().decode(RecordedChange.self, from: data)
    let store = try records.store()
    try records.reporting { () throws(RecordsError) in
      try store.change(as: actor, key: try? records.key()) { try change.apply(to: $0) }
    }
  }

  /// Does what may fail, and tells a failure with the exit code that it has.
  func telling<Value>(_ work: () throws -> Value) throws -> Value {
    do { return try work() } catch let error as IssuingError { throw told(error) }
  }

  /// Does what may fail, and tells a failure with the exit code that it has.
  func telling<Value>(_ work: () async throws -> Value) async throws -> Value {
    do { return try await work() } catch let error as IssuingError { throw told(error) }
  }

  private func told(_ error: IssuingError) -> any Error {
    let root = records.rootPath + "/"
    let message = error.message.replacing(root, with: "")
    let help = error.help.replacing(root, with: "")
    return terminal.report(error.isOfTheMachine ? .machine(message, help: help) : .refused(message, help: help))
  }
}

/// What the records are to know of a change of certificates: the journal keeps it.
struct RecordedChange: Codable {
  var issued: [CertificateRow] = []
  var revoked: [Revocation] = []

  struct Revocation: Codable {
    var hash: String
    var reason: String
  }

  func apply(to change: RecordChange) throws {
    try change.addCertificates(issued)
    for revocation in revoked { try change.revokeCertificate(revocation.hash, reason: revocation.reason) }
  }
}
