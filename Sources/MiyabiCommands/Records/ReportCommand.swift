public import ArgumentParser
import CatalogModel
import Foundation
import Markup
import Records
public import Reporting

extension ReportFormat: ExpressibleByArgument {}

/// `miyabi report`: what the records come to.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Tells what the records come to: for a course, a learner, a path, an instructor, a cohort.",
    discussion: """
      Everything is worked out from the records as they are. html is a page of its own with charts, for people and printers; csv
      has a line for each figure.

        miyabi report course weaving --as ann
        miyabi report course weaving --format html --output weaving.html --as ann
        miyabi report learner sue --as sue
        miyabi report cohort spring-2026 --format csv --as root
        miyabi report refresh --as root      the tables of figures, for programs that read the file
      """,
    subcommands: [
      CourseReportCommand.self, LearnerReportCommand.self, PathReportCommand.self, InstructorReportCommand.self,
      CohortReportCommand.self, PublicReportCommand.self, RefreshReportCommand.self,
    ])
}

/// How a report is written, and where.
struct ReportOptions: ParsableArguments {
  @OptionGroup var records: RecordOptions

  @Option(help: "text, json, csv or html.")
  var format: ReportFormat?

  @Option(help: ArgumentHelp("Where to, in place of standard output.", valueName: "file"))
  var output: String?

  /// Makes a report and writes it.
  func write(_ make: (RecordChange, _ madeAt: String) throws -> Report) throws {
    let report = try records.read { change in
      try make(change, Date(timeIntervalSince1970: Double(change.now)).formatted(.iso8601))
    }
    let bytes = report.written(as: format ?? (records.json ? .json : .text))
    guard let output else { return try records.terminal.print(bytes) }
    let file = absolutePath(output, in: FileManager.default.currentDirectoryPath)
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: file), options: .atomic)
    } catch {
      throw records.terminal.report(
        .machine("\(output) cannot be written: \(error.localizedDescription)", help: "name another file"))
    }
    records.terminal.note("wrote \(output)")
  }
}

struct CourseReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "course", abstract: "Enrollments, completions, money, the way through the lessons, questions, weeks.")
  @OptionGroup var options: ReportOptions
  @Argument(help: "The course.") var course: String
  func run() throws { try options.write { try $0.figures(ofCourse: course).report(madeAt: $1) } }
}

struct LearnerReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learner", abstract: "Where a learner stands in their courses and paths, and what is still to do.")
  @OptionGroup var options: ReportOptions
  @Argument(help: "The learner.") var user: String
  func run() throws {
    try options.write { try $0.figures(ofLearner: $0.user(named: user).id).report(madeAt: $1) }
  }
}

struct PathReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "path", abstract: "How far learners are on a path.")
  @OptionGroup var options: ReportOptions
  @Argument(help: "The path.") var path: String
  func run() throws { try options.write { try $0.figures(ofPath: path).report(madeAt: $1) } }
}

struct InstructorReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "instructor", abstract: "What the courses that somebody teaches come to.")
  @OptionGroup var options: ReportOptions
  @Argument(help: "Their name in people/.") var instructor: String
  func run() throws { try options.write { try $0.figures(ofInstructor: instructor).report(madeAt: $1) } }
}

struct CohortReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "cohort", abstract: "What a group of learners came to.")
  @OptionGroup var options: ReportOptions
  @Argument(help: "The group.") var cohort: String
  func run() throws { try options.write { try $0.figures(ofCohort: cohort).report(madeAt: $1) } }
}

struct RefreshReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "refresh",
    abstract: "Writes the figures of all courses, lessons and paths into their tables, for programs that read the file."
  )
  @OptionGroup var records: RecordOptions
  func run() throws {
    let courses = try records.change { try $0.refreshAnalytics() }
    records.terminal.note("wrote the figures of \(count(courses, "course"))")
  }
}

struct PublicReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "public",
    abstract: "Writes what the site may show of its learners into content/statistics.json.",
    discussion: """
      Counts and ratings of groups under five are left out, and so are the words of reviews whose authors did not agree. `miyabi
      build` shows the rest on the courses' pages; commit the file when you want that.

        miyabi report public --as root
      """)
  @OptionGroup var records: RecordOptions
  @Option(help: ArgumentHelp("Where to, in place of content/statistics.json.", valueName: "file")) var output: String?

  func run() throws {
    let statistics = try records.read { try $0.publicStatistics() }
    let file =
      output.map { absolutePath($0, in: FileManager.default.currentDirectoryPath) }
      ?? "\(records.rootPath)/content/statistics.json"
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      try (encoder.encode(statistics) + Data("\n".utf8)).write(to: URL(fileURLWithPath: file), options: .atomic)
    } catch {
      throw records.terminal.report(
        .machine("\(records.shown(file)) cannot be written: \(error.localizedDescription)", help: "name another file"))
    }
    records.terminal.note("wrote \(records.shown(file)): \(count(statistics.courses.count, "course"))")
  }
}
