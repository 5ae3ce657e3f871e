import Foundation
import GRDB

/// What a course comes to, worked out from its rows as they are now.
public struct CourseFigures: Sendable {
  /// A lesson that the course has today.
  public struct Lesson: Sendable, Hashable {
    /// The lesson's name.
    public var name: String
    /// What it is called.
    public var title: String
    /// Learners who opened it.
    public var started: Int
    /// Learners who completed it.
    public var completed: Int
    /// Minutes, half of those who completed it taking less; `nil` where nobody has.
    public var medianMinutes: Double?
  }

  /// What happened in a week.
  public struct Week: Sendable, Hashable {
    /// Its Monday, `2026-03-02`.
    public var monday: String
    /// Enrollments that began.
    public var enrollments: Int
    /// Enrollments that were completed.
    public var completions: Int
  }

  /// Money of one currency.
  public struct Revenue: Sendable, Hashable {
    /// ISO 4217.
    public var currency: String
    /// Hundredths of its unit.
    public var hundredths: Int
  }

  /// The course's name.
  public var name: String
  /// What it is called.
  public var title: String
  /// Enrollments that go on.
  public var active = 0
  /// Enrollments that stand as completed.
  public var completed = 0
  /// Enrollments that are held.
  public var suspended = 0
  /// Enrollments that ended before their time.
  public var cancelled = 0
  /// Whoever reached the end once, whatever became of the enrollment.
  public var completions = 0
  /// 1 to 5; `nil` without reviews.
  public var averageRating: Double?
  /// How many reviews there are.
  public var reviews = 0
  /// Payments that were completed.
  public var revenue: [Revenue] = []
  /// Days from enrolling to completing, on average.
  public var averageDays: Double?
  /// The share of enrollments, 0 to 100, that were cancelled, or in which nothing has happened for 30 days though they
  /// are not completed.
  public var dropoffRate: Double?
  /// In order.
  public var lessons: [Lesson] = []
  /// In order; weeks without anything are left out.
  public var weeks: [Week] = []
  /// Per assessment.
  public var assessments: [AssessmentFigures] = []

  /// All enrollments.
  public var enrollments: Int { active + completed + suspended + cancelled }
}

extension RecordChange {
  /// What a course comes to.
  public func figures(ofCourse slug: String) throws -> CourseFigures {
    let course = try course(slug)
    try access.check(.analyticsRead, ActionSubject(course: course.id))
    return try figures(course)
  }

  func figures(_ course: CourseRow) throws -> CourseFigures {
    let title = try String.fetchOne(database, sql: "SELECT title FROM courses WHERE id = ?", arguments: [course.id])
    var figures = CourseFigures(name: course.slug, title: title ?? course.slug)
    try countEnrollments(course.id, &figures)
    figures.lessons = try lessonFigures(course.id)
    figures.weeks = try weeks(course.id)
    figures.assessments = try assessmentFigures(course)
    return figures
  }

  private func countEnrollments(_ course: Int64, _ figures: inout CourseFigures) throws {
    let row = try Row.fetchOne(
      database,
      sql: """
        SELECT count(*) FILTER (WHERE status = 'active') AS active,
          count(*) FILTER (WHERE status = 'completed') AS completed,
          count(*) FILTER (WHERE status = 'suspended') AS suspended,
          count(*) FILTER (WHERE status = 'cancelled') AS cancelled,
          count(completed_at) AS completions, avg((completed_at - enrolled_at) / 86400.0) AS days
        FROM enrollments WHERE course_id = ?
        """, arguments: [course])
    if let row {
      (figures.active, figures.completed) = (row["active"], row["completed"])
      (figures.suspended, figures.cancelled) = (row["suspended"], row["cancelled"])
      (figures.completions, figures.averageDays) = (row["completions"], row["days"])
    }
    figures.revenue = try Row.fetchAll(
      database,
      sql: """
        SELECT amount_currency AS currency, sum(amount_hundredths) AS sum FROM enrollments
        WHERE course_id = ? AND payment_status = 'completed' AND amount_hundredths > 0
        GROUP BY amount_currency ORDER BY amount_currency
        """, arguments: [course]
    ).map { CourseFigures.Revenue(currency: $0["currency"], hundredths: $0["sum"]) }
    let ratings = try Row.fetchOne(
      database, sql: "SELECT count(*) AS count, avg(rating) AS average FROM course_reviews WHERE course_id = ?",
      arguments: [course])
    figures.reviews = ratings?["count"] ?? 0
    figures.averageRating = ratings?["average"]
    guard figures.enrollments > 0 else { return }
    let idle = try Int.fetchOne(
      database,
      sql: """
        SELECT count(*) FROM enrollments WHERE course_id = :course AND status = 'active' AND enrolled_at < :since
          AND NOT EXISTS (SELECT 1 FROM user_progress WHERE user_progress.user_id = enrollments.user_id
            AND user_progress.course_id = enrollments.course_id AND user_progress.last_accessed_at >= :since)
        """, arguments: ["course": course, "since": now - 30 * 86_400])
    figures.dropoffRate = Double(figures.cancelled + (idle ?? 0)) * 100 / Double(figures.enrollments)
  }

  private func lessonFigures(_ course: Int64) throws -> [CourseFigures.Lesson] {
    try Row.fetchAll(
      database,
      sql: #"SELECT id, slug, title FROM lessons WHERE course_id = ? AND is_retired = 0 ORDER BY "order""#,
      arguments: [course]
    ).map { row in
      var started = 0
      var times: [Int] = []
      // The index holds all that is asked for, in the order of nothing that matters here.
      let learners = try Row.fetchCursor(
        database, sql: "SELECT completed_at IS NOT NULL AS done, time_spent FROM user_progress WHERE lesson_id = ?",
        arguments: [row["id"] as Int64])
      while let learner = try learners.next() {
        started += 1
        if learner["done"] { times.append(learner["time_spent"]) }
      }
      return CourseFigures.Lesson(
        name: row["slug"], title: row["title"], started: started, completed: times.count,
        medianMinutes: median(times).map { $0 / 60 })
    }
  }

  private func weeks(_ course: Int64) throws -> [CourseFigures.Week] {
    func byMonday(_ column: String) throws -> [String: Int] {
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT date(\(column), 'unixepoch', '-6 days', 'weekday 1') AS monday, count(*) AS count FROM enrollments
          WHERE course_id = ? AND \(column) IS NOT NULL GROUP BY monday
          """, arguments: [course])
      return Dictionary(rows.map { ($0["monday"], $0["count"]) }, uniquingKeysWith: +)
    }
    let (begun, done) = (try byMonday("enrolled_at"), try byMonday("completed_at"))
    return Set(begun.keys).union(done.keys).sorted().map {
      CourseFigures.Week(monday: $0, enrollments: begun[$0] ?? 0, completions: done[$0] ?? 0)
    }
  }
}

/// The middle of some numbers; between the two in the middle where their count is even.
func median(_ numbers: [Int]) -> Double? {
  guard !numbers.isEmpty else { return nil }
  let sorted = numbers.sorted()
  let middle = sorted.count / 2
  return sorted.count % 2 == 1 ? Double(sorted[middle]) : Double(sorted[middle - 1] + sorted[middle]) / 2
}
