public import Crypto

/// The public keys of an issuer, as `did.json` has them: the current key first.
public struct IssuerDocument: Sendable {
  /// One public key, with what became of it.
  public struct Key: Sendable {
    /// Its name: a DID URL.
    public var id: ExactText
    /// The key.
    public var publicKey: Curve25519.Signing.PublicKey
    /// The size of the log when the key was retired: it counts for records of a lower index alone.
    public var cutoff: Int?
    /// From when on it may have been in other hands: it counts for nothing.
    public var revoked: Moment?

    /// Whether it signs now.
    public var isCurrent: Bool { cutoff == nil && revoked == nil }

    /// A key that is in use.
    public init(id: ExactText, publicKey: Curve25519.Signing.PublicKey) {
      self.id = id
      self.publicKey = publicKey
    }
  }

  /// Why bytes are no such document.
  public enum Problem: Error, Hashable, Sendable {
    /// Not read strictly.
    case json(JSONProblem)
    /// A member is missing, or is not what it has to be.
    case member(String)
  }

  /// Who holds the keys.
  public let id: WebIdentifier
  /// The keys that sign: the current one first.
  public var keys: [Key]

  /// Keys of other kinds, as they stand in the document, and whether they sign certificates.
  public var others: [(method: JSON, signs: Bool)] = []

  /// The document of an issuer with these keys.
  public init(id: WebIdentifier, keys: [Key]) {
    self.id = id
    self.keys = keys
  }

  /// The P-256 keys that sign second tokens, by name.
  public var secondKeys: [(id: ExactText, publicKey: P256.Signing.PublicKey)] {
    others.filter(\.signs).compactMap { other in
      guard let id = other.method["id"]?.text, let text = other.method["publicKeyMultibase"]?.text,
        let key = Multikey.p256Key(text)
      else { return nil }
      return (id, key)
    }
  }

  /// Reads `did.json`.
  ///
  /// A key of another kind, as somebody may add for other purposes, is passed over; one that is not listed under
  /// `assertionMethod` signs no certificates.
  public init(_ bytes: [UInt8]) throws(Problem) {
    let json: JSON
    do { json = try JSON(strict: bytes) } catch { throw .json(error) }
    guard let id = json["id"]?.text.flatMap({ WebIdentifier($0) }) else { throw .member("id") }
    guard let methods = json["verificationMethod"]?.elements else { throw .member("verificationMethod") }
    guard let allowed = json["assertionMethod"]?.elements?.compactMap(\.text) else { throw .member("assertionMethod") }
    var keys: [Key] = []
    var others: [(method: JSON, signs: Bool)] = []
    for method in methods {
      guard let name = method["id"]?.text, name.hasPrefix(id.text.string + "#") else {
        throw .member("verificationMethod.id")
      }
      let isOwn = method["type"]?.text == "Multikey" && method["controller"]?.text == id.text
      if isOwn, method["publicKeyMultibase"]?.text == nil { throw .member("publicKeyMultibase") }
      guard isOwn, allowed.contains(name),
        let publicKey = method["publicKeyMultibase"]?.text.flatMap({ Multikey.ed25519Key($0) })
      else {
        others.append((method, allowed.contains(name)))
        continue
      }
      guard !keys.contains(where: { $0.id == name }) else { throw .member("verificationMethod.id") }
      var key = Key(id: name, publicKey: publicKey)
      if let value = method["cutoff"] {
        guard let cutoff = value.integer, cutoff >= 0 else { throw .member("cutoff") }
        key.cutoff = cutoff
      }
      if let value = method["revoked"] {
        guard let revoked = value.text.flatMap({ Moment($0) }) else { throw .member("revoked") }
        key.revoked = revoked
      }
      keys.append(key)
    }
    self.init(id: id, keys: keys)
    self.others = others
  }

  /// The key that signs now; `nil` where all are retired or withdrawn.
  public var currentKey: Key? { keys.first(where: \.isCurrent) }

  /// The key of a name.
  public func key(named name: ExactText) -> Key? { keys.first { $0.id == name } }

  /// `did.json`.
  public var json: JSON {
    [
      "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
      "id": .string(id.text),
      "verificationMethod": .array(
        keys.map { key in
          .object([
            "id": .string(key.id), "type": "Multikey", "controller": .string(id.text),
            "publicKeyMultibase": .string(ExactText(Multikey.text(key.publicKey))),
            "cutoff": key.cutoff.map { .number(Double($0)) }, "revoked": .optional(key.revoked?.description),
          ])
        } + others.map(\.method)),
      "assertionMethod": .array(keys.map { .string($0.id) } + others.filter(\.signs).compactMap { $0.method["id"] }),
    ]
  }

  private func secondKey(_ id: ExactText, _ key: P256.Signing.PublicKey) -> JSON {
    let point = key.rawRepresentation
    return [
      "kty": "EC", "crv": "P-256", "x": .string(ExactText(Base64URL.encode(point.prefix(32)))),
      "y": .string(ExactText(Base64URL.encode(point.suffix(32)))), "kid": .string(id), "alg": "ES256", "use": "sig",
    ]
  }

  /// `jwks.json` (RFC 7517, RFC 8037): the keys that still count for something, named as in `did.json`.
  public var webKeys: JSON {
    [
      "keys": .array(
        keys.filter { $0.revoked == nil }.map { key in
          [
            "kty": "OKP", "crv": "Ed25519", "x": .string(ExactText(Base64URL.encode(key.publicKey.rawRepresentation))),
            "kid": .string(key.id), "alg": "EdDSA", "use": "sig",
          ]
        } + secondKeys.map { secondKey($0.id, $0.publicKey) })
    ]
  }
}
