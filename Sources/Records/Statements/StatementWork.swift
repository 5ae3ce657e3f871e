import CatalogModel
import Foundation
import GRDB
import Markup

/// An import that is going on: what has been looked up, and what has been gathered for each learner and lesson.
struct StatementWork {
  /// What a page of the site is about.
  private enum Subject {
    case lesson(Int64, course: CourseRow)
    case assessment(AssessmentRow, course: CourseRow)
  }

  /// A learner in a lesson.
  private struct Place: Hashable {
    var user: Int64
    var course: Int64
    var lesson: Int64
  }

  /// What statements say together of a learner in a lesson.
  private struct Gathered {
    var completedAt: Int64?
    var timeSpent = 0
    var lastAccessedAt: Int64
  }

  private(set) var report = StatementReport()
  private let change: RecordChange
  private let base: BaseURL
  private var users: [String: Int64?] = [:]
  private var subjects: [String: Subject?] = [:]
  private var permissions: [Int64: Bool] = [:]
  private var enrollments: [Int64: [Int64: EnrollmentStatus?]] = [:]
  private var gathered: [Place: Gathered] = [:]
  /// How many statements were taken of each learner in each course.
  private var counts: [Int64: [Int64: Int]] = [:]

  init(change: RecordChange, base: BaseURL) {
    self.change = change
    self.base = base
  }

  mutating func refuse(_ place: Int, _ reason: String) {
    report.refused.append(StatementReport.Refusal(place: place, reason: reason))
  }

  mutating func take(_ statement: Statement, at place: Int) throws {
    if let reason = try fault(of: statement, at: place) { refuse(place, reason) }
  }

  /// Takes a statement.
  ///
  /// - Returns: why it is not taken; `nil` where it was, or was known.
  private mutating func fault(of statement: Statement, at place: Int) throws -> String? {
    guard let identity = statement.identity else { return "its `id` is no UUID" }
    guard let meaning = statement.meaning else {
      return "the verb `\(statement.verb.id.prefix(80))` says nothing of learning"
    }
    guard let written = statement.timestamp ?? statement.stored, let time = seconds(ofTime: written) else {
      return "it has no time of RFC 3339 under `timestamp`"
    }
    guard time <= change.now + 300 else { return "it is of the future: \(written.prefix(40))" }
    var duration = 0
    if let text = statement.result?.duration {
      guard let length = seconds(ofDuration: text), length <= 31_536_000 else {
        return "“\(text.prefix(40))” is no duration of ISO 8601, such as `PT1H30M`"
      }
      duration = length
    }
    guard statement.object.id.hasPrefix(base.origin + base.path) else {
      return "`\(statement.object.id.prefix(120))` is of another site than \(base.text)"
    }
    guard let subject = try subject(statement.object.id) else {
      return "the site has no lesson and no assessment at `\(statement.object.id.prefix(120))`"
    }
    let course =
      switch subject {
      case .lesson(_, let course), .assessment(_, let course): course
      }
    guard try isPermitted(course.id) else {
      return "`\(RecordAction.progressImport.rawValue)` is not permitted in `\(course.slug)`"
    }
    guard let user = try user(statement.actor) else { return "nobody here is the learner that it names" }
    guard let status = try enrollment(user, course.id) else { return "the learner is not enrolled in `\(course.slug)`" }
    guard status == .active || status == .completed else {
      return "the learner’s enrollment in `\(course.slug)` is \(status.rawValue)"
    }
    if case .assessment(let assessment, _) = subject, let reason = scoreFault(statement, assessment) { return reason }
    guard try isNew(identity) else {
      report.known += 1
      return nil
    }
    switch subject {
    case .lesson(let lesson, _): gather(user, course.id, lesson, meaning, time, duration)
    case .assessment(let assessment, _):
      if let reason = try attempt(statement, assessment, user, time, duration) {
        // What is refused may be right later, when the content or the rules are others.
        try change.run("DELETE FROM imported_statements WHERE id = ?", [identity])
        return reason
      }
      if let lesson = assessment.lesson {
        let isPassed = statement.result?.success ?? (meaning == .done)
        gather(user, course.id, lesson, isPassed ? .done : .seen, time, duration)
      }
    }
    report.taken += 1
    counts[user, default: [:]][course.id, default: 0] += 1
    return nil
  }

  // MARK: What is named

  private mutating func user(_ actor: Statement.Actor) throws -> Int64? {
    if let mbox = actor.mbox {
      guard mbox.hasPrefix("mailto:") else { return nil }
      if let known = users[mbox] { return known }
      let hash = try change.personalKey().hash(ofEmail: String(mbox.dropFirst(7)))
      let id = try Int64.fetchOne(
        change.database, sql: "SELECT id FROM users WHERE email_hash = ?", arguments: [hash])
      users[mbox] = .some(id)
      return id
    }
    guard let account = actor.account, account.homePage.hasPrefix(base.origin) else { return nil }
    if let known = users[account.name] { return known }
    let id = try Int64.fetchOne(
      change.database, sql: "SELECT id FROM users WHERE username = ?", arguments: [account.name])
    users[account.name] = .some(id)
    return id
  }

