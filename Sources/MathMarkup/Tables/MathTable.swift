/// The rows of an environment, before they are markup.
struct MathTable {
  struct Cell {
    var content: [MathNode] = []
    /// How many columns it goes over.
    var span = 1
    /// Its own columns, if it goes over several.
    var columns: TableColumns?
  }

  /// A line above a row, over some of its columns.
  struct Line {
    var rule: TableRule
    var columns: Range<Int>
  }

  struct Row {
    private(set) var cells: [Cell] = []
    /// How many columns they go over.
    private(set) var width = 0
    var above: [Line] = []
    var tag: MathNode?

    init(above: [Line]) { self.above = above }

    mutating func append(_ cell: Cell) {
      cells.append(cell)
      width += cell.span
    }
  }

  var rows: [Row] = []
  var columns: TableColumns
  /// Lines below the last row.
  var below: [Line] = []

  /// Whether it is nothing but one cell's content.
  var isOneCell: Bool {
    rows.count == 1 && rows[0].cells.count == 1 && rows[0].tag == nil && rows[0].above.isEmpty && below.isEmpty
  }

  /// The `mtable`.
  func node(_ shape: TableShape) -> MathNode {
    let width = max(rows.map(\.width).max() ?? 0, columns.rules.isEmpty ? 0 : columns.alignments.count)
    var table = MathNode(.mtable, [])
    for (index, row) in rows.enumerated() {
      let below = index == rows.count - 1 ? below : []
      table.children.append(MathNode(.mtr, cells(of: row, below, width: width, shape)))
    }
    if let name = shape.name { table = table.adding(class: name) }
    switch shape.style {
    case .text: return table
    case .display: return table.with("displaystyle", "true")
    case .script: return MathNode(.mstyle, [table]).with("scriptlevel", "1")
    }
  }

  private func cells(of row: Row, _ below: [Line], width: Int, _ shape: TableShape) -> [MathNode] {
    var cells = row.cells
    let missing = width - row.width
    // A line goes over the whole row, and a mark stands in a column of its own, also where cells are missing.
    if missing > 0, row.tag != nil || !row.above.isEmpty || !below.isEmpty { cells.append(Cell(span: missing)) }
    var nodes: [MathNode] = []
    var column = 0
    for cell in cells {
      var node = MathNode(.mtd, cell.content)
      if cell.span > 1 { node = node.with("columnspan", String(cell.span)) }
      let alignment = cell.columns?.alignment(of: 0) ?? columns.alignment(of: column)
      if alignment != .center { node = node.adding(class: alignment.rawValue) }
      if shape.hasPairs, column > 0, column % 2 == 0 { node = node.adding(class: "gap") }
      let end = column + cell.span
      let isLast = end == width
      if let rule = above(column..<end, row.above) { node = node.adding(class: "\(rule.rawValue)-top") }
      if let rule = above(column..<end, below) { node = node.adding(class: "\(rule.rawValue)-bottom") }
      if let rule = cell.columns?.rules[0] ?? columns.rules[column] {
        node = node.adding(class: "\(rule.rawValue)-left")
      }
      let right = cell.columns.map { $0.rules[$0.alignments.count] } ?? (isLast ? columns.rules[end] : nil)
      if let right { node = node.adding(class: "\(right.rawValue)-right") }
      nodes.append(node)
      column = end
    }
    if let tag = row.tag { nodes.append(MathNode(.mtd, [tag]).adding(class: "tag")) }
    return nodes
  }

  private func above(_ columns: Range<Int>, _ lines: [Line]) -> TableRule? {
    let over = lines.filter { $0.columns.overlaps(columns) }
    return over.count > 1 ? .double : over.first?.rule
  }
}
