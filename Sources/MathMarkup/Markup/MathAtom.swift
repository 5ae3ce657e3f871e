/// A part of a row: its element, and how it stands among its neighbours.
///
/// The kinds are those of TeX (The TeXbook, chapter 17). MathML spaces most of them by its operator dictionary; what
/// the dictionary cannot know is added by ``spaced(_:)``.
struct MathAtom {
  enum Kind {
    case ordinary, function, binary, relation, opening, closing, punctuation
    /// What stands between `\left` and `\right`.
    case fenced
    case space
  }

  /// Where scripts go.
  enum Limits {
    case beside
    /// Above and below in display style, beside it elsewhere.
    case displayed
    /// Above and below, always.
    case always
  }

  var node: MathNode
  var kind = Kind.ordinary
  var limits = Limits.beside

  init(_ node: MathNode, _ kind: Kind = .ordinary, limits: Limits = .beside) {
    self.node = node
    self.kind = kind
    self.limits = limits
  }
}

/// The elements of a row, with the spaces and the forms that MathML's operator dictionary cannot find by itself.
func spaced(_ atoms: [MathAtom]) -> [MathNode] {
  var nodes: [MathNode] = []
  nodes.reserveCapacity(atoms.count)
  var previous: MathAtom.Kind?
  for atom in atoms {
    var node = atom.node
    // A browser takes an operator for a sign only at the start of a row; `a = -b` has one after a relation.
    if atom.kind == .binary, !nodes.isEmpty, node.name == .mo, ["+", "−", "±", "∓"].contains(node.text),
      lacksOperand(before: previous)
    {
      node = node.with("form", "prefix")
    }
    if needsThinSpace(previous, atom.kind) { nodes.append(.space(167)) }
    nodes.append(node)
    previous = atom.kind
  }
  return nodes
}

private func lacksOperand(before kind: MathAtom.Kind?) -> Bool {
  switch kind {
  case nil, .binary, .relation, .opening, .punctuation, .function: true
  case .ordinary, .closing, .fenced, .space: false
  }
}

/// `2 \sin x` is read as three words; `\sin(x)` is not.
private func needsThinSpace(_ left: MathAtom.Kind?, _ right: MathAtom.Kind) -> Bool {
  switch (left, right) {
  case (.ordinary, .function), (.closing, .function), (.fenced, .function), (.function, .function),
    (.function, .ordinary):
    true
  default: false
  }
}
