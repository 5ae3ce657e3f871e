import Diagnostics
import Foundation
import GRDB
import Markup

extension RecordChange {
  /// Begins an attempt; one whose time has run out is handed in first, as it stood.
  public func startAttempt(of user: Int64, in slug: String, at name: String) throws -> Attempt {
    let course = try course(slug)
    try access.check(.attemptTake, ActionSubject(user: user))
    _ = try needOpenEnrollment(user, course)
    let assessment = try assessment(name, of: course)
    let earlier = try attempts(user, assessment).map { try closedIfOver($0, assessment, course) }
    if let open = earlier.last, open.completedAt == nil { return open }
    guard earlier.count < assessment.attempts else {
      throw RecordsError.refused(
        "all \(assessment.attempts) attempts at `\(name)` are used", help: "ask the course’s instructor")
    }
    try run(
      "INSERT INTO assessment_attempts (user_id, assessment_id, attempt_number, started_at) VALUES (?, ?, ?, ?)",
      [user, assessment.id, earlier.count + 1, now])
    let attempt = try attempt(database.lastInsertedRowID)
    try note(.attemptTake, "assessment_attempts", attempt.id, after: attempt.audited)
    return attempt
  }

  /// Keeps what a learner has answered so far.
  public func saveAnswers(_ answers: [String: Answer], of id: Int64) throws {
    let (attempt, assessment, course) = try openAttempt(id)
    guard try closedIfOver(attempt, assessment, course).completedAt == nil else {
      throw RecordsError.refused(
        "the time is over: the attempt was handed in as it stood", help: "`miyabi attempt show` tells what it came to")
    }
    try check(answers, assessment)
    try write(attempt.answers.merging(answers) { _, new in new }, to: id)
  }

  /// Hands an attempt in: what a machine can grade is graded. After the time limit it is handed in as it stood then.
  public func submit(_ id: Int64, answers: [String: Answer] = [:]) throws -> Attempt {
    let (attempt, assessment, course) = try openAttempt(id)
    let closed = try closedIfOver(attempt, assessment, course)
    if closed.completedAt != nil { return closed }
    try check(answers, assessment)
    try write(attempt.answers.merging(answers) { _, new in new }, to: id)
    return try handIn(self.attempt(id), assessment, course, at: now)
  }

  /// Grades by hand what no machine can.
  ///
  /// - Parameter points: by the names of the questions; for work that is graded as a whole, under an empty name.
  public func grade(_ id: Int64, points: [String: Int], feedback: String? = nil) throws -> Attempt {
    let before = try attempt(id)
    let assessment = try assessment(id: before.assessment)
    let course = try course(id: assessment.course)
    try access.check(.attemptGrade, ActionSubject(course: course.id))
    if actor.id == before.user {
      throw RecordsError.forbidden(.attemptGrade, needs: "nobody grades their own work")
    }
    guard before.completedAt != nil else {
      throw RecordsError.refused("attempt \(id) has not been handed in", help: "wait until it is")
    }
    for (name, given) in points.sorted(by: { $0.key < $1.key }) {
      let most =
        assessment.questions.isEmpty ? assessment.maxScore : assessment.questions.first { $0.id == name }?.points
      guard let most, assessment.questions.isEmpty == name.isEmpty else {
        throw RecordsError.unknown(
          noun: "question of `\(assessment.slug)`", name: name,
          near: nearestName(to: name, among: assessment.questions.map(\.id)))
      }
      guard (0...most).contains(given) else {
        throw RecordsError.refused("\(given) points are none of 0 to \(most)", help: "correct the points")
      }
    }
    var graded = before
    graded.points.merge(points) { _, new in new }
    graded.feedback = feedback ?? before.feedback
    graded.gradedBy = actor.id
    return try settle(graded, assessment, course, action: .attemptGrade, before: before)
  }

  /// An attempt, with the right answers where the learner may see them.
  public func attempt(shown id: Int64) throws -> (attempt: Attempt, rightAnswers: [String: String]?) {
    let attempt = try attempt(id)
    let assessment = try assessment(id: attempt.assessment)
    try access.check(.attemptRead, ActionSubject(user: attempt.user, course: assessment.course))
    let used = try attempts(attempt.user, assessment).count
    let isOver = attempt.completedAt != nil && (attempt.isPassed == true || used >= assessment.attempts)
    let mayGrade = actor.id != attempt.user
    return (attempt, isOver || mayGrade ? assessment.questions.reduce(into: [:]) { $0[$1.id] = $1.rightAnswer } : nil)
  }

  // MARK: Inside

  func attempt(_ id: Int64) throws -> Attempt {
    guard let row = try Row.fetchOne(database, sql: "SELECT * FROM assessment_attempts WHERE id = ?", arguments: [id])
    else { throw RecordsError.unknown(noun: "attempt", name: "\(id)", near: nil) }
    return try Attempt(row)
  }

  func attempts(_ user: Int64, _ assessment: AssessmentRow) throws -> [Attempt] {
    try Row.fetchAll(
      database,
      sql: "SELECT * FROM assessment_attempts WHERE user_id = ? AND assessment_id = ? ORDER BY attempt_number",
      arguments: [user, assessment.id]
    ).map { try Attempt($0) }
  }

