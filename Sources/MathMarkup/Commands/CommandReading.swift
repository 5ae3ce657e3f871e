extension MathParser {
  /// A command with its arguments; `nil` if it leaves nothing behind.
  mutating func command(_ name: String, _ token: MathToken) -> MathAtom? {
    if let known = mathSymbols[name] { return symbol(known) }
    guard let command = mathCommands[name] else { return unknown(name, token) }
    switch command {
    case .alphabet(let chosen): return MathAtom(styledArgument(of: token, chosen))
    case .accent(let accent): return accented(accent, token)
    case .fraction(let shape): return MathAtom(fraction(shape, token))
    case .anyFraction: return MathAtom(anyFraction(token))
    case .root: return MathAtom(root(token))
    case .stack(let sides): return stack(sides, token)
    case .labelledArrow(let sign): return MathAtom(labelledArrow(token, sign), .relation)
    case .text(let style): return MathAtom(text(of: token, style))
    case .operatorName: return operatorName(token)
    case .left: return MathAtom(fenced(token), .fenced)
    case .sized(let size, let kind): return MathAtom(sized(size, kind, token), kind)
    case .environment: return MathAtom(environment(token))
    case .lines(let name): return MathAtom(lines(of: token, environment: name))
    case .negation: return negated(token)
    case .enclosure(let name):
      return MathAtom(MathNode(.mrow, [argument(of: token)]).adding(class: name))
    case .phantom(let phantom): return MathAtom(hidden(phantom, token))
    case .kind(let kind): return standing(kind, token)
    case .function:
      let node = argument(of: token)
      return MathAtom(node, node.name == .mo ? .ordinary : .function, limits: .displayed)
    case .space:
      _ = star()
      return length(of: token).map { MathAtom(.space($0), .space) }
    case .coloredText:
      let color = color(of: token)
      let node = argument(of: token)
      return MathAtom(color.map { MathNode(.mstyle, [node]).with("mathcolor", $0) } ?? node)
    case .coloredBox:
      let color = color(of: token)
      let node = text(of: token, .plain)
      return MathAtom(color.map { MathNode(.mrow, [node]).with("mathbackground", $0) } ?? node)
    case .tag:
      tag = mark(token)
      return nil
    case .scriptsBefore, .scriptsAround: return MathAtom(surrounded(token, name))
    case .definition(let kind):
      define(kind, token)
      return nil
    case .nothing(let count):
      _ = star()
      for _ in 0..<count { _ = group(of: token) }
      return nil
    case .misplaced(let help):
      problem(token.range, "“\(token.written)” may not stand here", help: help)
      return nil
    }
  }

  /// `\tag{1}` is (1), and `\tag*{1}` is 1.
  private mutating func mark(_ token: MathToken) -> MathNode {
    let hasStar = star()
    var words = text(of: token, .plain)
    if hasStar { return words }
    if words.name != .mtext { return MathNode(.mrow, [MathNode(.mtext, "("), words, MathNode(.mtext, ")")]) }
    words.text = "(\(words.text))"
    return words
  }

  private mutating func styledArgument(of token: MathToken, _ chosen: MathAlphabet) -> MathNode {
    let outer = alphabet
    alphabet = chosen
    defer { alphabet = outer }
    return argument(of: token)
  }

  /// `\not`: the sign's own negation, or a stroke through it.
  private mutating func negated(_ token: MathToken) -> MathAtom {
    var node = argument(of: token)
    guard node.children.isEmpty, !node.text.isEmpty else {
      problem(token.range, "“\\not” strikes one sign", help: "write it before a relation such as `=` or `\\in`")
      return MathAtom(node)
    }
    node.text = mathNegations[node.text] ?? node.text + "\u{338}"
    return MathAtom(node, node.name == .mo ? .relation : .ordinary)
  }

  private mutating func hidden(_ phantom: MathPhantom, _ token: MathToken) -> MathNode {
    if phantom == .smashed { _ = bracketed() }
    let node = argument(of: token)
    switch phantom {
    case .whole: return MathNode(.mphantom, [node])
    case .width:
      return MathNode(.mpadded, [MathNode(.mphantom, [node])]).with("height", "0").with("depth", "0")
    case .height: return MathNode(.mpadded, [MathNode(.mphantom, [node])]).with("width", "0")
    case .smashed: return MathNode(.mpadded, [node]).with("height", "0").with("depth", "0")
    case .overlapping: return MathNode(.mpadded, [node]).with("width", "0")
    }
  }

  /// Something in the place of an operator, with the space that one would have.
  private mutating func standing(_ kind: MathAtom.Kind, _ token: MathToken) -> MathAtom {
    let node = argument(of: token)
    guard node.name != .mo else { return MathAtom(node, kind) }
    switch kind {
    case .binary: return MathAtom(MathNode(.mrow, [.space(222), node, .space(222)]), kind)
    case .relation: return MathAtom(MathNode(.mrow, [.space(278), node, .space(278)]), kind)
    case .punctuation: return MathAtom(MathNode(.mrow, [node, .space(167)]), kind)
    default: return MathAtom(node, kind)
    }
  }
}
