import Foundation
import GRDB

/// What the audit comes to when it is followed from its first entry to its last.
public enum AuditVerdict: Sendable, Hashable {
  /// Nothing was altered, removed or put in another order.
  ///
  /// `isSealed` tells whether the records' key vouches for the end of the chain.
  case whole(entries: Int64, isSealed: Bool)
  /// This entry is not what it was when it was written, or not where it was.
  case broken(sequence: Int64, AuditBreak)
}

/// How a chain is broken.
public enum AuditBreak: Sendable, Hashable {
  /// The entry's own fields do not give its hash.
  case altered
  /// The entry before is not the one that it was chained to.
  case notChained
  /// The entry before is missing.
  case gap
  /// The last entries are gone, or were put there by another hand.
  case wrongEnd
  /// It is told to have happened before the entry above.
  case earlier
}

extension RecordStore {
  /// Follows the audit's chain.
  ///
  /// - Parameter key: checks who wrote the end of it; without it only that it is there.
  public func verifyAudit(key: RecordsKey? = nil) throws(RecordsError) -> AuditVerdict {
    try reporting(path) { try database.read { try AuditChain(database: $0).verify(key) } }
  }
}

/// The entries of the audit in a database.
struct AuditChain {
  let database: Database

  /// The last entry, as it was noted beside the entries.
  struct Head {
    var sequence: Int64
    var hash: Data
    var seal: Data?

    static let none = Head(sequence: 0, hash: AuditEntry.beginning)
  }

  func head() throws -> Head {
    let row = try Row.fetchOne(database, sql: "SELECT sequence, hash, seal FROM audit_head WHERE id = 1")
    return row.map { Head(sequence: $0["sequence"], hash: $0["hash"], seal: $0["seal"]) } ?? .none
  }

  /// Adds an entry; its place, its time and its hashes are set here.
  ///
  /// - Parameter key: vouches for the new end.
  func append(_ entry: AuditEntry, key: RecordsKey?) throws {
    let head = try head()
    let last = try Int64.fetchOne(database, sql: "SELECT at FROM audit_entries ORDER BY sequence DESC LIMIT 1")
    var entry = entry
    entry.sequence = head.sequence + 1
    // A clock that goes back does not take the order of things with it.
    entry.at = max(entry.at, last ?? entry.at)
    entry.previousHash = head.hash
    entry.hash = entry.computedHash()
    try database.cachedStatement(
      sql: """
        INSERT INTO audit_entries
          (sequence, at, actor_id, action, entity, entity_id, before, after, previous_hash, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      entry.sequence, entry.at, entry.actor, entry.action, entry.entity, entry.entityID, entry.before, entry.after,
      entry.previousHash, entry.hash,
    ])
    try database.cachedStatement(
      sql: """
        INSERT INTO audit_head (id, sequence, hash, seal) VALUES (1, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash, seal = excluded.seal
        """
    ).execute(arguments: [
      entry.sequence, entry.hash, key?.seal(ofAuditHead: entry.hash, sequence: entry.sequence),
    ])
  }

  func verify(_ key: RecordsKey?) throws -> AuditVerdict {
    var previous: AuditEntry?
    let rows = try Row.fetchCursor(database, sql: "SELECT * FROM audit_entries ORDER BY sequence")
    while let row = try rows.next() {
      let entry = AuditEntry(row)
      if entry.sequence != (previous?.sequence ?? 0) + 1 { return .broken(sequence: entry.sequence, .gap) }
      if entry.previousHash != previous?.hash ?? AuditEntry.beginning {
        return .broken(sequence: entry.sequence, .notChained)
      }
      if entry.hash != entry.computedHash() { return .broken(sequence: entry.sequence, .altered) }
      if let previous, entry.at < previous.at { return .broken(sequence: entry.sequence, .earlier) }
      previous = entry
    }
    let head = try head()
    let (sequence, hash) = (previous?.sequence ?? 0, previous?.hash ?? AuditEntry.beginning)
    guard head.sequence == sequence, head.hash == hash else { return .broken(sequence: sequence + 1, .wrongEnd) }
    guard let seal = head.seal else { return .whole(entries: sequence, isSealed: false) }
    if let key, key.seal(ofAuditHead: hash, sequence: sequence) != seal {
      return .broken(sequence: sequence, .wrongEnd)
    }
    return .whole(entries: sequence, isSealed: key != nil)
  }
}
