import Foundation
import GRDB
import Records
import Testing

@Suite("The audit")
struct AuditTests {
  /// What somebody may do to the database with other tools.
  static let attacks: [(name: String, sql: String)] = [
    ("an actor is changed", "UPDATE audit_entries SET actor_id = 2 WHERE sequence = 3"),
    ("an action is changed", "UPDATE audit_entries SET action = 'user.read' WHERE sequence = 3"),
    ("a time is changed", "UPDATE audit_entries SET at = at + 1 WHERE sequence = 3"),
    ("what was written is changed", "UPDATE audit_entries SET after = '{}' WHERE sequence = 3"),
    ("an entry is removed", "DELETE FROM audit_entries WHERE sequence = 3"),
    ("the first entry is removed", "DELETE FROM audit_entries WHERE sequence = 1"),
    (
      "the last entry is removed",
      "DELETE FROM audit_entries WHERE sequence = (SELECT max(sequence) FROM audit_entries)"
    ),
    ("all entries are removed", "DELETE FROM audit_entries"),
    (
      "two entries change places",
      """
      UPDATE audit_entries SET sequence = -3 WHERE sequence = 3;
      UPDATE audit_entries SET sequence = 3 WHERE sequence = 4;
      UPDATE audit_entries SET sequence = 4 WHERE sequence = -3;
      """
    ),
    (
      "the end is cut off and a new one noted",
      """
      DELETE FROM audit_entries WHERE sequence = 7;
      UPDATE audit_head SET sequence = 6, hash = (SELECT hash FROM audit_entries WHERE sequence = 6);
      """
    ),
    ("the note of the end is removed", "DELETE FROM audit_head"),
  ]

  @Test("whatever is altered, removed or put elsewhere is found", arguments: attacks.indices)
  func finds(_ index: Int) throws {
    let school = try School()
    #expect(try school.store.verifyAudit(key: school.key) == .whole(entries: 7, isSealed: true))
    try DatabaseQueue(path: school.path).write { database in
      try database.execute(sql: "DROP TRIGGER audit_entries_stay; DROP TRIGGER audit_entries_stay_as_they_are")
      try database.execute(sql: Self.attacks[index].sql)
    }
    guard case .broken = try school.store.verifyAudit(key: school.key) else {
      Issue.record("\(Self.attacks[index].name) was not found")
      return
    }
  }

  @Test("the database itself lets nothing be changed or removed")
  func triggers() throws {
    let school = try School()
    for sql in ["DELETE FROM audit_entries", "UPDATE audit_entries SET at = 0"] {
      #expect(throws: DatabaseError.self) { try DatabaseQueue(path: school.path).write { try $0.execute(sql: sql) } }
    }
  }

  @Test("a clock that goes back does not take the order with it")
  func clock() throws {
    let school = try School()
    try school.as("root", at: 4_000_000_000) { try $0.set(SystemSetting("a", "1")) }
    try school.as("root", at: 1_000_000_000) { try $0.set(SystemSetting("b", "2")) }
    #expect(try school.store.verifyAudit(key: school.key) == .whole(entries: 9, isSealed: true))
  }

  @Test("nothing personal is in the audit, and nothing personal lies open in the file")
  func nothingPersonal() throws {
    let school = try School()
    try school.as(nil) { change in
      _ = try change.enroll(school.id("sue"), in: "basics")
      var update = LessonUpdate()
      update.notes = "Remember the glaze recipe"
      try change.record(update, of: school.id("sue"), in: "basics", lesson: "one")
      try change.updateUser(school.id("sue"), email: "susan@example.net", displayName: "Susanna Miller")
    }
    try DatabaseQueue(path: school.path).writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    }
    let bytes = try Data(contentsOf: URL(fileURLWithPath: school.path))
    for text in ["susan@example.net", "sue@example.org", "Susanna Miller", "glaze recipe"] {
      #expect(bytes.range(of: Data(text.utf8)) == nil, "\(text)")
    }
  }
}
