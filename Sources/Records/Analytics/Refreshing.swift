import Foundation
import GRDB
import Markup

extension RecordChange {
  /// Writes the figures of all courses, lessons and paths into their tables, for programs that read the file.
  ///
  /// Reports do not read these tables: they work everything out anew.
  ///
  /// - Returns: how many courses there are.
  public func refreshAnalytics() throws -> Int {
    try access.check(.analyticsRefresh)
    for table in ["course_analytics", "lesson_analytics", "path_progress"] { try run("DELETE FROM \(table)", []) }
    let courses = try Row.fetchAll(database, sql: "SELECT * FROM courses WHERE is_retired = 0 ORDER BY id")
      .map { CourseRow($0) }
    for course in courses {
      let figures = try figures(course)
      let revenue = JSONValue.object(
        figures.revenue.map { ($0.currency, .number("\(Decimal($0.hundredths) / 100)")) })
      try run(
        "INSERT INTO course_analytics VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
          course.id, figures.enrollments, figures.completions, figures.averageRating, json(revenue),
          figures.averageDays.map { $0 * 1_440 }, figures.dropoffRate, now,
        ])
      for lesson in figures.lessons {
        try run(
          "INSERT INTO lesson_analytics VALUES (?, ?, ?, ?, ?)",
          [
            try self.lesson(lesson.name, of: course), lesson.started, lesson.completed, lesson.medianMinutes, now,
          ])
      }
    }
    for path in try Int64.fetchAll(database, sql: "SELECT id FROM learning_paths WHERE is_retired = 0") {
      for learner in try pathLearners(path: path) {
        try run(
          "INSERT INTO path_progress VALUES (?, ?, ?, ?, ?, ?, ?)",
          [
            learner.user, path, learner.completed, learner.required, learner.percentage, learner.completedAt, now,
          ])
      }
    }
    try note(.analyticsRefresh, "course_analytics", "all", after: .object([("courses", .integer(courses.count))]))
    return courses.count
  }
}
