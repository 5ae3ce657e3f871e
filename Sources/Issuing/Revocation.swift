public import Certificates
import Files
public import Foundation

extension IssuingDesk {
  /// Revokes certificates: the status list says so, and a signed notice beside each record says why.
  ///
  /// - Parameters:
  ///   - reason: in words that everybody may read.
  ///   - successor: the certificate that counts in its stead, where there is one.
  ///   - rows: what the records are to know.
  public func revoke(
    _ hash: CertificateHash, reason: String, successor: CertificateHash? = nil, rows: Data?,
    apply: (Data) throws -> Void
  ) throws {
    let document = try existingDocument()
    let (key, logKey) = (try keys.signingKey(of: document), try keys.logKey())
    guard let record = places.bytes(of: "\(hash).json").flatMap({ try? JSON(strict: $0) }) else {
      throw IssuingError.unknown(noun: "certificate", name: hash.text)
    }
    if let successor {
      guard successor != hash, places.bytes(of: "\(successor).json") != nil else {
        throw IssuingError.unknown(noun: "certificate to stand in its place", name: successor.text)
      }
    }
    var lists = try StatusLists(places, baseURL: baseURL)
    guard let place = lists.place(of: record["credentialStatus"]), let list = lists.lists[place.number] else {
      throw IssuingError.damaged(
        path: "\(places.published)/\(hash).json", reason: "it names no status list of this site")
    }
    guard !list[place.index] else {
      throw IssuingError.refused("The certificate is revoked already", help: "nothing is left to do")
    }
    lists.revoke(place)
    var (edge, before) = try logEdge(logVerifier(logKey))
    try journal.begin()
    let notice = CertificateStatement.notice(
      hash, action: successor == nil ? .revoked : .superseded, at: now, reason: reason, by: successor)
    try journal.stage(
      try signing { try DataIntegrity.sign(notice, with: key, at: now) }.pretty, at: "\(hash).notice.json")
    try stage(lists, into: &edge, signedBy: key)
    let removed = try stage(&edge, before: before, signedBy: logKey)
    try journal.seal(Journal.Rest(removed: removed, rows: rows))
    try journal.finish(rows: apply)
  }

  /// When the status lists were signed, the earliest of them; `nil` where there are none.
  public func statusSigned() -> Moment? {
    var earliest: Moment?
    var number = 1
    while let bytes = places.bytes(of: "status/\(number).jwt") {
      let text = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .newlines)
      guard let signed = (try? WebToken(text))?.claims["validFrom"]?.text.flatMap({ Moment($0) }) else { return nil }
      earliest = min(earliest ?? signed, signed)
      number += 1
    }
    return earliest
  }

  /// Signs the status lists anew: they say the same, as of now.
  public func renewStatus() throws {
    let document = try existingDocument()
    let (key, logKey) = (try keys.signingKey(of: document), try keys.logKey())
    var lists = try StatusLists(places, baseURL: baseURL)
    lists.makeFirst()
    var (edge, before) = try logEdge(logVerifier(logKey))
    try journal.begin()
    try stage(lists, into: &edge, signedBy: key)
    let removed = try stage(&edge, before: before, signedBy: logKey)
    try journal.seal(Journal.Rest(removed: removed))
    try journal.finish { _ in }
  }

  /// Shows a holder's name beside a record, as they consented, or no longer.
  public func showName(_ name: String?, of hash: CertificateHash) throws {
    guard places.bytes(of: "\(hash).json") != nil else {
      throw IssuingError.unknown(noun: "certificate", name: hash.text)
    }
    let path = "\(hash).name.json"
    guard let name else {
      try writing { () throws(WriteError) in try FileSystem.remove("\(places.published)/\(path)") }
      return
    }
    let key = try keys.signingKey(of: existingDocument())
    let statement = try signing {
      try DataIntegrity.sign(CertificateStatement.name(name, of: hash), with: key, at: now)
    }
    try writing { () throws(WriteError) in
      try FileSystem.place("\(places.published)/\(path)") { (beside) throws(WriteError) in
        try FileSystem.write(statement.pretty, to: beside)
      }
    }
  }
}
