extension MathParser {
  /// A command that nothing knows: a problem, and its name in the markup.
  mutating func unknown(_ name: String, _ token: MathToken) -> MathAtom {
    let atom = MathAtom(MathNode(.merror, [MathNode(.mtext, "\\" + name)]))
    // Found in a definition, it comes back with each call.
    if problems.contains(where: { $0.range == token.range }) { return atom }
    let help: String
    if name.isEmpty {
      help = "write the name of a command after it, or `\\backslash` for the sign"
    } else if let known = nearest(to: name, among: definitions.isEmpty ? commandNames : commandNames + definitions.keys)
    {
      help = "did you mean `\\\(known)`?"
    } else {
      help = "write `\\operatorname{\(name)}` for a function's name, or define it with `\\newcommand`"
    }
    problem(token.range, "no command is called “\\\(name)”", help: help)
    return atom
  }
}

/// What an unknown name is compared with.
private let commandNames =
  Array(mathSymbols.keys) + Array(mathCommands.keys) + Array(builtInDefinitions.keys)
  + ["right", "middle", "end", "newline"]

/// The known name that takes the fewest changes to reach; `nil` if none is near.
func nearest(to name: String, among known: some Sequence<String>) -> String? {
  let length = name.utf8.count
  let most = min(3, max(1, (length - 1) / 2))
  guard length < 40 else { return nil }
  var best: (distance: Int, name: String)?
  for other in known where other.utf8.count > 1 && abs(other.utf8.count - length) <= most {
    let candidate = (distance: distance(other, name), name: other)
    if candidate.distance <= most, best.map({ candidate < $0 }) ?? true { best = candidate }
  }
  return best?.name
}

/// How many changes make one name of another: letters added, dropped, replaced, or two neighbours swapped.
private func distance(_ a: String, _ b: String) -> Int {
  let a = Array(a.utf8)
  let b = Array(b.utf8)
  guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
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
