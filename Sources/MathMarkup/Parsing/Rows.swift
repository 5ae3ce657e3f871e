extension MathParser {
  /// The whole formula: one row, or several with `\\` between them.
  mutating func formula() -> [MathNode] {
    var lines: [[MathNode]] = []
    var line: [MathNode] = []
    while true {
      line += row()
      let token = peek
      switch token.kind {
      case .end:
        line += takeTag()
        if !line.isEmpty { lines.append(line) }
        guard lines.count > 1 else { return lines.first ?? [] }
        let rows = lines.map { MathNode(.mtr, [MathNode(.mtd, $0)]) }
        return [MathNode(.mtable, rows).with("displaystyle", isDisplayed ? "true" : "false")]
      case .command("\\"), .command("cr"), .command("newline"):
        _ = advance()
        skipRowGap()
        lines.append(line + takeTag())
        line = []
      case .cell:
        _ = advance()
        problem(
          token.range, "“&” separates columns, and nothing here has columns",
          help: "put the lines between `\\begin{aligned}` and `\\end{aligned}`, or write `\\&`")
      default:
        _ = advance()
        problem(
          token.range, "nothing opened what “\(token.written)” closes",
          help: "remove it, or add what is missing before it")
      }
    }
  }

  /// The mark of the line that was read, after a space.
  private mutating func takeTag() -> [MathNode] {
    guard let mark = tag else { return [] }
    tag = nil
    return [.space(2000), mark]
  }

  /// Reads atoms up to a token that ends a row: `closing`, a closing brace, a cell's or a line's end, `\right` or the
  /// end of the formula. That token stays.
  mutating func row(until closing: MathToken.Kind? = nil) -> [MathNode] {
    let outer = alphabet
    defer { alphabet = outer }
    var atoms: [MathAtom] = []
    while true {
      skipSpace()
      let kind = peek.kind
      if kind == closing || endsRow(kind) { return spaced(atoms) }
      if case .command(let name) = kind {
        if let chosen = mathAlphabetSwitches[name] {
          _ = advance()
          alphabet = chosen
          continue
        }
        if let change = mathSwitches[name] {
          if let rest = switched(change, advance(), until: closing) { atoms.append(MathAtom(rest)) }
          return spaced(atoms)
        }
        if let shape = mathInfixes[name] {
          _ = advance()
          return [infix(shape, above: spaced(atoms), until: closing)]
        }
      }
      if let atom = scripted() { atoms.append(atom) }
    }
  }

  func endsRow(_ kind: MathToken.Kind) -> Bool {
    switch kind {
    case .end, .close, .cell: true
    case .command(let name): rowEnds.contains(name)
    default: false
    }
  }

  /// The rest of a row, changed by a command such as `\displaystyle`.
  private mutating func switched(_ change: MathSwitch, _ token: MathToken, until closing: MathToken.Kind?) -> MathNode?
  {
    let outer = isDisplayed
    defer { isDisplayed = outer }
    var style = MathNode(.mstyle, [])
    switch change {
    case .style(let chosen, let level):
      isDisplayed = chosen == .display
      style = style.with("displaystyle", isDisplayed ? "true" : "false").with("scriptlevel", String(level))
    case .size(let percent): style = style.with("mathsize", "\(percent)%")
    case .color:
      guard let color = color(of: token) else { break }
      style = style.with("mathcolor", color)
    }
    style.children = nested([]) { $0.row(until: closing) }
    if style.children.isEmpty { return nil }
    return style.attributes.isEmpty ? .row(style.children) : style
  }
}

private let rowEnds: Set<String> = ["\\", "cr", "newline", "end", "right", "middle"]
