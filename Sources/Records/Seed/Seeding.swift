import CatalogModel
import Foundation
import GRDB
import Markup

/// What a seed added.
public struct SeedSummary: Sendable, Hashable {
  /// New users.
  public var users = 0
  /// New enrollments, with everything that was done in them.
  public var enrollments = 0
  /// New settings.
  public var settings = 0
}

extension RecordStore {
  /// Adds the sample data, as far as it is not there: a second time changes nothing.
  ///
  /// It is made as everything else is: learners enroll, learn and are graded, at the times of the sample.
  ///
  /// - Throws: ``RecordsError/refused(_:help:)`` where the index lacks one of the sample's courses.
  public func seed(key: RecordsKey) throws(RecordsError) -> SeedSummary {
    try change(as: .system, key: key, at: Date(timeIntervalSince1970: Double(Sample.beginning))) { change in
      for course in Set(Sample.stories.map(\.course)).sorted() {
        guard try Int.fetchOne(change.database, sql: "SELECT 1 FROM courses WHERE slug = ?", arguments: [course]) != nil
        else {
          throw RecordsError.refused(
            "the content has no course `\(course)`",
            help: "the seed belongs to the sample catalog: `miyabi db push` there")
        }
      }
      var summary = SeedSummary()
      let students = try change.seedUsers(&summary)
      try change.seedSettings(&summary)
      // As things happened: a course that another requires was completed before.
      for story in Sample.stories {
        guard let user = students[story.student] else { continue }
        let later = change.moved(to: Sample.beginning + Int64(story.day) * 86_400)
        if try later.tell(story, of: user, voters: students) { summary.enrollments += 1 }
      }
      return summary
    }
  }
}

extension RecordChange {
  /// The same change at another time.
  fileprivate func moved(to time: Int64) -> RecordChange {
    RecordChange(database: database, actor: actor, now: time, key: key)
  }

  fileprivate func seedUsers(_ summary: inout SeedSummary) throws -> [Int: Int64] {
    func found(_ details: UserDetails) throws -> Int64 {
      let hash = try personalKey().hash(ofEmail: details.email)
      if let id = try Int64.fetchOne(database, sql: "SELECT id FROM users WHERE email_hash = ?", arguments: [hash]) {
        return id
      }
      summary.users += 1
      return try createUser(details).id
    }
    for (email, username, name, role) in Sample.staff {
      _ = try found(UserDetails(email: email, username: username, displayName: name, role: role))
    }
    var students: [Int: Int64] = [:]
    for (index, name) in Sample.students.enumerated() {
      let details = UserDetails(
        email: "student\(index + 1)@example.com", username: "student\(index + 1)", displayName: name)
      students[index + 1] = try found(details)
    }
    return students
  }

  fileprivate func seedSettings(_ summary: inout SeedSummary) throws {
    let known = Set(try settings().map(\.key))
    for setting in Sample.settings where !known.contains(setting.key) {
      try set(setting)
      summary.settings += 1
    }
  }

  /// - Returns: whether anything of it was new.
  fileprivate func tell(_ story: SampleStory, of user: Int64, voters: [Int: Int64]) throws -> Bool {
    let course = try course(story.course)
    guard try enrollment(user, course.id) == nil else { return false }
    _ = try enroll(
      user, in: story.course, cohort: "spring-2026", payment: story.payment, paymentID: "sample-\(user)-\(course.id)")
    var time = now + 3_600
    for lesson in try lessonsWithTime(course).prefix(story.lessons) {
      var update = LessonUpdate()
      update.isCompleted = true
      update.timeSpent = Int((Double(lesson.seconds) * story.pace).rounded())
      update.isBookmarked = lesson.place == 1 && story.pace > 1 ? true : nil
      time += Int64(update.timeSpent)
      try moved(to: time).record(update, of: user, in: story.course, lesson: lesson.slug)
      for assessment in try assessments(of: lesson.id) {
        if story.failsFirstQuiz, lesson.place == 0 {
          try moved(to: time + 60).attempt(assessment, of: user, in: story.course, isRight: false)
        }
        try moved(to: time + 900).attempt(assessment, of: user, in: story.course, isRight: true)
        time += 3_600
      }
      time += 86_400
    }
    if story.isFinished {
      for assessment in try assessments(ofCourse: course.id) {
        try moved(to: time).attempt(assessment, of: user, in: story.course, isRight: true)
        time += 7_200
      }
      try moved(to: time).settleCompletion(user, course)
      // Grading by hand may have taken another day: certificate and review come after completion.
      time = max(time, try enrollment(user, course.id)?.completedAt ?? time)
      let end = moved(to: time)
      try end.seedCertificate(user, course)
      if let review = story.review {
        let written = try end.review(
          of: story.course, by: user, rating: review.rating, title: review.title, comment: review.comment,
          mayBeShown: true)
        for voter in voters.sorted(by: { $0.key < $1.key }).map(\.value).filter({ $0 != user }).prefix(review.helpful) {
          _ = try end.vote(for: written.id, by: voter)
        }
      }
    }
    if story.status != .active { _ = try moved(to: time).setStatus(story.status, of: user, in: story.course) }
    return true
  }

