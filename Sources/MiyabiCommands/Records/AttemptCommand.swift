import ArgumentParser
import Foundation
import Markup
import Records

/// `miyabi attempt`: tries at assessments.
struct AttemptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attempt",
    abstract: "Begins, saves, hands in and shows attempts at assessments.",
    discussion: """
      Answers are a JSON object from the questions' names to a text, a number, a list, or an object from left to right. What a
      machine can grade is graded at once; the rest waits for `miyabi grade`.

        miyabi attempt start sue weaving knots --as sue
        miyabi attempt submit 12 answers.json --as sue
        miyabi attempt show 12 --as sue
        miyabi attempt list weaving --waiting --as ann
      """,
    subcommands: [
      AttemptStartCommand.self, AttemptSaveCommand.self, AttemptSubmitCommand.self, AttemptShowCommand.self,
      AttemptListCommand.self,
    ])
}

struct AttemptStartCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start", abstract: "Begins an attempt, or tells the one that is going on; prints its number.")

  @OptionGroup var records: RecordOptions
  @OptionGroup var arguments: EnrollmentArguments
  @Argument(help: "The assessment.") var assessment: String

  func run() throws {
    let attempt = try records.change { change in
      try change.startAttempt(of: try change.user(named: arguments.user).id, in: arguments.course, at: assessment)
    }
    try tell(attempt, records)
  }
}

struct AttemptSaveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "save", abstract: "Keeps what has been answered so far: that is handed in when the time is over.")

  @OptionGroup var records: RecordOptions
  @Argument(help: "The attempt’s number.") var attempt: Int64
  @Argument(help: "A file of answers as JSON; - for standard input.") var file: String

  func run() throws {
    let answers = try readAnswers(file, records.terminal)
    try records.change { try $0.saveAnswers(answers, of: attempt) }
    records.terminal.note("kept \(count(answers.count, "answer"))")
  }
}

struct AttemptSubmitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "submit", abstract: "Hands an attempt in.")

  @OptionGroup var records: RecordOptions
  @Argument(help: "The attempt’s number.") var attempt: Int64
  @Argument(help: "A file of answers as JSON; - for standard input.") var file: String?

  func run() throws {
    let answers = try file.map { try readAnswers($0, records.terminal) } ?? [:]
    try tell(try records.change { try $0.submit(attempt, answers: answers) }, records)
  }
}

struct AttemptShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Shows an attempt; the right answers after a pass or the last attempt, and to who grades.")

  @OptionGroup var records: RecordOptions
  @Argument(help: "The attempt’s number.") var attempt: Int64

  func run() throws {
    let (attempt, right) = try records.read { try $0.attempt(shown: self.attempt) }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let answers = String(decoding: try encoder.encode(attempt.answers), as: UTF8.self)
    if records.json {
      return try records.terminal.print(
        json(
          attempt.members + [
            ("points", .object(attempt.points.sorted { $0.key < $1.key }.map { ($0.key, .integer($0.value)) })),
            ("answers", .number(answers)),
            ("rightAnswers", right.map { .object($0.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) }) }),
          ]))
    }
    try tell(attempt, records)
    try records.terminal.print("answers: \(answers)\n")
    for (question, answer) in (right ?? [:]).sorted(by: { $0.key < $1.key }) {
      try records.terminal.print("right answer to \(question): \(answer)\n")
    }
  }
}

struct AttemptListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists the attempts in a course.")

  @OptionGroup var records: RecordOptions
  @Argument(help: "The course.") var course: String
  @Option(help: "Only those of this learner.") var user: String?
  @Flag(help: "Only those that somebody has to grade.") var waiting = false

  func run() throws {
    var table = RecordTable("id", "user", "assessment", "number", "startedAt", "completedAt", "score", "max", "passed")
    let listings = try records.read { change in
      try change.attempts(in: course, of: try user.map { try change.user(named: $0).id }, waiting: waiting)
    }
    for listing in listings {
      let attempt = listing.attempt
      table.add(
        .integer(Int(attempt.id)), .string(listing.learner), .string(listing.assessment), .integer(attempt.number),
        moment(attempt.startedAt), moment(attempt.completedAt), attempt.score.map { .number(points($0)) },
        .integer(listing.maxScore), attempt.isPassed.map { .boolean($0) })
    }
    try table.show(records, nothing: waiting ? "nothing waits to be graded" : "there is no attempt")
  }
}

