import ArgumentParser
import Foundation
import Records

/// Which database, who acts, and how results are written; every verb of the records has these.
struct RecordOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The site's root, the folder that holds content/.", valueName: "dir"))
  var root = "."

  @Option(help: ArgumentHelp("The database, in place of .miyabi/miyabi.db (MIYABI_DATABASE).", valueName: "file"))
  var database: String?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp("Who does this: a username, a number or an e-mail address (MIYABI_USER).", valueName: "user"))
  var user: String?

  @Flag(help: "Write the result as JSON.")
  var json = false

  @Flag(help: "Say nothing but problems and results.")
  var quiet = false

  var terminal: Terminal { Terminal(quiet ? .quiet : .normal) }

  /// The site's root, from the root of the file system.
  var rootPath: String { absolutePath(root, in: FileManager.default.currentDirectoryPath) }

  /// Where the database is.
  var path: String { databasePath(database, root: rootPath) }

  /// Opens the database, which has to be there and up to date.
  func store() throws -> RecordStore {
    guard FileManager.default.fileExists(atPath: path) else {
      throw terminal.report(
        .refused("There is no database at \(shown(path)).", help: "`miyabi db push` makes it from the content"))
    }
    return try reporting { () throws(RecordsError) in try RecordStore(path: path, upgrade: .refuse) }
  }

  /// Who acts: as the arguments or the environment say.
  ///
  /// In a database without users anybody may do anything: somebody has to be the first.
  func actor(in store: RecordStore) throws -> Actor {
    let key = try key()
    let name = user ?? environment("MIYABI_USER")
    guard let name else {
      let isEmpty = try reporting { () throws(RecordsError) in
        try store.read(as: .system) { try $0.users().isEmpty }
      }
      guard isEmpty else {
        throw terminal.report(.refused("Say who does this.", help: "add `--as USER`, or set MIYABI_USER"))
      }
      return .system
    }
    return try reporting { () throws(RecordsError) in
      try store.read(as: .system, key: key) { change in
        let user = try change.user(named: name)
        guard user.erasedAt == nil else {
          throw RecordsError.refused("\(user.label) has been erased", help: "act as somebody else")
        }
        return .user(id: user.id, role: user.role)
      }
    }
  }

  /// The key of personal data, where there is one.
  func key() throws -> RecordsKey? {
    guard let source = keySource else { return nil }
    if case .madeAt(let file) = source, !FileManager.default.fileExists(atPath: file) { return nil }
    return try reporting { () throws(RecordsError) in try RecordsKey.read(source) { _ in } }
  }

  /// The key of personal data; a database that has no key yet gets one.
  func key(madeFor store: RecordStore) throws -> RecordsKey {
    let terminal = terminal
    return try reporting { () throws(RecordsError) in
      guard let source = keySource else { throw RecordsError.keyNeeded }
      if case .madeAt(let file) = source, !FileManager.default.fileExists(atPath: file), try store.status().hasKey {
        throw RecordsError.noKey(path: shown(file))
      }
      return try RecordsKey.read(source) { file in
        terminal.note("made the key of personal data at \(shown(file)): keep a copy of it, apart from the database")
      }
    }
  }

  private var keySource: KeySource? {
    if let text = environment("MIYABI_RECORDS_KEY") { return .text(text) }
    if let file = environment("MIYABI_RECORDS_KEY_FILE") { return .file(file) }
    return .madeAt((path as NSString).deletingLastPathComponent + "/records.key")
  }

  /// A path as it stands in messages: relative to the root where it lies below it.
  func shown(_ path: String) -> String {
    path.hasPrefix(rootPath + "/") ? String(path.dropFirst(rootPath.count + 1)) : path
  }

  /// Does what may fail, and tells a failure with the exit code that it has.
  func reporting<Value>(_ work: () throws(RecordsError) -> Value) throws -> Value {
    do { return try work() } catch { throw terminal.report(failure(error)) }
  }

  /// Makes a change as whoever acts, with the key where there is one.
  func change<Value>(needsKey: Bool = false, _ work: (RecordChange) throws -> Value) throws -> Value {
    let store = try store()
    let key = needsKey ? try key(madeFor: store) : try key()
    let actor = try actor(in: store)
    return try reporting { () throws(RecordsError) in try store.change(as: actor, key: key, work) }
  }

  /// Reads as whoever acts, with the key where there is one.
  func read<Value>(_ work: (RecordChange) throws -> Value) throws -> Value {
    let store = try store()
    let (key, actor) = (try key(), try actor(in: store))
    return try reporting { () throws(RecordsError) in try store.read(as: actor, key: key, work) }
  }
}

/// Where the database of a root is: as an argument says, else the environment, else in `.miyabi/`.
func databasePath(_ argument: String?, root: String) -> String {
  (argument ?? environment("MIYABI_DATABASE")).map { absolutePath($0, in: FileManager.default.currentDirectoryPath) }
    ?? "\(root)/.miyabi/miyabi.db"
}

/// A variable of the environment; an empty one counts as none.
func environment(_ name: String) -> String? {
  ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
}

/// A failure of the records, as a verb ends with it.
func failure(_ error: RecordsError) -> Terminal.Failure {
  switch error {
  case .unwritable, .busy, .diskFull, .failed: .machine(sentence(error.message), help: error.help)
  default: .refused(sentence(error.message), help: error.help)
  }
}

private func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