  private func lessonsWithTime(_ course: CourseRow) throws -> [(place: Int, id: Int64, slug: String, seconds: Int)] {
    try Row.fetchAll(
      database,
      sql: #"SELECT id, slug, duration FROM lessons WHERE course_id = ? AND is_retired = 0 ORDER BY "order""#,
      arguments: [course.id]
    ).enumerated().map { ($0, $1["id"], $1["slug"], $1["duration"] ?? 1_800) }
  }

  private func assessments(of lesson: Int64) throws -> [AssessmentRow] {
    try Row.fetchAll(
      database, sql: "SELECT * FROM assessments WHERE lesson_id = ? AND is_retired = 0 ORDER BY slug",
      arguments: [lesson]
    ).map { try AssessmentRow($0) }
  }

  private func assessments(ofCourse course: Int64) throws -> [AssessmentRow] {
    try Row.fetchAll(
      database,
      sql: "SELECT * FROM assessments WHERE course_id = ? AND lesson_id IS NULL AND is_retired = 0 ORDER BY slug",
      arguments: [course]
    ).map { try AssessmentRow($0) }
  }

  private func attempt(_ assessment: AssessmentRow, of user: Int64, in slug: String, isRight: Bool) throws {
    let attempt = try startAttempt(of: user, in: slug, at: assessment.slug)
    var answers: [String: Answer] = [:]
    for (place, question) in assessment.questions.enumerated() where isRight || place % 2 == 0 {
      answers[question.id] = question.sampleAnswer
    }
    let done = try moved(to: now + 600).submit(attempt.id, answers: answers)
    guard done.score == nil else { return }
    var points: [String: Int] = [:]
    if assessment.questions.isEmpty {
      points[""] = assessment.maxScore * 9 / 10
    } else {
      for question in assessment.questions where done.points[question.id] == nil {
        points[question.id] = question.points
      }
    }
    _ = try moved(to: now + 86_400).grade(attempt.id, points: points, feedback: "Well argued.")
  }

  /// The certificate that the sample site shows: the hash is that of its record in `content/certificates/`.
  private func seedCertificate(_ user: Int64, _ course: CourseRow) throws {
    guard try enrollment(user, course.id)?.completedAt != nil,
      let hash = SampleCertificates.hashes["\(try self.user(user).label) \(course.slug)"]
    else { return }
    let title =
      try String.fetchOne(database, sql: "SELECT title FROM courses WHERE id = ?", arguments: [course.id]) ?? ""
    try addCertificates([
      CertificateRow(
        user: user, course: course.slug, title: "Certificate of completion: \(title)", description: nil, issuedAt: now,
        hash: hash, template: nil)
    ])
    if let reason = SampleCertificates.revoked[hash] {
      try moved(to: now + 30 * 86_400).revokeCertificate(hash, reason: reason)
    }
  }
}

extension StoredQuestion {
  /// An answer that is right; of what is read by a person, some words.
  fileprivate var sampleAnswer: Answer {
    switch key {
    case .options(let options, let isSingle):
      let right = options.filter(\.right).map { Answer.text($0.text) }
      return isSingle ? right.first ?? .list([]) : .list(right)
    case .number(let value, _): return .text("\(value)")
    case .texts(let texts): return .text(texts.first ?? "")
    case .order(let items): return .list(items.map { .text($0) })
    case .pairs(let pairs):
      return .pairs(Dictionary(pairs.map { ($0.left, $0.right) }, uniquingKeysWith: { first, _ in first }))
    case .byHand: return .text("An answer in a learner's own words.")
    }
  }
}