  private mutating func subject(_ address: String) throws -> Subject? {
    if let known = subjects[address] { return known }
    let path = address.dropFirst((base.origin + base.path).count).prefix { $0 != "?" && $0 != "#" }
    let parts = path.split(separator: "/").map(String.init)
    var found: Subject?
    if parts.count >= 3, parts[0] == "courses",
      let row = try Row.fetchOne(change.database, sql: "SELECT * FROM courses WHERE slug = ?", arguments: [parts[1]])
    {
      let course = CourseRow(row)
      if parts.count == 3 {
        let id = try Int64.fetchOne(
          change.database, sql: "SELECT id FROM lessons WHERE course_id = ? AND slug = ?",
          arguments: [course.id, parts[2]])
        found = id.map { .lesson($0, course: course) }
      } else if parts.count == 4, parts[2] == "assessments" {
        let row = try Row.fetchOne(
          change.database, sql: "SELECT * FROM assessments WHERE course_id = ? AND slug = ?",
          arguments: [course.id, parts[3]])
        found = try row.map { .assessment(try AssessmentRow($0), course: course) }
      }
    }
    subjects[address] = .some(found)
    return found
  }

  private mutating func isPermitted(_ course: Int64) throws -> Bool {
    if let known = permissions[course] { return known }
    var isPermitted = true
    do { try change.access.check(.progressImport, ActionSubject(course: course)) } catch RecordsError.forbidden {
      isPermitted = false
    }
    permissions[course] = isPermitted
    return isPermitted
  }

  private mutating func enrollment(_ user: Int64, _ course: Int64) throws -> EnrollmentStatus? {
    if let known = enrollments[user]?[course] { return known }
    let status = try change.enrollment(user, course)?.status
    enrollments[user, default: [:]][course] = .some(status)
    return status
  }

  private func isNew(_ identity: Data) throws -> Bool {
    try change.run("INSERT OR IGNORE INTO imported_statements (id, imported_at) VALUES (?, ?)", [identity, change.now])
    return change.database.changesCount > 0
  }

  // MARK: What is done

  private mutating func gather(
    _ user: Int64, _ course: Int64, _ lesson: Int64, _ meaning: Statement.Meaning, _ time: Int64, _ duration: Int
  ) {
    let place = Place(user: user, course: course, lesson: lesson)
    var known = gathered[place] ?? Gathered(lastAccessedAt: time)
    known.lastAccessedAt = max(known.lastAccessedAt, time)
    known.timeSpent += duration
    if meaning == .done { known.completedAt = min(known.completedAt ?? time, time) }
    gathered[place] = known
  }

  private func scoreFault(_ statement: Statement, _ assessment: AssessmentRow) -> String? {
    guard let score = statement.result?.score else { return nil }
    if let raw = score.raw, raw > Double(assessment.maxScore) || raw < 0 {
      return "the score \(raw) is above the \(assessment.maxScore) points of `\(assessment.slug)`, or below none"
    }
    if let scaled = score.scaled, !(-1...1).contains(scaled) {
      return "the scaled score \(scaled) is not between -1 and 1"
    }
    return nil
  }

  /// Writes an attempt that was graded elsewhere.
  ///
  /// - Returns: why it cannot be.
  private func attempt(
    _ statement: Statement, _ assessment: AssessmentRow, _ user: Int64, _ time: Int64, _ duration: Int
  ) throws -> String? {
    let given = statement.result?.score
    let score = given?.raw ?? given?.scaled.map { max(0, $0) * Double(assessment.maxScore) }
    // Without a score or a verdict it says that the learner was there, and no more.
    guard score != nil || statement.result?.success != nil else { return nil }
    let used = try Int.fetchOne(
      change.database, sql: "SELECT count(*) FROM assessment_attempts WHERE user_id = ? AND assessment_id = ?",
      arguments: [user, assessment.id])
    guard (used ?? 0) < assessment.attempts else {
      return "all \(assessment.attempts) attempts at `\(assessment.slug)` are used"
    }
    try change.run(
      """
      INSERT INTO assessment_attempts
        (user_id, assessment_id, attempt_number, score, passed, started_at, completed_at, graded_by)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        user, assessment.id, (used ?? 0) + 1, score,
        statement.result?.success ?? score.flatMap { assessment.isPassed($0) }, time - Int64(duration), time,
        change.actor.id,
      ])
    return nil
  }

  /// Writes what was gathered, and what follows from it.
  mutating func finish() throws {
    for (place, what) in gathered {
      try change.run(
        """
        INSERT INTO user_progress (user_id, course_id, lesson_id, completed_at, time_spent, last_accessed_at)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (user_id, course_id, lesson_id) DO UPDATE SET
          completed_at = coalesce(user_progress.completed_at, excluded.completed_at),
          time_spent = user_progress.time_spent + excluded.time_spent,
          last_accessed_at = max(user_progress.last_accessed_at, excluded.last_accessed_at)
        """,
        [place.user, place.course, place.lesson, what.completedAt, what.timeSpent, what.lastAccessedAt])
    }
    for (user, courses) in counts.sorted(by: { $0.key < $1.key }) {
      for (id, count) in courses.sorted(by: { $0.key < $1.key }) {
        try change.note(
          .progressImport, "user_progress", "\(user)/course \(id)", after: .object([("statements", .integer(count))]))
        try change.settleCompletion(user, try change.course(id: id))
      }
    }
  }
}
