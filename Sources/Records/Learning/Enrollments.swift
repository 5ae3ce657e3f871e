public import CatalogModel
import Diagnostics
import Foundation
import GRDB
import Markup

extension RecordChange {
  /// The course of that name, retired or not.
  func course(_ slug: String) throws -> CourseRow {
    if let row = try Row.fetchOne(database, sql: "SELECT * FROM courses WHERE slug = ?", arguments: [slug]) {
      return CourseRow(row)
    }
    let slugs = try String.fetchAll(database, sql: "SELECT slug FROM courses ORDER BY slug")
    guard !slugs.isEmpty else {
      throw RecordsError.refused(
        "there is no course in the index yet", help: "`miyabi db push` reads the content into it")
    }
    throw RecordsError.unknown(noun: "course", name: slug, near: nearestName(to: slug, among: slugs))
  }

  func course(id: Int64) throws -> CourseRow {
    guard let row = try Row.fetchOne(database, sql: "SELECT * FROM courses WHERE id = ?", arguments: [id]) else {
      throw RecordsError.unknown(noun: "course", name: "\(id)", near: nil)
    }
    return CourseRow(row)
  }

  /// A user's enrollment in a course; `nil` where there is none.
  func enrollment(_ user: Int64, _ course: Int64) throws -> Enrollment? {
    try Row.fetchOne(
      database, sql: "SELECT * FROM enrollments WHERE user_id = ? AND course_id = ?", arguments: [user, course]
    ).map { Enrollment($0) }
  }

  /// Puts a user into a course: one that is published, and whose required prerequisites they have completed. Who
  /// cancelled comes back to where they were.
  ///
  /// - Parameters:
  ///   - payment: where the payment stands; what costs nothing is paid for.
  ///   - amount: what is asked for; the course's price where it is `nil`.
  public func enroll(
    _ user: Int64, in slug: String, cohort: String? = nil, payment: PaymentStatus? = nil, paymentID: String? = nil,
    amount: Price? = nil
  ) throws -> Enrollment {
    let course = try course(slug)
    try access.check(.enrollmentCreate, ActionSubject(user: user, course: course.id))
    let learner = try self.user(user)
    try refuseErased(learner)
    try refuseClosed(course)
    try refuseMissingPrerequisites(of: course, user)
    let before = try enrollment(user, course.id)
    if let before, before.status != .cancelled {
      throw RecordsError.refused(
        "\(learner.label) is enrolled in `\(slug)` already (\(before.status.rawValue))",
        help: before.status == .suspended ? "`miyabi enroll resume` ends the suspension" : "nothing is left to do")
    }
    let price = amount ?? course.price
    let status = payment ?? (price.map { $0.hundredths == 0 } ?? true ? .completed : .pending)
    try run(
      """
      INSERT INTO enrollments
        (user_id, course_id, status, cohort, enrolled_at, payment_id, payment_status, amount_hundredths, amount_currency)
      VALUES (?, ?, 'active', ?, ?, ?, ?, ?, ?)
      ON CONFLICT (user_id, course_id) DO UPDATE SET status = 'active',
        cohort = coalesce(excluded.cohort, cohort), payment_id = coalesce(excluded.payment_id, payment_id),
        payment_status = excluded.payment_status
      """,
      [user, course.id, cohort, now, paymentID, status.rawValue, price?.hundredths, price?.currency])
    return try noted(.enrollmentCreate, user, course.id, before: before)
  }

  /// Changes where a user stands in a course.
  public func setStatus(_ status: EnrollmentStatus, of user: Int64, in slug: String) throws -> Enrollment {
    let course = try course(slug)
    let action: RecordAction = status == .cancelled ? .enrollmentCancel : .enrollmentManage
    try access.check(action, ActionSubject(user: action == .enrollmentManage ? nil : user, course: course.id))
    let before = try needEnrollment(user, course)
    guard before.status != status else { return before }
    let isPossible =
      switch (before.status, status) {
      case (.active, .suspended), (.active, .cancelled), (.suspended, .active), (.suspended, .cancelled): true
      case (.active, .completed): try meetsRule(user, course)
      default: false
      }
    guard isPossible else {
      let missing = status == .completed ? try whatIsMissing(user, course) : nil
      throw RecordsError.refused(
        missing.map { "`\(slug)` is not completed: \($0)" }
          ?? "an enrollment that is \(before.status.rawValue) does not become \(status.rawValue)",
        help: status == .active ? "enroll the learner again: `miyabi enroll add`" : "see `miyabi report learner`")
    }
    try run(
      "UPDATE enrollments SET status = ?, completed_at = ? WHERE id = ?",
      [status.rawValue, status == .completed ? now : before.completedAt, before.id])
    return try noted(action, user, course.id, before: before)
  }

