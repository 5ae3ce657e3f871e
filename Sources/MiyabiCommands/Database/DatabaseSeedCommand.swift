import ArgumentParser
import Markup
import Records

/// `miyabi db seed`: the sample data.
struct DatabaseSeedCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seed",
    abstract: "Adds the sample data to the sample catalog's database: users, enrollments, attempts, reviews.",
    discussion: """
      A second time changes nothing. The users are admin, yuki_sensei, ai_master and student1 to student10.

        miyabi db seed
        miyabi enroll list intro-ai-ml --as yuki_sensei
      """)

  @OptionGroup var records: RecordOptions

  func run() async throws {
    let catalog = try await readCatalog(records)
    let store = try records.reporting { () throws(RecordsError) in try RecordStore(path: records.path) }
    tell(store.upgradeBackup, records)
    let key = try records.key(madeFor: store)
    let summary = try records.reporting { () throws(RecordsError) in
      _ = try store.index(catalog)
      return try store.seed(key: key)
    }
    if records.json {
      return try records.terminal.print(
        json([
          ("users", .integer(summary.users)), ("enrollments", .integer(summary.enrollments)),
          ("settings", .integer(summary.settings)),
        ]))
    }
    let added = [
      (summary.users, "user"), (summary.enrollments, "enrollment"), (summary.settings, "setting"),
    ].filter { $0.0 > 0 }.map { count($0.0, $0.1) }
    records.terminal.note(added.isEmpty ? "the sample data is there already" : "added \(added.joined(separator: ", "))")
  }
}
