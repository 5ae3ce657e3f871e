public import CatalogModel
import Foundation
import GRDB

/// A course as lists show it.
public struct CourseListing: Sendable, Hashable {
  /// The number in the database.
  public var id: Int64
  /// Its name.
  public var slug: String
  /// What it is called.
  public var title: String
  /// Where it stands.
  public var status: CourseStatus
}

/// An attempt as whoever grades it sees it.
public struct AttemptReading: Sendable {
  /// A question, with what was answered.
  public struct Question: Sendable {
    /// Its name; empty for work that is graded as a whole.
    public var name: String
    /// What it asks.
    public var text: String
    /// The most points.
    public var most: Int
    /// The points that were given.
    public var given: Int?
    /// What was answered, in words.
    public var answer: String?
    /// The right answer in words, where the reader may see it and a machine knows it.
    public var right: String?
  }

  /// The row itself.
  public var attempt: Attempt
  /// The learner, without anything personal.
  public var learner: String
  /// The course's name.
  public var course: String
  /// The assessment's name.
  public var assessment: String
  /// The most points that there are.
  public var most: Int
  /// In the author's order.
  public var questions: [Question]
}

extension RecordChange {
  /// Whether the actor may do something, so that nobody is offered what would be refused.
  public func may(_ action: RecordAction, user: Int64? = nil, course: Int64? = nil) throws -> Bool {
    try access.allows(action, ActionSubject(user: user, course: course))
  }

  /// The courses that the actor may read of, by name.
  ///
  /// - Parameter isRetiredToo: also those that are no longer in the content.
  public func courses(isRetiredToo: Bool = false) throws -> [CourseListing] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT id, slug, title, status FROM \(ScopedTable("courses", self).source) WHERE is_retired <= \(isRetiredToo ? 1 : 0) ORDER BY slug
        """
    ).map { row in
      CourseListing(
        id: row["id"], slug: row["slug"], title: row["title"], status: CourseStatus(rawValue: row["status"]) ?? .draft)
    }
  }

  /// The courses that the actor teaches, by name.
  public func coursesTaught() throws -> [CourseListing] {
    guard let id = actor.id else { return [] }
    let taught = try Set(access.coursesTaught(by: id, nil))
    return try courses().filter { taught.contains($0.id) }
  }

  /// An attempt with its questions.
  public func reading(ofAttempt id: Int64) throws -> AttemptReading {
    let (attempt, right) = try attempt(shown: id)
    let assessment = try assessment(id: attempt.assessment)
    let course = try course(id: assessment.course)
    var questions = assessment.questions.map { question in
      AttemptReading.Question(
        name: question.id, text: question.text, most: question.points, given: attempt.points[question.id],
        answer: attempt.answers[question.id].map { question.words($0) }, right: right?[question.id])
    }
    if questions.isEmpty {
      questions = [
        AttemptReading.Question(
          name: "", text: "The work as a whole", most: assessment.maxScore, given: attempt.points[""])
      ]
    }
    return AttemptReading(
      attempt: attempt, learner: try user(attempt.user).label, course: course.slug, assessment: assessment.slug,
      most: assessment.maxScore, questions: questions)
  }
}

extension StoredQuestion {
  /// What was answered, in words: places among the options become their texts.
  fileprivate func words(_ answer: Answer) -> String {
    switch (answer, key) {
    case (.number(let place), .options(let options, _)):
      Int(exactly: place).flatMap { options.indices.contains($0) ? options[$0].text : nil } ?? "\(place)"
    case (.number(let number), _): Int(exactly: number).map(String.init) ?? "\(number)"
    case (.text(let text), _): text
    case (.list(let list), _): list.map { words($0) }.joined(separator: "; ")
    case (.pairs(let pairs), _): pairs.sorted { $0.key < $1.key }.map { "\($0) – \($1)" }.joined(separator: "; ")
    }
  }
}
