/// A ``Step`` with its mode as a number.
struct CompiledStep {
  enum Kind: UInt8 { case stay, pop, push, swap, embed }

  var kind = Kind.stay
  var mode: UInt16 = 0
  var until: Int32 = 0
  /// The bytes at which `until` can match.
  var untilSet: UInt16 = 0
}

/// A ``Rule`` with its pattern as instructions.
struct CompiledRule {
  var pattern: Int32
  var second: UInt16
  var style: UInt8
  var position: Position
  var step: CompiledStep
}

/// The rules that are tried at a byte, and whether a word can begin there.
struct Candidates: Hashable {
  var first: Int32
  var count: Int32
  /// No rule can match where the byte after is not in this set.
  var second: UInt16
  var word: Bool
}

/// The words of a mode, for the lexer.
struct CompiledWords {
  struct Suffix {
    var first: UInt8
    /// 0 if one byte decides.
    var second: UInt8
    var style: UInt8
  }

  var slots: UnsafePointer<UInt16>
  var mask: Int
  var entries: UnsafePointer<WordTable.Entry>
  var letters: UnsafePointer<UInt8>
  var longest: Int
  var fold: UInt8
  var capitalized: UInt8
  var callsFirst: Bool
  var members: Bool
  var suffixes: UnsafePointer<Suffix>
  var suffixCount: Int
  /// Which bytes belong to a word.
  var rest: UnsafePointer<Bool>
}

/// A grammar as the flat tables that the lexer runs on.
///
/// Unchecked because of its pointers: what they point to is written in `init` only, read from then on, and lives as
/// long as the process.
final class LexerTables: @unchecked Sendable {
  /// For each mode and byte: 0 for nothing, 1 for a word, else 2 + the index in `candidates`.
  let dispatch: UnsafeMutablePointer<UInt16>
  let candidates: UnsafeMutablePointer<Candidates>
  /// The index in `rules` of each candidate.
  let order: UnsafeMutablePointer<UInt16>
  let rules: UnsafeMutablePointer<CompiledRule>
  let steps: UnsafeMutablePointer<MatchStep>
  /// The four words of each set.
  let sets: UnsafeMutablePointer<UInt64>
  let words: UnsafeMutablePointer<CompiledWords>
  /// For each mode its words, and the style of its text.
  let wordsOfMode: UnsafeMutablePointer<UInt8>
  let styleOfMode: UnsafeMutablePointer<UInt8>

  init(_ grammar: Grammar) {
    var compiler = GrammarCompiler(grammar)
    compiler.compile()
    dispatch = immortal(compiler.dispatch)
    candidates = immortal(compiler.candidates)
    order = immortal(compiler.order)
    rules = immortal(compiler.rules)
    steps = immortal(compiler.program.steps)
    sets = immortal(compiler.program.sets.flatMap { [$0.bits.0, $0.bits.1, $0.bits.2, $0.bits.3] })
    words = immortal(compiler.words)
    wordsOfMode = immortal(compiler.wordsOfMode)
    styleOfMode = immortal(compiler.modes.map(\.style.rawValue))
  }
}

/// A copy that is never freed: there is one for each language that a process uses.
func immortal<Element>(_ elements: [Element]) -> UnsafeMutablePointer<Element> {
  let copy = UnsafeMutablePointer<Element>.allocate(capacity: max(1, elements.count))
  copy.initialize(from: elements, count: elements.count)
  return copy
}
