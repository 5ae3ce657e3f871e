import Certificates

extension CertificateWords {
  /// English.
  static let english = CertificateWords(
    finding: { $0.words },
    conclusion: { $0.words },
    verdict: { verdict in
      switch verdict {
      case .holds: "Everything holds"
      case .incomplete: "What could be checked holds; something could not be checked"
      case .expired: "It was genuine, and is expired"
      case .revoked: "It was genuine, and does not count any longer"
      case .refused: "It does not hold"
      case .unknown: "This site knows no such certificate"
      }
    },
    mark: { outcome in
      switch outcome {
      case .holds: "✓ Holds:"
      case .noted: "Note:"
      case .unknown: "? Unknown:"
      case .fails: "✗ Fails:"
      }
    },
    verifyTitle: "Verify a certificate",
    verifyLede: "Paste a hash or a link, or choose the file of a certificate. Your browser checks it; nothing is sent.",
    pageTitle: "Certificate: #", pageDescription: "A certificate that # recorded, and how to verify it.",
    given: "Hash or link", givenHint: "64 characters, or the link that the holder gave you", verify: "Verify",
    file: "Or a file: JSON, JWT or SVG", drop: "A file can also be dropped anywhere on this page.",
    working: "Checking …",
    steps: "Step by step", proven: "This proves", notProven: "This does not prove", claimed: "What it says",
    claimedOnly: "What it claims; none of it is proven",
    proof: "Inclusion proof: the hashes from the entry to the log’s root",
    offline:
      "This is a saved copy: signature checked against keys saved on #; revocation and log not checked.",
    insecure: "This page was opened over http, where browsers do not verify signatures. Open it over https.",
    withoutScript:
      "Verifying here needs scripts, which are switched off. The page of a certificate, at /certificates/ and its hash, can be read without, and says how to check it by hand.",
    privacy: "What you paste or choose stays in this browser.",
    domain: "This page is the issuer’s own only where your browser’s address bar says #.",
    title: "Title", holder: "Holder", holderShown: "Holder, shown by consent", course: "Course",
    courseAddress: "The course’s address", description: "What it attests", criteria: "What had to be done",
    version: "State of the course", grade: "Grade", from: "In force since", until: "Until", issuer: "Issuer",
    issuerName: "The issuer’s name", hash: "Hash", key: "Signed with", status: "Status", log: "Public log",
    holderHidden: "Not shown here: the holder has the certificate itself, and shows it.", withoutEnd: "without end",
    verifyNow: "Verify it now", byHand: "How to check it by hand", record: "the signed record",
    keys: "the issuer’s keys", statusList: "the status list", checkpoint: "the log’s checkpoint",
    notRevoked: "Not revoked as of #", logEntry: "Entry #",
    handSteps: [
      "Look at the address: this page counts at # alone.",
      "Verify the proof of the signed record with the key that it names, out of the issuer’s keys: Data Integrity, eddsa-jcs-2022, which any program with RFC 8785 and Ed25519 can do.",
      "The holder’s file belongs to it where the SHA-256 of its canonical form (RFC 8785) without `proof` is the hash above.",
      "In the status list, a signed token, the bit of the record’s `statusListIndex` must not be set.",
      "The public log (C2SP tlog-tiles) has one byte 1 and the SHA-256 of the record’s canonical form as its entry.",
    ],
    image: CertificateImage.Words(
      certifies: "This certifies that", completed: "has completed", grade: "Result", day: "Completed on",
      until: "Valid until", issuer: "Issuer:",
      scan: "Scan the code, or give the hash at #, to verify it without asking anybody."))
}
