/// Reads the tokens of a formula and makes MathML of them.
struct MathParser {
  let tokens: TokenStream
  /// What the formula defined.
  var definitions: [String: MathDefinition] = [:]
  /// How many tokens definitions have put in.
  var expansion = 0
  /// The alphabet that letters are in.
  var alphabet: MathAlphabet?
  /// Whether this part is set in display style; the same as what a browser finds by its own rules.
  var isDisplayed: Bool
  /// The mark of the line that is being read.
  var tag: MathNode?
  private(set) var problems: [MathProblem] = []
  private var depth = 0
  private var isStopped = false

  private static let deepest = 100

  init(_ source: String, style: MathStyle) {
    tokens = TokenStream(source)
    isDisplayed = style == .display
  }

  /// The next token that no definition replaces.
  var peek: MathToken {
    mutating get {
      expandDefinitions()
      return tokens.first
    }
  }

  /// Takes the next token.
  mutating func advance() -> MathToken {
    expandDefinitions()
    return tokens.take()
  }

  mutating func skipSpace() { while peek.kind == .space { _ = tokens.take() } }

  /// Reports what could not be understood, once a place.
  mutating func problem(_ range: Range<Int>, _ message: String, help: String? = nil) {
    let place = range.isEmpty ? max(0, range.lowerBound - 1)..<max(1, range.lowerBound) : range
    let problem = MathProblem(range: place, message: message, help: help)
    guard !isStopped, !problems.contains(problem) else { return }
    problems.append(problem)
    if problems.count == MathConversion.mostProblems { abandon() }
  }

  /// Reports why the rest cannot be read, and leaves it.
  mutating func stop(_ range: Range<Int>, _ message: String, help: String) {
    problem(range, message, help: help)
    abandon()
  }

  /// What is open stays open from here on, which is no fault of the author's.
  private mutating func abandon() {
    tokens.finish()
    isStopped = true
  }

  /// Reads something inside something else, unless that goes too deep for the stack.
  mutating func nested<Value>(_ otherwise: Value, _ read: (inout MathParser) -> Value) -> Value {
    guard depth < Self.deepest else {
      stop(tokens.first.range, "the formula nests too deeply", help: "split it into several")
      return otherwise
    }
    depth += 1
    defer { depth -= 1 }
    return read(&self)
  }

  /// Reads something whose limits stand beside their operators, such as an index.
  mutating func compact<Value>(_ read: (inout MathParser) -> Value) -> Value {
    let outer = isDisplayed
    isDisplayed = false
    defer { isDisplayed = outer }
    return read(&self)
  }
}
