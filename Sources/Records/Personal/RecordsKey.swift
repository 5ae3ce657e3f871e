import Crypto
import Foundation

/// The key that personal data is sealed with: 32 bytes, kept outside the database.
///
/// Everything that a database needs is derived from it (HKDF, RFC 5869), so that no key is used for two purposes.
public struct RecordsKey: Sendable {
  private let sealing: SymmetricKey
  private let lookup: SymmetricKey
  private let audit: SymmetricKey
  /// Tells this key from others without telling it: kept in the database.
  let proof: Data

  /// A new key.
  public init() { self.init(bytes: SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }) }

  /// The key that somebody keeps as base64 of 32 bytes, with or without white space around it.
  ///
  /// - Returns: `nil` where the text is no such key.
  public init?(base64 text: String) {
    let written = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard let bytes = Data(base64Encoded: written), bytes.count == 32 else { return nil }
    self.init(bytes: bytes)
  }

  private let bytes: Data

  private init(bytes: Data) {
    self.bytes = bytes
    let secret = SymmetricKey(data: bytes)
    func derived(_ purpose: String) -> SymmetricKey {
      HKDF<SHA256>.deriveKey(
        inputKeyMaterial: secret, info: Data("miyabi records: \(purpose)".utf8), outputByteCount: 32)
    }
    sealing = derived("sealing")
    lookup = derived("lookup of e-mail addresses")
    audit = derived("head of the audit")
    proof = derived("proof").withUnsafeBytes { Data($0) }
  }

  /// The key as it is kept: base64.
  public var base64: String { bytes.base64EncodedString() }

  /// Seals a text for one place: AES-GCM with a nonce of its own, bound to the place, so that a sealed text that somebody
  /// moves to another row does not open.
  ///
  /// - Returns: the nonce (12 bytes), the sealed text and its tag (16 bytes).
  func seal(_ text: String, for place: String) throws -> Data {
    let box = try AES.GCM.seal(Data(text.utf8), using: sealing, authenticating: Data(place.utf8))
    guard let combined = box.combined else { throw CryptoKitError.incorrectParameterSize }
    return combined
  }

  /// Opens what was sealed for a place.
  func unseal(_ sealed: Data, for place: String) throws -> String {
    let box = try AES.GCM.SealedBox(combined: sealed)
    let bytes = try AES.GCM.open(box, using: sealing, authenticating: Data(place.utf8))
    guard let text = String(validating: bytes, as: UTF8.self) else { throw CryptoKitError.incorrectParameterSize }
    return text
  }

  /// What an e-mail address is looked up by: 32 bytes that nobody can work out without the key.
  ///
  /// Case does not tell addresses apart, nor does white space around them.
  func hash(ofEmail address: String) -> Data {
    Data(HMAC<SHA256>.authenticationCode(for: Data(RecordsKey.normalized(address).utf8), using: lookup))
  }

  /// What vouches for the last entry of the audit: without the key nobody can cut entries off and write a new end.
  func seal(ofAuditHead hash: Data, sequence: Int64) -> Data {
    Data(HMAC<SHA256>.authenticationCode(for: hash + Data("\(sequence)".utf8), using: audit))
  }

  static func normalized(_ address: String) -> String {
    address.trimmingCharacters(in: .whitespacesAndNewlines).lowercased().precomposedStringWithCanonicalMapping
  }
}
