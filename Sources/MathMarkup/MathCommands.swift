extension MathParser {
  /// A command with its arguments.
  mutating func command(_ name: String, _ token: MathToken) -> Atom {
    if let known = mathSymbols[name] { return symbol(known) }
    if let chosen = mathAlphabets[name] {
      let outer = alphabet
      alphabet = chosen
      defer { alphabet = outer }
      return Atom(markup: parseArgument(of: token))
    }
    if let accent = mathAccents[name] {
      let base = parseArgument(of: token)
      let sign = accent.stretches ? "<mo>\(accent.sign)</mo>" : "<mo stretchy=\"false\">\(accent.sign)</mo>"
      return Atom(markup: "<mover accent=\"true\">\(base)\(sign)</mover>", limits: name == "overbrace")
    }
    if let sign = mathUnderAccents[name] {
      let base = parseArgument(of: token)
      return Atom(markup: "<munder accentunder=\"true\">\(base)<mo>\(sign)</mo></munder>", limits: name == "underbrace")
    }
    switch name {
    case "frac", "cfrac": return Atom(markup: fraction(token, ""))
    case "dfrac": return Atom(markup: "<mstyle displaystyle=\"true\">\(fraction(token, ""))</mstyle>")
    case "tfrac": return Atom(markup: "<mstyle displaystyle=\"false\">\(fraction(token, ""))</mstyle>")
    case "binom", "dbinom", "tbinom":
      return Atom(markup: "<mrow><mo>(</mo>\(fraction(token, " linethickness=\"0\""))<mo>)</mo></mrow>")
    case "sqrt": return Atom(markup: root(token))
    case "text", "textrm", "textbf", "textit", "mbox", "textsf", "texttt":
      return Atom(markup: words(parseText(of: token), bold: name == "textbf"))
    case "operatorname":
      var hasLimits = false
      if case .character("*") = peek.kind {
        _ = advance()
        hasLimits = true
      }
      return Atom(markup: "<mo movablelimits=\"false\">\(escaped(parseText(of: token)))</mo>", limits: hasLimits)
    case "overset", "stackrel":
      let above = parseArgument(of: token)
      return Atom(markup: "<mover>\(parseArgument(of: token))\(above)</mover>")
    case "underset":
      let below = parseArgument(of: token)
      return Atom(markup: "<munder>\(parseArgument(of: token))\(below)</munder>")
    case "xrightarrow", "xleftarrow": return Atom(markup: labelledArrow(token, name == "xrightarrow" ? "→" : "←"))
    case "left": return Atom(markup: fenced(token))
    case "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "biggl", "biggr", "Biggl", "Biggr", "bigm",
      "Bigm":
      return Atom(markup: sized(name, token))
    case "begin": return Atom(markup: environment(token))
    case "not": return Atom(markup: negated(token))
    case "boxed":
      return Atom(markup: "<mrow style=\"border:1px solid;padding:0.2em\">\(parseArgument(of: token))</mrow>")
    case "cancel":
      return Atom(markup: "<mrow style=\"text-decoration:line-through\">\(parseArgument(of: token))</mrow>")
    case "phantom": return Atom(markup: "<mphantom>\(parseArgument(of: token))</mphantom>")
    case "pmod":
      return Atom(
        markup:
          "<mrow><mo>(</mo><mi>mod</mi><mspace width=\"0.33em\"></mspace>\(parseArgument(of: token))<mo>)</mo></mrow>")
    case "bmod", "mod": return Atom(markup: "<mo>mod</mo>")
    case "color", "textcolor": return colored(token)
    case "displaystyle", "textstyle", "scriptstyle", "limits", "nolimits", "nonumber", "notag", "hline":
      return Atom(markup: "")
    case "label", "tag":
      let content = parseText(of: token)
      return Atom(markup: name == "tag" ? "<mtext>\u{A0}(\(escaped(content)))</mtext>" : "")
    default: return unknown(name, token)
    }
  }

  private mutating func unknown(_ name: String, _ token: MathToken) -> Atom {
    let known =
      Array(mathSymbols.keys) + Array(mathAlphabets.keys) + Array(mathAccents.keys) + [
        "frac", "sqrt", "text", "left", "right", "begin", "binom", "operatorname",
      ]
    let nearest = known.filter { $0.count > 2 }.map { ($0, distance($0, name)) }.filter {
      $0.1 <= min(3, max(1, (name.count - 1) / 2))
    }
    .min { ($0.1, $0.0) < ($1.1, $1.0) }
    problem(
      token.range, "no command is called “\\\(name)”",
      help: nearest.map { "did you mean `\\\($0.0)`?" } ?? "docs/content-format.md lists what formulas may use")
    return Atom(markup: "<merror><mtext>\\\(escaped(name))</mtext></merror>")
  }

  private mutating func fraction(_ token: MathToken, _ attributes: String) -> String {
    let above = parseArgument(of: token)
    return "<mfrac\(attributes)>\(above)\(parseArgument(of: token))</mfrac>"
  }

  private mutating func root(_ token: MathToken) -> String {
    guard let degree = optional() else { return "<msqrt>\(parseArgument(of: token))</msqrt>" }
    return "<mroot>\(parseArgument(of: token))\(degree)</mroot>"
  }

  /// What stands in square brackets, as one element.
  private mutating func optional() -> String? {
    skipSpace()
    guard case .character("[") = peek.kind else { return nil }
    let open = advance()
    let content = parseRow { $0 == .character("]") }
    if peek.kind == .character("]") {
      _ = advance()
    } else {
      problem(open.range, "this bracket is never closed", help: "add a `]`")
    }
    return "<mrow>\(content)</mrow>"
  }

  private func words(_ text: String, bold: Bool) -> String {
    // MathML drops white space at the edges of a text; a no-break space stays.
    var spaced = text.drop { $0 == " " }
    let leading = spaced.count < text.count ? "\u{A0}" : ""
    let inside = spaced.count
    while spaced.last == " " { spaced.removeLast() }
    let trailing = spaced.count < inside ? "\u{A0}" : ""
    let plain = leading + spaced.filter { $0 != "$" } + trailing
    return bold ? "<mtext style=\"font-weight:bold\">\(escaped(plain))</mtext>" : "<mtext>\(escaped(plain))</mtext>"
  }

  private mutating func labelledArrow(_ token: MathToken, _ sign: String) -> String {
    let below = optional()
    let above = parseArgument(of: token)
    let arrow = "<mo stretchy=\"true\">\(sign)</mo>"
    if let below { return "<munderover>\(arrow)\(below)\(above)</munderover>" }
    return "<mover>\(arrow)\(above)</mover>"
  }

  /// The delimiter after `\left`, `\right`, `\middle` or `\big`; empty for a full stop.
  private mutating func delimiter(after token: MathToken) -> String? {
    skipSpace()
    switch peek.kind {
    case .character(let scalar) where "()[]|/.<>".unicodeScalars.contains(scalar):
      _ = advance()
      return scalar == "." ? "" : scalar == "<" ? "⟨" : scalar == ">" ? "⟩" : String(scalar)
    case .command(let name):
      switch mathSymbols[name] {
      case .fence(let sign)?:
        _ = advance()
        return sign
      case .op(let sign)? where ["↑", "↓", "\\", "↕"].contains(sign):
        _ = advance()
        return sign
      default: break
      }
    default: break
    }
    problem(
      token.range, "“\(written(token))” needs a delimiter after it", help: "write `\(written(token))(`, or `.` for none"
    )
    return nil
  }

  private mutating func fenced(_ token: MathToken) -> String {
    let left = delimiter(after: token) ?? ""
    var content = parseRow { _ in false }
    while peek.kind == .command("middle") {
      let middle = advance()
      content += "<mo stretchy=\"true\">\(escaped(delimiter(after: middle) ?? ""))</mo>"
      content += parseRow { _ in false }
    }
    var right = ""
    if peek.kind == .command("right") {
      let closing = advance()
      right = delimiter(after: closing) ?? ""
    } else {
      problem(token.range, "no `\\right` closes this `\\left`", help: "add `\\right)`, or `\\right.` for nothing")
    }
    func sign(_ text: String, _ form: String) -> String {
      text.isEmpty ? "" : "<mo fence=\"true\" form=\"\(form)\" stretchy=\"true\">\(escaped(text))</mo>"
    }
    return "<mrow>\(sign(left, "prefix"))\(content)\(sign(right, "postfix"))</mrow>"
  }

  private mutating func sized(_ name: String, _ token: MathToken) -> String {
    let size =
      switch name.lowercased().filter({ $0 == "g" }).count + (name.first == "B" ? 2 : 0) {
      case 1: "1.2em"
      case 2: "2.4em"
      case 3: "1.8em"
      default: "3em"
      }
    let sign = delimiter(after: token) ?? ""
    return "<mo minsize=\"\(size)\" maxsize=\"\(size)\" stretchy=\"true\">\(escaped(sign))</mo>"
  }

  private mutating func negated(_ token: MathToken) -> String {
    let operand = parseArgument(of: token)
    let sign = operand.drop { $0 != ">" }.dropFirst().prefix { $0 != "<" }
    let plain = sign == "&lt;" ? "<" : sign == "&gt;" ? ">" : String(sign)
    return "<mo>\(mathNegations[plain] ?? plain + "\u{338}")</mo>"
  }

  private mutating func colored(_ token: MathToken) -> Atom {
    let name = parseText(of: token)
    guard name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "#") }), !name.isEmpty else {
      problem(token.range, "“\(name)” is no colour", help: "use a name such as `red`, or `#RRGGBB`")
      return Atom(markup: parseArgument(of: token))
    }
    return Atom(markup: "<mstyle mathcolor=\"\(name)\">\(parseArgument(of: token))</mstyle>")
  }
}

/// How many changes make one name of another: letters added, dropped, replaced, or two neighbours swapped.
private func distance(_ a: String, _ b: String) -> Int {
  let a = Array(a.utf8)
  let b = Array(b.utf8)
  guard !a.isEmpty, !b.isEmpty, b.count < 40 else { return max(a.count, b.count) }
  var above: [Int] = []
  var row = Array(0...b.count)
  for i in 1...a.count {
    var next = [i]
    for j in 1...b.count {
      var cost = min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { cost = min(cost, above[j - 2] + 1) }
      next.append(cost)
    }
    (above, row) = (row, next)
  }
  return row[b.count]
}
