import Foundation
import GRDB
import Markup

/// One try of a learner at an assessment.
public struct Attempt: Sendable, Hashable {
  /// The number in the database.
  public var id: Int64
  /// Who tries.
  public var user: Int64
  /// At what.
  public var assessment: Int64
  /// From 1.
  public var number: Int
  /// What was answered, by the names of the questions.
  public var answers: [String: Answer]
  /// The points of each question that is graded.
  public var points: [String: Int]
  /// The sum of the points; `nil` until all is graded.
  public var score: Double?
  /// `nil` until all is graded, and where nothing passes or fails.
  public var isPassed: Bool?
  /// What the instructor says.
  public var feedback: String?
  /// Seconds since 1970.
  public var startedAt: Int64
  /// When it was handed in; `nil` while it goes on.
  public var completedAt: Int64?
  /// Who graded by hand.
  public var gradedBy: Int64?

  init(_ row: Row) throws {
    id = row["id"]
    user = row["user_id"]
    assessment = row["assessment_id"]
    number = row["attempt_number"]
    answers = try JSONDecoder().decode([String: Answer].self, from: Data((row["answers"] as String).utf8))
    points = try JSONDecoder().decode([String: Int].self, from: Data((row["points"] as String).utf8))
    score = row["score"]
    isPassed = row["passed"]
    feedback = row["feedback"]
    startedAt = row["started_at"]
    completedAt = row["completed_at"]
    gradedBy = row["graded_by"]
  }

  /// The attempt without what was answered, for the audit.
  var audited: JSONValue {
    .object([
      ("user", .integer(Int(user))), ("assessment", .integer(Int(assessment))), ("number", .integer(number)),
      ("score", score.map { .number("\($0)") }), ("passed", isPassed.map { .boolean($0) }),
      ("completedAt", completedAt.map { .integer(Int($0)) }), ("gradedBy", gradedBy.map { .integer(Int($0)) }),
    ])
  }
}

/// An assessment as the index keeps it.
struct AssessmentRow {
  var id: Int64
  var course: Int64
  var slug: String
  var lesson: Int64?
  var maxScore: Int
  var passingScore: Int?
  /// Seconds.
  var timeLimit: Int64?
  var attempts: Int
  var questions: [StoredQuestion]

  init(_ row: Row) throws {
    id = row["id"]
    course = row["course_id"]
    slug = row["slug"]
    lesson = row["lesson_id"]
    maxScore = row["max_score"]
    passingScore = row["passing_score"]
    timeLimit = (row["time_limit"] as Int64?).map { $0 * 60 }
    attempts = row["attempts"]
    questions = try JSONDecoder().decode([StoredQuestion].self, from: Data((row["questions"] as String).utf8))
  }

  /// Whether a score passes; `nil` where nothing passes or fails.
  func isPassed(_ score: Double) -> Bool? { passingScore.map { score >= Double($0) } }
}
