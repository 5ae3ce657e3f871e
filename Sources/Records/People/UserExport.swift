import CatalogModel
import Foundation
import GRDB
public import Markup

extension RecordChange {
  /// A user whose record whoever acts may read.
  public func shownUser(named name: String) throws -> User {
    let user = try user(named: name)
    try access.check(.userRead, ActionSubject(user: user.id))
    return user
  }

  /// All that is kept of one person, with what is sealed opened.
  public func exportUser(_ id: Int64) throws -> JSONValue {
    try access.check(.userExport, ActionSubject(user: id))
    let key = try personalKey()
    let user = try user(id)
    func rows(_ sql: String) throws -> JSONValue {
      .array(
        try Row.fetchAll(database, sql: sql, arguments: [id]).map { row in
          .object(
            try row.compactMap { column, value -> (String, JSONValue?)? in
              if column == "notes" {
                let lesson: Int64 = row["lesson_id"]
                let notes: Data? = row["notes"]
                return (
                  "notes", try notes.map { .string(try key.unseal($0, for: RecordChange.notesPlace(id, lesson))) }
                )
              }
              return (column, value.json)
            })
        })
    }
    return .object([
      ("schemaVersion", .integer(1)),
      (
        "user",
        .object([
          ("id", .integer(Int(user.id))), ("email", .optional(user.email)), ("username", .optional(user.username)),
          ("displayName", .optional(user.displayName)), ("avatar", .optional(user.avatar)),
          ("role", .string(user.role.rawValue)), ("createdAt", .integer(Int(user.createdAt))),
        ])
      ),
      (
        "enrollments",
        try rows(
          """
          SELECT courses.slug AS course, enrollments.* FROM enrollments
            JOIN courses ON courses.id = enrollments.course_id WHERE user_id = ? ORDER BY enrollments.id
          """)
      ),
      (
        "progress",
        try rows(
          """
          SELECT lessons.slug AS lesson, user_progress.* FROM user_progress
            JOIN lessons ON lessons.id = user_progress.lesson_id WHERE user_id = ? ORDER BY lesson_id
          """)
      ),
      (
        "attempts",
        try rows(
          """
          SELECT assessments.slug AS assessment, assessment_attempts.* FROM assessment_attempts
            JOIN assessments ON assessments.id = assessment_attempts.assessment_id WHERE user_id = ?
          ORDER BY assessment_attempts.id
          """)
      ),
      ("reviews", try rows("SELECT * FROM course_reviews WHERE user_id = ? ORDER BY id")),
      ("votes", try rows("SELECT * FROM review_votes WHERE user_id = ? ORDER BY review_id")),
      ("certificates", try rows("SELECT * FROM certificates WHERE user_id = ? ORDER BY id")),
      (
        "audit",
        try rows(
          "SELECT sequence, at, action, entity, entity_id FROM audit_entries WHERE actor_id = ? ORDER BY sequence")
      ),
    ])
  }
}

extension DatabaseValue {
  fileprivate var json: JSONValue? {
    switch storage {
    case .null: nil
    case .int64(let number): .integer(Int(number))
    case .double(let number): .number("\(number)")
    case .string(let text): .string(text)
    case .blob(let bytes): .string(bytes.base64EncodedString())
    }
  }
}
