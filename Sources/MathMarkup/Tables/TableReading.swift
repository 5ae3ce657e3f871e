/// Lines between rows.
let rowRuleNames = ["hline", "hdashline", "cline", "toprule", "midrule", "bottomrule"]

extension MathParser {
  /// `\begin{name}` with its rows and cells, up to its `\end{name}`.
  mutating func environment(_ token: MathToken) -> MathNode {
    guard let name = words(of: token)?.filter({ $0 != " " }) else { return .empty }
    guard let shape = tableShapes[name] else {
      let help = nearest(to: name, among: tableShapes.keys).map { "did you mean `\($0)`?" }
      problem(
        token.range, "no environment is called “\(name)”",
        help: help ?? "use matrix, pmatrix, cases, aligned, gathered or array")
      // Its lines are read all the same, so that what is wrong in them is told in the same run.
      let table = nested(MathTable(columns: TableColumns("c"))) { $0.table(TableShape(), name, token) }
      return MathNode(.merror, [MathNode(.mtext, name), table.node(TableShape())])
    }
    return tableNode(nested(MathTable(columns: TableColumns("c"))) { $0.table(shape, name, token) }, shape)
  }

  /// Lines in braces: `\substack{a \\ b}`.
  mutating func lines(of token: MathToken, environment name: String) -> MathNode {
    skipSpace()
    guard let shape = tableShapes[name], peek.kind == .open else {
      problem(token.range, "“\(token.written)” lacks its lines", help: "write `\(token.written){a \\\\ b}`")
      return .empty
    }
    _ = advance()
    return tableNode(nested(MathTable(columns: TableColumns("c"))) { $0.table(shape, nil, token) }, shape)
  }

  /// The rows up to the end: `\end{name}`, or a brace for lines in braces.
  private mutating func table(_ shape: TableShape, _ name: String?, _ token: MathToken) -> MathTable {
    let outer = (isDisplayed, tag)
    isDisplayed = shape.style == .display
    tag = nil
    defer { (isDisplayed, tag) = outer }
    var table = MathTable(columns: columns(of: shape, token))
    var row = MathTable.Row(above: rowLines())
    while true {
      row.append(cell(column: row.width, shape))
      let next = peek
      switch next.kind {
      case .cell:
        _ = advance()
        continue
      case .command("\\"), .command("cr"), .command("newline"):
        _ = advance()
        skipRowGap()
        row.tag = tag
        tag = nil
        table.rows.append(row)
        row = MathTable.Row(above: rowLines())
        continue
      case .command("end") where name != nil:
        _ = advance()
        let closing = words(of: next)?.filter { $0 != " " } ?? ""
        if let name, closing != name {
          problem(next.range, "this ends “\(closing)”, and “\(name)” is open", help: "write `\\end{\(name)}`")
        }
      case .close where name == nil: _ = advance()
      default:
        let help = name.map { "add `\\end{\($0)}`" } ?? "add a `}`"
        problem(token.range, "this environment is never closed", help: help)
      }
      break
    }
    row.tag = tag
    if row.cells.count == 1, row.cells[0].content.isEmpty, row.tag == nil, !table.rows.isEmpty || row.above.isEmpty {
      table.below = row.above
    } else {
      table.rows.append(row)
    }
    return table
  }

  private mutating func columns(of shape: TableShape, _ token: MathToken) -> TableColumns {
    switch shape.argument {
    case .none: return TableColumns(shape.columns)
    case .columns:
      _ = bracketed()
      return columns(of: token)
    case .count:
      _ = group(of: token)
      return TableColumns(shape.columns)
    case .alignment:
      guard let letters = bracketed() else { return TableColumns(shape.columns) }
      return TableColumns(letters.map(\.written).joined())
    }
  }

  private mutating func cell(column: Int, _ shape: TableShape) -> MathTable.Cell {
    skipSpace()
    if case .command("multicolumn") = peek.kind { return wideCell(advance()) }
    if case .command("intertext") = peek.kind {
      return MathTable.Cell(content: [text(of: advance(), .plain)], span: 2, columns: TableColumns("l"))
    }
    var content = row()
    // What begins the right half of an equation has its left operand in the cell before.
    if shape.name == "aligned", column > 0, let first = content.first, first.name == .mo, content.count > 1,
      ["+", "−", "±", "∓"].contains(first.text)
    {
      content[0] = first.with("form", "infix")
    }
    return MathTable.Cell(content: content)
  }

  /// `\multicolumn{2}{c|}{…}`.
  private mutating func wideCell(_ token: MathToken) -> MathTable.Cell {
    let count = words(of: token).flatMap { Int($0) } ?? 0
    if !(1...TableColumns.most).contains(count) {
      problem(
        token.range, "“\\multicolumn” takes a number from 1 to \(TableColumns.most)",
        help: "write `\\multicolumn{2}{c}{…}`")
    }
    let own = columns(of: token)
    let content = nested([]) { parser -> [MathNode] in
      parser.skipSpace()
      return parser.peek.kind == .open ? parser.group() : []
    }
    return MathTable.Cell(
      content: content + row(), span: max(1, min(count, TableColumns.most)), columns: own)
  }

  /// The lines above a row.
  private mutating func rowLines() -> [MathTable.Line] {
    var lines: [MathTable.Line] = []
    while true {
      skipSpace()
      guard case .command(let name) = peek.kind, rowRuleNames.contains(name) else { return lines }
      let token = advance()
      var line = MathTable.Line(rule: name == "hdashline" ? .dashed : .line, columns: 0..<Int.max)
      if name == "cline" {
        let ends = words(of: token)?.split(separator: "-").compactMap { Int($0) } ?? []
        guard ends.count == 2, ends[0] >= 1, ends[0] <= ends[1] else {
          problem(token.range, "“\\cline” takes the columns it goes over", help: "write `\\cline{2-3}`")
          continue
        }
        line.columns = (ends[0] - 1)..<ends[1]
      }
      if lines.count < TableColumns.most { lines.append(line) }
    }
  }
}

private func tableNode(_ table: MathTable, _ shape: TableShape) -> MathNode {
  if shape.mayBeOneCell, table.isOneCell { return .row(table.rows[0].cells[0].content) }
  return between(shape.left, [table.node(shape)], shape.right)
}
