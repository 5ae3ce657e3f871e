extension MathParser {
  /// One atom, without its scripts; `nil` for a command that leaves nothing behind.
  mutating func atom() -> MathAtom? {
    let token = peek
    switch token.kind {
    case .open:
      let nodes = group()
      // `{,}` and `{=}` are how TeX is told that a sign asks for no space.
      if nodes.count == 1, let only = nodes.first, only.name == .mo {
        return MathAtom(only.with("lspace", "0em").with("rspace", "0em"))
      }
      return MathAtom(.row(nodes))
    case .character(let scalar):
      _ = advance()
      return character(scalar, token)
    case .command(let name):
      _ = advance()
      return command(name, token)
    default:
      _ = advance()
      return nil
    }
  }

  private mutating func character(_ scalar: Unicode.Scalar, _ token: MathToken) -> MathAtom {
    switch scalar {
    case "0"..."9", ".": return MathAtom(number(from: scalar))
    case "+": return symbol(.binary("+"))
    case "-", "−": return symbol(.binary("−"))
    case "*": return symbol(.binary("∗"))
    case "·": return symbol(.binary("⋅"))
    case "=", "<", ">", ":": return symbol(.relation(String(scalar)))
    case "/": return symbol(.sign("/"))
    case ",", ";": return symbol(.punctuation(String(scalar)))
    case "(", "[": return symbol(.opening(String(scalar)))
    case ")", "]": return symbol(.closing(String(scalar)))
    case "!", "?": return MathAtom(MathNode(.mo, String(scalar)), .closing)
    case "|": return symbol(.fence("|"))
    case "~": return symbol(.space(333))
    case "#", "$":
      problem(token.range, "“\(scalar)” means something else in LaTeX", help: "write `\\\(scalar)` for the sign")
      return MathAtom(MathNode(.mi, String(scalar)))
    default: break
    }
    if ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) { return MathAtom(letters(from: scalar)) }
    let sign = String(scalar) + marks()
    if let known = mathSigns[sign] { return symbol(known) }
    switch scalar.properties.generalCategory {
    case .mathSymbol, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
      .otherPunctuation:
      return MathAtom(MathNode(.mo, sign))
    case .decimalNumber, .otherNumber: return MathAtom(MathNode(.mn, sign))
    default: return MathAtom(MathNode(.mi, sign))
    }
  }

  /// Marks that belong to the letter before them.
  private mutating func marks() -> String {
    var marks = ""
    while case .character(let next) = tokens.first.kind, !next.isASCII,
      [.nonspacingMark, .enclosingMark, .spacingMark].contains(next.properties.generalCategory)
    {
      marks.unicodeScalars.append(next)
      _ = tokens.take()
    }
    return marks
  }

  /// A letter; upright ones that follow each other are one name, such as `\mathrm{kg}`.
  private mutating func letters(from first: Unicode.Scalar) -> MathNode {
    var name = String(styled(first)) + marks()
    guard alphabet == .upright else { return MathNode(.mi, name) }
    while case .character(let next) = tokens.first.kind, next.isASCII, next.properties.isAlphabetic {
      // In `CO_2` the index is that of the O alone.
      switch tokens.ahead(1).kind {
      case .superscript, .subscript, .prime: return upright(name)
      default: break
      }
      _ = tokens.take()
      name.unicodeScalars.append(next)
    }
    return upright(name)
  }

  /// A name in upright letters. Browsers slant a single letter, and only that.
  func upright(_ name: String) -> MathNode {
    let node = MathNode(.mi, name)
    return name.unicodeScalars.count == 1 ? node.with("mathvariant", "normal") : node
  }

  /// Digits, with a decimal point that has digits after it.
  private mutating func number(from first: Unicode.Scalar) -> MathNode {
    var digits = String(styled(first))
    while case .character(let next) = tokens.first.kind, ("0"..."9").contains(next) || next == "." && first != "." {
      if next == "." {
        guard !digits.contains("."), case .character(let after) = tokens.ahead(1).kind, ("0"..."9").contains(after)
        else { break }
      }
      _ = tokens.take()
      digits.unicodeScalars.append(styled(next))
    }
    return digits == "." ? MathNode(.mo, ".").with("lspace", "0em").with("rspace", "0em") : MathNode(.mn, digits)
  }

  /// The letter or digit in the alphabet that holds here.
  func styled(_ scalar: Unicode.Scalar) -> Unicode.Scalar { alphabet?.styled(scalar) ?? scalar }

  /// The atom of a command without arguments.
  func symbol(_ symbol: MathSymbol) -> MathAtom {
    switch symbol {
    case .letter(let sign): return MathAtom(identifier(sign, isUpright: alphabet == .upright))
    case .upright(let sign): return MathAtom(identifier(sign, isUpright: alphabet != .italic))
    case .sign(let sign): return MathAtom(oper(sign))
    case .binary(let sign): return MathAtom(oper(sign), .binary)
    case .relation(let sign): return MathAtom(oper(sign), .relation)
    case .punctuation(let sign): return MathAtom(oper(sign), .punctuation)
    case .bigOperator(let sign): return MathAtom(oper(sign), limits: .displayed)
    case .integral(let sign): return MathAtom(oper(sign))
    case .opening(let sign): return MathAtom(oper(sign).with("stretchy", "false"), .opening)
    case .closing(let sign): return MathAtom(oper(sign).with("stretchy", "false"), .closing)
    case .fence(let sign):
      // Between two letters a browser would take a bar for a relation and set it apart.
      return MathAtom(oper(sign).with("stretchy", "false").with("lspace", "0em").with("rspace", "0em"))
    case .function(let name): return MathAtom(upright(name), .function)
    case .limit(let name): return MathAtom(upright(name), .function, limits: .displayed)
    case .space(let width): return MathAtom(.space(width), .space)
    }
  }

  private func identifier(_ sign: String, isUpright: Bool) -> MathNode {
    guard let scalar = sign.unicodeScalars.first else { return .empty }
    let letter = styled(scalar)
    if letter != scalar { return MathNode(.mi, String(letter)) }
    return isUpright && isSlanted(scalar) ? MathNode(.mi, sign).with("mathvariant", "normal") : MathNode(.mi, sign)
  }

  /// Whether a browser slants the letter (MathML Core, the italic mappings).
  private func isSlanted(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "A"..."Z", "a"..."z", "Α"..."Ω", "α"..."ω", "∂", "∇", "ϵ", "ϑ", "ϰ", "ϕ", "ϱ", "ϖ", "ı", "ȷ", "ϝ": true
    default: false
    }
  }

  /// An operator; Unicode has no bold ones.
  private func oper(_ sign: String) -> MathNode {
    let node = MathNode(.mo, sign)
    return alphabet == .boldItalic ? node.adding(class: "bold") : node
  }
}
