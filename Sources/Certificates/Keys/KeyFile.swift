import Crypto
import CryptoExtras
import Foundation

/// A signing key as a file: JSON, with the secret in the open or sealed with a passphrase.
///
/// ```json
/// {"type": "MiyabiSigningKey", "version": 1, "id": "did:web:…#key-2026", "publicKeyMultibase": "z6Mk…", "seed": "…"}
/// ```
///
/// With a passphrase, `sealed` stands for `seed`: AES-GCM under a key that scrypt (RFC 7914) makes of the passphrase, with
/// its numbers beside it.
public struct KeyFile: Sendable {
  /// Why a file gives no key.
  public enum Problem: Error, Hashable, Sendable {
    /// No JSON, or not of this form.
    case notAKey(String)
    /// A version of the form that a later program writes.
    case newer(Int)
    /// It is sealed, and no passphrase was given.
    case needsPassphrase
    /// The passphrase does not open it.
    case wrongPassphrase
  }

  /// The key's name.
  public let id: ExactText
  /// Whether only a passphrase opens it.
  public let isSealed: Bool
  private let json: JSON

  /// Reads a file.
  public init(_ bytes: [UInt8]) throws(Problem) {
    do { json = try JSON(strict: bytes) } catch { throw .notAKey(error.words) }
    guard json["type"]?.text == "MiyabiSigningKey" else { throw .notAKey("`type` is not `MiyabiSigningKey`") }
    guard let version = json["version"]?.integer else { throw .notAKey("`version` is missing") }
    guard version == 1 else { throw .newer(version) }
    guard let id = json["id"]?.text else { throw .notAKey("`id` is missing") }
    self.id = id
    isSealed = json["sealed"] != nil
  }

  /// The key inside.
  public func key(passphrase: String? = nil) throws(Problem) -> SigningKey {
    guard json["kind"] == nil else { throw .notAKey("it is no Ed25519 key") }
    guard let key = SigningKey(id: id, seed: try seed(passphrase)) else {
      throw .notAKey("`seed` does not hold 32 bytes")
    }
    try check(Multikey.text(key.publicKey))
    return key
  }

  /// The key for second tokens inside.
  public func secondKey(passphrase: String? = nil) throws(Problem) -> SecondKey {
    guard json["kind"]?.text == "P-256", let key = SecondKey(id: id, seed: try seed(passphrase)) else {
      throw .notAKey("it is no P-256 key")
    }
    try check(Multikey.text(key.publicKey))
    return key
  }

  private func check(_ publicKey: String) throws(Problem) {
    guard json["publicKeyMultibase"]?.text == ExactText(publicKey) else {
      throw .notAKey("`publicKeyMultibase` is not the public half of `seed`")
    }
  }

  private func seed(_ passphrase: String?) throws(Problem) -> [UInt8] {
    if let sealed = json["sealed"] {
      guard let passphrase else { throw .needsPassphrase }
      return try Self.open(sealed, passphrase, id)
    }
    guard let bytes = json["seed"]?.text.flatMap({ Base64URL.decode($0.string) }) else {
      throw .notAKey("`seed` is missing, or no base64url")
    }
    return bytes
  }

  /// What the file of a key holds.
  public static func bytes(of key: SigningKey, passphrase: String?) throws -> [UInt8] {
    try bytes(key.id, kind: nil, Multikey.text(key.publicKey), key.seed, passphrase)
  }

  /// What the file of a key for second tokens holds.
  public static func bytes(of key: SecondKey, passphrase: String?) throws -> [UInt8] {
    try bytes(key.id, kind: "P-256", Multikey.text(key.publicKey), key.seed, passphrase)
  }

  private static func bytes(
    _ id: ExactText, kind: String?, _ publicKey: String, _ seed: [UInt8], _ passphrase: String?
  ) throws -> [UInt8] {
    let json = JSON.object([
      "type": "MiyabiSigningKey", "version": 1, "kind": .optional(kind), "id": .string(id),
      "publicKeyMultibase": .string(ExactText(publicKey)),
    ])
    guard let passphrase else { return json.with("seed", .string(ExactText(Base64URL.encode(seed)))).pretty }
    let salt = SymmetricKey(size: .bits128).withUnsafeBytes { Array($0) }
    let scrypt = Scrypt(rounds: 1 << 15, blockSize: 8, parallelism: 3)
    let box = try AES.GCM.seal(seed, using: try scrypt.key(passphrase, salt), authenticating: Array(id.string.utf8))
    return json.with(
      "sealed",
      [
        "kdf": "scrypt", "rounds": .number(Double(scrypt.rounds)), "blockSize": .number(Double(scrypt.blockSize)),
        "parallelism": .number(Double(scrypt.parallelism)), "salt": .string(ExactText(Base64URL.encode(salt))),
        "box": .string(ExactText(Base64URL.encode(box.combined ?? Data()))),
      ]
    ).pretty
  }

  private struct Scrypt {
    let rounds: Int
    let blockSize: Int
    let parallelism: Int

    func key(_ passphrase: String, _ salt: [UInt8]) throws -> SymmetricKey {
      try KDF.Scrypt.deriveKey(
        from: Array(passphrase.utf8), salt: salt, outputByteCount: 32, rounds: rounds, blockSize: blockSize,
        parallelism: parallelism)
    }
  }

  private static func open(_ sealed: JSON, _ passphrase: String, _ id: ExactText) throws(Problem) -> [UInt8] {
    func bytes(_ name: ExactText) -> [UInt8]? { sealed[name]?.text.flatMap { Base64URL.decode($0.string) } }
    guard sealed["kdf"]?.text == "scrypt", let rounds = sealed["rounds"]?.integer,
      let blockSize = sealed["blockSize"]?.integer, let parallelism = sealed["parallelism"]?.integer,
      // A file may not ask for more memory or time than this program would.
      (2...1 << 15).contains(rounds), (1...8).contains(blockSize), (1...16).contains(parallelism),
      let salt = bytes("salt"), let combined = bytes("box"), let box = try? AES.GCM.SealedBox(combined: combined)
    else { throw .notAKey("`sealed` is not as this program writes it") }
    do {
      let key = try Scrypt(rounds: rounds, blockSize: blockSize, parallelism: parallelism).key(passphrase, salt)
      return Array(try AES.GCM.open(box, using: key, authenticating: Array(id.string.utf8)))
    } catch { throw .wrongPassphrase }
  }
}
