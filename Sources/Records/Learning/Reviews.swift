import GRDB
import Markup

/// What a learner says of a course.
public struct CourseReview: Sendable, Hashable {
  /// The number in the database.
  public var id: Int64
  /// Who says it.
  public var user: Int64
  /// Of which course.
  public var course: Int64
  /// 1 to 5.
  public var rating: Int
  /// At most 200 characters.
  public var title: String?
  /// At most 2000 characters.
  public var comment: String?
  /// How many found it helpful.
  public var helpful: Int
  /// Whether the site may show the texts.
  public var mayBeShown: Bool

  init(_ row: Row) {
    id = row["id"]
    user = row["user_id"]
    course = row["course_id"]
    rating = row["rating"]
    title = row["title"]
    comment = row["comment"]
    helpful = row["helpful"]
    mayBeShown = row["may_be_shown"]
  }

  /// The review without its texts, for the audit.
  var audited: JSONValue {
    .object([
      ("user", .integer(Int(user))), ("course", .integer(Int(course))), ("rating", .integer(rating)),
      ("helpful", .integer(helpful)), ("mayBeShown", .boolean(mayBeShown)),
    ])
  }
}

extension RecordChange {
  /// Writes a review, or what is new in it: only who completed the course has one.
  public func review(
    of slug: String, by user: Int64, rating: Int, title: String? = nil, comment: String? = nil, mayBeShown: Bool = false
  ) throws -> CourseReview {
    let course = try course(slug)
    try access.check(.reviewWrite, ActionSubject(user: user))
    guard try needEnrollment(user, course).completedAt != nil else {
      throw RecordsError.refused("`\(slug)` has not been completed", help: "a review comes after completing the course")
    }
    guard (1...5).contains(rating) else {
      throw RecordsError.refused("a rating is 1 to 5, not \(rating)", help: "give 1 to 5 stars")
    }
    for (name, text, most) in [("title", title, 200), ("comment", comment, 2000)] {
      if let count = text?.unicodeScalars.count, count > most {
        throw RecordsError.refused("the \(name) has \(count) characters", help: "\(most) are the most")
      }
    }
    let before = try review(user, course.id)
    try run(
      """
      INSERT INTO course_reviews (user_id, course_id, rating, title, comment, may_be_shown, created_at, updated_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (user_id, course_id) DO UPDATE SET rating = excluded.rating, title = excluded.title,
        comment = excluded.comment, may_be_shown = excluded.may_be_shown, updated_at = excluded.updated_at
      """, [user, course.id, rating, title, comment, mayBeShown, now, now])
    return try noted(.reviewWrite, try review(user, course.id), before: before)
  }

  /// Says that a review was helpful: once a user, and not of one's own.
  public func vote(for id: Int64, by user: Int64) throws -> CourseReview {
    try access.check(.reviewVote, ActionSubject(user: user))
    let before = try review(id)
    guard before.user != user else {
      throw RecordsError.refused("the review is the voter’s own", help: "others find it helpful, or not")
    }
    try run("INSERT OR IGNORE INTO review_votes (review_id, user_id, voted_at) VALUES (?, ?, ?)", [id, user, now])
    guard database.changesCount > 0 else { return before }
    try run("UPDATE course_reviews SET helpful = helpful + 1 WHERE id = ?", [id])
    return try noted(.reviewVote, try review(id), before: before)
  }

  func review(_ id: Int64) throws -> CourseReview {
    guard let row = try Row.fetchOne(database, sql: "SELECT * FROM course_reviews WHERE id = ?", arguments: [id]) else {
      throw RecordsError.unknown(noun: "review", name: "\(id)", near: nil)
    }
    return CourseReview(row)
  }

  private func review(_ user: Int64, _ course: Int64) throws -> CourseReview? {
    try Row.fetchOne(
      database, sql: "SELECT * FROM course_reviews WHERE user_id = ? AND course_id = ?", arguments: [user, course]
    ).map { CourseReview($0) }
  }

  private func noted(
    _ action: RecordAction, _ after: CourseReview?, before: CourseReview?
  ) throws -> CourseReview {
    guard let after else { throw RecordsError.unknown(noun: "review", name: "", near: nil) }
    try note(action, "course_reviews", after.id, before: before?.audited, after: after.audited)
    return after
  }
}
