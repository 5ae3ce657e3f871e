import GRDB
import Markup

/// Somebody who completed a course and has no certificate of it yet.
public struct CertificateCandidate: Sendable {
  /// The learner.
  public var user: Int64
  /// The learner, without anything personal.
  public var label: String
  /// The learner's name; `nil` where none is known.
  public var name: String?
  /// When the course's rule was met, in seconds since 1970.
  public var completedAt: Int64
  /// The best result of the course's examination, or of the assessment that its rule names last.
  public var grade: (title: String, percentage: Double)?
}

/// A certificate as the records keep it.
public struct CertificateRow: Sendable, Hashable, Codable {
  /// The learner.
  public var user: Int64
  /// The course's name.
  public var course: String
  /// The title.
  public var title: String
  /// What it attests.
  public var description: String?
  /// Seconds since 1970.
  public var issuedAt: Int64
  /// 64 hexadecimal digits.
  public var hash: String
  /// The name of the drawing.
  public var template: String?
  /// When it was revoked; seconds since 1970.
  public var revokedAt: Int64?
  /// Why.
  public var reason: String?

  /// A certificate that counts.
  public init(
    user: Int64, course: String, title: String, description: String?, issuedAt: Int64, hash: String, template: String?
  ) {
    self.user = user
    self.course = course
    self.title = title
    self.description = description
    self.issuedAt = issuedAt
    self.hash = hash
    self.template = template
  }
}

extension RecordChange {
  /// Who may get a certificate of a course: all who completed it, or one user, who is refused where they may not.
  ///
  /// Names are opened, so a key is needed.
  public func certificateCandidates(of slug: String, user: Int64? = nil) throws -> [CertificateCandidate] {
    let course = try course(slug)
    try access.check(.certificateIssue, ActionSubject(user: user, course: course.id))
    if let user {
      let found = try needEnrollment(user, course)
      guard found.completedAt != nil else {
        let missing = try whatIsMissing(user, course) ?? "it was not finished"
        throw RecordsError.refused(
          "\(try self.user(user).label) has not completed `\(slug)`: \(missing)",
          help: "certificates rest on completed courses; see `miyabi report learner`")
      }
    }
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT enrollments.user_id, enrollments.completed_at FROM enrollments
          JOIN users ON users.id = enrollments.user_id
        WHERE enrollments.course_id = :course AND enrollments.completed_at IS NOT NULL AND users.erased_at IS NULL
          AND (:user IS NULL OR enrollments.user_id = :user)
          AND NOT EXISTS (SELECT 1 FROM certificates
            WHERE certificates.user_id = enrollments.user_id AND certificates.course_id = enrollments.course_id)
        ORDER BY enrollments.completed_at, enrollments.user_id
        """, arguments: ["course": course.id, "user": user])
    return try rows.map { row in
      let learner = try self.user(row["user_id"])
      return CertificateCandidate(
        user: learner.id, label: learner.label, name: learner.displayName, completedAt: row["completed_at"],
        grade: try grade(learner.id, course))
    }
  }

  private func grade(_ user: Int64, _ course: CourseRow) throws -> (title: String, percentage: Double)? {
    let row = try Row.fetchOne(
      database,
      sql: """
        SELECT assessments.title, max(assessment_attempts.score) * 100.0 / assessments.max_score AS percentage
        FROM assessments JOIN assessment_attempts ON assessment_attempts.assessment_id = assessments.id
        WHERE assessments.course_id = ? AND assessment_attempts.user_id = ? AND assessment_attempts.passed = 1
          AND assessments.max_score > 0
        GROUP BY assessments.id ORDER BY assessments.type = 'final_exam' DESC, assessments.slug DESC LIMIT 1
        """, arguments: [course.id, user])
    return row.map { ($0["title"], min(100, $0["percentage"])) }
  }

  /// Notes certificates that were issued; those that are there already are left as they are.
  public func addCertificates(_ rows: [CertificateRow]) throws {
    var courses: [String: CourseRow] = [:]
    for row in rows {
      let course = try courses[row.course] ?? self.course(row.course)
      courses[row.course] = course
      try access.check(.certificateIssue, ActionSubject(user: row.user, course: course.id))
      try run(
        """
        INSERT INTO certificates (user_id, course_id, title, description, issued_at, verification_hash, template)
        SELECT ?, ?, ?, ?, ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM certificates WHERE verification_hash = ?)
        """,
        [row.user, course.id, row.title, row.description, row.issuedAt, row.hash, row.template, row.hash])
      guard database.changesCount > 0 else { continue }
      try note(
        .certificateIssue, "certificates", database.lastInsertedRowID,
        after: .object([
          ("user", .integer(Int(row.user))), ("course", .string(row.course)), ("hash", .string(row.hash)),
        ]))
    }
  }

  /// Notes that a certificate was revoked. One that the records do not know, or that was revoked before, is left.
  public func revokeCertificate(_ hash: String, reason: String) throws {
    guard
      let row = try Row.fetchOne(
        database, sql: "SELECT id, user_id, course_id, revoked_at FROM certificates WHERE verification_hash = ?",
        arguments: [hash])
    else { return }
    try access.check(.certificateRevoke, ActionSubject(course: row["course_id"]))
    let revokedAt: Int64? = row["revoked_at"]
    guard revokedAt == nil else { return }
    let id: Int64 = row["id"]
    try run("UPDATE certificates SET revoked_at = ?, revocation_reason = ? WHERE id = ?", [now, reason, id])
    try note(
      .certificateRevoke, "certificates", id, after: .object([("hash", .string(hash)), ("reason", .string(reason))]))
  }

  /// The hashes of certificates whose holders were erased: what lies in files of their names is to go too.
  public func certificatesOfErased() throws -> [String] {
    try String.fetchAll(
      database,
      sql: """
        SELECT verification_hash FROM certificates
        WHERE user_id IN (SELECT id FROM users WHERE erased_at IS NOT NULL) ORDER BY id
        """)
  }

  /// Whether the actor may revoke certificates; refused in words where not.
  public func checkRevocation() throws { try access.check(.certificateRevoke) }

  /// The certificates of a course or of a user, or all.
  public func certificates(of slug: String? = nil, user: Int64? = nil) throws -> [(
    row: CertificateRow, learner: String
  )] {
    let course = try slug.map { try self.course($0) }
    try access.check(.certificateRead, ActionSubject(user: user, course: course?.id))
    var conditions: [String] = []
    if course != nil { conditions.append("certificates.course_id = :course") }
    if user != nil { conditions.append("certificates.user_id = :user") }
    let filter = conditions.isEmpty ? "" : "WHERE \(conditions.joined(separator: " AND "))"
    var arguments = StatementArguments()
    if let course { arguments += ["course": course.id] }
    if let user { arguments += ["user": user] }
    return try Row.fetchAll(
      database,
      sql: """
        SELECT certificates.*, courses.slug FROM certificates JOIN courses ON courses.id = certificates.course_id
        \(filter) ORDER BY certificates.id
        """, arguments: arguments
    ).map { row in
      var certificate = CertificateRow(
        user: row["user_id"], course: row["slug"], title: row["title"], description: row["description"],
        issuedAt: row["issued_at"], hash: row["verification_hash"], template: row["template"])
      certificate.revokedAt = row["revoked_at"]
      certificate.reason = row["revocation_reason"]
      return (certificate, try self.user(row["user_id"]).label)
    }
  }
}
