/// A piece of LaTeX.
struct MathToken {
  enum Kind: Equatable {
    case command(String)
    case open, close
    case superscript, `subscript`
    case cell
    case prime
    case space
    case character(Unicode.Scalar)
    case end
  }

  var kind: Kind
  /// Unicode scalars of the formula.
  var range: Range<Int>
}

/// Splits a formula into commands, braces, scripts and characters. A comment runs from `%` to the end of its line.
func mathTokens(_ source: String) -> (tokens: [MathToken], scalars: [Unicode.Scalar]) {
  let scalars = Array(source.unicodeScalars)
  var tokens: [MathToken] = []
  var index = 0
  while index < scalars.count {
    let start = index
    let scalar = scalars[index]
    index += 1
    var kind: MathToken.Kind
    switch scalar {
    case "\\":
      guard index < scalars.count else {
        kind = .command("")
        break
      }
      if isLetter(scalars[index]) {
        while index < scalars.count, isLetter(scalars[index]) { index += 1 }
        kind = .command(text(scalars[(start + 1)..<index]))
      } else {
        index += 1
        kind = .command(String(scalars[index - 1]))
      }
    case "{": kind = .open
    case "}": kind = .close
    case "^": kind = .superscript
    case "_": kind = .subscript
    case "&": kind = .cell
    case "'": kind = .prime
    case "%":
      while index < scalars.count, scalars[index] != "\n" { index += 1 }
      continue
    case " ", "\t", "\n", "\r": kind = .space
    default: kind = .character(scalar)
    }
    tokens.append(MathToken(kind: kind, range: start..<index))
  }
  tokens.append(MathToken(kind: .end, range: scalars.count..<scalars.count))
  return (tokens, scalars)
}

func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
  var view = String.UnicodeScalarView()
  view.append(contentsOf: scalars)
  return String(view)
}

private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
  ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
}
