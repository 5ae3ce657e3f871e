/// How words in a formula look: by the style sheet's class.
enum MathTextStyle: String {
  case plain = ""
  case bold, italic, sans, mono
}

let mathTextStyles: [String: MathTextStyle] = [
  "text": .plain, "textrm": .plain, "textnormal": .plain, "textup": .plain, "textmd": .plain, "textsc": .plain,
  "mbox": .plain, "hbox": .plain, "textbf": .bold, "textit": .italic, "emph": .italic, "textsl": .italic,
  "textsf": .sans, "texttt": .mono,
]

/// Commands among words.
private let textSigns: [String: String] = [
  " ": "\u{A0}", ",": "\u{2009}", ";": "\u{2004}", "quad": "\u{2003}", "qquad": "\u{2003}\u{2003}", "\\": " ",
  "textbackslash": "\\", "textendash": "–", "textemdash": "—", "ss": "ß", "o": "ø", "O": "Ø", "ae": "æ", "AE": "Æ",
  "aa": "å", "AA": "Å", "l": "ł", "L": "Ł", "i": "ı",
]

extension MathParser {
  /// `\text{words with $x$ in them}`.
  mutating func text(of command: MathToken, _ style: MathTextStyle) -> MathNode {
    skipSpace()
    guard peek.kind == .open else {
      problem(command.range, "“\(command.written)” lacks its text", help: "add it in braces: `\(command.written){…}`")
      return .empty
    }
    return .row(nested([]) { $0.textGroup(style) })
  }

  private mutating func textGroup(_ style: MathTextStyle) -> [MathNode] {
    let open = advance()
    var nodes: [MathNode] = []
    var words = ""
    var nesting = 1
    func flushed() -> [MathNode] { words.isEmpty ? [] : [textNode(words, style)] }
    while true {
      let token = advance()
      switch token.kind {
      case .end:
        problem(open.range, "this brace is never closed", help: "add a `}`")
        return nodes + flushed()
      case .close:
        nesting -= 1
        if nesting == 0 { return nodes + flushed() }
      case .open: nesting += 1
      case .space: if words.last != " " { words += " " }
      case .prime: words += "’"
      case .character("~"): words += "\u{A0}"
      case .character("$"), .command("("):
        nodes += flushed()
        words = ""
        nodes.append(formulaInside(token))
      case .command(let name):
        if let inner = mathTextStyles[name] {
          nodes += flushed()
          words = ""
          nodes.append(text(of: token, inner == .plain ? style : inner))
        } else if let sign = textSigns[name] ?? mathSymbols[name]?.sign {
          words += sign
        } else {
          nodes += flushed() + [unknown(name, token).node]
          words = ""
        }
      case .character, .superscript, .subscript, .cell: words += token.written
      }
    }
  }

  /// What stands between dollar signs in a text.
  private mutating func formulaInside(_ open: MathToken) -> MathNode {
    let closing: MathToken.Kind = open.kind == .command("(") ? .command(")") : .character("$")
    let wasDisplayed = isDisplayed
    let content = nested([]) { parser in parser.compact { $0.row(until: closing) } }
    if peek.kind == closing {
      _ = advance()
    } else {
      problem(open.range, "this formula inside a text is never closed", help: "add a `$` before the text's end")
    }
    return wasDisplayed ? MathNode(.mstyle, content).with("displaystyle", "false") : .row(content)
  }

  private func textNode(_ words: String, _ style: MathTextStyle) -> MathNode {
    // MathML drops white space at the edges of a text; a no-break space stays.
    var inside = Substring(words)
    let leading = inside.first == " " ? "\u{A0}" : ""
    if !leading.isEmpty { inside.removeFirst() }
    let trailing = inside.last == " " ? "\u{A0}" : ""
    if !trailing.isEmpty { inside.removeLast() }
    let node = MathNode(.mtext, leading + inside + trailing)
    return style == .plain ? node : node.adding(class: style.rawValue)
  }

  /// `\operatorname{arg\,max}`: a function's name, with limits if a star says so.
  mutating func operatorName(_ token: MathToken) -> MathAtom {
    let limits: MathAtom.Limits = star() ? .displayed : .beside
    let outer = alphabet
    alphabet = .upright
    defer { alphabet = outer }
    let content = argument(of: token)
    let parts = content.name == .mrow && content.attributes.isEmpty ? content.children : [content]
    guard let name = plainName(parts) else { return MathAtom(content, .function, limits: limits) }
    return MathAtom(upright(name), .function, limits: limits)
  }

  /// The text of a name whose parts are letters and spaces; `nil` if there is more in it, such as an index.
  private func plainName(_ parts: [MathNode]) -> String? {
    var name = ""
    for part in parts {
      switch part.name {
      case .mi, .mn, .mtext: name += part.text
      case .mo: name += part.text == "−" ? "-" : part.text == "∗" ? "*" : part.text
      case .mspace: name += "\u{2009}"
      default: return nil
      }
    }
    return name.isEmpty ? nil : name
  }
}
