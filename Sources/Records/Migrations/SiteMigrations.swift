import Crypto
public import Foundation
import GRDB

/// The migrations of a site's own: tables and indexes that an institution adds to its database, in numbered files
/// `migrations/0001-name.sql`. They come after Miyabi's.
public struct SiteMigrations: Sendable {
  /// One file of them.
  public struct Step: Sendable, Hashable {
    /// From 1, without gaps.
    public var number: Int
    /// The rest of the file's name.
    public var name: String
    /// The file.
    public var path: String
    /// One statement after the other.
    public var sql: String

    var digest: Data { Data(SHA256.hash(data: Data(sql.utf8))) }
  }

  /// The steps, in order.
  public let steps: [Step]
  private let folder: String

  /// Reads the folder `migrations` of a root; a site without one has no steps.
  public init(root: String) throws(RecordsError) {
    folder = "\(root)/migrations"
    var found: [Step] = []
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    for file in names where file.hasSuffix(".sql") {
      guard let match = file.wholeMatch(of: /([0-9]{4})-([a-z0-9-]{1,80})\.sql/), let number = Int(match.1) else {
        throw .refused(
          "`migrations/\(file)` is named in another way than migrations are", help: "name it `0001-what.sql`")
      }
      guard number == found.count + 1 else {
        throw .refused(
          "`migrations/\(file)` has the number \(number), and \(found.count + 1) is next",
          help: "number them without gaps")
      }
      guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(file)"),
        let sql = String(validating: bytes, as: UTF8.self)
      else { throw .refused("`migrations/\(file)` cannot be read as UTF-8", help: "save it as UTF-8") }
      found.append(Step(number: number, name: String(match.2), path: "\(folder)/\(file)", sql: sql))
    }
    steps = found
  }

  /// Writes an empty step to fill in, after those that there are.
  ///
  /// - Returns: the file.
  public func makeStep(_ name: String) throws(RecordsError) -> String {
    let slug = name.lowercased().replacing(/[^a-z0-9]+/, with: "-").trimmingCharacters(in: ["-"])
    guard !slug.isEmpty, slug.count <= 80 else {
      throw .refused("“\(name.prefix(60))” gives no name for a file", help: "use letters and digits")
    }
    let number = String(steps.count + 1)
    let file = "\(folder)/\(String(repeating: "0", count: max(0, 4 - number.count)))\(number)-\(slug).sql"
    let text = """
      -- \(name)
      -- `miyabi db migrate` runs this once, in a transaction, after a backup. It is never changed after that: what has to be
      -- other later is a further step.


      """
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: URL(fileURLWithPath: file), options: .withoutOverwriting)
    } catch {
      throw .unwritable(path: file, reason: error.localizedDescription.lowercased())
    }
    return file
  }
}

extension RecordStore {
  /// The steps of a site that the database has not had yet; a step that was changed after it ran is refused.
  public func pending(_ migrations: SiteMigrations) throws(RecordsError) -> [SiteMigrations.Step] {
    try reporting(path) {
      let applied = try database.read { database in
        try Row.fetchAll(database, sql: "SELECT number, name, digest FROM site_migrations ORDER BY number")
      }
      for row in applied {
        let number: Int = row["number"]
        guard let step = migrations.steps.first(where: { $0.number == number }) else {
          throw RecordsError.refused(
            "migration \(number) (\(row["name"] as String)) has run here, and its file is gone",
            help: "put it back from git")
        }
        guard step.digest == row["digest"] else {
          throw RecordsError.refused(
            "migration \(number) (\(step.name)) was changed after it had run",
            help: "put it back, and write a further one")
        }
      }
      return migrations.steps.filter { $0.number > applied.count }
    }
  }

  /// Runs steps of a site, all of them or none, after a backup.
  ///
  /// - Returns: the backup; `nil` where there was nothing to do.
  public func run(_ steps: [SiteMigrations.Step], at date: Date = Date()) throws(RecordsError) -> String? {
    guard !steps.isEmpty else { return nil }
    let backup = try backUp(as: "migration-\(steps[0].number)")
    try reporting(path) {
      try database.write { database in
        for step in steps {
          do {
            try database.execute(sql: step.sql)
          } catch let error as DatabaseError {
            throw RecordsError.refused(
              "migration \(step.number) (\(step.name)) does not run: \(error.message ?? "")",
              help: "mend it; nothing was changed")
          }
          try database.execute(
            sql: "INSERT INTO site_migrations (number, name, digest, applied_at) VALUES (?, ?, ?, ?)",
            arguments: [step.number, step.name, step.digest, Int64(date.timeIntervalSince1970)])
        }
        try database.checkForeignKeys()
      }
    }
    return backup
  }
}
