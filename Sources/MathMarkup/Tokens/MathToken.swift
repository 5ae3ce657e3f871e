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
  /// How many definitions it came through; 0 for what the author wrote in its place.
  var generation = 0
  /// Whether a definition of its name applies; `\let` keeps the meaning that a name had.
  var expands = true

  /// The token as it is written.
  var written: String {
    switch kind {
    case .command(let name): "\\" + name
    case .open: "{"
    case .close: "}"
    case .superscript: "^"
    case .subscript: "_"
    case .cell: "&"
    case .prime: "'"
    case .space: " "
    case .character(let scalar): String(scalar)
    case .end: ""
    }
  }
}
