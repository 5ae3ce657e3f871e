public import ArgumentParser
public import CatalogModel
import Foundation
import Markup
import Records

extension SettingType: ExpressibleByArgument {}

/// `miyabi instructor`: who teaches.
struct InstructorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "instructor",
    abstract: "Shows who teaches a course, and what they may do in it.",
    discussion: """
      Who teaches is written in the course's front matter (`instructors`, `creator`), so that it is in git: change it there, and
      `miyabi db push`. Somebody acts as an instructor with a user of the same username.

        miyabi instructor list weaving --as ann
      """,
    subcommands: [InstructorListCommand.self])
}

struct InstructorListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists who teaches a course.")

  @OptionGroup var records: RecordOptions
  @Argument(help: "The course.") var course: String

  func run() throws {
    var table = RecordTable("username", "role", "permissions", "user")
    for person in try records.read({ try $0.instructors(of: course) }) {
      table.add(
        .string(person.username), .string(person.role?.rawValue ?? "creator"),
        .strings(person.permissions.map(\.rawValue)), .boolean(person.isUser))
    }
    try table.show(records, nothing: "nobody teaches it: name somebody under `instructors` in its front matter")
  }
}

/// `miyabi setting`: the platform's settings.
struct SettingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "setting",
    abstract: "Shows and changes the settings of the platform.",
    discussion: """
        miyabi setting list --as root
        miyabi setting set max_course_duration 720 --type integer --as root
      """,
    subcommands: [SettingListCommand.self, SettingSetCommand.self])
}

struct SettingListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists the settings.")

  @OptionGroup var records: RecordOptions

  func run() throws {
    var table = RecordTable("key", "value", "type", "description")
    for setting in try records.read({ try $0.settings() }) {
      table.add(
        .string(setting.key), .string(setting.value), .string(setting.type.rawValue), .optional(setting.description))
    }
    try table.show(records, nothing: "there is no setting yet")
  }
}

struct SettingSetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "set", abstract: "Writes a setting.")

  @OptionGroup var records: RecordOptions
  @Argument(help: "What it is called.") var key: String
  @Argument(help: "Its value.") var value: String
  @Option(help: "How the value is read: string, integer, float, boolean or json.") var type = SettingType.string
  @Option(help: "What it is for.") var description: String?

  func run() throws {
    try records.change { try $0.set(SystemSetting(key, value, type: type, description: description)) }
    records.terminal.note("\(key) is \(value) now")
  }
}

/// `miyabi audit`: who changed what.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Shows who changed what, or follows the audit's chain.",
    discussion: """
      Each entry's hash covers the one before it: what is altered, removed or put elsewhere is found.

        miyabi audit --as root
        miyabi audit --by ann --table enrollments --as root
        miyabi audit --verify
      """)

  @OptionGroup var records: RecordOptions
  @Flag(help: "Follow the chain from its first entry to its last.") var verify = false
  @Option(help: "Only what this user did.") var by: String?
  @Option(help: "Only changes of this table.") var table: String?
  @Option(help: "How many entries, the latest first.") var limit = 50

  func validate() throws {
    if !(1...1_000_000).contains(limit) { throw ValidationError("--limit is a number from 1 to 1000000.") }
  }

  func run() throws {
    if verify { return try verifyChain() }
    var shown = RecordTable("sequence", "at", "actor", "action", "entity", "id", "before", "after")
    let entries = try records.read { change in
      try change.auditEntries(by: try by.map { try change.user(named: $0).id }, entity: table, limit: limit)
    }
    for entry in entries {
      shown.add(
        .integer(Int(entry.sequence)), moment(entry.at), entry.actor.map { .integer(Int($0)) }, .string(entry.action),
        .string(entry.entity), .string(entry.entityID), .optional(entry.before), .optional(entry.after))
    }
    try shown.show(records, nothing: "nothing was changed yet")
  }

  private func verifyChain() throws {
    let store = try records.store()
    let key = try records.key()
    switch try records.reporting({ () throws(RecordsError) in try store.verifyAudit(key: key) }) {
    case .whole(let entries, let isSealed):
      if records.json {
        try records.terminal.print(
          json([("ok", .boolean(true)), ("entries", .integer(Int(entries))), ("sealed", .boolean(isSealed))]))
      }
      records.terminal.note(
        "\(count(Int(entries), "entry", plural: "entries")), none altered, removed or moved"
          + (isSealed || entries == 0 ? "" : "; without the key nobody can tell who wrote the end"))
    case .broken(let sequence, let kind):
      if records.json {
        try records.terminal.print(
          json([("ok", .boolean(false)), ("sequence", .integer(Int(sequence))), ("reason", .string(kind.words))]))
      }
      throw records.terminal.report(
        .refused("The audit is broken at entry \(sequence): \(kind.words).", help: "compare it with a backup"))
    }
  }
}
