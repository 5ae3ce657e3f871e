/// A language as data: a stack machine whose states are modes.
///
/// At each byte the rules of the mode on top of the stack are tried in order; the first that matches gives its text a
/// style and may move the stack. A word that no rule claims is looked up in the mode's ``Words``. What is left has the
/// mode's own style.
struct Grammar: Sendable {
  /// The first is where a text begins.
  var modes: [Mode]
  /// Grammars whose modes this one enters, as `name.mode`.
  var guests: [String: Grammar] = [:]
}

/// A state: what may stand here.
struct Mode: Sendable {
  var name: String
  /// Of the text that no rule claims.
  var style: Style = .plain
  var rules: [Rule] = []
  var words: Words? = nil
  /// A mode whose rules come after this one's own, and whose words it takes if it has none.
  var including: String? = nil
}

/// A pattern, the style of what it matches, and where that leads.
struct Rule: Sendable {
  var pattern: String
  var style: Style
  var position: Position
  var step: Step

  init(_ pattern: String, _ style: Style = .plain, at position: Position = .anywhere, _ step: Step = .stay) {
    self.pattern = pattern
    self.style = style
    self.position = position
    self.step = step
  }
}

/// Where a rule applies; what a pattern cannot say.
enum Position: UInt8, Sendable {
  case anywhere
  /// At the first byte of a line.
  case lineStart
  /// After nothing but blanks on its line.
  case firstOnLine
  /// Where an operand is expected: not after a name, a literal or a closing bracket, but after a keyword.
  case operandExpected
}

/// What happens to the stack of modes. A rule that matches nothing may only pop.
enum Step: Sendable, Hashable {
  case stay
  case pop
  case push(String)
  case swap(String)
  /// Pushes a mode for the text up to `until`, which nothing in there can pass: an unclosed string in a script
  /// ends where the script does.
  case embed(String, until: String)
}

/// The words of a mode: what a name is made of, and which names mean something.
struct Words: Sendable {
  /// Words of one style.
  struct Group: Sendable {
    var style: Style
    /// Separated by spaces.
    var words: String
    var step: Step

    init(_ style: Style, _ words: String, then step: Step = .stay) {
      self.style = style
      self.words = words
      self.step = step
    }

    /// Keywords after which a name is defined; the name gets `style`.
    static func naming(_ style: Style, _ words: String) -> Group {
      Group(.keyword, words, then: .push(style == .function ? "name of function" : "name of type"))
    }
  }

  /// What a capitalized name is where it is called.
  enum Capitals {
    /// A type all the same, unless it is a member.
    case always
    /// A method, by the language's convention.
    case unlessCalled
  }

  /// Sets as they would stand between square brackets in a pattern.
  var start = #"A-Za-z_\x80-\xff"#
  var rest = #"\w"#
  var ignoresCase = false
  /// A name that begins with a capital letter and has a small one: a type by convention.
  var capitalized: Style = .plain
  var capitals = Capitals.always
  /// What follows a name (one or two bytes) and gives it a style.
  var before: [String: Style] = ["(": .function]
  /// A name after a single `.` is a member, whatever it is called.
  var members = true
  var groups: [Group]
}
