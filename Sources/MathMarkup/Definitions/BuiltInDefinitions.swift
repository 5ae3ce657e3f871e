/// Commands that are written with others.
let builtInDefinitions: [String: MathDefinition] = {
  var table: [String: MathDefinition] = [:]
  for (name, parameters, body) in sources {
    var definition = MathDefinition(
      parameters: parameters, body: definitionPieces(mathTokens(body), parameters: parameters) { _ in })
    definition.isBuiltIn = true
    table[name] = definition
  }
  return table
}()

private let sources: [(name: String, parameters: Int, body: String)] = [
  ("N", 0, #"\mathbb{N}"#), ("Z", 0, #"\mathbb{Z}"#), ("Q", 0, #"\mathbb{Q}"#), ("R", 0, #"\mathbb{R}"#),
  ("C", 0, #"\mathbb{C}"#),
  ("bmod", 0, #"\mathbin{\mathrm{mod}}"#), ("mod", 1, #"\kern1em\mathrm{mod}\kern.333em #1"#),
  ("pmod", 1, #"\kern1em(\mathrm{mod}\kern.333em #1)"#), ("pod", 1, #"\kern1em(#1)"#),
  ("bra", 1, #"\langle #1|"#), ("ket", 1, #"|#1\rangle"#), ("braket", 1, #"\langle #1\rangle"#),
  ("Bra", 1, #"\left\langle #1\right|"#), ("Ket", 1, #"\left|#1\right\rangle"#),
  ("Braket", 1, #"\left\langle #1\right\rangle"#), ("set", 1, #"\{\,#1\,\}"#), ("Set", 1, #"\left\{\,#1\,\right\}"#),
  ("varlimsup", 0, #"\mathop{\overline{\mathrm{lim}}}"#), ("varliminf", 0, #"\mathop{\underline{\mathrm{lim}}}"#),
  ("varinjlim", 0, #"\mathop{\underrightarrow{\mathrm{lim}}}"#),
  ("varprojlim", 0, #"\mathop{\underleftarrow{\mathrm{lim}}}"#), ("idotsint", 0, #"\int\cdots\int"#),
  ("fbox", 1, #"\boxed{\text{#1}}"#), ("cancelto", 2, #"{\cancel{#2}}^{#1}"#), ("sfrac", 2, #"{}^{#1}\!/_{#2}"#),
  ("nicefrac", 2, #"{}^{#1}\!/_{#2}"#),
  ("strut", 0, #"\vphantom{(}"#), ("mathstrut", 0, #"\vphantom{(}"#), ("intop", 0, #"\int\limits"#),
  ("ointop", 0, #"\oint\limits"#), ("operatornamewithlimits", 0, #"\operatorname*"#),
]
