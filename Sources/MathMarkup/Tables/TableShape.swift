/// How an environment of rows looks.
struct TableShape {
  /// What follows the environment's name.
  enum Argument {
    case none
    /// The columns of an `array`, in braces.
    case columns
    /// How many columns there are; what is written tells as much.
    case count
    /// One alignment for all columns, in brackets, if it is given.
    case alignment
  }

  enum Style {
    /// A browser sets the cells of a table in text style.
    case text
    case display
    /// Letters of an index's size.
    case script
  }

  var left = ""
  var right = ""
  /// The columns, repeated.
  var columns = "c"
  var style = Style.text
  var argument = Argument.none
  /// What the style sheet does about the space between cells.
  var name: String?
  /// Whether a new equation begins after every second column.
  var hasPairs = false
  /// Whether it is no table if it has one cell.
  var mayBeOneCell = false
}

/// Every environment, by name.
let tableShapes: [String: TableShape] = {
  var table: [String: TableShape] = [
    "array": TableShape(argument: .columns), "darray": TableShape(style: .display, argument: .columns),
    "subarray": TableShape(argument: .columns, name: "stack"), "substack": TableShape(name: "stack"),
    "smallmatrix": TableShape(style: .script), "cases": TableShape(left: "{", columns: "l"),
    "dcases": TableShape(left: "{", columns: "l", style: .display), "rcases": TableShape(right: "}", columns: "l"),
    "drcases": TableShape(right: "}", columns: "l", style: .display),
    "eqnarray": TableShape(columns: "rcl", style: .display, name: "aligned"),
  ]
  let fences = [
    ("matrix", "", ""), ("pmatrix", "(", ")"), ("bmatrix", "[", "]"), ("Bmatrix", "{", "}"), ("vmatrix", "|", "|"),
    ("Vmatrix", "‖", "‖"),
  ]
  for (name, left, right) in fences {
    table[name] = TableShape(left: left, right: right)
    table["\(name)*"] = TableShape(left: left, right: right, argument: .alignment)
    guard name != "matrix" else { continue }
    table["\(name.prefix(1))smallmatrix"] = TableShape(left: left, right: right, style: .script)
  }
  let aligned = TableShape(columns: "rl", style: .display, name: "aligned", hasPairs: true)
  for name in ["aligned", "align", "split", "flalign"] { table[name] = aligned }
  var counted = aligned
  counted.argument = .count
  counted.hasPairs = false
  for name in ["alignat", "alignedat"] { table[name] = counted }
  let centred = TableShape(style: .display, mayBeOneCell: true)
  for name in ["gathered", "gather", "multline", "equation", "displaymath", "math"] { table[name] = centred }
  for name in ["align", "flalign", "alignat", "gather", "multline", "equation", "eqnarray"] {
    table["\(name)*"] = table[name]
  }
  return table
}()
