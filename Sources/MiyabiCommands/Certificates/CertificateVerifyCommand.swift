import ArgumentParser
import Certificates
import Files
import Foundation
import Issuing
import Markup

/// `miyabi certificate verify`: the steps that `/verify/` does, in a terminal.
struct CertificateVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Verifies a certificate, step by step, against what a site publishes.",
    discussion: """
      A file is a credential as JSON, a signed token, or an SVG image that carries one; a link is a share link or the address
      of a certificate’s page. No network is asked: --site names a folder that was built, or a copy of a site.

      Exit codes: 0 everything holds; 1 it does not (or is expired or revoked); 3 what could be checked holds, and something
      could not.

        miyabi certificate verify credential.json
        miyabi certificate verify b76f852e… --site public
      """)

  @OptionGroup var options: IssuingOptions
  @Argument(help: ArgumentHelp("A file, a hash or a link.", valueName: "file|hash|url")) var subject: String
  @Option(help: ArgumentHelp("The site’s files, in place of content/certificates/.", valueName: "dir")) var site:
    String?

  func run() throws {
    let copy: SiteCopy
    if let site {
      let folder = absolutePath(site, in: FileManager.default.currentDirectoryPath)
      guard FileSystem.kind(of: folder) == .folder else {
        throw options.terminal.report(.refused("There is no folder \(site).", help: "`miyabi build` makes public/"))
      }
      copy = SiteCopy(files: siteFiles(in: folder))
    } else {
      copy = SiteCopy(files: options.places().files)
    }
    let verifier = CertificateVerifier(site: copy, now: Moment(Date()))
    let report = try report(verifier)
    try options.records.json ? show(asJSON: report) : show(report)
    switch report.verdict {
    case .holds: break
    case .incomplete: throw ExitCode(3)
    case .expired, .revoked, .refused, .unknown: throw ExitCode(1)
    }
  }

  private func report(_ verifier: CertificateVerifier) throws -> VerificationReport {
    if subject.contains("#c1.") || subject.hasPrefix("c1.") { return verifier.verify(link: subject) }
    if subject.hasPrefix("https://") || subject.hasPrefix("http://") {
      let parts = subject.split(whereSeparator: { "/?#".contains($0) })
      return verifier.verify(
        hash: parts.firstIndex(of: "certificates").map { $0 + 1 }.flatMap { index in
          parts.indices.contains(index) ? String(parts[index].split(separator: ".")[0]) : nil
        } ?? String(parts.last ?? ""))
    }
    let path = absolutePath(subject, in: FileManager.default.currentDirectoryPath)
    if FileSystem.kind(of: path) != nil {
      do { return verifier.verify(file: try FileSystem.bytes(of: path, limit: 8 << 20)) } catch {
        if case .tooLarge = error { return verifier.verify(file: [UInt8](repeating: 0, count: 5_000_000)) }
        throw options.terminal.report(
          .machine("\(subject) cannot be read: \(FileSystem.explanation(of: error.code))."))
      }
    }
    if subject.contains(".") || subject.contains("/") {
      throw options.terminal.report(.refused("There is no file \(subject)."))
    }
    return verifier.verify(hash: subject)
  }

  private func show(_ report: VerificationReport) throws {
    var lines = report.steps.map { step in
      let mark =
        switch step.finding.outcome {
        case .holds: "holds  "
        case .noted: "note   "
        case .unknown: "unknown"
        case .fails: "FAILS  "
        }
      return "\(mark)  \(shown(step.words))"
    }
    lines += [""] + claims(report).map { "\($0.0): \(shown($0.1))" }
    lines += ["", "verdict: \(report.verdict.words)"]
    lines += report.proven.map { "proven: \($0.words)" } + report.notProven.map { "not proven: \($0.words)" }
    try options.terminal.print(lines.joined(separator: "\n") + "\n")
  }

  private func show(asJSON report: VerificationReport) throws {
    let steps = report.steps.map { step in
      JSONValue.object([
        ("finding", .string(step.finding.rawValue)), ("outcome", .string(step.finding.outcome.rawValue)),
        ("values", .strings(step.values)), ("words", .string(step.words)),
      ])
    }
    let members: [(String, JSONValue?)] = [
      ("verdict", .string(report.verdict.rawValue)), ("kind", .string(report.kind.rawValue)),
      ("hash", .optional(report.hash?.text)), ("steps", .array(steps)),
      ("claims", .object(claims(report).map { ($0.0, .string($0.1)) })),
      ("proven", .strings(report.proven.map(\.words))), ("notProven", .strings(report.notProven.map(\.words))),
    ]
    try options.terminal.print(json(members))
  }

  /// What the certificate says, of what a reader wants to know first.
  private func claims(_ report: VerificationReport) -> [(String, String)] {
    guard let claims = report.claims else { return [] }
    let achievement = claims["achievement"] ?? claims["credentialSubject"]?["achievement"]
    let values: [(String, JSON?)] = [
      ("issuer", claims["issuer"]?["id"]), ("issuer’s name", claims["issuer"]?["name"]), ("title", claims["name"]),
      ("holder", claims["credentialSubject"]?["name"]), ("course", achievement?["name"]),
      ("course’s address", achievement?["id"]), ("course’s version", achievement?["version"]),
      ("grade", claims["credentialSubject"]?["result"]?.elements?.first?["value"]), ("from", claims["validFrom"]),
      ("until", claims["validUntil"]),
    ]
    let shown = values.compactMap { name, value in value?.text.map { (name, $0.string) } }
    return shown + (report.holder.map { [("holder, shown by consent", $0)] } ?? [])
  }

  /// A text from outside: what would move a terminal's cursor, or turn the direction of writing, is left out.
  private func shown(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { ![.control, .format].contains($0.properties.generalCategory) }))
  }
}

extension VerificationReport.Verdict {
  fileprivate var words: String {
    switch self {
    case .holds: "everything holds"
    case .incomplete: "what could be checked holds; something could not be checked"
    case .expired: "it was genuine, and is expired"
    case .revoked: "it was genuine, and does not count any longer"
    case .refused: "it does not hold"
    case .unknown: "the site knows no such certificate"
    }
  }
}
