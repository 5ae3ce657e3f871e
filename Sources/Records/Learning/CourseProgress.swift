import CatalogModel
import Foundation
import GRDB

/// How far a learner is in a course, derived from what they did and from the lessons that the course has today.
public struct CourseProgress: Sendable, Hashable {
  /// A lesson, with what the learner did in it.
  public struct Step: Sendable, Hashable {
    /// The lesson's name.
    public var lesson: String
    /// What it is called.
    public var title: String
    /// Seconds since 1970.
    public var completedAt: Int64?
    /// Seconds.
    public var timeSpent: Int
    /// Whether the learner wants to find it again.
    public var isBookmarked: Bool
  }

  /// The course's lessons, in order.
  public var steps: [Step]
  /// Lessons that are completed and still there.
  public var completed: Int { steps.count { $0.completedAt != nil } }
  /// 0 to 100; 100 only where nothing is left.
  public var percentage: Double { steps.isEmpty ? 0 : Double(completed) * 100 / Double(steps.count) }
}

extension RecordChange {
  /// How far a learner is in a course.
  public func progress(of user: Int64, in slug: String) throws -> CourseProgress {
    let course = try course(slug)
    try access.check(.progressRead, ActionSubject(user: user, course: course.id))
    return try progress(user, course)
  }

  func progress(_ user: Int64, _ course: CourseRow) throws -> CourseProgress {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT lessons.slug, lessons.title, user_progress.completed_at, user_progress.time_spent,
          user_progress.bookmarked
        FROM lessons LEFT JOIN user_progress ON user_progress.user_id = :user
          AND user_progress.course_id = lessons.course_id AND user_progress.lesson_id = lessons.id
        WHERE lessons.course_id = :course AND lessons.is_retired = 0 ORDER BY lessons."order"
        """, arguments: ["user": user, "course": course.id])
    return CourseProgress(
      steps: rows.map { row in
        CourseProgress.Step(
          lesson: row["slug"], title: row["title"], completedAt: row["completed_at"], timeSpent: row["time_spent"] ?? 0,
          isBookmarked: row["bookmarked"] ?? false)
      })
  }

  /// Whether a learner has done what the course asks for.
  func meetsRule(_ user: Int64, _ course: CourseRow) throws -> Bool { try whatIsMissing(user, course) == nil }

  /// The first thing that the course's rule still asks for, in words.
  func whatIsMissing(_ user: Int64, _ course: CourseRow) throws -> String? {
    let rule = try JSONDecoder().decode(StoredRule.self, from: Data(course.completion.utf8))
    let progress = try progress(user, course)
    let needed = rule.lessons ?? 100
    // In whole numbers: 2 of 3 are 66 %, and no more.
    if progress.completed * 100 < needed * progress.steps.count {
      return "\(progress.completed) of \(progress.steps.count) lessons are done, and \(needed) % are asked for"
    }
    if progress.steps.isEmpty { return "it has no lesson" }
    for (name, requirement) in (rule.assessments ?? [:]).sorted(by: { $0.key < $1.key }) {
      let isMet = try Bool.fetchOne(
        database,
        sql: """
          SELECT EXISTS (SELECT 1 FROM assessments JOIN assessment_attempts
            ON assessment_attempts.assessment_id = assessments.id AND assessment_attempts.user_id = :user
          WHERE assessments.course_id = :course AND assessments.slug = :slug
            AND CASE WHEN :passed THEN assessment_attempts.passed = 1
              ELSE assessment_attempts.completed_at IS NOT NULL END)
          """,
        arguments: ["user": user, "course": course.id, "slug": name, "passed": requirement == .passed])
      if isMet != true { return "the assessment `\(name)` is not \(requirement.rawValue)" }
    }
    return nil
  }
}

/// The completion rule as the index keeps it.
private struct StoredRule: Decodable {
  var lessons: Int?
  var assessments: [String: CompletionRule.Requirement]?
}
