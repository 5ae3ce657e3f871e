private import Synchronization

/// A programming language, or another format with a syntax, that ``highlight(_:as:markedLines:into:)`` knows.
public struct Language: Sendable {
  /// Its name, in small letters: `python`.
  public let name: String
  /// Other names, in small letters: `py`.
  public let aliases: [String]
  let tables: LexerTables

  /// The language with a name or alias, whatever its case.
  ///
  /// Anything from the first comma, blank or brace on is ignored, so that a whole info string will do:
  /// `rust,editable`.
  /// - Returns: `nil` for a language that is not known: its text is plain.
  public static func named(_ name: String) -> Language? {
    if let index = indices[name] { return entries[index].language }
    let end = name.utf8.firstIndex { $0 == 0x2C || $0 == 0x20 || $0 == 0x09 || $0 == 0x7B } ?? name.endIndex
    return indices[name[..<end].lowercased()].map { entries[$0].language }
  }

  /// Every language, in no particular order. Prepares the tables of all of them.
  public static var all: [Language] { entries.map(\.language) }

  private static let indices: [String: Int] = {
    var indices: [String: Int] = [:]
    for (index, entry) in entries.enumerated() {
      for name in [entry.name] + entry.aliases { indices[name] = index }
    }
    return indices
  }()
}

/// A language whose tables are made when it is first asked for.
final class LanguageEntry: Sendable {
  let name: String
  let aliases: [String]
  private let grammar: @Sendable () -> Grammar
  private let prepared = Mutex<Language?>(nil)

  /// - Parameter names: the name, then the aliases, separated by spaces.
  init(_ names: String, _ grammar: @escaping @Sendable () -> Grammar) {
    let all = names.split(separator: " ").map(String.init)
    name = all[0]
    aliases = Array(all.dropFirst())
    self.grammar = grammar
  }

  var language: Language {
    prepared.withLock { prepared in
      if let prepared { return prepared }
      let language = Language(name: name, aliases: aliases, tables: LexerTables(grammar()))
      prepared = language
      return language
    }
  }
}
