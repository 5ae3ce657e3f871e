/// Splits a formula into commands, braces, scripts and characters. A comment runs from `%` to the end of its line.
func mathTokens(_ source: String) -> [MathToken] {
  let scalars = Array(source.unicodeScalars)
  var tokens: [MathToken] = []
  tokens.reserveCapacity(scalars.count)
  var index = 0
  while index < scalars.count {
    let start = index
    let scalar = scalars[index]
    index += 1
    let kind: MathToken.Kind
    switch scalar {
    case "\\":
      if index < scalars.count, isLetter(scalars[index]) {
        var name = ""
        while index < scalars.count, isLetter(scalars[index]) {
          name.unicodeScalars.append(scalars[index])
          index += 1
        }
        kind = .command(name)
      } else if index < scalars.count {
        kind = .command(scalars[index].properties.isWhitespace ? " " : String(scalars[index]))
        index += 1
      } else {
        kind = .command("")
      }
    case "{": kind = .open
    case "}": kind = .close
    case "^": kind = .superscript
    case "_": kind = .subscript
    case "&": kind = .cell
    case "'", "’": kind = .prime
    case "%":
      while index < scalars.count, scalars[index] != "\n" { index += 1 }
      continue
    case " ", "\t", "\n", "\r": kind = .space
    default: kind = scalar.properties.isWhitespace ? .space : .character(scalar)
    }
    tokens.append(MathToken(kind: kind, range: start..<index))
  }
  return tokens
}

private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
  ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
}
