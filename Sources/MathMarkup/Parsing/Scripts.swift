extension MathParser {
  /// An atom with its scripts; `nil` for a command that leaves nothing behind.
  mutating func scripted() -> MathAtom? {
    var base = MathAtom(.empty)
    switch peek.kind {
    case .superscript, .subscript, .prime: break
    default:
      guard let atom = nested(nil, { $0.atom() }) else { return nil }
      base = atom
    }
    var below: MathNode?
    var above: MathNode?
    var primes = 0
    var hasLimits = base.limits == .always || base.limits == .displayed && isDisplayed
    while true {
      skipSpace()
      switch peek.kind {
      case .prime:
        _ = advance()
        primes += 1
      case .superscript:
        let token = advance()
        if above != nil {
          problem(token.range, "a second exponent stands here", help: "group the parts with braces: `{a^b}^c`")
        }
        above = compact { $0.argument(of: token) }
      case .subscript:
        let token = advance()
        if below != nil {
          problem(token.range, "a second index stands here", help: "group the parts with braces: `{a_b}_c`")
        }
        below = compact { $0.argument(of: token) }
      case .command("limits"):
        _ = advance()
        hasLimits = true
      case .command("nolimits"):
        _ = advance()
        hasLimits = false
      case .command("displaylimits"):
        _ = advance()
        hasLimits = isDisplayed
      default:
        if primes > 0 {
          let sign = MathNode(.mo, primeSigns(primes))
          above = above.map { MathNode(.mrow, [sign, $0]) } ?? sign
        }
        base.node = attached(to: base, below, above, hasLimits: hasLimits)
        return base
      }
    }
  }

  private func attached(to base: MathAtom, _ below: MathNode?, _ above: MathNode?, hasLimits: Bool) -> MathNode {
    guard below != nil || above != nil else { return base.node }
    var node = base.node
    // A browser would move the limits of `\sum\limits` beside it where the style is not display.
    if hasLimits, !isDisplayed, node.name == .mo { node = node.with("movablelimits", "false") }
    switch (below, above) {
    case (let below?, let above?): return MathNode(hasLimits ? .munderover : .msubsup, [node, below, above])
    case (let below?, nil): return MathNode(hasLimits ? .munder : .msub, [node, below])
    case (nil, let above?): return MathNode(hasLimits ? .mover : .msup, [node, above])
    case (nil, nil): return node
    }
  }

  private func primeSigns(_ count: Int) -> String {
    switch count {
    case 1: "′"
    case 2: "″"
    case 3: "‴"
    case 4: "⁗"
    default: String(repeating: "′", count: count)
    }
  }
}
