import CatalogModel
import Foundation
import GRDB
import Records
import Testing

@Suite("The records' file")
struct StoreTests {
  private func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("miyabi-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  @Test(
    "a database of each earlier version comes to the latest with its rows, after a backup",
    arguments: 1..<Migration.all.count)
  func migrates(_ version: Int) throws {
    let path = try folder().appendingPathComponent("records.db").path
    do {
      var migrator = DatabaseMigrator()
      for migration in Migration.all.prefix(version) {
        migrator.registerMigration(migration.name) { try $0.execute(sql: migration.sql) }
      }
      let database = try DatabaseQueue(path: path)
      try migrator.migrate(database)
      try database.write {
        try $0.execute(
          sql: "INSERT INTO people (username, display_name, file, digest) VALUES ('ann', 'Ann', 'ann.md', 'd')")
      }
      try database.close()
    }
    #expect(throws: RecordsError.olderSchema(path: path)) { _ = try RecordStore(path: path, upgrade: .refuse) }
    let store = try RecordStore(path: path)
    #expect(try store.migrations().allSatisfy(\.isApplied))
    let backup = try #require(store.upgradeBackup)
    for file in [path, backup] {
      let count = try DatabaseQueue(path: file).read { try Int.fetchOne($0, sql: "SELECT count(*) FROM people") }
      #expect(count == 1)
    }
    #expect(try RecordStore(path: path).upgradeBackup == nil)
  }

  /// Files that are none of ours.
  static let strangers: [(name: String, make: @Sendable (String) throws -> Void)] = [
    ("text", { try Data(String(repeating: "no database ", count: 99).utf8).write(to: URL(fileURLWithPath: $0)) }),
    ("a head that is cut off", { try Data("SQLite format 3\0".utf8).write(to: URL(fileURLWithPath: $0)) }),
    (
      "another program's mark",
      { try DatabaseQueue(path: $0).write { try $0.execute(sql: "PRAGMA application_id = 7; CREATE TABLE a (b)") } }
    ),
    ("another program's tables", { try DatabaseQueue(path: $0).write { try $0.execute(sql: "CREATE TABLE a (b)") } }),
    (
      "a later version",
      {
        _ = try RecordStore(path: $0)
        try DatabaseQueue(path: $0).write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('later')") }
      }
    ),
    (
      "one whose end is missing",
      {
        _ = try RecordStore(path: $0)
        try DatabaseQueue(path: $0).writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
        let bytes = try Data(contentsOf: URL(fileURLWithPath: $0))
        try bytes.prefix(4096 * 2).write(to: URL(fileURLWithPath: $0))
      }
    ),
  ]

  @Test("what is not ours is refused, and not touched", arguments: strangers.indices)
  func refuses(_ index: Int) throws {
    let path = try folder().appendingPathComponent("records.db").path
    try Self.strangers[index].make(path)
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    let error = #expect(throws: RecordsError.self) { _ = try RecordStore(path: path) }
    #expect(error?.message.contains("records.db") == true && error?.help.isEmpty == false)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  @Test("a second opening that ends leaves the locks of the first")
  func locks() throws {
    let school = try School()
    _ = try school.store.read(as: .system) { try $0.users().count }
    _ = try RecordStore(path: school.path).status()
    // Where SQLite holds its shared lock (its file format, `SHARED_FIRST` and `SHARED_SIZE`).
    let attempt = """
      import fcntl, sys
      with open(sys.argv[1], "r+b") as file:
          try:
              fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 510, 0x40000002)
          except OSError:
              sys.exit(7)
      """
    let other = Process()
    other.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    other.arguments = ["python3", "-c", attempt, school.path]
    try other.run()
    other.waitUntilExit()
    #expect(other.terminationStatus == 7)
  }

  @Test("two writers wait for each other, and readers for nobody")
  func concurrent() async throws {
    let school = try School()
    let path = school.path
    let key = school.key
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<2 {
        group.addTask {
          let store = try RecordStore(path: path)
          for number in 0..<20 {
            try store.change(as: .system, key: key) {
              _ = try $0.createUser(UserDetails(email: "w\(writer)n\(number)@example.org"))
            }
          }
        }
      }
      group.addTask {
        let store = try RecordStore(path: path)
        for _ in 0..<20 { _ = try store.read(as: .system) { try $0.users().count } }
      }
      try await group.waitForAll()
    }
    #expect(try school.store.read(as: .system) { try $0.users().count } == 47)
    #expect(try school.store.verifyAudit(key: key) == .whole(entries: 47, isSealed: true))
  }
}
