/// How an environment looks.
private struct EnvironmentShape {
  var left = ""
  var right = ""
  /// The alignment of columns, repeated: `l`, `c`, `r`.
  var columns = "c"
  /// Whether its rows are displayed formulas.
  var isDisplay = false
}

private let environments: [String: EnvironmentShape] = [
  "matrix": EnvironmentShape(), "smallmatrix": EnvironmentShape(),
  "pmatrix": EnvironmentShape(left: "(", right: ")"), "bmatrix": EnvironmentShape(left: "[", right: "]"),
  "Bmatrix": EnvironmentShape(left: "{", right: "}"), "vmatrix": EnvironmentShape(left: "|", right: "|"),
  "Vmatrix": EnvironmentShape(left: "‖", right: "‖"),
  "cases": EnvironmentShape(left: "{", columns: "l"), "rcases": EnvironmentShape(right: "}", columns: "l"),
  "aligned": EnvironmentShape(columns: "rl", isDisplay: true),
  "align": EnvironmentShape(columns: "rl", isDisplay: true),
  "align*": EnvironmentShape(columns: "rl", isDisplay: true), "split": EnvironmentShape(columns: "rl", isDisplay: true),
  "alignat": EnvironmentShape(columns: "rl", isDisplay: true),
  "eqnarray": EnvironmentShape(columns: "rcl", isDisplay: true),
  "gathered": EnvironmentShape(isDisplay: true), "gather": EnvironmentShape(isDisplay: true),
  "gather*": EnvironmentShape(isDisplay: true), "equation": EnvironmentShape(isDisplay: true),
  "equation*": EnvironmentShape(isDisplay: true), "array": EnvironmentShape(),
]

extension MathParser {
  /// `\begin{name}` with its rows and cells, up to its `\end{name}`.
  mutating func environment(_ token: MathToken) -> String {
    let name = parseText(of: token)
    guard var shape = environments[name] else {
      problem(
        token.range, "no environment is called “\(name)”",
        help: "use matrix, pmatrix, cases, aligned, gathered or array")
      return "<merror><mtext>\(escaped(name))</mtext></merror>"
    }
    if name == "array" || name == "alignat" {
      let written = parseText(of: token).filter { "lcr".contains($0) }
      if name == "array", !written.isEmpty { shape.columns = written }
    }
    var rows: [[String]] = [[]]
    var isClosed = false
    while true {
      let cell = parseRow { _ in false }
      rows[rows.count - 1].append(cell)
      let next = peek
      switch next.kind {
      case .cell: _ = advance()
      case .command("\\"), .command("cr"):
        _ = advance()
        skipOptionalLength()
        rows.append([])
      case .command("end"):
        _ = advance()
        let closing = parseText(of: next)
        if closing != name {
          problem(next.range, "this ends “\(closing)”, and “\(name)” is open", help: "write `\\end{\(name)}`")
        }
        isClosed = true
      default:
        problem(token.range, "this environment is never closed", help: "add `\\end{\(name)}`")
        isClosed = true
      }
      if isClosed { break }
    }
    if let last = rows.last, last.count <= 1, last.first?.isEmpty ?? true { rows.removeLast() }
    return wrapped(table(rows, shape), shape)
  }

  private mutating func skipOptionalLength() {
    skipSpace()
    guard peek.kind == .character("[") else { return }
    var ahead = index
    while ahead < tokens.count, tokens[ahead].kind != .character("]"), tokens[ahead].kind != .end { ahead += 1 }
    if ahead < tokens.count, tokens[ahead].kind == .character("]") { index = ahead + 1 }
  }

  private func table(_ rows: [[String]], _ shape: EnvironmentShape) -> String {
    let columns = Array(shape.columns)
    var result = shape.isDisplay ? "<mtable displaystyle=\"true\">" : "<mtable>"
    for row in rows {
      result += "<mtr>"
      for (index, cell) in row.enumerated() {
        let alignment =
          switch columns[index % columns.count] {
          case "l": " style=\"text-align:left\""
          case "r": " style=\"text-align:right\""
          default: ""
          }
        result += "<mtd\(alignment)>\(cell)</mtd>"
      }
      result += "</mtr>"
    }
    return result + "</mtable>"
  }

  private func wrapped(_ table: String, _ shape: EnvironmentShape) -> String {
    func sign(_ text: String, _ form: String) -> String {
      text.isEmpty ? "" : "<mo fence=\"true\" form=\"\(form)\" stretchy=\"true\">\(escaped(text))</mo>"
    }
    guard !shape.left.isEmpty || !shape.right.isEmpty else { return table }
    return "<mrow>\(sign(shape.left, "prefix"))\(table)\(sign(shape.right, "postfix"))</mrow>"
  }
}
