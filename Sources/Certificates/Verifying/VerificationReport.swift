/// What was found out about a certificate, step by step, and what that comes to.
public struct VerificationReport: Sendable {
  /// One step.
  public struct Step: Sendable {
    /// What it came to.
    public let finding: Finding
    /// What the words of the finding name, in their order.
    public let values: [String]
  }

  /// What all steps come to.
  public enum Verdict: String, Sendable, CaseIterable {
    /// Everything could be checked and holds.
    case holds
    /// What could be checked holds; something could not.
    case incomplete
    /// It was genuine, and is expired.
    case expired
    /// It was genuine, and was revoked.
    case revoked
    /// It is not what it says.
    case refused
    /// The site knows no such certificate.
    case unknown
  }

  /// What was handed in: how much can be proven hangs on it.
  public enum Kind: String, Sendable {
    /// A hash: what it stands for was not seen.
    case hash
    /// The certificate itself.
    case file
  }

  /// What was handed in.
  public let kind: Kind
  /// The steps in their order.
  public internal(set) var steps: [Step] = []
  /// The hash, once it is known.
  public internal(set) var hash: CertificateHash?
  /// The credential as it was handed in, the record where there was but a hash. Nothing in it is proven unless the verdict
  /// says so.
  public internal(set) var claims: JSON?
  /// The holder's name, where they consented that the site shows it and the issuer signed that.
  public internal(set) var holder: String?

  init(_ kind: Kind) { self.kind = kind }

  /// What all steps come to.
  public var verdict: Verdict {
    let findings = steps.map(\.finding)
    let failures = findings.filter { $0.outcome == .fails }
    if failures.isEmpty { return findings.contains { $0.outcome == .unknown } ? .incomplete : .holds }
    let ended: [Finding] = [.revoked, .revokedFor, .superseded]
    if failures.allSatisfy({ ended.contains($0) || $0 == .expired }) {
      return failures.contains { ended.contains($0) } ? .revoked : .expired
    }
    return failures == [.recordMissing] && kind == .hash ? .unknown : .refused
  }

  mutating func note(_ finding: Finding, _ values: String...) {
    steps.append(Step(finding: finding, values: values))
  }
}
