import Markup

extension Finding {
  /// What it is in English; each `#` stands for the value in that place.
  public var words: String {
    switch self {
    case .hashRead: "The hash has the right form."
    case .hashEmpty: "No hash was given."
    case .hashUpperCase: "A hash is written in lowercase letters: this one has others, and nothing is mended here."
    case .hashSpace: "Spaces or invisible characters stand in the hash: copy it again without them."
    case .hashLength: "A hash has 64 characters; this one has #. Perhaps not all of it was copied."
    case .hashCharacter: "A hash has the digits 0 to 9 and the letters a to f; this one has “#”."

    case .fileRead: "The file is a credential, and can be read in one way only."
    case .tokenRead: "The file is a signed token with a credential in it."
    case .imageRead: "The image carries a signed token with a credential in it."
    case .linkRead: "The link carries a credential."
    case .recordRead: "The file is a record as sites publish them: it does not say whose the certificate is."
    case .tooLarge: "This is larger than any certificate is."
    case .notUTF8: "This is no text: neither JSON, nor a token, nor an SVG image."
    case .notJSON: "This is no JSON, no token and no SVG image: at byte # stands something else."
    case .endsEarly: "The file ends in the middle. Perhaps it was not copied whole."
    case .trailingText: "Something follows after the end of the JSON, at byte #: programs would read it differently."
    case .duplicateKey: "The key “#” stands twice in one object: programs would read it differently, so nobody should."
    case .loneSurrogate: "Half a character stands at byte #: programs would read it differently."
    case .numberOutOfRange: "The number # is larger than programs agree on."
    case .tooDeep: "The JSON is nested deeper than any certificate is."
    case .notACredential: "This is no certificate: an Open Badges 3.0 AchievementCredential is expected."
    case .tokenForm: "This is no signed token: three parts in base64url, joined by dots, are expected."
    case .tokenHeader: "The token’s header has `#` as no token here has it: a token does not choose how it is verified."
    case .tokenDisagrees: "The token’s claim `#` does not agree with the credential inside it."
    case .imageWithoutCredential: "The image carries no credential."
    case .imageWithSeveral: "The image carries more than one credential: which one is meant cannot be said."
    case .linkDamaged: "The link is damaged, or not whole. Perhaps a program that passed it on cut it."
    case .hashComputed: "The hash of everything it claims is #."

    case .siteHasNoKeys: "This site publishes no keys, so no signature can be verified with them."
    case .issuerIsSite: "The issuer is #, which is this site."
    case .issuerIsOther: "The certificate names # as its issuer; this site is #. Ask that issuer’s own site."

    case .signatureHolds: "The signature holds: it was made with the key #."
    case .signatureBroken: "The signature does not hold: something was changed after signing, or another key signed."
    case .noProof: "The credential is not signed."
    case .proofMember: "The proof’s `#` is not what this kind of proof has."
    case .proofContext: "The proof and the credential name different contexts: something was added after signing."
    case .keyUnknown: "The key # is none that the issuer publishes."
    case .keyOfOther: "The signature names the key #, which is another issuer’s."
    case .keyRevoked:
      "The file was signed with a key that the issuer withdrew on #. What counts is the site’s record, which is signed again."

    case .inForce: "It is in force since #."
    case .notYetValid: "It is not valid before #."
    case .expired: "It expired on #."
    case .datesUnreadable: "Its dates cannot be read."

    case .recordHolds: "The site has a record of it, signed with the key #."
    case .recordMissing: "The site has no record of a certificate with this hash."
    case .recordUnreadable: "The site’s record cannot be read: #."
    case .recordOfOther: "What lies in the place of the record is another document."
    case .recordBroken: "The site’s record was changed after it was signed."
    case .recordKeyUnknown: "The record names the key #, which is none that the issuer publishes."
    case .recordKeyRevoked: "The record was signed with a key that the issuer withdrew on #, and was not signed again."
    case .recordAgrees: "The record says the same as the certificate."
    case .recordPublished: "The site publishes the same record."
    case .recordContradicts: "The issuer signed two contradictory statements: record and certificate differ in `#`."
    case .recordNotChecked: "The site’s record was not asked for: there is no network here."

    case .statusGood: "It is not revoked as of #."
    case .statusOld: "It was not revoked as of #; a later revocation would not show."
    case .statusTooOld: "Status unknown: the list of revoked certificates is older than 90 days."
    case .statusMissing: "Status unknown: the list of revoked certificates is missing."
    case .statusBroken:
      "Status unknown: the list of revoked certificates is not signed with the issuer’s current key."
    case .statusOfOther:
      "Status unknown: the list of revoked certificates is another one than the certificate names."
    case .statusFuture: "Status unknown: the list of revoked certificates is dated in the future."
    case .statusReplaced:
      "Status unknown: an older list of revoked certificates was put back; the public log has a later one."
    case .statusUnlogged:
      "Status unknown: the end of the public log, which tells the current list of revoked certificates, does not hold."
    case .revoked: "It was revoked; the list of # says so."
    case .revokedFor: "It was revoked on #. The issuer’s reason: #"
    case .superseded: "It was replaced on # by the certificate #."
    case .statusNotChecked: "Whether it was revoked was not asked: there is no network here."

    case .logIncludes: "The public log has the record as entry # of #."
    case .logIndexMissing: "The site does not say where the public log has the record."
    case .logMissing: "The public log is missing, so that a back-dated record would not show."
    case .logBroken: "The public log does not hold: its parts do not come to what its checkpoint says."
    case .logDiffers: "The public log has something else where this record should be."
    case .logBackdated:
      "The record was signed with a key that was retired before the public log had it: it may be back-dated."
    case .logKeyInTime: "The record stood in the log before its key was retired."
    case .logOlder: "This copy is older than one seen on #."
    case .logNotChecked: "The public log was not asked: there is no network here."
    case .browserTooOld:
      "This browser cannot verify Ed25519 signatures: use a newer one, or `miyabi certificate verify`."
    }
  }
}

extension VerificationReport.Step {
  /// What the step came to, in English.
  public var words: String { filled(finding.words, values) }
}

/// What a verification proves, and what it does not.
public enum Conclusion: String, Sendable, CaseIterable {
  case recordExists = "record-exists"
  case allClaims = "all-claims"
  case notWhose = "not-whose"
  case notTheBearer = "not-the-bearer"
  case notLaterRevocation = "not-later-revocation"
  case nothing

  /// What it is in English.
  public var words: String {
    switch self {
    case .recordExists: "This issuer recorded such a certificate for this course on this date."
    case .allClaims: "This issuer signed every claim that is shown."
    case .notWhose: "Whose certificate it is."
    case .notTheBearer: "That whoever shows it is the one it names."
    case .notLaterRevocation: "Whether it was revoked."
    case .nothing: "Nothing that it says."
    }
  }
}

extension VerificationReport {
  /// What is proven.
  public var proven: [Conclusion] {
    switch verdict {
    case .holds, .incomplete, .expired, .revoked: kind == .hash ? [.recordExists] : [.allClaims]
    case .refused, .unknown: [.nothing]
    }
  }

  /// What is not.
  public var notProven: [Conclusion] {
    switch verdict {
    case .refused, .unknown: []
    case .holds, .expired, .revoked: [kind == .hash ? .notWhose : .notTheBearer]
    case .incomplete:
      [kind == .hash ? .notWhose : .notTheBearer]
        + (steps.contains { $0.finding.isAboutStatus && $0.finding.outcome == .unknown } ? [.notLaterRevocation] : [])
    }
  }
}

extension Finding {
  fileprivate var isAboutStatus: Bool { rawValue.hasPrefix("status-") }
}
