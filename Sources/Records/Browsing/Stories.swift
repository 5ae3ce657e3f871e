import GRDB

/// Something that happened, in the life of a learner or a course.
public struct StoryEvent: Sendable, Hashable {
  /// What it was.
  public enum Kind: String, Sendable, CaseIterable {
    case joined, erased, enrolled, completedCourse, completedLesson, began, handedIn, passed, failed, certified,
      revoked,
      reviewed
  }

  /// Seconds since 1970.
  public var at: Int64
  /// What it was.
  public var kind: Kind
  /// Who.
  public var user: Int64
  /// Who, without anything personal.
  public var learner: String
  /// In which course; `nil` where it was in none.
  public var course: String?
  /// The lesson, the assessment or the number of stars.
  public var subject: String?
}

extension RecordChange {
  /// What a learner did, the latest first, as far as the actor may know.
  public func story(ofLearner user: Int64, limit: Int = 200) throws -> [StoryEvent] {
    try story(user: user, limit: limit)
  }

  /// What happened in a course, the latest first, as far as the actor may know. Single lessons are not told.
  public func story(ofCourse slug: String, limit: Int = 100) throws -> [StoryEvent] {
    try story(course: course(slug).id, limit: limit)
  }

  private func story(user: Int64? = nil, course: Int64? = nil, limit: Int) throws -> [StoryEvent] {
    func source(_ table: String) throws -> String { try ScopedTable(table, self).source }
    let who = user.map { "user_id = \($0)" } ?? "1"
    let place = course.map { "course_id = \($0)" } ?? "1"
    let attempts = try """
    (SELECT attempts.*, assessments.course_id, assessments.slug FROM \(source("assessment_attempts")) AS attempts
      JOIN assessments ON assessments.id = attempts.assessment_id AND \(place))
    """
    let enrollments = try source("enrollments")
    let certificates = try source("certificates")
    var parts: [(StoryEvent.Kind, String)] = [
      (.enrolled, "enrolled_at, user_id, course_id, NULL FROM \(enrollments) WHERE \(who) AND \(place)"),
      (
        .completedCourse,
        "completed_at, user_id, course_id, NULL FROM \(enrollments) WHERE \(who) AND \(place) AND completed_at IS NOT NULL"
      ),
      (.began, "started_at, user_id, course_id, slug FROM \(attempts) WHERE \(who)"),
      (
        .handedIn,
        "completed_at, user_id, course_id, slug FROM \(attempts) WHERE \(who) AND completed_at IS NOT NULL AND passed IS NULL"
      ),
      (.passed, "completed_at, user_id, course_id, slug FROM \(attempts) WHERE \(who) AND passed = 1"),
      (.failed, "completed_at, user_id, course_id, slug FROM \(attempts) WHERE \(who) AND passed = 0"),
      (.certified, "issued_at, user_id, course_id, NULL FROM \(certificates) WHERE \(who) AND \(place)"),
      (
        .revoked,
        "revoked_at, user_id, course_id, NULL FROM \(certificates) WHERE \(who) AND \(place) AND revoked_at IS NOT NULL"
      ),
      (
        .reviewed,
        "created_at, user_id, course_id, CAST(rating AS TEXT) FROM \(try source("course_reviews")) WHERE \(who) AND \(place)"
      ),
    ]
    if let user {
      let users = try source("users")
      parts += [
        (.joined, "created_at, id, NULL, NULL FROM \(users) WHERE id = \(user)"),
        (.erased, "erased_at, id, NULL, NULL FROM \(users) WHERE id = \(user) AND erased_at IS NOT NULL"),
        (
          .completedLesson,
          """
          completed_at, user_id, course_id, (SELECT slug FROM lessons WHERE id = lesson_id)
          FROM \(try source("user_progress")) WHERE \(who) AND completed_at IS NOT NULL
          """
        ),
      ]
    }
    let all = parts.map { kind, rest in "SELECT '\(kind.rawValue)' AS kind, \(rest)" }.joined(separator: " UNION ALL ")
    return try Row.fetchAll(
      database,
      sql: """
        WITH events (kind, at, user_id, course_id, subject) AS (\(all))
        SELECT events.*, users.username, courses.slug AS course
        FROM events JOIN users ON users.id = events.user_id LEFT JOIN courses ON courses.id = events.course_id
        ORDER BY at DESC, kind LIMIT \(limit)
        """
    ).compactMap { row in
      guard let kind = StoryEvent.Kind(rawValue: row["kind"]) else { return nil }
      let user: Int64 = row["user_id"]
      return StoryEvent(
        at: row["at"], kind: kind, user: user, learner: row["username"] ?? "user \(user)", course: row["course"],
        subject: row["subject"])
    }
  }
}
