/// Verifies certificates against what a site publishes, step by step.
public struct CertificateVerifier: Sendable {
  /// The site.
  let site: SiteCopy
  /// What “now” is: expiry and the age of a status list hang on it.
  let now: Moment

  /// A verifier of a site's certificates.
  public init(site: SiteCopy, now: Moment) {
    self.site = site
    self.now = now
  }

  /// Verifies that the site knows a certificate of a hash: not whose it is.
  public func verify(hash text: String) -> VerificationReport {
    var report = VerificationReport(.hash)
    do { report.hash = try CertificateHash(text) } catch {
      switch error {
      case .empty: report.note(.hashEmpty)
      case .upperCase: report.note(.hashUpperCase)
      case .space: report.note(.hashSpace)
      case .length(let length): report.note(.hashLength, String(length))
      case .character(let character): report.note(.hashCharacter, String(character))
      }
      return report
    }
    guard let hash = report.hash else { return report }
    report.note(.hashRead)
    verifyRecord(of: hash, credential: nil, into: &report)
    return report
  }

  /// Verifies a file: a credential as JSON or as a token, or an image that carries one.
  public func verify(file bytes: [UInt8]) -> VerificationReport {
    if let record = try? JSON(strict: bytes), record["type"]?.text == CertificateRecord.type {
      return verify(record: record)
    }
    return verify { () throws(HandedIn.Problem) in try HandedIn(bytes) }
  }

  /// Verifies a record that somebody hands in, as if they had found it at the site.
  private func verify(record: JSON) -> VerificationReport {
    var report = VerificationReport(.hash)
    report.note(.recordRead)
    report.claims = record
    guard let hash = record["digest"]?.text.flatMap({ CertificateHash(digest: $0) }) else {
      report.note(.recordOfOther)
      return report
    }
    report.hash = hash
    guard verifyIssuer(record["issuer"]?["id"]?.text, into: &report),
      let key = verifyRecordSignature(record, hash, into: &report)
    else { return report }
    verifyDates(of: record, into: &report)
    guard let published = site.files("certificates/\(hash).json").flatMap({ try? JSON(strict: $0) }) else {
      report.note(.recordMissing)
      return report
    }
    let names = (record.members ?? []).map(\.name) + (published.members ?? []).map(\.name)
    if let claim = names.first(where: { $0 != "proof" && record[$0] != published[$0] }) {
      report.note(.recordContradicts, claim.string)
      return report
    }
    report.note(.recordPublished)
    verifyStanding(published, hash, key, into: &report)
    return report
  }

  /// Verifies a share link, or its fragment.
  public func verify(link: String) -> VerificationReport {
    verify { () throws(HandedIn.Problem) in try HandedIn(link: link) }
  }

  private func verify(_ read: () throws(HandedIn.Problem) -> HandedIn) -> VerificationReport {
    var report = VerificationReport(.file)
    let handedIn: HandedIn
    do { handedIn = try read() } catch {
      report.steps.append(VerificationReport.Step(finding: error.finding, values: error.values))
      return report
    }
    let hash = CertificateHash(of: handedIn.credential)
    report.hash = hash
    report.claims = handedIn.credential
    report.note(handedIn.reading)
    report.note(.hashComputed, hash.text)
    guard verifyIssuer(handedIn.credential["issuer"]?["id"]?.text, into: &report) else { return report }
    verifySignature(of: handedIn, into: &report)
    verifyDates(of: handedIn.credential, into: &report)
    verifyRecord(of: hash, credential: handedIn.credential, into: &report)
    return report
  }

  /// Whether the issuer is this site: nothing else can be verified with its keys.
  private func verifyIssuer(_ issuer: ExactText?, into report: inout VerificationReport) -> Bool {
    guard let document = site.issuer else {
      report.note(.siteHasNoKeys)
      return false
    }
    guard issuer == document.id.text else {
      report.note(.issuerIsOther, issuer?.string ?? "–", document.id.text.string)
      return false
    }
    report.note(.issuerIsSite, document.id.text.string)
    return true
  }