  /// Notes where the payment of an enrollment stands.
  public func setPayment(_ status: PaymentStatus, id: String? = nil, of user: Int64, in slug: String) throws
    -> Enrollment
  {
    let course = try course(slug)
    try access.check(.enrollmentManage, ActionSubject(course: course.id))
    let before = try needEnrollment(user, course)
    try run(
      "UPDATE enrollments SET payment_status = ?, payment_id = coalesce(?, payment_id) WHERE id = ?",
      [status.rawValue, id, before.id])
    return try noted(.enrollmentManage, user, course.id, before: before)
  }

  /// Marks an enrollment as completed as soon as the course's rule is met, after whatever may have met it.
  func settleCompletion(_ user: Int64, _ course: CourseRow) throws {
    guard let before = try enrollment(user, course.id), before.status == .active, try meetsRule(user, course) else {
      return
    }
    try run("UPDATE enrollments SET status = 'completed', completed_at = ? WHERE id = ?", [now, before.id])
    _ = try noted(.enrollmentManage, user, course.id, before: before)
  }

  /// The enrollment that somebody needs to learn in a course.
  func needEnrollment(_ user: Int64, _ course: CourseRow) throws -> Enrollment {
    guard let found = try enrollment(user, course.id) else {
      throw RecordsError.refused(
        "\(try self.user(user).label) is not enrolled in `\(course.slug)`", help: "`miyabi enroll add` enrolls them")
    }
    return found
  }

  /// An enrollment in which something may still happen.
  func needOpenEnrollment(_ user: Int64, _ course: CourseRow) throws -> Enrollment {
    let found = try needEnrollment(user, course)
    guard found.status == .active || found.status == .completed else {
      throw RecordsError.refused(
        "the enrollment of \(try self.user(user).label) in `\(course.slug)` is \(found.status.rawValue)",
        help: found.status == .suspended ? "`miyabi enroll resume` ends that" : "enroll them again")
    }
    return found
  }

  private func noted(
    _ action: RecordAction, _ user: Int64, _ course: Int64, before: Enrollment?
  ) throws -> Enrollment {
    guard let after = try enrollment(user, course) else {
      throw RecordsError.unknown(noun: "enrollment", name: "\(user)", near: nil)
    }
    try note(action, "enrollments", after.id, before: before?.audited, after: after.audited)
    return after
  }

  private func refuseClosed(_ course: CourseRow) throws {
    let isOpen =
      course.status == .published && !course.isRetired
      && course.publishedAt.flatMap { CalendarDate(written: $0) }.map { $0.seconds <= now } ?? true
    guard isOpen else {
      let state =
        course.isRetired
        ? "no longer in the content"
        : course.status == .published
          ? "not published before \(course.publishedAt ?? "")"
          : "\(course.status.rawValue), not published"
      throw RecordsError.refused("nobody can enroll in `\(course.slug)`: it is \(state)", help: "publish it first")
    }
  }

  private func refuseMissingPrerequisites(of course: CourseRow, _ user: Int64) throws {
    let missing = try String.fetchAll(
      database,
      sql: """
        SELECT courses.slug FROM course_prerequisites
          JOIN courses ON courses.id = course_prerequisites.prerequisite_id
          LEFT JOIN enrollments ON enrollments.course_id = courses.id AND enrollments.user_id = :user
        WHERE course_prerequisites.course_id = :course AND course_prerequisites.required = 1
          AND enrollments.completed_at IS NULL
        ORDER BY courses.slug
        """, arguments: ["user": user, "course": course.id])
    guard missing.isEmpty else {
      throw RecordsError.refused(
        "`\(course.slug)` requires \(missing.map { "`\($0)`" }.joined(separator: ", ")), which is not completed",
        help: "complete \(missing.count == 1 ? "that course" : "those courses") first")
    }
  }
}
