/// Reads the tokens of a formula and writes MathML.
struct MathParser {
  /// A part of a formula: its markup, and how scripts stand beside it.
  struct Atom {
    var markup: String
    var limits = false
    /// Whether it is one element.
    var isSingle = true
  }

  let tokens: [MathToken]
  let scalars: [Unicode.Scalar]
  let style: MathStyle
  private(set) var problems: [MathProblem] = []
  var index = 0
  private var depth = 0
  var alphabet: MathAlphabet?

  private static let deepest = 60

  init(_ source: String, style: MathStyle) {
    (tokens, scalars) = mathTokens(source)
    self.style = style
  }

  /// The markup of the whole formula.
  mutating func parseAll() -> String {
    var result = ""
    while true {
      result += parseRow { $0 == .end }
      guard peek.kind != .end else { break }
      let token = advance()
      problem(
        token.range, "nothing opened what “\(written(token))” closes",
        help: "remove it, or add what is missing before it")
    }
    return "<mrow>\(result)</mrow>"
  }

  var peek: MathToken { tokens[index] }

  mutating func advance() -> MathToken {
    defer { if index < tokens.count - 1 { index += 1 } }
    return tokens[index]
  }

  mutating func skipSpace() { while peek.kind == .space { index += 1 } }

  mutating func problem(_ range: Range<Int>, _ message: String, help: String? = nil) {
    problems.append(
      MathProblem(
        range: range.isEmpty ? max(0, range.lowerBound - 1)..<max(1, range.lowerBound) : range, message: message,
        help: help))
  }

  func written(_ token: MathToken) -> String { text(scalars[token.range]) }

  /// Parses until a token that `ends`, a closing brace, a cell's or row's end, or the end; that token stays.
  mutating func parseRow(until ends: (MathToken.Kind) -> Bool) -> String {
    var result = ""
    depth += 1
    defer { depth -= 1 }
    while true {
      skipSpace()
      let kind = peek.kind
      if kind == .end || ends(kind) || isRowEnd(kind) { return result }
      guard depth < Self.deepest else {
        problem(peek.range, "the formula nests too deeply", help: "split it into several")
        index = tokens.count - 1
        return result
      }
      result += parseScripted()
    }
  }

  private func isRowEnd(_ kind: MathToken.Kind) -> Bool {
    switch kind {
    case .close, .cell, .command("\\"), .command("cr"), .command("end"), .command("right"), .command("middle"): true
    default: false
    }
  }

  /// An atom with its scripts.
  mutating func parseScripted() -> String {
    var base = Atom(markup: "<mrow></mrow>")
    if peek.kind != .superscript, peek.kind != .subscript, peek.kind != .prime { base = parseAtom() }
    var below: String?
    var above: String?
    var primes = ""
    var limits = base.limits && style == .display
    while true {
      skipSpace()
      switch peek.kind {
      case .prime:
        _ = advance()
        primes += "′"
      case .superscript, .subscript:
        let token = advance()
        let script = parseArgument(of: token)
        if token.kind == .superscript {
          if above != nil {
            problem(token.range, "a second exponent stands here", help: "group the parts with braces: `{a^b}^c`")
          }
          above = script
        } else {
          if below != nil {
            problem(token.range, "a second index stands here", help: "group the parts with braces: `{a_b}_c`")
          }
          below = script
        }
      case .command("limits"):
        _ = advance()
        limits = true
      case .command("nolimits"):
        _ = advance()
        limits = false
      default:
        if !primes.isEmpty {
          let sign = "<mo>\(primes)</mo>"
          above = above.map { "<mrow>\(sign)\($0)</mrow>" } ?? sign
        }
        return scripted(base, below, above, limits: limits)
      }
    }
  }

  private func scripted(_ base: Atom, _ below: String?, _ above: String?, limits: Bool) -> String {
    let markup = base.isSingle ? base.markup : "<mrow>\(base.markup)</mrow>"
    switch (below, above) {
    case (nil, nil): return base.markup
    case (let below?, nil): return limits ? "<munder>\(markup)\(below)</munder>" : "<msub>\(markup)\(below)</msub>"
    case (nil, let above?): return limits ? "<mover>\(markup)\(above)</mover>" : "<msup>\(markup)\(above)</msup>"
    case (let below?, let above?):
      return limits
        ? "<munderover>\(markup)\(below)\(above)</munderover>" : "<msubsup>\(markup)\(below)\(above)</msubsup>"
    }
  }

  /// What a command takes: a group, or the next atom. Always one element.
  mutating func parseArgument(of command: MathToken) -> String {
    skipSpace()
    switch peek.kind {
    case .open: return parseGroup()
    case .end, .close, .cell, .superscript, .subscript:
      problem(
        command.range, "“\(written(command))” lacks what it applies to",
        help: "add it in braces: `\(written(command)){…}`")
      return "<mrow></mrow>"
    case .character(let scalar) where ("0"..."9").contains(scalar):
      _ = advance()
      return "<mn>\(styled(scalar) ?? String(scalar))</mn>"
    default:
      guard depth < Self.deepest else {
        problem(peek.range, "the formula nests too deeply", help: "split it into several")
        index = tokens.count - 1
        return "<mrow></mrow>"
      }
      depth += 1
      defer { depth -= 1 }
      let atom = parseAtom()
      return atom.isSingle ? atom.markup : "<mrow>\(atom.markup)</mrow>"
    }
  }