  private func verifySignature(of handedIn: HandedIn, into report: inout VerificationReport) {
    let name: ExactText
    do {
      switch handedIn.proof {
      case .embedded: name = try DataIntegrity.options(of: handedIn.credential).verificationMethod
      case .token(let token): name = token.keyID
      }
    } catch {
      report.note(proof: error)
      return
    }
    guard let key = key(named: name, into: &report) else { return }
    do {
      switch handedIn.proof {
      case .embedded: try DataIntegrity.verify(handedIn.credential, with: key.publicKey)
      case .token(let token): try token.verify(with: key.publicKey)
      }
    } catch let problem as DataIntegrity.Problem {
      report.note(proof: problem)
      return
    } catch {
      report.note(.signatureBroken)
      return
    }
    if let revoked = key.revoked {
      // Whoever has the key can sign anything: what counts is the record, which was signed again.
      report.note(.keyRevoked, revoked.day)
    } else {
      report.note(.signatureHolds, key.id.string)
    }
  }

  private func key(named name: ExactText, into report: inout VerificationReport) -> IssuerDocument.Key? {
    guard let document = site.issuer else { return nil }
    guard name.hasPrefix(document.id.text.string + "#") else {
      report.note(.keyOfOther, name.string)
      return nil
    }
    guard let key = document.key(named: name) else {
      report.note(.keyUnknown, name.string)
      return nil
    }
    return key
  }

  private func verifyDates(of claims: JSON, into report: inout VerificationReport) {
    guard let from = claims["validFrom"]?.text.flatMap({ Moment($0) }) else {
      report.note(.datesUnreadable)
      return
    }
    if from > now {
      report.note(.notYetValid, from.day)
    } else if let value = claims["validUntil"] {
      guard let until = value.text.flatMap({ Moment($0) }) else {
        report.note(.datesUnreadable)
        return
      }
      report.note(until < now ? .expired : .inForce, until < now ? until.day : from.day)
    } else {
      report.note(.inForce, from.day)
    }
  }

  private func verifyRecord(of hash: CertificateHash, credential: JSON?, into report: inout VerificationReport) {
    guard let bytes = site.files("certificates/\(hash).json") else {
      report.note(.recordMissing)
      return
    }
    let record: JSON
    do { record = try JSON(strict: bytes) } catch {
      report.note(.recordUnreadable, error.words)
      return
    }
    guard record.members != nil else {
      report.note(.recordOfOther)
      return
    }
    if credential == nil {
      report.claims = record
      guard verifyIssuer(record["issuer"]?["id"]?.text, into: &report) else { return }
    }
    guard let key = verifyRecordSignature(record, hash, into: &report) else { return }
    if let credential {
      if let claim = CertificateRecord.difference(record, credential) {
        report.note(.recordContradicts, claim.string)
        return
      }
      report.note(.recordAgrees)
    } else {
      verifyDates(of: record, into: &report)
    }
    verifyStanding(record, hash, key, into: &report)
  }

  /// What the site says of a record that holds: the holder's name, whether it was revoked, where the log has it.
  private func verifyStanding(
    _ record: JSON, _ hash: CertificateHash, _ key: IssuerDocument.Key, into report: inout VerificationReport
  ) {
    report.holder = holder(of: hash)
    let log = Result { () throws(LogProblem) in try site.log() }
    verifyStatus(record, hash, log: try? log.get(), into: &report)
    verifyLog(log, record, hash, key, into: &report)
  }

