extension MathParser {
  /// The delimiter after `\left`, `\right`, `\middle` or `\big`.
  private mutating func delimiter(after token: MathToken) -> String {
    skipSpace()
    if let sign = delimiterSign(peek) {
      _ = advance()
      return sign
    }
    problem(
      token.range, "“\(token.written)” needs a delimiter after it", help: "write `\(token.written)(`, or `.` for none")
    return ""
  }

  /// `\left( … \middle| … \right)`.
  mutating func fenced(_ token: MathToken) -> MathNode {
    let left = delimiter(after: token)
    var content = row()
    while peek.kind == .command("middle") {
      let sign = delimiter(after: advance())
      if !sign.isEmpty {
        content.append(MathNode(.mo, sign).with("stretchy", "true").with("lspace", "0.05em").with("rspace", "0.05em"))
      }
      content += row()
    }
    guard peek.kind == .command("right") else {
      problem(token.range, "no `\\right` closes this `\\left`", help: "add `\\right)`, or `\\right.` for nothing")
      return between(left, content, "")
    }
    return between(left, content, delimiter(after: advance()))
  }

  /// `\big(` and its relatives.
  mutating func sized(_ size: Int, _ kind: MathAtom.Kind, _ token: MathToken) -> MathNode {
    let sign = delimiter(after: token)
    guard !sign.isEmpty else { return .empty }
    let node = MathNode(.mo, sign).with("minsize", ems(size)).with("maxsize", ems(size)).with("stretchy", "true")
    switch kind {
    case .opening: return node.with("form", "prefix")
    case .closing: return node.with("form", "postfix")
    case .relation: return node.with("lspace", "0.278em").with("rspace", "0.278em")
    default: return node.with("lspace", "0em").with("rspace", "0em")
    }
  }
}

/// The sign of a delimiter, empty for a full stop; `nil` for what is none.
func delimiterSign(_ token: MathToken) -> String? {
  switch token.kind {
  case .character(let scalar): return typedDelimiters[scalar]
  case .command(let name):
    switch mathSymbols[name] {
    case .opening(let sign)?, .closing(let sign)?, .fence(let sign)?: return sign
    case let symbol?: return symbol.sign.flatMap { growingSigns.contains($0) ? $0 : nil }
    case nil: return nil
    }
  default: return nil
  }
}

/// Elements between two delimiters that grow with them.
func between(_ left: String, _ content: [MathNode], _ right: String) -> MathNode {
  func sign(_ text: String, _ form: String) -> [MathNode] {
    text.isEmpty ? [] : [MathNode(.mo, text).with("fence", "true").with("form", form).with("stretchy", "true")]
  }
  return .row(sign(left, "prefix") + content + sign(right, "postfix"))
}
