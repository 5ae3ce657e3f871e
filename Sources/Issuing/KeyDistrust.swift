public import Certificates
import Files
import Foundation

extension IssuingDesk {
  /// Marks a key as one that others may have: nothing that it signed counts any longer. What is published under it is signed
  /// again with the current key, under the same hashes, and so are the holders' files that lie here.
  ///
  /// - Parameter from: from when on it may have been in other hands.
  /// - Returns: how many records were signed again.
  public func distrust(_ name: String, from: Moment) throws -> Int {
    var document = try existingDocument()
    let id = ExactText(name.contains("#") ? name : "\(issuer.id)#\(name)")
    guard let index = document.keys.firstIndex(where: { $0.id == id }) else {
      throw IssuingError.unknown(noun: "key", name: name)
    }
    guard document.keys[index].revoked == nil else {
      throw IssuingError.refused("The key `\(name)` is marked already", help: "nothing is left to do")
    }
    let (key, logKey) = (try keys.signingKey(of: document), try keys.logKey())
    guard key.id != id else {
      throw IssuingError.refused(
        "`\(name)` is the key that signs now", help: "make another first: `miyabi certificate keygen --name …`")
    }
    document.keys[index].revoked = from
    var (edge, before) = try logEdge(logVerifier(logKey))
    try journal.begin()
    try journal.stage(document.json.pretty, at: "did.json")
    try journal.stage(document.webKeys.pretty, at: "jwks.json")
    edge.append(LogEntry(.issuerDocument, json: document.json).bytes)
    var hashes: [CertificateHash] = []
    for record in try records() where record["proof"]?["verificationMethod"]?.text == id {
      guard let hash = record["digest"]?.text.flatMap({ CertificateHash(digest: $0) }) else { continue }
      let again = try signing { try DataIntegrity.sign(record.without("proof"), with: key, at: now) }
      try journal.stage(again.pretty, at: "\(hash).json")
      let place: JSON = ["index": .number(Double(edge.size))]
      try journal.stage(place.pretty, at: "\(hash).log.json")
      edge.append(LogEntry(.record, json: again).bytes)
      for statement in ["\(hash).name.json", "\(hash).notice.json"] {
        guard let json = places.bytes(of: statement).flatMap({ try? JSON(strict: $0) }) else { continue }
        let again = try signing { try DataIntegrity.sign(json.without("proof"), with: key, at: now) }
        try journal.stage(again.pretty, at: statement)
      }
      hashes.append(hash)
    }
    var lists = try StatusLists(places, baseURL: baseURL)
    lists.makeFirst()
    try stage(lists, into: &edge, signedBy: key)
    let removed = try stage(&edge, before: before, signedBy: logKey)
    try journal.seal(Journal.Rest(removed: removed))
    try journal.finish { _ in }
    try signHoldersFiles(again: hashes, key)
    return hashes.count
  }

  /// Signs the holders' files that lie here again. A kill in between loses nothing: their records count already.
  private func signHoldersFiles(again hashes: [CertificateHash], _ key: SigningKey) throws {
    var credentials: [(hash: CertificateHash, credential: JSON)] = []
    for hash in hashes {
      let path = "\(places.holders)/\(hash)/credential.json"
      guard let bytes = try? FileSystem.bytes(of: path, limit: JSON.largestText),
        let credential = try? JSON(strict: bytes)
      else { continue }
      credentials.append((hash, credential.without("proof")))
    }
    let texts = credentials.flatMap { each in
      let subject = each.credential["credentialSubject"]
      let claims = [
        each.credential["issuer"]?["name"], subject?["name"], subject?["achievement"]?["name"],
        subject?["achievement"]?["description"],
      ]
      return claims.compactMap { $0?.text?.string }
    }
    let signing = files(with: key, texts: texts)
    for (hash, credential) in credentials {
      for file in try signing.holderFiles(credential, hash) {
        try writing { () throws(WriteError) in
          try FileSystem.place(file.path) { (beside) throws(WriteError) in try FileSystem.write(file.bytes, to: beside)
          }
        }
      }
    }
  }
}
