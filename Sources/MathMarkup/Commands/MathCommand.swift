/// What a command with arguments does.
enum MathCommand {
  /// Letters of a style: `\mathbf{…}`.
  case alphabet(MathAlphabet)
  case accent(MathAccent)
  case fraction(MathFraction)
  /// `\genfrac` says everything about a fraction itself.
  case anyFraction
  case root
  /// Something above or below: `\overset{…}{…}`.
  case stack(MathStack)
  case labelledArrow(String)
  case text(MathTextStyle)
  case operatorName
  case left
  /// A delimiter of a size in thousandths of an em.
  case sized(Int, MathAtom.Kind)
  case environment
  /// Lines in braces, as an environment of that name.
  case lines(String)
  case negation
  /// What a style sheet draws around or through something, by its class.
  case enclosure(String)
  case phantom(MathPhantom)
  /// How something stands in its row: `\mathrel{…}`.
  case kind(MathAtom.Kind)
  /// A function with limits: `\mathop{…}`.
  case function
  case space
  case coloredText
  case coloredBox
  case tag
  /// Scripts before something: `\prescript{…}{…}{…}` and `\sideset{…}{…}{…}`.
  case scriptsBefore, scriptsAround
  case definition(MathDefining)
  /// What has no meaning on a page, with how many arguments.
  case nothing(Int)
  /// What may stand in certain places only.
  case misplaced(help: String)
}

/// A command that changes the rest of its group.
enum MathSwitch {
  case style(MathStyle, level: Int)
  /// In hundredths of the size around it.
  case size(Int)
  case color
}

/// Where something is put.
enum MathStack { case above, below, both }

/// How much of a hidden thing is there.
enum MathPhantom {
  /// It is as large as if it were seen.
  case whole
  case width, height
  /// It is seen, and has no height.
  case smashed
  /// It is seen, and has no width.
  case overlapping
}

/// Commands with arguments, by name.
let mathCommands: [String: MathCommand] = {
  var table: [String: MathCommand] = [
    "genfrac": .anyFraction, "sqrt": .root, "overset": .stack(.above),
    "stackrel": .stack(.above), "underset": .stack(.below),
    "overunderset": .stack(.both), "operatorname": .operatorName, "left": .left,
    "begin": .environment, "not": .negation, "mathop": .function, "textcolor": .coloredText,
    "colorbox": .coloredBox, "tag": .tag, "prescript": .scriptsBefore, "sideset": .scriptsAround,
    "newcommand": .definition(.command), "renewcommand": .definition(.command),
    "providecommand": .definition(.command), "def": .definition(.def), "gdef": .definition(.def),
    "let": .definition(.alias), "DeclareMathOperator": .definition(.operatorName),
  ]
  for (name, alphabet) in mathAlphabets { table[name] = .alphabet(alphabet) }
  for (name, accent) in mathAccents { table[name] = .accent(accent) }
  for (name, fraction) in mathFractions { table[name] = .fraction(fraction) }
  for (name, arrow) in labelledArrows { table[name] = .labelledArrow(arrow) }
  for (name, style) in mathTextStyles { table[name] = .text(style) }
  for (name, kind) in kinds { table[name] = .kind(kind) }
  for (name, phantom) in phantoms { table[name] = .phantom(phantom) }
  for name in ["boxed", "cancel", "bcancel", "xcancel", "sout"] { table[name] = .enclosure(name) }
  for name in ["substack", "matrix", "pmatrix", "cases"] { table[name] = .lines(name) }
  for name in ["hspace", "hskip", "kern", "mkern", "mskip", "mspace"] { table[name] = .space }
  for (name, size) in [("big", 1200), ("Big", 1800), ("bigg", 2400), ("Bigg", 3000)] {
    table[name] = .sized(size, .ordinary)
    table[name + "l"] = .sized(size, .opening)
    table[name + "m"] = .sized(size, .relation)
    table[name + "r"] = .sized(size, .closing)
  }
  for name in ["label", "vspace"] { table[name] = .nothing(1) }
  for name in ["nonumber", "notag", "nobreak", "allowbreak", "displaybreak", "noindent", "relax", "hfill", "hfil"] {
    table[name] = .nothing(0)
  }
  for name in ["limits", "nolimits", "displaylimits"] {
    table[name] = .misplaced(help: "write it after an operator such as `\\sum`, before its limits")
  }
  for name in rowRuleNames { table[name] = .misplaced(help: "write it where a row of an `array` begins") }
  table["intertext"] = .misplaced(help: "write it where a line of `align` begins")
  table["multicolumn"] = .misplaced(help: "write it where a cell begins")
  for name in Array(mathSwitches.keys) + Array(mathAlphabetSwitches.keys) + Array(mathInfixes.keys) {
    table[name] = .misplaced(help: "put what it changes in braces with it: `{\\\(name) …}`")
  }
  return table
}()

let mathSwitches: [String: MathSwitch] = [
  "displaystyle": .style(.display, level: 0), "textstyle": .style(.inline, level: 0),
  "scriptstyle": .style(.inline, level: 1), "scriptscriptstyle": .style(.inline, level: 2),
  "color": .color, "tiny": .size(50), "scriptsize": .size(70), "footnotesize": .size(80), "small": .size(90),
  "normalsize": .size(100), "large": .size(120), "Large": .size(144), "LARGE": .size(173), "huge": .size(207),
  "Huge": .size(249),
]

private let kinds: [String: MathAtom.Kind] = [
  "mathord": .ordinary, "mathbin": .binary, "mathrel": .relation, "mathopen": .opening, "mathclose": .closing,
  "mathpunct": .punctuation, "mathinner": .fenced,
]

private let phantoms: [String: MathPhantom] = [
  "phantom": .whole, "hphantom": .width, "vphantom": .height, "smash": .smashed, "rlap": .overlapping,
  "mathrlap": .overlapping,
]
