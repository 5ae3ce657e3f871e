import Crypto
public import Foundation
import GRDB
import Markup

/// One change of the records, as the audit keeps it: a link of a chain in which each entry's hash covers the one before.
public struct AuditEntry: Sendable, Hashable {
  /// From 1, without gaps.
  public var sequence: Int64
  /// Seconds since 1970; never before the entry above.
  public var at: Int64
  /// Who did it; `nil` for Miyabi itself.
  public var actor: Int64?
  /// What was done, such as `enrollment.create`.
  public var action: String
  /// The table.
  public var entity: String
  /// The row.
  public var entityID: String
  /// The row before, as JSON without anything personal; `nil` where there was none.
  public var before: String?
  /// The row afterwards.
  public var after: String?
  /// The hash of the entry before; of the first, 32 zeros.
  public var previousHash: Data
  /// The SHA-256 of everything above.
  public var hash: Data

  /// What the hash of the first entry is chained to.
  static let beginning = Data(count: 32)

  /// The hash that the entry has to have.
  ///
  /// Every field is preceded by its length, so that no two entries come to the same bytes.
  func computedHash() -> Data {
    var hash = SHA256()
    func add(_ bytes: Data) {
      hash.update(data: withUnsafeBytes(of: UInt64(bytes.count).bigEndian) { Data($0) })
      hash.update(data: bytes)
    }
    func add(_ text: String?) {
      add(Data((text == nil ? "-" : "+").utf8))
      add(Data((text ?? "").utf8))
    }
    add(previousHash)
    add("\(sequence)")
    add("\(at)")
    add(actor.map { "\($0)" })
    for text in [action, entity, entityID] { add(text) }
    add(before)
    add(after)
    return Data(hash.finalize())
  }
}

extension AuditEntry {
  init(_ row: Row) {
    sequence = row["sequence"]
    at = row["at"]
    actor = row["actor_id"]
    action = row["action"]
    entity = row["entity"]
    entityID = row["entity_id"]
    before = row["before"]
    after = row["after"]
    previousHash = row["previous_hash"]
    hash = row["hash"]
  }
}
