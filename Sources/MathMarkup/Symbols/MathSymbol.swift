/// What a command without arguments stands for.
enum MathSymbol {
  /// A letter: slanted, and styled by an alphabet.
  case letter(String)
  /// A sign that stands as a letter does, but upright.
  case upright(String)
  /// An operator that asks for no space, such as `∀`.
  case sign(String)
  case binary(String)
  case relation(String)
  case punctuation(String)
  /// An operator whose limits stand above and below it in display style.
  case bigOperator(String)
  /// An integral: its limits stand beside it.
  case integral(String)
  case opening(String)
  case closing(String)
  /// A delimiter that opens and closes alike.
  case fence(String)
  /// A function's name.
  case function(String)
  /// A function's name with limits below it in display style.
  case limit(String)
  /// White space, in thousandths of an em.
  case space(Int)

  /// The sign itself; `nil` for names and spaces.
  var sign: String? {
    switch self {
    case .letter(let sign), .upright(let sign), .sign(let sign), .binary(let sign), .relation(let sign),
      .punctuation(let sign), .bigOperator(let sign), .integral(let sign), .opening(let sign), .closing(let sign),
      .fence(let sign):
      sign
    case .function, .limit, .space: nil
    }
  }
}

/// Every command without arguments, by name.
let mathSymbols: [String: MathSymbol] = {
  var table: [String: MathSymbol] = [:]
  for list in symbolLists {
    for (name, sign) in namedSigns(list.names) { table[name] = list.symbol(sign) }
  }
  for (name, text) in functionNames { table[name] = .function(text) }
  for (name, text) in limitNames { table[name] = .limit(text) }
  for (name, width) in spaceWidths { table[name] = .space(width) }
  return table
}()

/// The same by sign, for what an author typed as the sign itself.
let mathSigns: [String: MathSymbol] = {
  var table: [String: MathSymbol] = [:]
  for list in symbolLists {
    for (_, sign) in namedSigns(list.names) where table[sign] == nil { table[sign] = list.symbol(sign) }
  }
  return table
}()

/// The pairs of a list such as `alpha=α beta=β`.
private func namedSigns(_ list: String) -> [(name: String, sign: String)] {
  list.split(separator: " ").compactMap { pair in
    guard let equals = pair.firstIndex(of: "="), equals > pair.startIndex else { return nil }
    return (String(pair[..<equals]), String(pair[pair.index(after: equals)...]))
  }
}

private let symbolLists: [(names: String, symbol: @Sendable (String) -> MathSymbol)] = [
  (greekLetters, { .letter($0) }), (otherLetters, { .letter($0) }), (uprightGreek, { .upright($0) }),
  (uprightSigns, { .upright($0) }), (ordinarySigns, { .sign($0) }), (binaryOperators, { .binary($0) }),
  (relations, { .relation($0) }), (negatedRelations, { .relation($0) }), (arrows, { .relation($0) }),
  (negatedArrows, { .relation($0) }), (punctuationSigns, { .punctuation($0) }), (bigOperators, { .bigOperator($0) }),
  (integrals, { .integral($0) }), (openingDelimiters, { .opening($0) }), (closingDelimiters, { .closing($0) }),
  (fences, { .fence($0) }),
]
