import ArgumentParser
import Foundation
import Markup
import Records

/// `miyabi progress`: how far learners are.
struct ProgressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "progress",
    abstract: "Shows how far a learner is in a course, and notes what they did.",
    discussion: """
      Percentages are worked out from the lessons that the course has today, and stored nowhere.

        miyabi progress show sue weaving --as sue
        miyabi progress record sue weaving warp --completed --minutes 25 --as sue
        miyabi progress notes sue weaving warp --set "Count the threads twice" --as sue
      """,
    subcommands: [ProgressShowCommand.self, ProgressRecordCommand.self, ProgressNotesCommand.self])
}

struct ProgressShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows how far a learner is in a course, lesson by lesson.")

  @OptionGroup var records: RecordOptions
  @OptionGroup var arguments: EnrollmentArguments

  func run() throws {
    let progress = try records.read { change in
      try change.progress(of: try change.user(named: arguments.user).id, in: arguments.course)
    }
    let percentage = String(format: "%.1f", progress.percentage)
    if records.json {
      let steps = progress.steps.map { step in
        JSONValue.object([
          ("lesson", .string(step.lesson)), ("completedAt", moment(step.completedAt)),
          ("timeSpent", .integer(step.timeSpent)), ("bookmarked", .boolean(step.isBookmarked)),
        ])
      }
      return try records.terminal.print(
        json([
          ("completed", .integer(progress.completed)), ("lessons", .integer(progress.steps.count)),
          ("percentage", .number(percentage)), ("steps", .array(steps)),
        ]))
    }
    var table = RecordTable("lesson", "completedAt", "minutes", "bookmark")
    for step in progress.steps {
      table.add(
        .string(step.lesson), moment(step.completedAt), .integer((step.timeSpent + 30) / 60),
        step.isBookmarked ? .boolean(true) : nil)
    }
    try table.show(records, nothing: "the course has no lesson")
    records.terminal.note("\(progress.completed) of \(progress.steps.count) lessons, \(percentage) %")
  }
}

/// A learner, a course and a lesson.
struct LessonArguments: ParsableArguments {
  @OptionGroup var enrollment: EnrollmentArguments
  @Argument(help: "The lesson.") var lesson: String
}

struct ProgressRecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record", abstract: "Notes what a learner did in a lesson.")

  @OptionGroup var records: RecordOptions
  @OptionGroup var arguments: LessonArguments
  @Flag(help: "The lesson is done.") var completed = false
  @Option(help: "Minutes that are added.") var minutes = 0
  @Flag(inversion: .prefixedNo, help: "Whether the learner wants to find it again.") var bookmark: Bool?

  func validate() throws {
    if !(0...525_600).contains(minutes) { throw ValidationError("--minutes is a number from 0 to 525600.") }
  }

  func run() throws {
    var update = LessonUpdate()
    update.isCompleted = completed
    update.timeSpent = minutes * 60
    update.isBookmarked = bookmark
    let progress = try records.change { change in
      let user = try change.user(named: arguments.enrollment.user).id
      try change.record(update, of: user, in: arguments.enrollment.course, lesson: arguments.lesson)
      return try change.progress(of: user, in: arguments.enrollment.course)
    }
    records.terminal.note("\(progress.completed) of \(progress.steps.count) lessons are done")
  }
}

struct ProgressNotesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notes", abstract: "Shows or writes a learner’s own notes on a lesson; nobody else’s are shown.")

  @OptionGroup var records: RecordOptions
  @OptionGroup var arguments: LessonArguments
  @Option(name: .customLong("set"), help: "The new notes; an empty text removes them.") var text: String?

  func run() throws {
    let course = arguments.enrollment.course
    if let text {
      return try records.change(needsKey: !text.isEmpty) { change in
        var update = LessonUpdate()
        update.notes = text
        try change.record(
          update, of: try change.user(named: arguments.enrollment.user).id, in: course, lesson: arguments.lesson)
      }
    }
    let notes = try records.read { change in
      try change.notes(
        of: try change.user(named: arguments.enrollment.user).id, in: course, lesson: arguments.lesson)
    }
    if let notes { try records.terminal.print(notes + "\n") } else { records.terminal.note("there are no notes") }
  }
}