/// `miyabi grade`: points by hand.
struct GradeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade",
    abstract: "Gives the points that a machine cannot give.",
    discussion: """
      Work without questions is graded as a whole; else points are given question by question.

        miyabi grade 12 42 --feedback "A clear drawing." --as ann
        miyabi grade 13 --question proof=8 --question sketch=5 --as ann
      """)

  @OptionGroup var records: RecordOptions
  @Argument(help: "The attempt’s number.") var attempt: Int64
  @Argument(help: "The points of the whole.") var points: Int?
  @Option(name: .customLong("question"), help: ArgumentHelp("The points of one question.", valueName: "name=points"))
  var questions: [String] = []
  @Option(help: "What the learner is told.") var feedback: String?

  func run() throws {
    var given: [String: Int] = [:]
    if let points { given[""] = points }
    for text in questions {
      let parts = text.split(separator: "=", omittingEmptySubsequences: false)
      guard parts.count == 2, let points = Int(parts[1]), !parts[0].isEmpty else {
        throw ValidationError("--question is written `name=points`, not “\(text)”.")
      }
      given[String(parts[0])] = points
    }
    guard !given.isEmpty else { throw ValidationError("Give points: of the whole, or with --question name=points.") }
    try tell(try records.change { try $0.grade(attempt, points: given, feedback: feedback) }, records)
  }
}

private func tell(_ attempt: Attempt, _ records: RecordOptions) throws {
  if records.json { return try records.terminal.print(json(attempt.members)) }
  try records.terminal.print("\(attempt.id)\n")
  let state =
    switch (attempt.completedAt, attempt.score) {
    case (nil, _): "is going on"
    case (_, nil): "is handed in and waits to be graded"
    case (_, let score?):
      "has \(points(score)) points" + (attempt.isPassed.map { $0 ? " and is passed" : " and is not passed" } ?? "")
    }
  records.terminal.note("attempt \(attempt.number) \(state)" + (attempt.feedback.map { ": \($0)" } ?? ""))
}

private func points(_ score: Double) -> String { score == score.rounded() ? "\(Int(score))" : "\(score)" }

extension Attempt {
  fileprivate var members: [(String, JSONValue?)] {
    [
      ("id", .integer(Int(id))), ("number", .integer(number)), ("startedAt", moment(startedAt)),
      ("completedAt", moment(completedAt)), ("score", score.map { .number("\($0)") }),
      ("passed", isPassed.map { .boolean($0) }), ("feedback", .optional(feedback)),
    ]
  }
}

private func readAnswers(_ file: String, _ terminal: Terminal) throws -> [String: Answer] {
  let bytes: Data?
  if file == "-" {
    bytes = try FileHandle.standardInput.readToEnd() ?? Data()
  } else {
    bytes = FileManager.default.contents(atPath: file)
  }
  guard let bytes else {
    throw terminal.report(.refused("\(file) cannot be read.", help: "name a file of answers, or `-`"))
  }
  guard bytes.count <= 1_000_000 else {
    throw terminal.report(.refused("The answers have \(bytes.count) bytes.", help: "1 MB is the most"))
  }
  do {
    return try JSONDecoder().decode([String: Answer].self, from: bytes)
  } catch {
    throw terminal.report(
      .refused("The answers are no JSON object of answers.", help: #"write `{"question": "answer", "other": [0, 2]}`"#))
  }
}
