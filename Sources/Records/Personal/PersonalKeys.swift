import Foundation
import GRDB

/// Which key the database's personal data is sealed with: a wrong one is told at once, and not row by row.
struct PersonalKeys {
  let database: Database

  /// Holds a key against the database's; the first key that comes is that of the database from then on.
  func check(_ key: RecordsKey, at now: Int64) throws {
    if try stored() == nil {
      try database.execute(
        sql: "INSERT INTO personal_keys (id, proof, created_at) VALUES (1, ?, ?)", arguments: [key.proof, now])
    } else {
      try compare(key)
    }
  }

  /// Holds a key against the database's, if it has one.
  func compare(_ key: RecordsKey) throws {
    if let proof = try stored(), proof != key.proof { throw RecordsError.wrongKey }
  }

  /// Notes that everything is sealed with another key now.
  func replace(with key: RecordsKey, at now: Int64) throws {
    try database.execute(
      sql: "UPDATE personal_keys SET proof = ?, created_at = ? WHERE id = 1", arguments: [key.proof, now])
  }

  private func stored() throws -> Data? {
    try Data.fetchOne(database, sql: "SELECT proof FROM personal_keys WHERE id = 1")
  }
}
