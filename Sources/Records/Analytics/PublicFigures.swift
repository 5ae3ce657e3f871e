public import CatalogModel
import Foundation
import GRDB

extension RecordChange {
  /// What may be told of all published courses: nothing of groups under five, and words of those alone who agreed.
  public func publicStatistics() throws -> PublicStatistics {
    try access.check(.analyticsRead)
    func told(_ count: Int) -> Int? { count >= CourseStatistics.smallestGroup ? count : nil }
    var courses: [String: CourseStatistics] = [:]
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT courses.id, courses.slug,
          (SELECT count(*) FROM enrollments WHERE course_id = courses.id) AS learners,
          (SELECT count(completed_at) FROM enrollments WHERE course_id = courses.id) AS completions,
          (SELECT count(*) FROM course_reviews WHERE course_id = courses.id) AS ratings,
          (SELECT avg(rating) FROM course_reviews WHERE course_id = courses.id) AS rating
        FROM courses WHERE is_retired = 0 AND status = 'published' ORDER BY slug
        """)
    for row in rows {
      let ratings = told(row["ratings"])
      let rating = (row["rating"] as Double?).map { ($0 * 100).rounded() / 100 }
      let reviews = try Row.fetchAll(
        database,
        sql: """
          SELECT rating, title, comment, helpful FROM course_reviews
          WHERE course_id = ? AND may_be_shown = 1 AND (title IS NOT NULL OR comment IS NOT NULL)
          ORDER BY helpful DESC, rating DESC, id LIMIT 20
          """, arguments: [row["id"] as Int64])
      let statistics = CourseStatistics(
        learners: told(row["learners"]), completions: told(row["completions"]), rating: ratings == nil ? nil : rating,
        ratings: ratings,
        reviews: reviews.map {
          CourseStatistics.Review(
            rating: $0["rating"], title: $0["title"], comment: $0["comment"], helpful: $0["helpful"])
        })
      if !statistics.isEmpty { courses[row["slug"]] = statistics }
    }
    let day = Date(timeIntervalSince1970: Double(now)).formatted(.iso8601).prefix(10)
    return PublicStatistics(madeOn: String(day), courses: courses)
  }
}
