/// What `\newcommand` and its relatives give a name.
struct MathDefinition {
  enum Piece {
    case token(MathToken)
    /// From 1.
    case parameter(Int)
  }

  var parameters: Int
  /// What the first parameter is where no brackets give it; `nil` if it always stands in braces.
  var standard: [MathToken]?
  var body: [Piece]
  /// Whether the places of its tokens are those of the call, since no author wrote them.
  var isBuiltIn = false

  /// A name for one token.
  init(alias token: MathToken) {
    parameters = 0
    body = [.token(token)]
  }

  init(parameters: Int, standard: [MathToken]? = nil, body: [Piece]) {
    self.parameters = parameters
    self.standard = standard
    self.body = body
  }
}

/// Splits a body at its parameters.
/// - Parameter misplaced: called with each `#` that names none of the parameters.
func definitionPieces(
  _ tokens: [MathToken], parameters: Int, misplaced: (MathToken) -> Void
) -> [MathDefinition.Piece] {
  var pieces: [MathDefinition.Piece] = []
  pieces.reserveCapacity(tokens.count)
  var index = 0
  while index < tokens.count {
    let token = tokens[index]
    index += 1
    guard token.kind == .character("#") else {
      pieces.append(.token(token))
      continue
    }
    guard index < tokens.count, case .character(let next) = tokens[index].kind else {
      misplaced(token)
      continue
    }
    if next == "#" {
      pieces.append(.token(token))
    } else if let digit = next.properties.numericType == .decimal ? Int(String(next)) : nil, (1...9).contains(digit),
      digit <= parameters
    {
      pieces.append(.parameter(digit))
    } else {
      misplaced(token)
      continue
    }
    index += 1
  }
  return pieces
}