  func assessment(_ name: String, of course: CourseRow) throws -> AssessmentRow {
    let row = try Row.fetchOne(
      database, sql: "SELECT * FROM assessments WHERE course_id = ? AND slug = ? AND is_retired = 0",
      arguments: [course.id, name])
    if let row { return try AssessmentRow(row) }
    let names = try String.fetchAll(
      database, sql: "SELECT slug FROM assessments WHERE course_id = ? AND is_retired = 0 ORDER BY slug",
      arguments: [course.id])
    throw RecordsError.unknown(
      noun: "assessment of `\(course.slug)`", name: name, near: nearestName(to: name, among: names))
  }

  func assessment(id: Int64) throws -> AssessmentRow {
    guard let row = try Row.fetchOne(database, sql: "SELECT * FROM assessments WHERE id = ?", arguments: [id]) else {
      throw RecordsError.unknown(noun: "assessment", name: "\(id)", near: nil)
    }
    return try AssessmentRow(row)
  }

  private func openAttempt(_ id: Int64) throws -> (Attempt, AssessmentRow, CourseRow) {
    let attempt = try attempt(id)
    try access.check(.attemptTake, ActionSubject(user: attempt.user))
    let assessment = try assessment(id: attempt.assessment)
    let course = try course(id: assessment.course)
    _ = try needOpenEnrollment(attempt.user, course)
    guard attempt.completedAt == nil else {
      throw RecordsError.refused("attempt \(id) was handed in already", help: "begin another one")
    }
    return (attempt, assessment, course)
  }

  private func check(_ answers: [String: Answer], _ assessment: AssessmentRow) throws {
    for name in answers.keys.sorted() where !assessment.questions.contains(where: { $0.id == name }) {
      throw RecordsError.unknown(
        noun: "question of `\(assessment.slug)`", name: name,
        near: nearestName(to: name, among: assessment.questions.map(\.id)))
    }
  }

  private func write(_ answers: [String: Answer], to id: Int64) throws {
    try run("UPDATE assessment_attempts SET answers = ? WHERE id = ?", [try encoded(answers), id])
  }

  private func encoded(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  /// The attempt; handed in as it stood where its time has run out.
  private func closedIfOver(_ attempt: Attempt, _ assessment: AssessmentRow, _ course: CourseRow) throws -> Attempt {
    guard attempt.completedAt == nil, let limit = assessment.timeLimit, now > attempt.startedAt + limit else {
      return attempt
    }
    return try handIn(attempt, assessment, course, at: attempt.startedAt + limit)
  }

  private func handIn(
    _ attempt: Attempt, _ assessment: AssessmentRow, _ course: CourseRow, at time: Int64
  ) throws -> Attempt {
    var done = attempt
    done.completedAt = max(time, attempt.startedAt)
    for question in assessment.questions {
      if let points = question.points(for: attempt.answers[question.id]) { done.points[question.id] = points }
    }
    return try settle(done, assessment, course, action: .attemptTake, before: attempt)
  }

  /// Writes what an attempt came to, and what follows from it: a pass completes the lesson, and may complete the course.
  private func settle(
    _ attempt: Attempt, _ assessment: AssessmentRow, _ course: CourseRow, action: RecordAction, before: Attempt
  ) throws -> Attempt {
    let names = assessment.questions.isEmpty ? [""] : assessment.questions.map(\.id)
    let isGraded = names.allSatisfy { attempt.points[$0] != nil }
    let score = isGraded ? Double(names.reduce(0) { $0 + (attempt.points[$1] ?? 0) }) : nil
    try run(
      """
      UPDATE assessment_attempts SET points = ?, score = ?, passed = ?, feedback = ?, completed_at = ?, graded_by = ?
      WHERE id = ?
      """,
      [
        try encoded(attempt.points), score, score.flatMap { assessment.isPassed($0) }, attempt.feedback,
        attempt.completedAt, attempt.gradedBy, attempt.id,
      ])
    let after = try self.attempt(attempt.id)
    try note(action, "assessment_attempts", attempt.id, before: before.audited, after: after.audited)
    if let lesson = assessment.lesson, after.isPassed ?? (assessment.passingScore == nil) {
      try run(
        """
        INSERT INTO user_progress (user_id, course_id, lesson_id, completed_at, last_accessed_at) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (user_id, course_id, lesson_id) DO UPDATE SET
          completed_at = coalesce(user_progress.completed_at, excluded.completed_at)
        """, [attempt.user, course.id, lesson, now, now])
    }
    try settleCompletion(attempt.user, course)
    return after
  }
}

extension StoredQuestion {
  /// The right answer, in words.
  var rightAnswer: String? {
    switch key {
    case .options(let options, _): options.filter(\.right).map(\.text).joined(separator: "; ")
    case .number(let value, let tolerance): tolerance == 0 ? "\(value)" : "\(value) ± \(tolerance)"
    case .texts(let texts): texts.joined(separator: "; ")
    case .order(let items): items.joined(separator: " → ")
    case .pairs(let pairs): pairs.map { "\($0.left) – \($0.right)" }.joined(separator: "; ")
    case .byHand: nil
    }
  }
}
