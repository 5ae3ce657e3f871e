/// How a column's cells stand.
enum ColumnAlignment: String {
  case left, center, right

  init?(letter: Unicode.Scalar) {
    switch letter {
    case "l": self = .left
    case "c": self = .center
    case "r": self = .right
    default: return nil
    }
  }
}

/// A line between rows or columns; the style sheet draws it.
enum TableRule: String {
  case line, double, dashed
}

/// The columns of a table: how they stand, and what is drawn between them.
struct TableColumns {
  var alignments: [ColumnAlignment] = []
  /// By the column that they stand before.
  var rules: [Int: TableRule] = [:]

  /// So many columns have a say; no page shows more.
  static let most = 64

  /// Columns that repeat without end, such as `rl`.
  init(_ letters: String) { alignments = letters.unicodeScalars.compactMap { ColumnAlignment(letter: $0) } }

  func alignment(of column: Int) -> ColumnAlignment {
    alignments.isEmpty ? .center : alignments[column % alignments.count]
  }

  /// Adds a rule after the columns that are there; two make a double one.
  mutating func addRule(_ rule: TableRule) {
    let place = alignments.count
    rules[place] = rules[place] == nil ? rule : .double
  }
}

extension MathParser {
  /// The columns that `array` takes, such as `{r|c@{}l}` or `{*{3}{c}}`.
  mutating func columns(of token: MathToken) -> TableColumns {
    var columns = TableColumns("")
    guard let letters = group(of: token) else { return columns }
    read(letters[...], into: &columns)
    return columns
  }

  private mutating func read(_ letters: ArraySlice<MathToken>, into columns: inout TableColumns) {
    var rest = letters
    while let token = rest.popFirst() {
      switch token.kind {
      case .space: continue
      case .character("|"): columns.addRule(.line)
      case .character(":"): columns.addRule(.dashed)
      // What stands between columns, or is done to their cells, is typography of paper.
      case .character("@"), .character("!"), .character(">"), .character("<"): _ = group(&rest)
      case .character("p"), .character("m"), .character("b"):
        _ = group(&rest)
        columns.alignments.append(.left)
      case .character("*"):
        let count = Int((group(&rest) ?? []).map(\.written).joined()) ?? 0
        let repeated = group(&rest) ?? []
        for _ in 0..<max(0, min(count, TableColumns.most + 1)) {
          guard grow(by: repeated.count + 1, token) else { return }
          nested(()) { $0.read(repeated, into: &columns) }
        }
      case .character(let letter):
        if let alignment = ColumnAlignment(letter: letter) {
          columns.alignments.append(alignment)
        } else {
          problem(token.range, "no column is called “\(letter)”", help: "use `l`, `c`, `r` and `|`")
        }
      default: problem(token.range, "“\(token.written)” is no column", help: "use `l`, `c`, `r` and `|`")
      }
      guard columns.alignments.count <= TableColumns.most else {
        problem(token.range, "a table has at most \(TableColumns.most) columns", help: "leave some out")
        columns.alignments.removeLast()
        return
      }
    }
  }

  /// Takes a group off the front of tokens.
  private func group(_ rest: inout ArraySlice<MathToken>) -> ArraySlice<MathToken>? {
    guard rest.first?.kind == .open else { return nil }
    var nesting = 0
    for index in rest.indices {
      if rest[index].kind == .open { nesting += 1 }
      if rest[index].kind == .close { nesting -= 1 }
      guard nesting == 0 else { continue }
      let inside = rest[(rest.startIndex + 1)..<index]
      rest = rest[(index + 1)...]
      return inside
    }
    return nil
  }
}
