import Certificates
import Markup

/// What the pages of certificates say, and the script that verifies them.
public struct CertificateWords: Sendable {
  /// What each finding is; each `#` stands for a value.
  var finding: @Sendable (Finding) -> String
  /// What is proven, and what is not.
  var conclusion: @Sendable (Conclusion) -> String
  /// What all steps come to.
  var verdict: @Sendable (VerificationReport.Verdict) -> String
  /// The mark of a step.
  var mark: @Sendable (Finding.Outcome) -> String

  /// The title of the page where certificates are verified, and what it says of itself.
  public var verifyTitle, verifyLede: String
  /// The title of a certificate's page, with the course's title for `#`.
  public var pageTitle: String
  /// What a certificate's page says of itself in a link; `#` is the issuer.
  public var pageDescription: String
  var given, givenHint, verify, file, drop, working, steps, proven, notProven, claimed, claimedOnly, proof: String
  /// `#` stands for a day.
  var offline: String
  var insecure, withoutScript, privacy: String
  /// `#` stands for the domain.
  var domain: String

  var title, holder, holderShown, course, courseAddress, description, criteria, version, grade: String
  var from, until, issuer, issuerName, hash, key, status, log: String
  var holderHidden, withoutEnd, verifyNow, byHand, record, keys, statusList, checkpoint: String
  /// `#` stands for a day.
  var notRevoked: String
  /// `#` stands for the place, from 1. How many entries there are is not said: each new one would change all pages.
  var logEntry: String
  /// The steps that a reader can take without this site's program; `#` in the first stands for the domain.
  var handSteps: [String]

  /// The words on a certificate that is printed.
  var image: CertificateImage.Words

  /// What the script has to know, as JSON.
  func texts() -> JSONValue {
    func all<Name: CaseIterable & RawRepresentable<String>>(
      _ names: Name.Type, _ text: (Name) -> String
    ) -> JSONValue { .object(Name.allCases.map { ($0.rawValue, .string(text($0))) }) }
    let claims: KeyValuePairs<String, String> = [
      "title": title, "holder": holder, "holderShown": holderShown, "course": course, "courseAddress": courseAddress,
      "description": description, "criteria": criteria, "version": version, "grade": grade, "from": from,
      "until": until, "issuer": issuer, "issuerName": issuerName,
    ]
    return .object([
      ("findings", all(Finding.self, finding)), ("outcomes", all(Finding.self) { $0.outcome.rawValue }),
      ("conclusions", all(Conclusion.self, conclusion)), ("verdicts", all(VerificationReport.Verdict.self, verdict)),
      ("marks", all(Finding.Outcome.self, mark)), ("claims", .object(claims.map { ($0.key, .string($0.value)) })),
      ("working", .string(working)), ("steps", .string(steps)), ("proven", .string(proven)),
      ("notProven", .string(notProven)), ("claimed", .string(claimed)), ("proof", .string(proof)),
      ("claimedOnly", .string(claimedOnly)),
      ("offline", .string(offline)),
    ])
  }
}
