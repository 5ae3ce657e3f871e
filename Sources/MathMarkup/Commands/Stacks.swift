extension MathParser {
  /// A sign above or below what it applies to; a brace takes its scripts as labels.
  mutating func accented(_ accent: MathAccent, _ token: MathToken) -> MathAtom {
    let base = argument(of: token)
    let sign = MathNode(.mo, accent.sign).with("stretchy", accent.stretches ? "true" : "false")
    var node =
      switch accent.side {
      case .above: MathNode(.mover, [base, sign]).with("accent", "true")
      case .below: MathNode(.munder, [base, sign]).with("accentunder", "true")
      }
    if let name = accent.name { node = node.adding(class: name) }
    return MathAtom(node, limits: accent.takesLabel ? .always : .beside)
  }

  /// `\overset{above}{base}`, `\underset{below}{base}`, `\overunderset{above}{below}{base}`.
  mutating func stack(_ sides: MathStack, _ token: MathToken) -> MathAtom {
    let above = sides == .below ? nil : compact { $0.argument(of: token) }
    let below = sides == .above ? nil : compact { $0.argument(of: token) }
    var base = argument(of: token)
    let kind: MathAtom.Kind =
      switch base.name {
      case .mo: .relation
      case .mi: base.text.unicodeScalars.count > 1 ? .function : .ordinary
      default: .ordinary
      }
    // A browser would move what stands above and below a sum beside it where the style is not display.
    if !isDisplayed, case .bigOperator? = mathSigns[base.text] { base = base.with("movablelimits", "false") }
    switch (below, above) {
    case (let below?, let above?): return MathAtom(MathNode(.munderover, [base, below, above]), kind)
    case (let below?, nil): return MathAtom(MathNode(.munder, [base, below]), kind)
    case (nil, let above?): return MathAtom(MathNode(.mover, [base, above]), kind)
    case (nil, nil): return MathAtom(base, kind)
    }
  }

  /// `\xrightarrow[below]{above}`: an arrow a little longer than its labels.
  mutating func labelledArrow(_ token: MathToken, _ sign: String) -> MathNode {
    func label(_ node: MathNode) -> MathNode { MathNode(.mrow, [.space(400), node, .space(400)]) }
    let below = compact { $0.optional() }
    let above = compact { $0.argument(of: token) }
    let arrow = MathNode(.mo, sign).with("stretchy", "true")
    guard let below else { return MathNode(.mover, [arrow, label(above)]) }
    return MathNode(.munderover, [arrow, label(below), label(above)])
  }

  /// `\prescript{above}{below}{base}`, and `\sideset{left}{right}{base}` whose first two arguments are scripts.
  mutating func surrounded(_ token: MathToken, _ name: String) -> MathNode {
    if name == "prescript" {
      let above = compact { $0.argument(of: token) }
      let below = compact { $0.argument(of: token) }
      return MathNode(.mmultiscripts, [argument(of: token), MathNode(.mprescripts, []), below, above])
    }
    let left = scripts(of: compact { $0.argument(of: token) })
    let right = scripts(of: compact { $0.argument(of: token) })
    let base = argument(of: token)
    guard let left, let right else {
      problem(token.range, "“\\sideset” takes indices and exponents", help: "write `\\sideset{_a^b}{_c^d}{\\sum}`")
      return base
    }
    return MathNode(.mmultiscripts, [base] + right + [MathNode(.mprescripts, [])] + left)
  }
}

/// The index and the exponent of what was read as scripts of nothing.
private func scripts(of node: MathNode) -> [MathNode]? {
  switch node.name {
  case .msub where node.children[0] == .empty: [node.children[1], .empty]
  case .msup where node.children[0] == .empty: [.empty, node.children[1]]
  case .msubsup where node.children[0] == .empty: [node.children[1], node.children[2]]
  case .mrow where node.children.isEmpty: [.empty, .empty]
  default: nil
  }
}
