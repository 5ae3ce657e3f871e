/// The commands that define others.
enum MathDefining {
  /// `\newcommand{\name}[2][standard]{body}`, and the same for a name that has a meaning.
  case command
  /// `\def\name#1#2{body}`.
  case def
  /// `\let\name=\other`.
  case alias
  /// `\DeclareMathOperator{\name}{text}`.
  case operatorName
}

extension MathParser {
  /// Reads a definition. Nothing in it is expanded, or the name would be replaced by what it means so far.
  mutating func define(_ kind: MathDefining, _ token: MathToken) {
    var hasStar = false
    if kind != .def, kind != .alias, tokens.first.kind == .character("*") {
      _ = tokens.take()
      hasStar = true
    }
    guard let name = definedName() else {
      problem(
        token.range, "“\(token.written)” lacks the command that it defines",
        help: "write `\(token.written)\(kind == .def || kind == .alias ? "\\name" : "{\\name}")` and its meaning")
      return
    }
    switch kind {
    case .alias:
      guard let meaning = alias() else {
        problem(
          token.range, "“\(token.written)” lacks the command whose meaning it keeps", help: "write `\\let\\name\\other`"
        )
        return
      }
      definitions[name] = meaning
    case .operatorName:
      guard let text = definedBody(token) else { return }
      let star = hasStar ? [MathToken(kind: .character("*"), range: token.range)] : []
      let pieces =
        [MathToken(kind: .command("operatorname"), range: token.range)] + star
        + [MathToken(kind: .open, range: token.range)] + text + [MathToken(kind: .close, range: token.range)]
      definitions[name] = MathDefinition(parameters: 0, body: pieces.map { .token($0) })
    case .command:
      let parameters = bracketed().map { Int($0.map(\.written).joined()) ?? -1 } ?? 0
      guard (0...9).contains(parameters) else {
        problem(token.range, "a command has at most 9 parameters", help: "write how many: `[2]`")
        return
      }
      let standard = bracketed()
      guard let body = definedBody(token) else { return }
      definitions[name] = definition(parameters, standard: parameters > 0 ? standard : nil, body)
    case .def:
      guard let parameters = definedParameters(token), let body = definedBody(token) else { return }
      definitions[name] = definition(parameters, standard: nil, body)
    }
  }

  private mutating func definedName() -> String? {
    while tokens.first.kind == .space { _ = tokens.take() }
    if case .command(let name) = tokens.first.kind {
      _ = tokens.take()
      return name
    }
    guard tokens.first.kind == .open else { return nil }
    let inside = balanced().filter { $0.kind != .space }
    guard inside.count == 1, case .command(let name)? = inside.first?.kind else { return nil }
    return name
  }

  /// How many parameters stand between a name and its body.
  private mutating func definedParameters(_ token: MathToken) -> Int? {
    var count = 0
    while tokens.first.kind != .open {
      let next = tokens.first
      if next.kind == .space {
        _ = tokens.take()
        continue
      }
      guard next.kind == .character("#"), count < 9, tokens.ahead(1).written == String(count + 1) else {
        problem(
          next.kind == .end ? token.range : next.range, "only `#1`, `#2` and so on stand before a definition's body",
          help: "write `\\def\\name#1{…}`")
        return nil
      }
      _ = tokens.take()
      _ = tokens.take()
      count += 1
    }
    return count
  }

  private mutating func definedBody(_ token: MathToken) -> [MathToken]? {
    while tokens.first.kind == .space { _ = tokens.take() }
    guard tokens.first.kind == .open else {
      problem(token.range, "“\(token.written)” lacks the meaning of its command", help: "add it in braces: `{…}`")
      return nil
    }
    return balanced()
  }

  private mutating func definition(_ parameters: Int, standard: [MathToken]?, _ body: [MathToken]) -> MathDefinition {
    var misplaced: [MathToken] = []
    let pieces = definitionPieces(body, parameters: parameters) { misplaced.append($0) }
    for sign in misplaced {
      problem(
        sign.range, "this “#” names none of the definition's parameters",
        help: parameters == 0 ? "say how many there are: `[1]`" : "the last one is `#\(parameters)`")
    }
    return MathDefinition(parameters: parameters, standard: standard, body: pieces)
  }

  /// What `\let` makes a name mean: what the other name means now, whatever it is given later.
  private mutating func alias() -> MathDefinition? {
    while tokens.first.kind == .space { _ = tokens.take() }
    if tokens.first.kind == .character("=") { _ = tokens.take() }
    while tokens.first.kind == .space { _ = tokens.take() }
    var other = tokens.take()
    guard other.kind != .end else { return nil }
    if case .command(let name) = other.kind, let known = definitions[name] ?? builtInDefinitions[name] { return known }
    other.expands = false
    return MathDefinition(alias: other)
  }
}
