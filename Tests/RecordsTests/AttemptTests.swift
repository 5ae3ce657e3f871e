import Foundation
import Records
import Testing

@Suite("Attempts")
struct AttemptTests {
  private let right: [String: Answer] = [
    "single": .text(" blue "), "several": .list([.number(0), .text("C")]), "number": .text("2,55"),
    "word": .text("OVEN "), "order": .list([.text("first"), .text("second")]), "pairs": .pairs(["l": "R"]),
  ]

  /// One answer in place of the right one, and whether it is right as well.
  static let answers: [(String, Answer, Bool)] = [
    ("single", .number(1), true), ("single", .number(0), false), ("single", .list([.number(0), .number(1)]), false),
    ("single", .number(7), false), ("single", .number(0.5), false), ("single", .text("Green"), false),
    ("several", .list([.number(2), .number(0)]), true), ("several", .list([.number(0)]), false),
    ("several", .list([.number(0), .number(1), .number(2)]), false),
    ("several", .list([.number(0), .number(0), .number(2)]), false), ("number", .number(2.4), true),
    ("number", .number(2.39), false), ("number", .text("2.5 or so"), false), ("number", .text("25e-1"), true),
    ("number", .text(String(repeating: "9", count: 400)), false),
    ("word", .text("kiln"), true), ("word", .text("ｋｉｌｎ"), true), ("word", .text("kilns"), false),
    ("word", .number(1), false), ("order", .list([.number(0), .number(1)]), true),
    ("order", .list([.number(1), .number(0)]), false), ("order", .list([.number(0)]), false),
    ("pairs", .pairs(["l": "x"]), false), ("pairs", .pairs([:]), false),
    ("pairs", .pairs(["l": "r", "more": "r"]), false),
  ]

  private func begun(_ school: School, at seconds: Int64 = 2_000_000_000) throws -> Attempt {
    let sue = school.id("sue")
    return try school.as("sue", at: seconds) { change in
      _ = try? change.enroll(sue, in: "basics")
      return try change.startAttempt(of: sue, in: "basics", at: "quiz")
    }
  }

  @Test("each format is graded", arguments: answers.indices)
  func formats(_ index: Int) throws {
    let (question, answer, isRight) = Self.answers[index]
    let school = try School()
    let attempt = try begun(school)
    var answers = right
    answers[question] = answer
    let done = try school.as("sue", at: 2_000_000_060) { try $0.submit(attempt.id, answers: answers) }
    #expect(done.points[question] == (isRight ? 1 : 0), "\(question): \(answer)")
    #expect(done.score == (isRight ? 6 : 5) && done.isPassed == true)
    let progress = try school.as("sue") { try $0.progress(of: school.id("sue"), in: "basics") }
    #expect(progress.steps[1].completedAt != nil)
  }

  @Test("one that is begun goes on; after the limit it is handed in as it stood")
  func timeLimit() throws {
    let school = try School()
    let attempt = try begun(school)
    #expect(try begun(school, at: 2_000_000_100).id == attempt.id)
    try school.as("sue", at: 2_000_000_200) { try $0.saveAnswers(["word": .text("kiln")], of: attempt.id) }
    let late = try school.as("sue", at: 2_000_000_601) { try $0.submit(attempt.id, answers: right) }
    #expect(late.score == 1 && late.isPassed == false && late.completedAt == 2_000_000_600)
    let second = try begun(school, at: 2_000_000_700)
    #expect(second.number == 2)
    // The last is over when its time is, whether anybody hands it in or not.
    #expect(throws: RecordsError.self) { _ = try begun(school, at: 2_000_009_999) }
  }

  @Test("the right answers are shown after a pass or the last attempt, and to who grades")
  func rightAnswers() throws {
    let school = try School()
    func shown(_ id: Int64, to name: String = "sue") throws -> Bool {
      try school.as(name) { try $0.attempt(shown: id).rightAnswers } != nil
    }
    let first = try begun(school)
    #expect(try !shown(first.id))
    _ = try school.as("sue", at: 2_000_000_060) { try $0.submit(first.id) }
    #expect(try !shown(first.id))
    #expect(try shown(first.id, to: "ben"))
    let second = try begun(school, at: 2_000_000_100)
    _ = try school.as("sue", at: 2_000_000_160) { try $0.submit(second.id) }
    #expect(try shown(second.id) && shown(first.id))
    #expect(throws: RecordsError.self) { _ = try shown(first.id, to: "sam") }
  }

  @Test("work that is graded as a whole is passed by hand, and by nobody for themselves")
  func byHand() throws {
    let school = try School()
    let sue = school.id("sue")
    let attempt = try school.as("sue") { change in
      _ = try change.enroll(sue, in: "basics")
      return try change.startAttempt(of: sue, in: "basics", at: "essay")
    }
    #expect(throws: RecordsError.self) { try school.as("ann") { _ = try $0.grade(attempt.id, points: ["": 7]) } }
    #expect(try school.as("sue") { try $0.submit(attempt.id) }.isPassed == nil)
    for points in [["": 11], ["": -1], ["other": 1]] {
      #expect(throws: RecordsError.self) { try school.as("ann") { _ = try $0.grade(attempt.id, points: points) } }
    }
    let graded = try school.as("ann") { try $0.grade(attempt.id, points: ["": 7], feedback: "Well done") }
    #expect(graded.score == 7 && graded.isPassed == true && graded.gradedBy == school.id("ann"))
  }

  @Test("an answer to a question that there is not is refused")
  func unknown() throws {
    let school = try School()
    let attempt = try begun(school)
    let error = #expect(throws: RecordsError.self) {
      try school.as("sue", at: 2_000_000_001) { try $0.saveAnswers(["wrod": .text("x")], of: attempt.id) }
    }
    #expect(error?.help.contains("word") == true)
  }
}
