import Crypto

/// What the log holds of an object: its kind and its hash, so that the log lists nobody.
public struct LogEntry: Hashable, Sendable {
  /// What an entry is of.
  public enum Kind: UInt8, Sendable {
    /// A certificate's record.
    case record = 1
    /// A status list.
    case statusList = 2
    /// The issuer's keys.
    case issuerDocument = 3
  }

  /// The bytes: one for the kind, 32 of the hash.
  public let bytes: [UInt8]

  /// An entry of JSON: the hash is of the canonical form, proof and all.
  public init(_ kind: Kind, json: JSON) { bytes = [kind.rawValue] + Array(SHA256.hash(data: json.canonical)) }

  /// An entry of a token: the hash is of its text.
  public init(_ kind: Kind, token: String) { bytes = [kind.rawValue] + Array(SHA256.hash(data: Array(token.utf8))) }

  /// Its hash as a leaf.
  public var leaf: TreeHash { TreeHash(leaf: bytes) }
}
