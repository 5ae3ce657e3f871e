import CatalogModel
import Foundation
import GRDB
import Records
import Synchronization
import Testing

@Suite("Figures")
struct FigureTests {
  private let day: Int64 = 86_400
  private let start: Int64 = 1_772_442_000  // Monday, 2 March 2026

  private func done(_ change: RecordChange, _ user: Int64, _ minutes: Int, _ lessons: String...) throws {
    var update = LessonUpdate()
    (update.isCompleted, update.timeSpent) = (true, minutes * 60)
    for lesson in lessons { try change.record(update, of: user, in: "basics", lesson: lesson) }
  }

  @Test("of a course are those of its rows")
  func course() throws {
    let school = try School()
    let (sue, sam) = (school.id("sue"), school.id("sam"))
    try school.as(nil, at: start) { change in
      for user in [sue, sam] { _ = try change.enroll(user, in: "basics", payment: .completed) }
    }
    try school.as(nil, at: start + 8 * day) { change in
      try done(change, sue, 10, "one", "two", "three")
      try done(change, sam, 20, "one")
      _ = try change.review(of: "basics", by: sue, rating: 4)
    }
    let figures = try school.as("ann", at: start + 9 * day) { try $0.figures(ofCourse: "basics") }
    #expect((figures.enrollments, figures.active, figures.completions) == (2, 1, 1))
    #expect(figures.averageDays == 8 && figures.averageRating == 4 && figures.dropoffRate == 0)
    #expect(figures.revenue.map { "\($0.hundredths) \($0.currency)" } == ["9900 USD"])
    #expect(figures.lessons.map(\.started) == [2, 1, 1] && figures.lessons[0].medianMinutes == 15)
    #expect(
      figures.weeks.map { "\($0.monday) \($0.enrollments) \($0.completions)" }
        == ["2026-03-02 2 0", "2026-03-09 0 1"])
    // A month later nothing has happened to the one who is not done.
    #expect(try school.as("ann", at: start + 60 * day) { try $0.figures(ofCourse: "basics") }.dropoffRate == 50)
    // A lesson that is gone counts nowhere.
    _ = try school.store.index(School.catalog(lessons: ["two", "one"]))
    #expect(try school.as("ann") { try $0.figures(ofCourse: "basics") }.lessons.map(\.started) == [1, 2])
  }

  @Test("of questions tell the easy from the hard, and the telling from the others")
  func questions() throws {
    let school = try School()
    // Six learners: `single` is right for all, `word` for those who are right in most, `number` for the others.
    for index in 0..<6 {
      let isStrong = index < 3
      let user = try school.as(nil) {
        try $0.createUser(UserDetails(email: "l\(index)@example.org")).id
      }
      let answers: [String: Answer] = [
        "single": .number(1), "word": .text(isStrong ? "kiln" : "pot"), "number": .text(isStrong ? "9" : "2.5"),
        "several": isStrong ? .list([.number(0), .number(2)]) : .list([]),
        "order": isStrong ? .list([.number(0), .number(1)]) : .list([]),
      ]
      try school.as(nil) { change in
        _ = try change.enroll(user, in: "basics")
        _ = try change.submit(change.startAttempt(of: user, in: "basics", at: "quiz").id, answers: answers)
      }
    }
    let quiz = try #require(
      try school.as("ann") { try $0.figures(ofCourse: "basics") }.assessments.first { $0.name == "quiz" })
    let byName = Dictionary(uniqueKeysWithValues: quiz.questions.map { ($0.name, $0) })
    #expect(quiz.learners == 6 && quiz.averageScore == 3 && byName["single"]?.difficulty == 1)
    #expect(byName["single"]?.discrimination == nil)
    #expect(byName["word"]?.difficulty == 0.5 && (byName["word"]?.discrimination ?? 0) > 0.99)
    #expect((byName["number"]?.discrimination ?? 0) < -0.99)
  }

  /// Tables that grow with learners: no query may read one of them from end to end.
  static let large = [
    "users", "enrollments", "user_progress", "assessment_attempts", "certificates", "course_reviews", "review_votes",
    "audit_entries",
  ]

  @Test("and everything else that is asked often go by an index")
  func plans() throws {
    let school = try School()
    let sue = school.id("sue")
    let seen = Statements()
    school.store.trace { seen.insert($0) }
    try school.as("sue") { change in
      _ = try change.enroll(sue, in: "basics")
      try done(change, sue, 5, "one", "two", "three")
      let attempt = try change.startAttempt(of: sue, in: "basics", at: "quiz")
      _ = try change.submit(attempt.id)
      _ = try change.attempt(shown: attempt.id)
      let review = try change.review(of: "basics", by: sue, rating: 5)
      _ = try change.notes(of: sue, in: "basics", lesson: "one")
      _ = try change.figures(ofLearner: sue)
      _ = try change.exportUser(sue)
      _ = try? change.vote(for: review.id, by: sue)
      _ = try change.certificates(user: sue)
    }
    try school.as("ann") { change in
      _ = try change.figures(ofCourse: "basics")
      _ = try change.enrollments(in: "basics")
      _ = try change.attempts(in: "basics", waiting: true)
      _ = try change.reviews(of: "basics")
      _ = try change.instructors(of: "basics")
      _ = try change.user(named: "sue@example.org")
      _ = try change.figures(ofInstructor: "ann")
    }
    try school.as("root") { change in
      _ = try change.enroll(sue, in: "further", cohort: "spring")
      _ = try change.figures(ofCohort: "spring")
      _ = try change.figures(ofPath: "way")
      _ = try change.publicStatistics()
      _ = try change.certificateCandidates(of: "basics")
      _ = try change.certificates(of: "basics")
      _ = try change.certificates(of: "basics", user: sue)
      _ = try change.auditEntries(by: sue)
      _ = try change.auditEntries(entity: "users")
      try change.eraseUser(sue)
    }
    let statements = seen.all.filter { $0.hasPrefix("SELECT") || $0.hasPrefix("UPDATE") }
    #expect(statements.count > 40)
    try DatabaseQueue(path: school.path).read { database in
      for sql in statements.sorted() {
        for row in try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN \(sql)") {
          let detail: String = row["detail"]
          let isScan = Self.large.contains { detail.hasPrefix("SCAN \($0)") } && !detail.contains("USING")
          // The last entry of the audit, and the latest ones, are found from the end.
          let isFromTheEnd = sql.contains("FROM audit_entries") && sql.contains("ORDER BY sequence DESC LIMIT")
          #expect(!isScan || isFromTheEnd, "\(detail): \(sql)")
        }
      }
    }
  }
}

/// What ran. A class, because the database tells it.
final class Statements: Sendable {
  private let known = Mutex<Set<String>>([])

  func insert(_ sql: String) { _ = known.withLock { $0.insert(sql) } }

  var all: Set<String> { known.withLock { $0 } }
}
