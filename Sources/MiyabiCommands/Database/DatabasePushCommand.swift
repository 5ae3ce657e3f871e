import ArgumentParser
import CatalogModel
import ContentReader
import Diagnostics
import Foundation
import Markup
import Records

/// `miyabi db push`: the database, up to date with the content.
struct DatabasePushCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "push",
    abstract: "Makes the database where there is none, and brings its index up to date with the content.",
    discussion: """
      What is gone from the content is retired, and what learners did there stays. Content with an error changes nothing.

        miyabi db push
      """)

  @OptionGroup var records: RecordOptions

  func run() async throws {
    let catalog = try await readCatalog(records)
    let store = try records.reporting { () throws(RecordsError) in try RecordStore(path: records.path) }
    tell(store.upgradeBackup, records)
    let changes = try records.reporting { () throws(RecordsError) in try store.index(catalog) }
    if records.json {
      try records.terminal.print(
        json([
          ("added", .integer(changes.added)), ("changed", .integer(changes.changed)),
          ("retired", .integer(changes.retired)),
        ]))
    } else {
      records.terminal.note("\(changes.added) added, \(changes.changed) changed, \(changes.retired) retired")
    }
  }
}

/// `miyabi db migrate`: the tables, up to date with the program.
struct DatabaseMigrateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate",
    abstract: "Brings the tables up to date, after a backup.",
    discussion: """
      First Miyabi's own migrations run, then those of the site: files `migrations/0001-name.sql` in its root, each once, in a
      transaction. `miyabi db migrate new NAME` begins another.

        miyabi db migrate
        miyabi db migrate new "badges of our partners"
      """,
    subcommands: [NewMigrationCommand.self])

  @OptionGroup var records: RecordOptions

  func run() async throws {
    let (store, steps, backup) = try records.reporting { () throws(RecordsError) in
      let migrations = try SiteMigrations(root: records.rootPath)
      let store = try RecordStore(path: records.path)
      let steps = try store.pending(migrations)
      return (store, steps, try store.run(steps))
    }
    tell(store.upgradeBackup, records)
    tell(backup, records)
    let names = steps.map { "migrations/\(($0.path as NSString).lastPathComponent)" }
    records.terminal.note(names.isEmpty ? "the tables are up to date" : "ran \(names.joined(separator: ", "))")
  }
}

struct NewMigrationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Begins a migration of the site's own: a numbered file to write SQL into.")

  @OptionGroup var records: RecordOptions
  @Argument(help: "What it brings, in a few words.") var name: String

  func run() throws {
    let file = try records.reporting { () throws(RecordsError) in
      try SiteMigrations(root: records.rootPath).makeStep(name)
    }
    try records.terminal.print(records.shown(file) + "\n")
  }
}

/// Reads the content without an error, or ends the verb.
func readCatalog(_ records: RecordOptions) async throws -> Catalog {
  var options = ReadOptions(root: records.root)
  options.visibility = Visibility(drafts: .shown)
  options.workers = try workerCount()
  let content = await readContent(options, CacheFolder.found(for: records.rootPath), records.terminal)
  let errors = content.diagnostics.filter { $0.severity == .error }
  guard errors.isEmpty else {
    records.terminal.report(errors)
    throw records.terminal.report(.refused("\(count(errors.count, "error")) in the content; nothing was changed."))
  }
  return content.catalog
}

/// Tells of a backup that was made.
func tell(_ backup: String?, _ records: RecordOptions) {
  if let backup { records.terminal.note("kept what there was as \(records.shown(backup))") }
}

/// An object, as a line.
func json(_ members: [(String, JSONValue?)]) -> String {
  String(decoding: JSONText(.object(members)).bytes, as: UTF8.self) + "\n"
}