  /// What stands in braces, as one element.
  mutating func parseGroup() -> String {
    let open = advance()
    var result = ""
    while true {
      result += parseRow { _ in false }
      if peek.kind == .close {
        _ = advance()
        return "<mrow>\(result)</mrow>"
      }
      guard peek.kind != .end, depth < Self.deepest else {
        problem(open.range, "this brace is never closed", help: "add a `}`")
        return "<mrow>\(result)</mrow>"
      }
      if peek.kind == .command("end") || peek.kind == .command("right") {
        problem(open.range, "this brace is never closed", help: "add a `}`")
        return "<mrow>\(result)</mrow>"
      }
      let stray = advance()
      problem(stray.range, "“\(written(stray))” may not stand inside braces", help: "remove it")
    }
  }

  /// The text of a group, as it is written.
  mutating func parseText(of command: MathToken) -> String {
    skipSpace()
    guard peek.kind == .open else {
      problem(command.range, "“\(written(command))” lacks its text", help: "add it in braces: `\(written(command)){…}`")
      return ""
    }
    let open = advance()
    var nesting = 1
    let start = open.range.upperBound
    while peek.kind != .end {
      let token = advance()
      if token.kind == .open { nesting += 1 }
      if token.kind == .close {
        nesting -= 1
        if nesting == 0 { return text(scalars[start..<token.range.lowerBound]) }
      }
    }
    problem(open.range, "this brace is never closed", help: "add a `}`")
    return text(scalars[start...])
  }

  private mutating func parseAtom() -> Atom {
    let token = advance()
    switch token.kind {
    case .open:
      index -= 1
      return Atom(markup: parseGroup())
    case .character(let scalar): return character(scalar, token)
    case .command(let name): return command(name, token)
    default: return Atom(markup: "")
    }
  }

  private mutating func character(_ scalar: Unicode.Scalar, _ token: MathToken) -> Atom {
    switch scalar {
    case "0"..."9", ".": return Atom(markup: number(from: scalar))
    case "+", "=", "<", ">", "/", "*", "!", "?", ":", ";", ",":
      return Atom(markup: "<mo>\(escaped(String(scalar)))</mo>")
    case "-": return Atom(markup: "<mo>−</mo>")
    case "(", ")", "[", "]", "|": return Atom(markup: fence(String(scalar)))
    case "~": return Atom(markup: "<mspace width=\"0.33em\"></mspace>")
    default:
      if let styled = styled(scalar) { return Atom(markup: identifier(styled)) }
      let properties = scalar.properties
      if properties.isAlphabetic || properties.isIdeographic {
        return Atom(markup: "<mi>\(escaped(String(scalar)))</mi>")
      }
      return Atom(markup: "<mo>\(escaped(String(scalar)))</mo>")
    }
  }

  /// Digits, with a decimal point that has digits after it.
  private mutating func number(from first: Unicode.Scalar) -> String {
    var digits = styled(first) ?? String(first)
    while case .character(let next) = peek.kind, ("0"..."9").contains(next) || next == "." {
      if next == "." {
        guard index + 1 < tokens.count, case .character(let after) = tokens[index + 1].kind, ("0"..."9").contains(after)
        else { break }
      }
      _ = advance()
      digits += styled(next) ?? String(next)
    }
    return digits == "." ? "<mo>.</mo>" : "<mn>\(digits)</mn>"
  }

  private func styled(_ scalar: Unicode.Scalar) -> String? {
    guard let alphabet else { return nil }
    return alphabet.styled(scalar).map { String($0) } ?? String(scalar)
  }

  private func identifier(_ letter: String) -> String {
    // A single letter is slanted unless it is said to be upright.
    if alphabet == .upright { return "<mi mathvariant=\"normal\">\(escaped(letter))</mi>" }
    return "<mi>\(escaped(letter))</mi>"
  }

  func fence(_ sign: String) -> String { "<mo stretchy=\"false\">\(escaped(sign))</mo>" }

  func symbol(_ symbol: MathSymbol) -> Atom {
    switch symbol {
    case .identifier(let sign):
      if let scalar = sign.unicodeScalars.first, let styled = styled(scalar), styled != sign {
        return Atom(markup: "<mi>\(styled)</mi>")
      }
      return Atom(markup: "<mi>\(sign)</mi>")
    case .op(let sign): return Atom(markup: "<mo>\(escaped(sign))</mo>")
    case .bigOperator(let sign): return Atom(markup: "<mo>\(sign)</mo>", limits: true)
    case .integral(let sign): return Atom(markup: "<mo>\(sign)</mo>")
    case .fence(let sign): return Atom(markup: fence(sign))
    case .function(let name): return Atom(markup: "<mi>\(name)</mi>")
    case .limit(let name): return Atom(markup: "<mo movablelimits=\"false\">\(name)</mo>", limits: true)
    case .space(let width):
      let hundredths = width.magnitude % 100
      let digits = "\(width.magnitude / 100).\(hundredths < 10 ? "0" : "")\(hundredths)"
      return Atom(markup: "<mspace width=\"\(width < 0 ? "-" : "")\(digits)em\"></mspace>")
    }
  }
}
