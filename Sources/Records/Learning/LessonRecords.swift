import Diagnostics
import Foundation
import GRDB
import Markup

/// What is new about a learner and a lesson; what is `nil` stays.
public struct LessonUpdate: Sendable {
  /// Whether the lesson is done; a completion is not taken back.
  public var isCompleted = false
  /// When it was done, where that was not just now; seconds since 1970.
  public var completedAt: Int64?
  /// Seconds that are added.
  public var timeSpent = 0
  /// Whether the learner wants to find it again.
  public var isBookmarked: Bool?
  /// The learner's own notes; empty text removes them.
  public var notes: String?

  /// Nothing new.
  public init() {}
}

extension RecordChange {
  /// Notes what a learner did in a lesson. The course is completed when its rule is met by it.
  public func record(_ update: LessonUpdate, of user: Int64, in slug: String, lesson name: String) throws {
    let course = try course(slug)
    try access.check(.progressRecord, ActionSubject(user: user, course: course.id))
    _ = try needOpenEnrollment(user, course)
    let lesson = try lesson(name, of: course)
    guard (0...31_536_000).contains(update.timeSpent) else {
      throw RecordsError.refused(
        "\(update.timeSpent) seconds are no time that somebody can spend", help: "give seconds")
    }
    let completed = update.isCompleted ? min(update.completedAt ?? now, now) : nil
    let notes: Data? = try update.notes.flatMap { text in
      text.isEmpty ? nil : try personalKey().seal(text, for: RecordChange.notesPlace(user, lesson))
    }
    try run(
      """
      INSERT INTO user_progress
        (user_id, course_id, lesson_id, completed_at, time_spent, last_accessed_at, bookmarked, notes)
      VALUES (:user, :course, :lesson, :completed, :time, :now, :bookmarked, :notes)
      ON CONFLICT (user_id, course_id, lesson_id) DO UPDATE SET
        completed_at = coalesce(user_progress.completed_at, excluded.completed_at),
        time_spent = user_progress.time_spent + excluded.time_spent,
        last_accessed_at = max(user_progress.last_accessed_at, excluded.last_accessed_at),
        bookmarked = CASE WHEN :setsBookmark THEN excluded.bookmarked ELSE user_progress.bookmarked END,
        notes = CASE WHEN :setsNotes THEN excluded.notes ELSE user_progress.notes END
      """,
      [
        "user": user, "course": course.id, "lesson": lesson, "completed": completed, "time": update.timeSpent,
        "now": now, "bookmarked": update.isBookmarked ?? false, "setsBookmark": update.isBookmarked != nil,
        "notes": notes, "setsNotes": update.notes != nil,
      ])
    try note(
      .progressRecord, "user_progress", "\(user)/\(lesson)",
      after: .object([
        ("course", .integer(Int(course.id))), ("completed", update.isCompleted ? .boolean(true) : nil),
        ("seconds", update.timeSpent > 0 ? .integer(update.timeSpent) : nil),
        ("bookmarked", update.isBookmarked.map { .boolean($0) }), ("notes", update.notes.map { _ in .boolean(true) }),
      ]))
    if completed != nil { try settleCompletion(user, course) }
  }

  /// A learner's own notes on a lesson.
  public func notes(of user: Int64, in slug: String, lesson name: String) throws -> String? {
    let course = try course(slug)
    // Notes are the learner's own: teaching the course does not open them.
    try access.check(.progressRead, ActionSubject(user: user))
    let lesson = try lesson(name, of: course)
    let sealed = try Data.fetchOne(
      database, sql: "SELECT notes FROM user_progress WHERE user_id = ? AND course_id = ? AND lesson_id = ?",
      arguments: [user, course.id, lesson])
    return try sealed.map { try personalKey().unseal($0, for: RecordChange.notesPlace(user, lesson)) }
  }

  static func notesPlace(_ user: Int64, _ lesson: Int64) -> String { "user_progress.notes.\(user).\(lesson)" }

  /// The number of a lesson that the course has today.
  func lesson(_ name: String, of course: CourseRow) throws -> Int64 {
    let id = try Int64.fetchOne(
      database, sql: "SELECT id FROM lessons WHERE course_id = ? AND slug = ? AND is_retired = 0",
      arguments: [course.id, name])
    if let id { return id }
    let names = try String.fetchAll(
      database, sql: #"SELECT slug FROM lessons WHERE course_id = ? AND is_retired = 0 ORDER BY "order""#,
      arguments: [course.id])
    throw RecordsError.unknown(
      noun: "lesson of `\(course.slug)`", name: name, near: nearestName(to: name, among: names))
  }
}