  private func verifyRecordSignature(_ record: JSON, _ hash: CertificateHash, into report: inout VerificationReport)
    -> IssuerDocument.Key?
  {
    guard record["type"]?.text == CertificateRecord.type, record["version"]?.integer == 1,
      record["digest"]?.text == hash.digest
    else {
      report.note(.recordOfOther)
      return nil
    }
    guard let document = site.issuer, record["issuer"]?["id"]?.text == document.id.text,
      let options = try? DataIntegrity.options(of: record)
    else {
      report.note(.recordBroken)
      return nil
    }
    guard let key = document.key(named: options.verificationMethod) else {
      report.note(.recordKeyUnknown, options.verificationMethod.string)
      return nil
    }
    guard (try? DataIntegrity.verify(record, with: key.publicKey)) != nil else {
      report.note(.recordBroken)
      return nil
    }
    if let revoked = key.revoked {
      report.note(.recordKeyRevoked, revoked.day)
      return nil
    }
    report.note(.recordHolds, key.id.string)
    return key
  }

  /// The holder's name, where a statement of it lies there and holds.
  private func holder(of hash: CertificateHash) -> String? {
    guard let statement = statement(CertificateStatement.nameType, of: hash, in: "certificates/\(hash).name.json")
    else {
      return nil
    }
    return statement["name"]?.text?.string
  }

  /// A signed statement beside a record; `nil` where there is none that holds.
  private func statement(_ type: ExactText, of hash: CertificateHash, in path: String) -> JSON? {
    guard let json = site.files(path).flatMap({ try? JSON(strict: $0) }), json["type"]?.text == type,
      json["digest"]?.text == hash.digest, let options = try? DataIntegrity.options(of: json),
      let key = site.issuer?.key(named: options.verificationMethod), key.revoked == nil,
      (try? DataIntegrity.verify(json, with: key.publicKey)) != nil
    else { return nil }
    return json
  }

  private func verifyStatus(
    _ record: JSON, _ hash: CertificateHash, log: LogTiles?, into report: inout VerificationReport
  ) {
    let reading = StatusReading(site: site, now: now, log: log)
    switch reading.status(record["credentialStatus"]) {
    case .unknown(let finding): report.note(finding)
    case .known(let isRevoked, let signed, let finding):
      guard isRevoked else {
        report.note(finding, signed.day)
        return
      }
      let notice = statement(CertificateStatement.noticeType, of: hash, in: "certificates/\(hash).notice.json")
      let date = notice?["date"]?.text.flatMap { Moment($0) }?.day
      if let date, let next = notice?["supersededBy"]?.text.flatMap({ CertificateHash(digest: $0) }) {
        report.note(.superseded, date, next.text)
      } else if let date, let reason = notice?["reason"]?.text, !reason.string.isEmpty {
        report.note(.revokedFor, date, reason.string)
      } else {
        report.note(.revoked, signed.day)
      }
    }
  }

  private func verifyLog(
    _ log: Result<LogTiles, LogProblem>, _ record: JSON, _ hash: CertificateHash, _ key: IssuerDocument.Key,
    into report: inout VerificationReport
  ) {
    guard let index = site.logIndex(of: hash) else {
      // A retired key could have signed this today.
      report.note(key.cutoff == nil ? .logIndexMissing : .logBackdated)
      return
    }
    do {
      let log = try log.get()
      try log.verify(LogEntry(.record, json: record), at: index)
      report.note(.logIncludes, String(index + 1), String(log.checkpoint.size))
      if let cutoff = key.cutoff { report.note(index < cutoff ? .logKeyInTime : .logBackdated) }
    } catch {
      switch error {
      case .missing: report.note(key.cutoff == nil ? .logMissing : .logBackdated)
      case .entry: report.note(.logDiffers)
      case .damaged, .checkpoint, .root: report.note(.logBroken)
      }
    }
  }
}

extension VerificationReport {
  /// Notes what is wrong with a proof.
  mutating func note(proof problem: DataIntegrity.Problem) {
    switch problem {
    case .noProof: note(Finding.noProof)
    case .member(let name): note(Finding.proofMember, String(name.prefix(40)))
    case .context: note(Finding.proofContext)
    case .signature: note(Finding.signatureBroken)
    }
  }
}
