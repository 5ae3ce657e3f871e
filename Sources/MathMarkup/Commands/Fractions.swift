/// How a fraction is set.
struct MathFraction {
  enum Style { case inherited, display, text }

  var style = Style.inherited
  var hasLine = true
  var left = ""
  var right = ""
}

/// Fractions whose parts follow their command.
let mathFractions: [String: MathFraction] = [
  "frac": MathFraction(), "dfrac": MathFraction(style: .display), "tfrac": MathFraction(style: .text),
  "cfrac": MathFraction(style: .display), "binom": MathFraction(hasLine: false, left: "(", right: ")"),
  "dbinom": MathFraction(style: .display, hasLine: false, left: "(", right: ")"),
  "tbinom": MathFraction(style: .text, hasLine: false, left: "(", right: ")"),
]

/// Fractions whose command stands between their parts.
let mathInfixes: [String: MathFraction] = [
  "over": MathFraction(), "atop": MathFraction(hasLine: false),
  "choose": MathFraction(hasLine: false, left: "(", right: ")"),
  "brack": MathFraction(hasLine: false, left: "[", right: "]"),
  "brace": MathFraction(hasLine: false, left: "{", right: "}"),
]

extension MathParser {
  mutating func fraction(_ shape: MathFraction, _ token: MathToken) -> MathNode {
    if token.kind == .command("cfrac") { _ = bracketed() }
    let above = compact { $0.argument(of: token) }
    return fractionNode(shape, above, compact { $0.argument(of: token) })
  }

  /// `above \over below`: what was read of a row, over what is left of it.
  mutating func infix(
    _ shape: MathFraction, above: [MathNode], until closing: MathToken.Kind?
  ) -> MathNode {
    let below = nested([]) { parser in parser.compact { $0.row(until: closing) } }
    return fractionNode(shape, .row(above), .row(below))
  }

  /// `\genfrac{left}{right}{thickness}{style}{above}{below}`.
  mutating func anyFraction(_ token: MathToken) -> MathNode {
    var shape = MathFraction()
    shape.left = delimiterArgument(of: token)
    shape.right = delimiterArgument(of: token)
    let thickness = words(of: token)?.filter { $0 != " " } ?? ""
    shape.hasLine = thickness.isEmpty || mathLength(thickness) != 0
    switch words(of: token) {
    case "0": shape.style = .display
    case nil, "": break
    default: shape.style = .text
    }
    return fraction(shape, token)
  }

  private mutating func delimiterArgument(of token: MathToken) -> String {
    guard let inside = group(of: token)?.filter({ $0.kind != .space }), let first = inside.first else { return "" }
    guard inside.count == 1, let sign = delimiterSign(first) else {
      problem(first.range, "“\(first.written)” is no delimiter", help: "write `(`, `[`, or nothing")
      return ""
    }
    return sign
  }

  mutating func root(_ token: MathToken) -> MathNode {
    let degree = compact { $0.optional() }
    let radicand = argument(of: token)
    return degree.map { MathNode(.mroot, [radicand, $0]) } ?? MathNode(.msqrt, [radicand])
  }
}

private func fractionNode(_ shape: MathFraction, _ above: MathNode, _ below: MathNode) -> MathNode {
  var node = MathNode(.mfrac, [above, below])
  if !shape.hasLine { node = node.with("linethickness", "0") }
  node = between(shape.left, [node], shape.right)
  switch shape.style {
  case .inherited: return node
  case .display: return MathNode(.mstyle, [node]).with("displaystyle", "true").with("scriptlevel", "0")
  case .text: return MathNode(.mstyle, [node]).with("displaystyle", "false").with("scriptlevel", "0")
  }
}
