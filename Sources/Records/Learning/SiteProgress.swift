public import CatalogModel
public import Foundation
import GRDB
import Markup

/// What a learner's browser kept of their progress, as the page `/progress/` of the site exports it.
public struct SiteProgressFile: Sendable {
  struct Entry: Decodable, Sendable {
    var course: String
    var lesson: String
    var completedAt: String?
    var lastAccessedAt: String?
    var bookmarked: Bool?
    /// Seconds.
    var timeSpent: Double?
  }

  /// An entry, or why what stands there is none: one that is wrong must not keep the others out.
  private struct Lenient: Decodable, Sendable {
    var entry: Entry?

    init(from decoder: any Decoder) { entry = try? Entry(from: decoder) }
  }

  private struct Document: Decodable {
    var format: String
    var formatVersion: Int
    var site: String
    var lessons: [Lenient]
  }

  let site: String
  let entries: [Entry?]

  /// Whether a file is meant to be one, so that what is wrong with it is told in its own words.
  public static func isOne(_ bytes: Data) -> Bool {
    struct Head: Decodable { var format: String }
    return (try? JSONDecoder().decode(Head.self, from: bytes))?.format == "miyabi-progress"
  }

  /// Takes a file apart.
  public init(_ bytes: Data) throws(RecordsError) {
    guard bytes.count <= 10_000_000 else {
      throw .refused("the file has \(bytes.count) bytes", help: "10 MB are the most; the site exports less")
    }
    guard let document = try? JSONDecoder().decode(Document.self, from: bytes), document.format == "miyabi-progress"
    else { throw .refused("the file is no progress that the site exported", help: "export it again on /progress/") }
    guard document.formatVersion == 1 else {
      throw .refused("the file was made by a newer version of Miyabi", help: "update Miyabi")
    }
    site = document.site
    entries = document.lessons.map(\.entry)
  }
}

extension RecordChange {
  /// Takes over what a learner's browser kept. A second time changes nothing: times do not add up, and what is done stays
  /// done.
  ///
  /// - Parameter base: where the site lives.
  public func importProgress(_ file: SiteProgressFile, of user: Int64, base: BaseURL) throws -> StatementReport {
    guard BaseURL(file.site) == base else {
      throw RecordsError.refused(
        "the file is from another site, \(file.site.prefix(200))", help: "name where the site lives with `--base-url`")
    }
    var report = StatementReport()
    var touched: [Int64: CourseRow] = [:]
    for (index, entry) in file.entries.enumerated() {
      func refuse(_ reason: String) { report.refused.append(StatementReport.Refusal(place: index + 1, reason: reason)) }
      guard let entry else {
        refuse("it is no lesson with a course")
        continue
      }
      do {
        let course = try course(entry.course)
        if actor.id == user {
          try access.check(.progressRecord, ActionSubject(user: user))
        } else {
          try access.check(.progressImport, ActionSubject(course: course.id))
        }
        _ = try needOpenEnrollment(user, course)
        let lesson = try lesson(entry.lesson, of: course)
        let completed = try entry.completedAt.map { try moment($0, "completedAt") }
        let accessed = try entry.lastAccessedAt.map { try moment($0, "lastAccessedAt") } ?? completed ?? now
        guard let seconds = Int64(exactly: entry.timeSpent ?? 0), (0...31_536_000).contains(seconds) else {
          throw RecordsError.refused("`timeSpent` is no time that somebody can spend", help: "")
        }
        try run(
          """
          INSERT INTO user_progress
            (user_id, course_id, lesson_id, completed_at, time_spent, last_accessed_at, bookmarked)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (user_id, course_id, lesson_id) DO UPDATE SET
            completed_at = coalesce(user_progress.completed_at, excluded.completed_at),
            time_spent = max(user_progress.time_spent, excluded.time_spent),
            last_accessed_at = max(user_progress.last_accessed_at, excluded.last_accessed_at),
            bookmarked = max(user_progress.bookmarked, excluded.bookmarked)
          WHERE (user_progress.completed_at IS NULL AND excluded.completed_at IS NOT NULL)
            OR user_progress.time_spent < excluded.time_spent OR user_progress.bookmarked < excluded.bookmarked
          """,
          [user, course.id, lesson, completed, seconds, accessed, entry.bookmarked ?? false])
        if database.changesCount > 0 {
          report.taken += 1
          touched[course.id] = course
        } else {
          report.known += 1
        }
      } catch let error as RecordsError {
        switch error {
        case .forbidden, .unknown, .refused: refuse(error.message)
        default: throw error
        }
      }
    }
    for course in touched.values.sorted(by: { $0.slug < $1.slug }) {
      try note(
        .progressImport, "user_progress", "\(user)/\(course.id)", after: .object([("course", .integer(Int(course.id)))])
      )
      try settleCompletion(user, course)
    }
    return report
  }

  private func moment(_ text: String, _ name: String) throws -> Int64 {
    guard let date = try? Date(text, strategy: .iso8601), date.timeIntervalSince1970 >= 0 else {
      throw RecordsError.refused("`\(name)` is no moment: “\(text.prefix(40))”", help: "")
    }
    // A browser's clock may be a little ahead.
    guard date.timeIntervalSince1970 <= Double(now + 86_400) else {
      throw RecordsError.refused("`\(name)` lies in the future: \(text.prefix(40))", help: "")
    }
    return min(Int64(date.timeIntervalSince1970), now)
  }
}
