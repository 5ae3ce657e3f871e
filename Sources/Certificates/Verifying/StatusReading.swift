/// Reads a status list out of a site and finds a certificate in it.
struct StatusReading {
  /// What was found out.
  enum Result {
    /// Whether the bit is set, when the list was signed, and what that means where it is not.
    case known(isRevoked: Bool, signed: Moment, Finding)
    /// Nothing can be said, and why.
    case unknown(Finding)
  }

  let site: SiteCopy
  let now: Moment
  /// The log, where there is one that can be read.
  let log: LogTiles?

  func status(_ claim: JSON?) -> Result {
    guard let entry = StatusEntry(claim), let number = entry.number else { return .unknown(.statusMissing) }
    guard let bytes = site.files("status/\(number).jwt"), let file = String(validating: bytes, as: UTF8.self) else {
      return .unknown(.statusMissing)
    }
    let text = file.last == "\n" ? String(file.dropLast()) : file
    guard let token = try? WebToken(text), let issuer = site.issuer,
      // A retired key signs no more lists: whoever got hold of one could show an old list as new.
      let key = issuer.currentKey, token.keyID == key.id,
      (try? token.verify(with: key.publicKey)) != nil,
      let credential = try? CredentialToken.credential(in: token.claims)
    else { return .unknown(.statusBroken) }
    guard credential["id"]?.text == entry.list, credential["issuer"]?.text == issuer.id.text,
      let list = try? StatusList(credential)
    else { return .unknown(.statusOfOther) }
    guard let signed = credential["validFrom"]?.text.flatMap({ Moment($0) }),
      let end = credential["validUntil"]?.text.flatMap({ Moment($0) })
    else { return .unknown(.statusBroken) }
    // A revocation is never taken back, so even an old list tells one.
    if list[entry.index] { return .known(isRevoked: true, signed: signed, .revoked) }
    // A day is left for clocks that are not set right.
    if signed.seconds > now.seconds + 86_400 { return .unknown(.statusFuture) }
    let age = now.seconds - signed.seconds
    if end < now || age > StatusList.validity { return .unknown(.statusTooOld) }
    if let finding = turn(of: LogEntry(.statusList, token: text), number: number) { return .unknown(finding) }
    return .known(isRevoked: false, signed: signed, age < 35 * 86_400 ? .statusGood : .statusOld)
  }

  /// What the end of the log has against a list. It names the current lists as long as each issue of them is entered, and
  /// again when certificates have filled a tile since.
  private func turn(of list: LogEntry, number: Int) -> Finding? {
    guard let log else { return nil }
    guard let entries = try? log.lastEntries() else { return .statusUnlogged }
    // A log has no more lists than its certificates can fill.
    let count = log.checkpoint.size / StatusList.capacity + 1
    return switch StatusTurn(of: list, number: number, among: count, in: entries) {
    case .current, .unknown: nil
    case .replaced: .statusReplaced
    }
  }
}
