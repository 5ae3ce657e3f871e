import Certificates
import Files
import Foundation

extension IssuingDesk {
  /// What making a key came to.
  public struct MadeKey: Sendable {
    /// The key's name.
    public let id: String
    /// Where its file lies.
    public let path: String
    /// The key that it stands for from now on, where there was one.
    public let retired: String?
  }

  /// Makes a key that signs from now on; the one before is retired, and counts for what the log has until now.
  ///
  /// - Parameter name: the part of the key's name after `#`.
  public func makeKey(name: String, passphrase: String?) throws -> MadeKey {
    let isWord = name.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
    }
    guard isWord, !name.isEmpty, name.utf8.count <= 40, ![KeyRing.logName, KeyRing.secondName].contains(name) else {
      throw IssuingError.refused(
        "“\(name)” is no name for a key", help: "use lowercase letters, digits and hyphens; `log` and `es256` are taken"
      )
    }
    var document = try document() ?? IssuerDocument(id: issuer.id, keys: [])
    let id = ExactText("\(issuer.id)#\(name)")
    if document.key(named: id) != nil || keys.has(name) { throw IssuingError.keyExists(name: name) }
    let logKey: SigningKey
    if keys.has(KeyRing.logName) {
      logKey = try keys.logKey()
    } else {
      guard places.bytes(of: "log/checkpoint") == nil else { throw IssuingError.noKey(folder: keys.path(of: "log")) }
      logKey = SigningKey(id: ExactText("\(issuer.id)#\(KeyRing.logName)"))
      try keys.add(logKey, passphrase: passphrase)
    }
    let key = SigningKey(id: id)
    try keys.add(key, passphrase: passphrase)
    let (edge, before) = try logEdge(logVerifier(logKey))
    var retired: String?
    for index in document.keys.indices where document.keys[index].isCurrent {
      document.keys[index].cutoff = edge.size
      retired = document.keys[index].id.string
    }
    document.keys.insert(IssuerDocument.Key(id: id, publicKey: key.publicKey), at: 0)
    try publish(document, edge, before, signedBy: key, logKey)
    return MadeKey(id: id.string, path: keys.path(of: name), retired: retired)
  }

  /// Publishes keys, and signs the status lists with the current one.
  func publish(
    _ document: IssuerDocument, _ edge: LogEdge, _ before: [LogEdge.File], signedBy key: SigningKey,
    _ logKey: SigningKey
  ) throws {
    var edge = edge
    try journal.begin()
    // Tiles are bytes that git could take for text, and change the ends of their lines.
    try journal.stage(Array("* -text\n".utf8), at: ".gitattributes")
    try journal.stage(document.json.pretty, at: "did.json")
    try journal.stage(document.webKeys.pretty, at: "jwks.json")
    edge.append(LogEntry(.issuerDocument, json: document.json).bytes)
    var lists = try StatusLists(places, baseURL: baseURL)
    lists.makeFirst()
    try stage(lists, into: &edge, signedBy: key)
    let removed = try stage(&edge, before: before, signedBy: logKey)
    try journal.seal(Journal.Rest(removed: removed))
    try journal.finish { _ in }
  }

  /// Signs the status lists anew, and enters them into the log.
  func stage(_ lists: StatusLists, into edge: inout LogEdge, signedBy key: SigningKey) throws(IssuingError) {
    for (number, list) in lists.lists.sorted(by: { $0.key < $1.key }) {
      let credential = list.credential(at: lists.address(number), issuer: issuer.id, signedAt: now)
      let token = try signing { try WebToken.sign(CredentialToken.claims(of: credential), with: key) }
      try journal.stage(Array(token.utf8), at: "status/\(number).jwt")
      edge.append(LogEntry(.statusList, token: token).bytes)
    }
  }
}
