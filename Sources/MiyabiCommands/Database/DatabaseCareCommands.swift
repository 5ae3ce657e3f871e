import ArgumentParser
import Foundation
import Markup
import Records

/// `miyabi db status`: what the database is and holds.
struct DatabaseStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Shows the database's version, size, tables, and what is still to be migrated.")

  @OptionGroup var records: RecordOptions

  func run() throws {
    let store = try records.store()
    let (status, pending) = try records.reporting { () throws(RecordsError) in
      (try store.status(), try store.pending(SiteMigrations(root: records.rootPath)))
    }
    let hasKeyHere = (try records.key()) != nil
    let key = status.hasKey ? hasKeyHere ? "here" : "not here" : "none needed yet"
    if records.json {
      return try records.terminal.print(
        json([
          ("path", .string(store.path)), ("bytes", .integer(status.bytes)), ("version", .integer(status.version)),
          ("pending", .strings(pending.map(\.name))), ("key", .string(key)),
          ("rows", .object(status.rows.map { ($0.table, .integer($0.count)) })),
        ]))
    }
    let width = status.rows.map(\.table.count).max() ?? 0
    let lines =
      [
        "database  \(records.shown(store.path)), \(bytes(status.bytes))", "version   \(status.version)",
        "key       \(key)",
        "pending   \(pending.isEmpty ? "nothing" : pending.map(\.name).joined(separator: ", "))", "",
      ] + status.rows.map { "\($0.table.padding(toLength: width, withPad: " ", startingAt: 0))  \($0.count)" }
    try records.terminal.print(lines.joined(separator: "\n") + "\n")
  }
}

/// `miyabi db backup`: a copy, while others go on writing.
struct DatabaseBackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copies the database as it is now, while others go on writing.",
    discussion: """
      The key of personal data is not in the copy: keep that apart.

        miyabi db backup
        miyabi db backup /mnt/backups/monday.db
      """)

  @OptionGroup var records: RecordOptions
  @Argument(help: "The copy; in .miyabi/backups/ where it is not named.") var file: String?

  func run() throws {
    let store = try records.store()
    let formatter = ISO8601DateFormatter()
    formatter.formatOptions = [.withYear, .withMonth, .withDay, .withTime]
    let name = "miyabi-\(formatter.string(from: Date())).db"
    let target =
      file.map { absolutePath($0, in: FileManager.default.currentDirectoryPath) }
      ?? (store.path as NSString).deletingLastPathComponent + "/backups/\(name)"
    let progress = ProgressLine(records.terminal)
    defer { progress.clear() }
    try records.reporting { () throws(RecordsError) in
      try store.backUp(to: target) { progress.show("copying", $0, of: $1) }
    }
    progress.clear()
    try records.terminal.print(records.shown(target) + "\n")
  }
}

/// `miyabi db restore`: a backup in the place of what there is.
struct DatabaseRestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Puts a backup in the place of what the database holds, and keeps a copy of that.",
    discussion: """
      The backup is looked through first: a damaged one changes nothing. On a terminal it asks; elsewhere it needs --yes.

        miyabi db restore .miyabi/backups/miyabi-20261125T101500.db
      """)

  @OptionGroup var records: RecordOptions
  @Argument(help: "The backup.") var file: String
  @Flag(help: "Do not ask.") var yes = false

  func run() throws {
    let store = try records.reporting { () throws(RecordsError) in try RecordStore(path: records.path) }
    let source = absolutePath(file, in: FileManager.default.currentDirectoryPath)
    try confirm("Put \(records.shown(source)) in the place of \(records.shown(store.path))?", yes, records.terminal)
    let kept = try records.reporting { () throws(RecordsError) in try store.restore(from: source) }
    tell(kept, records)
  }
}

/// `miyabi db reset`: an empty database.
struct DatabaseResetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset",
    abstract: "Begins the database anew, with the index alone, and keeps a copy of what there was.",
    discussion: "On a terminal it asks; elsewhere it needs --yes.")

  @OptionGroup var records: RecordOptions
  @Flag(help: "Do not ask.") var yes = false

  func run() async throws {
    let catalog = try await readCatalog(records)
    let store = try records.reporting { () throws(RecordsError) in try RecordStore(path: records.path) }
    try confirm("Remove all records from \(records.shown(store.path))?", yes, records.terminal)
    let kept = try records.reporting { () throws(RecordsError) in
      let kept = try store.reset()
      _ = try store.index(catalog)
      return kept
    }
    tell(kept, records)
  }
}

/// `miyabi db verify`: a search for damage.
struct DatabaseVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Looks for damage: the file, references between rows, the audit's chain, and figures that are derived.",
    discussion: "Nothing is changed. It ends with 1 where something is wrong.")

  @OptionGroup var records: RecordOptions

  func run() throws {
    let store = try records.store()
    let key = try records.key()
    let terminal = records.terminal
    let faults = try records.reporting { () throws(RecordsError) in
      try store.verify(key: key) { check in
        if terminal.showsProgress { terminal.replaceLine("looking at \(check.rawValue)") }
      }
    }
    if terminal.showsProgress { terminal.replaceLine("") }
    if records.json {
      try terminal.print(
        json([
          ("ok", .boolean(faults.isEmpty)),
          (
            "faults",
            .array(
              faults.map { .object([("check", .string($0.check.rawValue)), ("message", .string($0.message))]) })
          ),
        ]))
    } else if faults.isEmpty {
      terminal.note("nothing is wrong: \(StoreFault.Check.allCases.map(\.rawValue).joined(separator: ", "))")
    } else {
      try terminal.print(faults.map { "\($0.check.rawValue): \($0.message)\n" }.joined())
    }
    guard faults.isEmpty else {
      throw terminal.report(
        .refused(
          "\(count(faults.count, "fault")) in \(records.shown(store.path)).",
          help: "`miyabi db restore` takes a backup; keep the file as it is until you know what happened"))
    }
  }
}

/// `miyabi db optimize`: the database, small and quick.
struct DatabaseOptimizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "optimize",
    abstract: "Gathers statistics for queries, gives free space back, and shows what takes most.")

  @OptionGroup var records: RecordOptions

  func run() throws {
    let store = try records.store()
    let (before, sizes, after) = try records.reporting { () throws(RecordsError) in
      (try store.status().bytes, try store.optimize(), try store.status().bytes)
    }
    if records.json {
      return try records.terminal.print(
        json([
          ("before", .integer(before)), ("after", .integer(after)),
          ("sizes", .object(sizes.map { ($0.name, .integer($0.bytes)) })),
        ]))
    }
    let width = sizes.map(\.name.count).max() ?? 0
    try records.terminal.print(
      sizes.map { "\($0.name.padding(toLength: width, withPad: " ", startingAt: 0))  \(bytes($0.bytes))\n" }.joined())
    records.terminal.note("\(bytes(before)) before, \(bytes(after)) now")
  }
}

/// A number of bytes for people.
func bytes(_ count: Int) -> String {
  switch count {
  case ..<10_000: "\(count) bytes"
  case ..<10_000_000: "\(count / 1_000) kB"
  default: "\(count / 1_000_000) MB"
  }
}

/// Asks on a terminal; elsewhere, what destroys something needs `--yes`.
func confirm(_ question: String, _ isAgreed: Bool, _ terminal: Terminal) throws {
  if isAgreed { return }
  guard terminal.asks else {
    throw terminal.report(.refused("This is not done unasked.", help: "add `--yes`"))
  }
  guard let answer = terminal.ask("\(question) [y/N] "), ["y", "yes"].contains(answer.lowercased()) else {
    throw terminal.report(.refused("Nothing was changed."))
  }
}
