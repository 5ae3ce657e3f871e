public import ArgumentParser
public import CatalogModel
import Markup
import Records

extension PaymentStatus: ExpressibleByArgument {}
extension EnrollmentStatus: ExpressibleByArgument {}

/// An amount of money on the command line.
extension Price: ExpressibleByArgument {
  /// Takes `149.99`, `149.99 USD` or `free`, as the front matter does.
  public init?(argument: String) { self.init(written: argument) }
}

/// `miyabi enroll`: who is in which course.
struct EnrollCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enroll",
    abstract: "Puts learners into courses, and shows and changes where they stand.",
    discussion: """
      Enrolling asks for a published course and for completed prerequisites, and keeps the price of the day.

        miyabi enroll add sue weaving --as sue
        miyabi enroll list weaving --as ann
        miyabi enroll suspend sue weaving --as ann
        miyabi enroll pay sue weaving completed --id 4711 --as ann
      """,
    subcommands: [
      EnrollAddCommand.self, EnrollListCommand.self, EnrollSuspendCommand.self, EnrollResumeCommand.self,
      EnrollCancelCommand.self, EnrollCompleteCommand.self, EnrollPayCommand.self,
    ])
}

/// A learner and a course; the verbs of `enroll` have these.
struct EnrollmentArguments: ParsableArguments {
  @Argument(help: "The learner.") var user: String
  @Argument(help: "The course.") var course: String
}

struct EnrollAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "add", abstract: "Puts a learner into a course.")

  @OptionGroup var records: RecordOptions
  @OptionGroup var arguments: EnrollmentArguments
  @Option(help: "The group that they learn with.") var cohort: String?
  @Option(help: "Where the payment stands: pending, completed, failed or refunded.") var payment: PaymentStatus?
  @Option(help: "What the payment is called where it was made.") var paymentId: String?
  @Option(help: "What is asked for, such as 149.99 or free; the course’s price where it is left out.")
  var amount: Price?

  func run() throws {
    let enrollment = try records.change { change in
      try change.enroll(
        try change.user(named: arguments.user).id, in: arguments.course, cohort: cohort, payment: payment,
        paymentID: paymentId, amount: amount)
    }
    try tell(enrollment, arguments, records)
  }
}

struct EnrollListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists who is in a course, or which courses a learner is in.")

  @OptionGroup var records: RecordOptions
  @Argument(help: "The course.") var course: String?
  @Option(help: "The learner, in place of a course.") var user: String?
  @Option(help: "Only those that are active, completed, suspended or cancelled.") var status: EnrollmentStatus?

  func validate() throws {
    if (course == nil) == (user == nil) { throw ValidationError("Name a course, or a learner with --user.") }
  }

  func run() throws {
    var table = RecordTable("user", "course", "status", "cohort", "enrolledAt", "completedAt", "payment", "amount")
    let listings = try records.read { change in
      if let user { return try change.enrollments(of: try change.user(named: user).id) }
      return try change.enrollments(in: course ?? "", status: status)
    }
    for listing in listings where status == nil || listing.enrollment.status == status {
      let row = listing.enrollment
      table.add(
        .string(listing.learner), .string(listing.course), .string(row.status.rawValue), .optional(row.cohort),
        moment(row.enrolledAt), moment(row.completedAt), .string(row.paymentStatus.rawValue),
        row.amount.map { .string("\($0.amount) \($0.currency ?? "")") })
    }
    try table.show(records, nothing: "there is no enrollment")
  }
}

struct EnrollSuspendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "suspend", abstract: "Holds an enrollment for a time.")
  @OptionGroup var records: RecordOptions
  @OptionGroup var arguments: EnrollmentArguments
  func run() throws { try set(.suspended, arguments, records) }
}

struct EnrollResumeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "resume", abstract: "Ends a suspension.")
  @OptionGroup var records: RecordOptions
  @OptionGroup var arguments: EnrollmentArguments
  func run() throws { try set(.active, arguments, records) }
}

struct EnrollCancelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "Ends an enrollment before the course is completed; what was done is kept.")
  @OptionGroup var records: RecordOptions
  @OptionGroup var arguments: EnrollmentArguments
  func run() throws { try set(.cancelled, arguments, records) }
}

struct EnrollCompleteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "complete", abstract: "Completes an enrollment, where the course’s own rule is met.")
  @OptionGroup var records: RecordOptions
  @OptionGroup var arguments: EnrollmentArguments
  func run() throws { try set(.completed, arguments, records) }
}

struct EnrollPayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "pay", abstract: "Notes where a payment stands.")

  @OptionGroup var records: RecordOptions
  @OptionGroup var arguments: EnrollmentArguments
  @Argument(help: "pending, completed, failed or refunded.") var status: PaymentStatus
  @Option(help: "What the payment is called where it was made.") var id: String?

  func run() throws {
    let enrollment = try records.change { change in
      try change.setPayment(status, id: id, of: try change.user(named: arguments.user).id, in: arguments.course)
    }
    try tell(enrollment, arguments, records)
  }
}

private func set(_ status: EnrollmentStatus, _ arguments: EnrollmentArguments, _ records: RecordOptions) throws {
  let enrollment = try records.change { change in
    try change.setStatus(status, of: try change.user(named: arguments.user).id, in: arguments.course)
  }
  try tell(enrollment, arguments, records)
}

private func tell(_ enrollment: Enrollment, _ arguments: EnrollmentArguments, _ records: RecordOptions) throws {
  if records.json {
    return try records.terminal.print(
      json([
        ("id", .integer(Int(enrollment.id))), ("status", .string(enrollment.status.rawValue)),
        ("payment", .string(enrollment.paymentStatus.rawValue)), ("completedAt", moment(enrollment.completedAt)),
      ]))
  }
  records.terminal.note(
    "\(arguments.user) in \(arguments.course): \(enrollment.status.rawValue), payment "
      + enrollment.paymentStatus.rawValue)
}
