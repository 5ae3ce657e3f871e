/// Rules that belong together, with the modes that they lead to: a comment, a string, a number.
///
/// Languages are put together from forms; see ``Grammar/init(_:words:guests:)``.
struct Form: Sendable {
  var rules: [Rule]
  var modes: [Mode] = []
}

extension Grammar {
  /// A language whose text begins in a mode `code`.
  init(_ forms: [Form], words: Words? = nil, guests: [String: Grammar] = [:]) {
    var modes = [Mode(name: "code", rules: forms.flatMap(\.rules), words: words)]
    modes += forms.flatMap(\.modes)
    if let words { modes += Mode.names(of: words) }
    self.init(modes: modes, guests: guests)
  }
}

extension Mode {
  /// The modes after a keyword that defines a name.
  static func names(of words: Words) -> [Mode] {
    [Style.function, .type].map { style in
      Mode(
        name: "name of \(style)",
        rules: [Rule(#"\h+"#), Rule("[\(words.start)][\(words.rest)]*", style, .pop), Rule("", .plain, .pop)])
    }
  }
}

extension Form {
  static func token(_ pattern: String, _ style: Style, at position: Position = .anywhere) -> Form {
    Form(rules: [Rule(pattern, style, at: position)])
  }

  static func rule(_ pattern: String, _ style: Style, at position: Position = .anywhere, _ step: Step) -> Form {
    Form(rules: [Rule(pattern, style, at: position, step)])
  }

  /// From `start` to the end of the line.
  static func lineComment(_ start: String) -> Form { token("\(start)[^\\n]*", .comment) }

  enum Nesting { case flat, nested }

  static func blockComment(_ open: String, _ close: String, _ nesting: Nesting = .flat) -> Form {
    let name = "comment \(open)"
    var rules = [Rule(close, .comment, .pop)]
    if nesting == .nested { rules.append(Rule(open, .comment, .push(name))) }
    return Form(rules: [Rule(open, .comment, .push(name))], modes: [Mode(name: name, style: .comment, rules: rules)])
  }

  enum Extent {
    /// Ends with its line, closed or not.
    case oneLine
    case manyLines
  }

  /// Something between delimiters in which escapes and holes are marked.
  /// - Parameters:
  ///   - escape: `nil` if nothing is an escape.
  ///   - hole: where code stands in the string.
  static func string(
    _ open: String, _ close: String, _ extent: Extent = .oneLine, escape: String? = #"\\."#, holes: [Hole] = [],
    more: [Rule] = [], style: Style = .string, at position: Position = .anywhere
  ) -> Form {
    let name = "string \(open) \(close)"
    var rules = more + [Rule(close, style, .pop)]
    if extent == .oneLine {
      // A line that ends in a backslash goes on.
      if escape != nil { rules.append(Rule(#"\\\n"#, style)) }
      rules.append(Rule("$", style, .pop))
    }
    rules += holes.map { Rule($0.open, $0.code == nil ? .variable : .escape, $0.step) }
    if let escape { rules.append(Rule(escape, .escape)) }
    return Form(
      rules: [Rule(open, style, at: position, .push(name))],
      modes: [Mode(name: name, style: style, rules: rules)] + holes.flatMap(\.modes))
  }

  /// Numbers with `_` between digits and any letters after them.
  static func number(leadingDot: Leading = .dot, separator: String = "_") -> Form {
    let dot = leadingDot == .dot ? #"|\.\d[\dS]*([eE][+-]?\d+)?\w*"# : ""
    // The commonest form first.
    let pattern =
      #"\d+(?![\w.S])|0[xX][\da-fA-FS]+(\.[\da-fA-F]+[pP][+-]?\d+)?\w*|0[bBoO][\dS]+\w*"#
      + #"|\d[\dS]*(\.\d[\dS]*|\.(?![.\w]))?([eE][+-]?\d[\dS]*)?\w*"# + dot
    return token(pattern.split(separator: "S", omittingEmptySubsequences: false).joined(separator: separator), .number)
  }

  enum Leading { case digit, dot }

  /// A mode of the language's own.
  static func mode(_ mode: Mode) -> Form { Form(rules: [], modes: [mode]) }
}

/// A place in a string where code stands: `${…}`.
struct Hole: Sendable {
  var open: String
  var code: String?
  var step: Step
  var modes: [Mode]

  /// Code between `open` and `close`, in which brackets balance.
  static func code(_ open: String, _ close: String, bracket: String? = nil, in code: String = "code") -> Hole {
    let name = "hole \(open)"
    let balance = "brackets \(open)"
    let inner = bracket ?? (close == "\\)" ? "\\(" : "\\{")
    return Hole(
      open: open, code: code, step: .push(name),
      modes: [
        Mode(
          name: name, rules: [Rule(close, .escape, .pop), Rule(inner, .plain, .push(balance))], including: code),
        Mode(
          name: balance, rules: [Rule(close, .plain, .pop), Rule(inner, .plain, .push(balance))], including: code),
      ])
  }

  /// A variable's name.
  static func variable(_ pattern: String) -> Hole { Hole(open: pattern, code: nil, step: .stay, modes: []) }
}
