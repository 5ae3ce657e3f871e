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

  func status(_ entry: JSON?) -> Result {
    guard let address = entry?["statusListCredential"]?.text,
      let index = entry?["statusListIndex"]?.text.flatMap({ Int($0.string) }), (0..<StatusList.size).contains(index),
      let name = Self.path(of: address)
    else { return .unknown(.statusMissing) }
    guard let bytes = site.files(name), let text = String(validating: bytes, as: UTF8.self) else {
      return .unknown(.statusMissing)
    }
    guard let token = try? WebToken(text.last == "\n" ? String(text.dropLast()) : text), let issuer = site.issuer,
      // A retired key signs no more lists: whoever got hold of one could show an old list as new.
      let key = issuer.keys.first(where: { $0.revoked == nil && $0.cutoff == nil }), token.keyID == key.id,
      (try? token.verify(with: key.publicKey)) != nil,
      let credential = try? CredentialToken.credential(in: token.claims)
    else { return .unknown(.statusBroken) }
    guard credential["id"]?.text == address, credential["issuer"]?.text == issuer.id.text,
      let list = try? StatusList(credential)
    else { return .unknown(.statusOfOther) }
    guard let signed = credential["validFrom"]?.text.flatMap({ Moment($0) }),
      let end = credential["validUntil"]?.text.flatMap({ Moment($0) })
    else { return .unknown(.statusBroken) }
    // A revocation is never taken back, so even an old list tells one.
    if list[index] { return .known(isRevoked: true, signed: signed, .revoked) }
    // A day is left for clocks that are not set right.
    if signed.seconds > now.seconds + 86_400 { return .unknown(.statusFuture) }
    let age = now.seconds - signed.seconds
    if end < now || age > StatusList.validity { return .unknown(.statusTooOld) }
    return .known(isRevoked: false, signed: signed, age < 35 * 86_400 ? .statusGood : .statusOld)
  }

  /// `status/1.jwt` of an address that ends so; `nil` for any other.
  private static func path(of address: ExactText) -> String? {
    let parts = address.string.split(separator: "/")
    guard parts.count > 2, parts[parts.count - 2] == "status", let name = parts.last, name.hasSuffix(".jwt"),
      Int(name.dropLast(4)) != nil
    else { return nil }
    return "status/\(name)"
  }
}
