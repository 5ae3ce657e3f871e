import CatalogModel
import GRDB

/// Holds actions against ``Permissions``: with what the database knows of who teaches what.
struct Access {
  let database: Database
  let actor: Actor

  /// Refuses an action that the actor may not take.
  ///
  /// - Throws: ``RecordsError/forbidden(_:needs:)``, which says what would be needed.
  func check(_ action: RecordAction, _ subject: ActionSubject = ActionSubject()) throws {
    guard case .user(let id, let role) = actor else { return }
    let isOwn = subject.user == id
    switch Permissions.scope(of: action, for: role) {
    case .all: return
    case .own where isOwn: return
    case .ownCourses where isOwn: return
    case .ownCourses(let permission):
      if let course = subject.course, try teaches(id, course, permission) { return }
      throw RecordsError.forbidden(action, needs: needs(permission))
    case .own: throw RecordsError.forbidden(action, needs: "it is another user’s")
    case .none: throw RecordsError.forbidden(action, needs: "it needs the role \(roleNeeded(action))")
    }
  }

  /// Whether the actor may take an action.
  func allows(_ action: RecordAction, _ subject: ActionSubject = ActionSubject()) throws -> Bool {
    do {
      try check(action, subject)
      return true
    } catch RecordsError.forbidden {
      return false
    }
  }

  /// The courses that a user teaches, with a permission where one is named.
  func coursesTaught(by user: Int64, _ permission: InstructorPermission?) throws -> [Int64] {
    try Int64.fetchAll(
      database,
      sql: """
        SELECT courses.id FROM users JOIN people ON people.username = users.username
          JOIN courses ON courses.creator_id = people.id
        WHERE users.id = :user
        UNION
        SELECT course_instructors.course_id FROM users JOIN people ON people.username = users.username
          JOIN course_instructors ON course_instructors.person_id = people.id
        WHERE users.id = :user AND (:permission IS NULL
          OR :permission IN (SELECT value FROM json_each(course_instructors.permissions)))
        """, arguments: ["user": user, "permission": permission?.rawValue])
  }

  private func needs(_ permission: InstructorPermission?) -> String {
    permission.map { "it needs the permission `\($0.rawValue)` in the course" } ?? "it needs to teach the course"
  }

  /// The least role that reaches everywhere.
  private func roleNeeded(_ action: RecordAction) -> String {
    UserRole.allCases.first { Permissions.scope(of: action, for: $0) == .all }?.rawValue ?? UserRole.superAdmin.rawValue
  }

  /// Whether a user teaches a course, with a permission where one is named: who made a course has all of them.
  private func teaches(_ user: Int64, _ course: Int64, _ permission: InstructorPermission?) throws -> Bool {
    let row = try Row.fetchOne(
      database,
      sql: """
        SELECT courses.creator_id = people.id AS made, course_instructors.permissions AS permissions
        FROM users JOIN people ON people.username = users.username
          JOIN courses ON courses.id = :course
          LEFT JOIN course_instructors
            ON course_instructors.course_id = courses.id AND course_instructors.person_id = people.id
        WHERE users.id = :user
        """, arguments: ["user": user, "course": course])
    guard let row else { return false }
    if row["made"] as Bool? == true { return true }
    guard let written: String = row["permissions"] else { return false }
    guard let permission else { return true }
    return try String.fetchAll(database, sql: "SELECT value FROM json_each(?)", arguments: [written])
      .contains(permission.rawValue)
  }
}
