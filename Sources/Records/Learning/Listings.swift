public import CatalogModel
import GRDB

/// An enrollment as lists show it.
public struct EnrollmentListing: Sendable {
  /// The row itself.
  public var enrollment: Enrollment
  /// The learner, without anything personal.
  public var learner: String
  /// The course's name.
  public var course: String
}

/// A review as lists show it.
public struct ReviewListing: Sendable {
  /// The row itself.
  public var review: CourseReview
  /// Who wrote it, without anything personal.
  public var author: String
}

/// An attempt as lists show it.
public struct AttemptListing: Sendable {
  /// The row itself.
  public var attempt: Attempt
  /// The learner, without anything personal.
  public var learner: String
  /// The assessment's name.
  public var assessment: String
  /// The most points that there are.
  public var maxScore: Int
}

/// Somebody who teaches a course.
public struct InstructorListing: Sendable {
  /// Their name in `people/`.
  public var username: String
  /// What they are to the course; `nil` for who made it and does not teach it.
  public var role: InstructorRole?
  /// What they may do; who made the course may do everything.
  public var permissions: [InstructorPermission]
  /// Whether there is a user of that name, who can act.
  public var isUser: Bool
}

extension RecordChange {
  /// Who is in a course, by when they came.
  public func enrollments(in slug: String, status: EnrollmentStatus? = nil) throws -> [EnrollmentListing] {
    let course = try course(slug)
    try access.check(.enrollmentRead, ActionSubject(course: course.id))
    let filter = status == nil ? "" : "AND enrollments.status = :status"
    return try listings("enrollments.course_id = :course \(filter)", ["course": course.id, "status": status?.rawValue])
  }

  /// The courses that a user is in, by when they came.
  public func enrollments(of user: Int64) throws -> [EnrollmentListing] {
    try access.check(.enrollmentRead, ActionSubject(user: user))
    return try listings("enrollments.user_id = :user", ["user": user])
  }

  private func listings(_ condition: String, _ arguments: [String: (any DatabaseValueConvertible)?]) throws
    -> [EnrollmentListing]
  {
    try Row.fetchAll(
      database,
      sql: """
        SELECT enrollments.*, users.username, courses.slug FROM enrollments
          JOIN users ON users.id = enrollments.user_id JOIN courses ON courses.id = enrollments.course_id
        WHERE \(condition) ORDER BY enrollments.enrolled_at, enrollments.id
        """, arguments: StatementArguments(arguments.filter { condition.contains(":\($0.key)") })
    ).map { row in
      let enrollment = Enrollment(row)
      return EnrollmentListing(
        enrollment: enrollment, learner: row["username"] ?? "user \(enrollment.user)", course: row["slug"])
    }
  }

  /// What is said of a course, the most helpful first.
  public func reviews(of slug: String) throws -> [ReviewListing] {
    let course = try course(slug)
    try access.check(.reviewRead, ActionSubject(course: course.id))
    return try Row.fetchAll(
      database,
      sql: """
        SELECT course_reviews.*, users.username FROM course_reviews JOIN users ON users.id = course_reviews.user_id
        WHERE course_reviews.course_id = ? ORDER BY helpful DESC, rating DESC, course_reviews.id
        """, arguments: [course.id]
    ).map { row in
      let review = CourseReview(row)
      return ReviewListing(review: review, author: row["username"] ?? "user \(review.user)")
    }
  }

  /// The attempts at the assessments of a course: of one learner, or of all.
  ///
  /// - Parameter waiting: only those that a person has to grade.
  public func attempts(in slug: String, of user: Int64? = nil, waiting: Bool = false) throws -> [AttemptListing] {
    let course = try course(slug)
    try access.check(.attemptRead, ActionSubject(user: user, course: course.id))
    let learner = user == nil ? "" : "AND assessment_attempts.user_id = :user"
    let open = waiting ? "AND assessment_attempts.completed_at IS NOT NULL AND assessment_attempts.score IS NULL" : ""
    var arguments: StatementArguments = ["course": course.id]
    if let user { arguments += ["user": user] }
    return try Row.fetchAll(
      database,
      sql: """
        SELECT assessment_attempts.*, users.username, assessments.slug, assessments.max_score
        FROM assessments JOIN assessment_attempts ON assessment_attempts.assessment_id = assessments.id \(learner)
          JOIN users ON users.id = assessment_attempts.user_id
        WHERE assessments.course_id = :course \(open) ORDER BY assessment_attempts.started_at, assessment_attempts.id
        """, arguments: arguments
    ).map { row in
      let attempt = try Attempt(row)
      return AttemptListing(
        attempt: attempt, learner: row["username"] ?? "user \(attempt.user)", assessment: row["slug"],
        maxScore: row["max_score"])
    }
  }

  /// Who teaches a course, and with which permissions: the content says so, and the index keeps it.
  public func instructors(of slug: String) throws -> [InstructorListing] {
    let course = try course(slug)
    try access.check(.instructorRead, ActionSubject(course: course.id))
    return try Row.fetchAll(
      database,
      sql: """
        SELECT people.username, course_instructors.role, course_instructors.permissions,
          people.id = courses.creator_id AS made, users.id IS NOT NULL AS is_user
        FROM courses JOIN people ON people.id = courses.creator_id
            OR people.id IN (SELECT person_id FROM course_instructors WHERE course_id = courses.id)
          LEFT JOIN course_instructors
            ON course_instructors.course_id = courses.id AND course_instructors.person_id = people.id
          LEFT JOIN users ON users.username = people.username
        WHERE courses.id = ? ORDER BY course_instructors.position IS NULL, course_instructors.position
        """, arguments: [course.id]
    ).map { row in
      let written: String = row["permissions"] ?? "[]"
      let named = try String.fetchAll(database, sql: "SELECT value FROM json_each(?)", arguments: [written])
      return InstructorListing(
        username: row["username"], role: (row["role"] as String?).flatMap { InstructorRole(rawValue: $0) },
        permissions: row["made"] as Bool? == true
          ? InstructorPermission.allCases : named.compactMap { InstructorPermission(rawValue: $0) },
        isUser: row["is_user"])
    }
  }

  /// The entries of the audit, the latest first.
  ///
  /// - Parameters:
  ///   - user: only what this user did.
  ///   - entity: only changes of this table.
  public func auditEntries(by user: Int64? = nil, entity: String? = nil, limit: Int = 50) throws -> [AuditEntry] {
    try access.check(.auditRead)
    var conditions: [String] = []
    var arguments = StatementArguments()
    if let user {
      conditions.append("actor_id = ?")
      arguments += [user]
    }
    if let entity {
      conditions.append("entity = ?")
      arguments += [entity]
    }
    let filter = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
    return try Row.fetchAll(
      database, sql: "SELECT * FROM audit_entries \(filter) ORDER BY sequence DESC LIMIT ?",
      arguments: arguments + [limit]
    ).map { AuditEntry($0) }
  }
}
