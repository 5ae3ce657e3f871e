import ArgumentParser
import Foundation
import Markup
import Records

/// What `db export` writes.
enum BundleFormat: String, ExpressibleByArgument, CaseIterable {
  case jsonl, postgres
}

/// `miyabi db export`: all records as files.
struct DatabaseExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes everything that the database holds into a folder of JSON Lines, or as SQL for PostgreSQL.",
    discussion: """
      Personal data stays sealed: whoever imports it needs the key. docs/records.md describes the files.

        miyabi db export records-2026-11
        miyabi db export records.sql --format postgres
        psql --single-transaction -v ON_ERROR_STOP=1 -f records.sql school
      """)

  @OptionGroup var records: RecordOptions
  @Argument(help: "The folder, or the file of SQL; it must not be there yet.") var folder: String
  @Option(help: "jsonl: what `db import` reads; postgres: what psql loads.") var format = BundleFormat.jsonl

  func run() throws {
    let store = try records.store()
    let terminal = records.terminal
    let target = absolutePath(folder, in: FileManager.default.currentDirectoryPath)
    if format == .postgres {
      guard !FileManager.default.fileExists(atPath: target) else {
        throw terminal.report(.refused("\(folder) is there already.", help: "name another file"))
      }
      try records.reporting { () throws(RecordsError) in
        try store.exportPostgres(to: target) { if terminal.showsProgress { terminal.replaceLine("writing \($0)") } }
      }
      if terminal.showsProgress { terminal.replaceLine("") }
      return terminal.note("wrote \(folder)")
    }
    let rows = try records.reporting { () throws(RecordsError) in
      try store.export(to: target) { if terminal.showsProgress { terminal.replaceLine("writing \($0)") } }
    }
    if terminal.showsProgress { terminal.replaceLine("") }
    terminal.note("wrote \(count(rows, "row")) into \(folder)")
  }
}

/// `miyabi db import`: records from files.
struct DatabaseImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Takes records from files into a database without records, all of them or nothing.",
    discussion: """
      The folder is what `db export` wrote, or holds tables of PostgreSQL, each as TABLE.csv (with a header) or
      TABLE.json. Every row is looked at first; what is wrong is told for all of them, and nothing is changed then.

        miyabi db import records-2026-11 --database other.db
        psql school -c "\\copy users TO 'tables/users.csv' CSV HEADER"
        miyabi db import tables --database other.db
      """)

  @OptionGroup var records: RecordOptions
  @Argument(help: "The folder.") var folder: String

  func run() throws {
    let terminal = records.terminal
    let source = absolutePath(folder, in: FileManager.default.currentDirectoryPath)
    let result = try records.reporting { () throws(RecordsError) in
      try RecordStore(path: records.path).importRecords(from: source) {
        if terminal.showsProgress { terminal.replaceLine("reading \($0)") }
      }
    }
    if terminal.showsProgress { terminal.replaceLine("") }
    switch result {
    case .success(let rows): terminal.note("took \(count(rows, "row")) from \(folder)")
    case .failure(let error):
      try terminal.print(
        error.faults.map { fault in
          "\(fault.file)\(fault.line > 0 ? ":\(fault.line)" : ""): \(fault.reason)\n"
        }.joined())
      throw terminal.report(
        .refused(
          "\(count(error.faults.count, "fault")) in \(folder); nothing was changed.",
          help: "export again, or correct the rows"))
    }
  }
}
