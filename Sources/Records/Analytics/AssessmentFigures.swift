import Foundation
import GRDB

/// What an assessment comes to: from the first attempt of each learner, which alone says what the questions ask of them.
public struct AssessmentFigures: Sendable {
  /// A question of it.
  public struct Question: Sendable, Hashable {
    /// The question's name.
    public var name: String
    /// What it asks.
    public var text: String
    /// The share of its points that learners got, 0 to 1: the difficulty of classical test theory (1 is the easiest).
    public var difficulty: Double?
    /// How well it tells the strong from the weak, -1 to 1: the correlation of its points with those of all other
    /// questions (the corrected item-total correlation); `nil` below five learners, or where all had the same.
    public var discrimination: Double?
  }

  /// The assessment's name.
  public var name: String
  /// What it is called.
  public var title: String
  /// Learners who handed it in.
  public var learners: Int
  /// The share of them who passed at once, 0 to 100.
  public var passRate: Double?
  /// Points, on average.
  public var averageScore: Double?
  /// The most points that there are.
  public var maxScore: Int
  /// In order.
  public var questions: [Question]
}

extension RecordChange {
  func assessmentFigures(_ course: CourseRow) throws -> [AssessmentFigures] {
    try Row.fetchAll(
      database, sql: "SELECT * FROM assessments WHERE course_id = ? AND is_retired = 0 ORDER BY slug",
      arguments: [course.id]
    ).map { try figures(AssessmentRow($0), title: $0["title"]) }
  }

  private func figures(_ assessment: AssessmentRow, title: String) throws -> AssessmentFigures {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT score, passed, points FROM assessment_attempts
        WHERE assessment_id = ? AND attempt_number = 1 AND score IS NOT NULL
        """, arguments: [assessment.id])
    let scores = rows.map { $0["score"] as Double }
    // What was graded elsewhere came with a score and without points.
    let graded = try rows.compactMap { row -> (points: [String: Int], score: Double)? in
      let points = try JSONDecoder().decode([String: Int].self, from: Data((row["points"] as String).utf8))
      return points.isEmpty ? nil : (points, row["score"])
    }
    let verdicts = rows.compactMap { $0["passed"] as Bool? }
    return AssessmentFigures(
      name: assessment.slug, title: title, learners: rows.count,
      passRate: verdicts.isEmpty ? nil : Double(verdicts.count { $0 }) * 100 / Double(verdicts.count),
      averageScore: scores.isEmpty ? nil : scores.reduce(0, +) / Double(scores.count), maxScore: assessment.maxScore,
      questions: assessment.questions.map { question in
        let own = graded.map { Double($0.points[question.id] ?? 0) }
        let rest = zip(graded, own).map { $0.score - $1 }
        return AssessmentFigures.Question(
          name: question.id, text: question.text,
          difficulty: own.isEmpty || question.points == 0
            ? nil : own.reduce(0, +) / Double(own.count * question.points),
          discrimination: own.count < 5 ? nil : correlation(own, rest))
      })
  }
}

/// Pearson's correlation; `nil` where one of the two does not vary.
func correlation(_ first: [Double], _ second: [Double]) -> Double? {
  let count = Double(first.count)
  guard count > 1, first.count == second.count else { return nil }
  let (firstMean, secondMean) = (first.reduce(0, +) / count, second.reduce(0, +) / count)
  var (both, firstSquares, secondSquares) = (0.0, 0.0, 0.0)
  for (a, b) in zip(first, second) {
    both += (a - firstMean) * (b - secondMean)
    firstSquares += (a - firstMean) * (a - firstMean)
    secondSquares += (b - secondMean) * (b - secondMean)
  }
  guard firstSquares > 0, secondSquares > 0 else { return nil }
  return both / (firstSquares * secondSquares).squareRoot()
}
