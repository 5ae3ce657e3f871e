/// What a step of a verification came to. The raw values are what `--json` and the page at `/verify/` call them.
public enum Finding: String, Sendable, CaseIterable {
  // Reading a hash.
  case hashRead = "hash-read"
  case hashEmpty = "hash-empty"
  case hashUpperCase = "hash-upper-case"
  case hashSpace = "hash-space"
  case hashLength = "hash-length"
  case hashCharacter = "hash-character"

  // Reading what was handed in.
  case fileRead = "file-read"
  case tokenRead = "token-read"
  case imageRead = "image-read"
  case linkRead = "link-read"
  case recordRead = "record-read"
  case tooLarge = "too-large"
  case notUTF8 = "not-utf8"
  case notJSON = "not-json"
  case endsEarly = "ends-early"
  case trailingText = "trailing-text"
  case duplicateKey = "duplicate-key"
  case loneSurrogate = "lone-surrogate"
  case numberOutOfRange = "number-out-of-range"
  case tooDeep = "too-deep"
  case notACredential = "not-a-credential"
  case tokenForm = "token-form"
  case tokenHeader = "token-header"
  case tokenDisagrees = "token-disagrees"
  case imageWithoutCredential = "image-without-credential"
  case imageWithSeveral = "image-with-several"
  case linkDamaged = "link-damaged"
  case hashComputed = "hash-computed"

  // Whose it is.
  case siteHasNoKeys = "site-has-no-keys"
  case issuerIsSite = "issuer-is-site"
  case issuerIsOther = "issuer-is-other"

  // The file's own signature.
  case signatureHolds = "signature-holds"
  case signatureBroken = "signature-broken"
  case noProof = "no-proof"
  case proofMember = "proof-member"
  case proofContext = "proof-context"
  case keyUnknown = "key-unknown"
  case keyOfOther = "key-of-other"
  case keyRevoked = "key-revoked"

  // Its dates.
  case inForce = "in-force"
  case notYetValid = "not-yet-valid"
  case expired = "expired"
  case datesUnreadable = "dates-unreadable"

  // The site's record.
  case recordHolds = "record-holds"
  case recordMissing = "record-missing"
  case recordUnreadable = "record-unreadable"
  case recordOfOther = "record-of-other"
  case recordBroken = "record-broken"
  case recordKeyUnknown = "record-key-unknown"
  case recordKeyRevoked = "record-key-revoked"
  case recordAgrees = "record-agrees"
  case recordPublished = "record-published"
  case recordContradicts = "record-contradicts"
  case recordNotChecked = "record-not-checked"

  // Whether it was revoked.
  case statusGood = "status-good"
  case statusOld = "status-old"
  case statusTooOld = "status-too-old"
  case statusMissing = "status-missing"
  case statusBroken = "status-broken"
  case statusOfOther = "status-of-other"
  case statusFuture = "status-future"
  case statusReplaced = "status-replaced"
  case statusUnlogged = "status-unlogged"
  case revoked = "revoked"
  case revokedFor = "revoked-for"
  case superseded = "superseded"
  case statusNotChecked = "status-not-checked"

  // The log.
  case logIncludes = "log-includes"
  case logIndexMissing = "log-index-missing"
  case logMissing = "log-missing"
  case logBroken = "log-broken"
  case logDiffers = "log-differs"
  case logBackdated = "log-backdated"
  case logKeyInTime = "log-key-in-time"
  case logOlder = "log-older"
  case logNotChecked = "log-not-checked"

  /// A browser that lacks Ed25519; no other reader has it.
  case browserTooOld = "browser-too-old"

  /// What a finding means for the whole.
  public enum Outcome: String, Sendable, CaseIterable {
    /// It speaks for the certificate.
    case holds
    /// It says nothing by itself.
    case noted
    /// It could not be found out.
    case unknown
    /// It speaks against the certificate.
    case fails
  }

  /// What it means for the whole.
  public var outcome: Outcome {
    switch self {
    case .hashRead, .fileRead, .tokenRead, .imageRead, .linkRead, .recordRead, .recordPublished, .hashComputed,
      .issuerIsSite, .signatureHolds, .inForce, .recordHolds, .recordAgrees, .statusGood, .logIncludes, .logKeyInTime:
      .holds
    case .statusOld, .statusTooOld, .statusMissing, .statusBroken, .statusOfOther, .statusFuture, .statusReplaced,
      .statusUnlogged, .statusNotChecked, .logIndexMissing, .logMissing, .logNotChecked, .logOlder, .recordNotChecked,
      .siteHasNoKeys, .browserTooOld:
      .unknown
    case .keyRevoked: .noted
    default: .fails
    }
  }
}

extension JSONProblem {
  /// What a verification calls it, with what it says of the place.
  var finding: (Finding, [String]) {
    switch self {
    case .tooLarge: (.tooLarge, [])
    case .notUTF8: (.notUTF8, [])
    case .unexpected(let place): (.notJSON, [String(place + 1)])
    case .endsEarly: (.endsEarly, [])
    case .trailing(let place): (.trailingText, [String(place + 1)])
    case .duplicateKey(let name): (.duplicateKey, [String(name.prefix(100))])
    case .loneSurrogate(let place): (.loneSurrogate, [String(place + 1)])
    case .numberOutOfRange(let number): (.numberOutOfRange, [String(number.prefix(40))])
    case .tooDeep: (.tooDeep, [])
    }
  }
}
