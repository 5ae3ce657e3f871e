extension MathParser {
  /// What a command takes: a group, or the next atom. Always one element.
  mutating func argument(of command: MathToken) -> MathNode {
    wrapDefinition()
    let token = tokens.first
    switch token.kind {
    case .open: return nested(.empty) { .row($0.group()) }
    case .superscript, .subscript: break
    case .character(let scalar) where ("0"..."9").contains(scalar):
      _ = advance()
      return MathNode(.mn, String(styled(scalar)))
    default:
      if endsRow(token.kind) { break }
      return nested(.empty) { $0.atom()?.node ?? .empty }
    }
    problem(
      command.range, "“\(command.written)” lacks what it applies to",
      help: "add it in braces: `\(command.written){…}`")
    return .empty
  }

  /// What stands in braces.
  mutating func group() -> [MathNode] {
    let open = advance()
    var nodes: [MathNode] = []
    while true {
      nodes += row()
      let token = peek
      switch token.kind {
      case .close:
        _ = advance()
        return nodes
      case .end, .command("end"), .command("right"):
        problem(open.range, "this brace is never closed", help: "add a `}`")
        return nodes
      default:
        _ = advance()
        problem(token.range, "“\(token.written)” may not stand inside braces", help: "remove it")
      }
    }
  }

  /// What stands in square brackets, if anything does.
  mutating func optional() -> MathNode? {
    skipSpace()
    guard peek.kind == .character("[") else { return nil }
    let open = advance()
    let nodes = nested([]) { $0.row(until: .character("]")) }
    if peek.kind == .character("]") {
      _ = advance()
    } else {
      problem(open.range, "this bracket is never closed", help: "add a `]`")
    }
    return .row(nodes)
  }

  /// The tokens of a group, unread; `nil` if there is no group.
  mutating func group(of command: MathToken) -> [MathToken]? {
    skipSpace()
    guard peek.kind == .open else {
      problem(command.range, "“\(command.written)” lacks its text", help: "add it in braces: `\(command.written){…}`")
      return nil
    }
    return balanced()
  }

  /// The tokens between an opening brace, which is next, and the one that closes it. Definitions stay as they are.
  mutating func balanced() -> [MathToken] { inside(until: .close, "this brace is never closed", help: "add a `}`") }

  /// The tokens between the next one and what closes it; braces in between belong together.
  mutating func inside(until closing: MathToken.Kind, _ fault: String, help: String) -> [MathToken] {
    let open = tokens.take()
    var inside: [MathToken] = []
    var nesting = 0
    while tokens.first.kind != .end {
      let token = tokens.take()
      if nesting == 0, token.kind == closing { return inside }
      if token.kind == .open { nesting += 1 }
      if token.kind == .close { nesting -= 1 }
      inside.append(token)
    }
    problem(open.range, fault, help: help)
    return inside
  }

  /// The text of a group, as it is written.
  mutating func words(of command: MathToken) -> String? {
    group(of: command).map { $0.map(\.written).joined() }
  }

  /// A star after a command, which some take for a variant.
  mutating func star() -> Bool {
    guard peek.kind == .character("*") else { return false }
    _ = advance()
    return true
  }

  /// The length in brackets after a line's end.
  mutating func skipRowGap() {
    if peek.kind == .character("*") { _ = advance() }
    var offset = 0
    while tokens.ahead(offset).kind == .space, offset < longestGap { offset += 1 }
    // What is no length stays, since `\\ [a, b]` begins a line with an interval.
    guard tokens.ahead(offset).kind == .character("[") else { return }
    var text = ""
    for next in (offset + 1)..<(offset + longestGap) {
      let token = tokens.ahead(next)
      if token.kind == .character("]") {
        guard mathLength(text) != nil else { return }
        for _ in 0...next { _ = tokens.take() }
        return
      }
      text += token.written
    }
  }
}

private let longestGap = 16
