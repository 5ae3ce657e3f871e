import ArgumentParser
import CatalogModel
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
    subcommands: [
      ProgressShowCommand.self, ProgressRecordCommand.self, ProgressNotesCommand.self, ProgressImportCommand.self,
    ])
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

struct ProgressImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Takes over what learners did elsewhere: xAPI statements, or a learner’s own export of the site.",
    discussion: """
      What the page /progress/ of the site exports is one learner's: `--user` says whose. It proves nothing by itself; lessons
      count as done, assessments do not.

      The file is a JSON array of statements, the answer of a learning record store, or a statement in each line. A lesson or an
      assessment is meant by its address in the site. What does not hold is left out and told; a second time changes nothing.

        miyabi progress import statements.json --as ann
        miyabi progress import statements.json --dry-run --as ann
        miyabi progress import progress.json --user sue --as sue
      """)

  @OptionGroup var records: RecordOptions
  @Argument(help: "The file; - for standard input.") var file: String
  @Flag(help: "Say what would be taken and refused, and change nothing.") var dryRun = false
  @Option(help: "Where the site lives, in place of the baseURL in site.yaml.") var baseUrl: BaseURL?
  @Option(help: "Whose progress it is, for a learner’s own export.") var user: String?

  func run() async throws {
    let terminal = records.terminal
    let catalog = try await readCatalog(records)
    let base = baseUrl ?? BaseURL(catalog.site.baseURL) ?? .standard
    guard
      let bytes = file == "-"
        ? try FileHandle.standardInput.readToEnd() ?? Data() : FileManager.default.contents(atPath: file)
    else { throw terminal.report(.refused("\(file) cannot be read.", help: "name a file of statements, or `-`")) }
    let store = try records.store()
    let (key, actor) = (try records.key(), try records.actor(in: store))
    let progress = ProgressLine(terminal)
    let isOwn = SiteProgressFile.isOne(bytes)
    guard isOwn == (user != nil) else {
      throw terminal.report(
        isOwn
          ? .refused("\(file) is a learner’s own export, and does not say whose.", help: "add `--user USER`")
          : .refused(
            "\(file) is no learner’s own export.", help: "statements say themselves whose they are: leave `--user` out")
      )
    }
    let report = try records.reporting { () throws(RecordsError) in
      if let user {
        let own = try SiteProgressFile(bytes)
        return try store.change(as: actor, key: key, isTrial: dryRun) { change in
          try change.importProgress(own, of: change.user(named: user).id, base: base)
        }
      }
      let statements = try StatementFile(bytes)
      return try store.change(as: actor, key: key, isTrial: dryRun) { change in
        try change.importStatements(statements, base: base) { progress.show("importing", $0, of: $1) }
      }
    }
    progress.clear()
    try tell(report)
  }

  private func tell(_ report: StatementReport) throws {
    let terminal = records.terminal
    if records.json {
      let refused = report.refused.map {
        JSONValue.object([("place", .integer($0.place)), ("reason", .string($0.reason))])
      }
      try terminal.print(
        json([
          ("taken", .integer(report.taken)), ("known", .integer(report.known)), ("refused", .array(refused)),
        ]))
    } else {
      for refusal in report.refused.prefix(1_000) {
        try terminal.print("\(user == nil ? "statement" : "lesson") \(refusal.place): \(refusal.reason)\n")
      }
      if report.refused.count > 1_000 {
        try terminal.print("and \(report.refused.count - 1_000) more: --json has all\n")
      }
    }
    terminal.note(
      "\(report.taken) \(dryRun ? "would be taken" : "taken"), \(report.known) known already, "
        + "\(report.refused.count) refused")
    if !report.refused.isEmpty { throw ExitCode(1) }
  }
}
