public import CatalogModel
import Diagnostics
import GRDB

/// Where a learner stands in all their courses and paths.
public struct LearnerFigures: Sendable {
  /// One of their courses.
  public struct Course: Sendable {
    /// The course's name.
    public var name: String
    /// Where they stand.
    public var status: EnrollmentStatus
    /// 0 to 100, of the lessons that the course has today.
    public var percentage: Double
    /// Minutes in its lessons.
    public var minutes: Int
    /// Seconds since 1970.
    public var enrolledAt: Int64
    /// Seconds since 1970.
    public var completedAt: Int64?
    /// What is still to do, in words.
    public var missing: String?
  }

  /// The learner, without anything personal.
  public var label: String
  /// By when they enrolled.
  public var courses: [Course]
  /// The paths that one of their courses is in.
  public var paths: [PathFigures.Learner]
}

/// How far learners are on a path.
public struct PathFigures: Sendable {
  /// One of them.
  public struct Learner: Sendable {
    let pathID: Int64
    let user: Int64
    /// The path's name.
    public var path: String
    /// The learner, without anything personal.
    public var label: String
    /// Required courses that they completed.
    public var completed: Int
    /// Required courses that there are.
    public var required: Int
    /// When the last of them was completed, if all are; seconds since 1970.
    public var completedAt: Int64?
    /// 0 to 100.
    public var percentage: Double { required == 0 ? 0 : Double(completed) * 100 / Double(required) }
  }

  /// The path's name.
  public var name: String
  /// What it is called.
  public var title: String
  /// Everybody who is in one of its courses, by their number.
  public var learners: [Learner]
}

/// What the courses that somebody teaches come to.
public struct InstructorFigures: Sendable {
  /// Their name in `people/`.
  public var username: String
  /// By name.
  public var courses: [CourseFigures]
}

/// What a group of learners came to.
public struct CohortFigures: Sendable {
  /// Its figures in one course.
  public struct Course: Sendable {
    /// The course's name.
    public var name: String
    /// How many of the group enrolled.
    public var enrollments: Int
    /// How many completed.
    public var completions: Int
    /// Days from enrolling to completing, on average.
    public var averageDays: Double?
  }

  /// What the group is called.
  public var name: String
  /// By name.
  public var courses: [Course]
}

extension RecordChange {
  /// Where a learner stands.
  public func figures(ofLearner user: Int64) throws -> LearnerFigures {
    try access.check(.progressRead, ActionSubject(user: user))
    let label = try self.user(user).label
    let courses = try enrollments(of: user).map { listing in
      let course = try course(listing.course)
      let progress = try progress(user, course)
      let row = listing.enrollment
      return LearnerFigures.Course(
        name: listing.course, status: row.status, percentage: progress.percentage,
        minutes: progress.steps.reduce(0) { $0 + $1.timeSpent } / 60, enrolledAt: row.enrolledAt,
        completedAt: row.completedAt, missing: row.completedAt == nil ? try whatIsMissing(user, course) : nil)
    }
    return LearnerFigures(label: label, courses: courses, paths: try pathLearners(user: user))
  }

  /// How far learners are on a path.
  public func figures(ofPath slug: String) throws -> PathFigures {
    try access.check(.analyticsRead)
    let row = try Row.fetchOne(database, sql: "SELECT id, title FROM learning_paths WHERE slug = ?", arguments: [slug])
    guard let row else {
      let slugs = try String.fetchAll(database, sql: "SELECT slug FROM learning_paths ORDER BY slug")
      throw RecordsError.unknown(noun: "path", name: slug, near: nearestName(to: slug, among: slugs))
    }
    return PathFigures(name: slug, title: row["title"], learners: try pathLearners(path: row["id"]))
  }

  /// What the courses that somebody teaches come to: those of them whose figures the actor may see.
  public func figures(ofInstructor username: String) throws -> InstructorFigures {
    let slugs = try String.fetchAll(
      database,
      sql: """
        SELECT courses.slug FROM people JOIN courses ON courses.creator_id = people.id
            OR courses.id IN (SELECT course_id FROM course_instructors WHERE person_id = people.id)
        WHERE people.username = ? ORDER BY courses.slug
        """, arguments: [username])
    guard !slugs.isEmpty else {
      let names = try String.fetchAll(database, sql: "SELECT username FROM people ORDER BY username")
      throw RecordsError.unknown(noun: "instructor", name: username, near: nearestName(to: username, among: names))
    }
    let courses = try slugs.map { try course($0) }
    let visible = try courses.filter { try access.allows(.analyticsRead, ActionSubject(course: $0.id)) }
    // None of them: refused in the words of the first.
    if visible.isEmpty, let first = courses.first { try access.check(.analyticsRead, ActionSubject(course: first.id)) }
    return InstructorFigures(username: username, courses: try visible.map { try figures($0) })
  }

  /// What a group of learners came to.
  public func figures(ofCohort name: String) throws -> CohortFigures {
    try access.check(.analyticsRead)
    let courses = try Row.fetchAll(
      database,
      sql: """
        SELECT courses.slug, count(*) AS enrollments, count(enrollments.completed_at) AS completions,
          avg((enrollments.completed_at - enrollments.enrolled_at) / 86400.0) AS days
        FROM enrollments JOIN courses ON courses.id = enrollments.course_id
        WHERE enrollments.cohort = ? GROUP BY courses.slug ORDER BY courses.slug
        """, arguments: [name])
    guard !courses.isEmpty else {
      let names = try String.fetchAll(
        database, sql: "SELECT DISTINCT cohort FROM enrollments WHERE cohort IS NOT NULL ORDER BY cohort")
      throw RecordsError.unknown(noun: "cohort", name: name, near: nearestName(to: name, among: names))
    }
    return CohortFigures(
      name: name,
      courses: courses.map {
        CohortFigures.Course(
          name: $0["slug"], enrollments: $0["enrollments"], completions: $0["completions"], averageDays: $0["days"])
      })
  }

  /// How far learners are on paths: all of a path, or all paths of a learner.
  func pathLearners(path: Int64? = nil, user: Int64? = nil) throws -> [PathFigures.Learner] {
    let condition = path == nil ? "enrollments.user_id = ?" : "learning_path_courses.path_id = ?"
    return try Row.fetchAll(
      database,
      sql: """
        SELECT learning_paths.id AS path_id, learning_paths.slug, users.id AS user_id, users.username,
          count(enrollments.completed_at) FILTER (WHERE learning_path_courses.required) AS completed,
          max(enrollments.completed_at) FILTER (WHERE learning_path_courses.required) AS last,
          (SELECT count(*) FROM learning_path_courses AS step WHERE step.path_id = learning_paths.id AND step.required)
            AS required
        FROM learning_path_courses JOIN learning_paths ON learning_paths.id = learning_path_courses.path_id
          JOIN enrollments ON enrollments.course_id = learning_path_courses.course_id
          JOIN users ON users.id = enrollments.user_id
        WHERE \(condition) AND learning_paths.is_retired = 0
        GROUP BY learning_paths.id, users.id ORDER BY learning_paths.slug, users.id
        """, arguments: [path ?? user]
    ).map { row in
      let (completed, required): (Int, Int) = (row["completed"], row["required"])
      let id: Int64 = row["user_id"]
      return PathFigures.Learner(
        pathID: row["path_id"], user: id, path: row["slug"], label: row["username"] ?? "user \(id)",
        completed: completed, required: required,
        completedAt: required > 0 && completed == required ? row["last"] : nil)
    }
  }
}
