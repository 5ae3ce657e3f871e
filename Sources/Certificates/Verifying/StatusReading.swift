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

  func status(_ claim: JSON?) -> Result {
    guard let entry = StatusEntry(claim), let number = entry.number else { return .unknown(.statusMissing) }
    guard let bytes = site.files("status/\(number).jwt"), let text = String(validating: bytes, as: UTF8.self) else {
      return .unknown(.statusMissing)
    }
    guard let token = try? WebToken(text.last == "\n" ? String(text.dropLast()) : text), let issuer = site.issuer,
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
    return .known(isRevoked: false, signed: signed, age < 35 * 86_400 ? .statusGood : .statusOld)
  }
}
