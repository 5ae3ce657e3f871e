extension MathParser {
  private static let deepestExpansion = 50
  private static let longestExpansion = 20_000

  /// The definition that a token calls.
  private func definition(of token: MathToken) -> MathDefinition? {
    guard case .command(let name) = token.kind, token.expands else { return nil }
    return definitions[name] ?? builtInDefinitions[name]
  }

  /// Replaces the next token by its definition until it has none.
  mutating func expandDefinitions() {
    while let definition = definition(of: tokens.first) {
      let call = tokens.take()
      tokens.put(body(of: definition, call))
    }
  }

  /// Replaces the next token by its definition, as one group: in `x^\half` all of it is the exponent.
  mutating func wrapDefinition() {
    while true {
      while tokens.first.kind == .space { _ = tokens.take() }
      guard let definition = definition(of: tokens.first) else { return }
      let call = tokens.take()
      let body = body(of: definition, call)
      if body.count == 1 {
        tokens.put(body)
      } else {
        let open = MathToken(kind: .open, range: call.range)
        tokens.put([open] + body + [MathToken(kind: .close, range: call.range)])
        return
      }
    }
  }

  /// A definition's body with its parameters filled in.
  private mutating func body(of definition: MathDefinition, _ call: MathToken) -> [MathToken] {
    guard call.generation < Self.deepestExpansion else {
      stop(
        call.range, "“\(call.written)” comes back in its own definition without end",
        help: "take it out of what `\\newcommand` or `\\def` gives it; `\\let` keeps an old meaning under a new name")
      return []
    }
    var values: [[MathToken]] = []
    for number in 0..<definition.parameters {
      if number == 0, let standard = definition.standard {
        values.append(bracketed() ?? standard)
      } else {
        guard let value = value(of: call) else { return [] }
        values.append(value)
      }
    }
    var result: [MathToken] = []
    for piece in definition.body {
      switch piece {
      case .parameter(let number): result += values[number - 1]
      case .token(var token):
        token.generation = call.generation + 1
        if definition.isBuiltIn { token.range = call.range }
        result.append(token)
      }
      guard expansion + result.count <= Self.longestExpansion else { break }
    }
    return grow(by: result.count, call) ? result : []
  }

  /// Counts what is read again; a few short definitions can ask for more than any page holds.
  /// - Returns: whether that is still little enough.
  mutating func grow(by count: Int, _ call: MathToken) -> Bool {
    expansion += count
    guard expansion > Self.longestExpansion else { return true }
    stop(
      call.range, "this formula repeats so much that it comes to more than \(Self.longestExpansion) signs",
      help: "write less of it with definitions")
    return false
  }

  /// What a definition takes for a parameter: a group, or one token.
  private mutating func value(of call: MathToken) -> [MathToken]? {
    while tokens.first.kind == .space { _ = tokens.take() }
    switch tokens.first.kind {
    case .open: return balanced()
    case .end, .close, .cell:
      problem(
        call.range, "“\(call.written)” lacks what it applies to", help: "add it in braces: `\(call.written){…}`")
      return nil
    default: return [tokens.take()]
    }
  }

  /// The tokens between square brackets, if they are next.
  mutating func bracketed() -> [MathToken]? {
    while tokens.first.kind == .space { _ = tokens.take() }
    guard tokens.first.kind == .character("[") else { return nil }
    return inside(until: .character("]"), "this bracket is never closed", help: "add a `]`")
  }
}
