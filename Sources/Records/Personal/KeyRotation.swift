import Foundation
import GRDB
import Markup

extension RecordChange {
  /// Seals everything personal with another key. Backups from before still open with the old one alone.
  ///
  /// - Parameter progress: told how many rows are done.
  /// - Returns: how many rows were sealed anew.
  public func reseal(with new: RecordsKey, progress: ((_ done: Int) -> Void)? = nil) throws -> Int {
    try access.check(.databaseMaintain)
    let old = try personalKey()
    var count = 0
    func step() {
      count += 1
      if count % 1_000 == 0 { progress?(count) }
    }
    let users = try Row.fetchCursor(
      database, sql: "SELECT id, email, display_name FROM users WHERE email IS NOT NULL ORDER BY id")
    while let row = try users.next() {
      let id: Int64 = row["id"]
      func moved(_ column: String) throws -> (text: String, sealed: Data)? {
        guard let sealed: Data = row[column] else { return nil }
        let place = User.place(column, id)
        let text = try old.unseal(sealed, for: place)
        return (text, try new.seal(text, for: place))
      }
      guard let email = try moved("email") else { continue }
      try run(
        "UPDATE users SET email = ?, email_hash = ?, display_name = ? WHERE id = ?",
        [email.sealed, new.hash(ofEmail: email.text), try moved("display_name")?.sealed, id])
      step()
    }
    let notes = try Row.fetchAll(
      database, sql: "SELECT user_id, course_id, lesson_id, notes FROM user_progress WHERE notes IS NOT NULL")
    for row in notes {
      let place = RecordChange.notesPlace(row["user_id"], row["lesson_id"])
      try run(
        "UPDATE user_progress SET notes = ? WHERE user_id = ? AND course_id = ? AND lesson_id = ?",
        [
          try new.seal(try old.unseal(row["notes"], for: place), for: place), row["user_id"] as Int64,
          row["course_id"] as Int64, row["lesson_id"] as Int64,
        ])
      step()
    }
    try PersonalKeys(database: database).replace(with: new, at: now)
    // From here on the new key vouches for the audit's end.
    try RecordChange(database: database, actor: actor, now: now, key: new)
      .note(.databaseMaintain, "personal_keys", 1, after: .object([("rows", .integer(count))]))
    return count
  }
}
