/// A style of letters that Unicode has as characters of its own (Mathematical Alphanumeric Symbols).
enum MathAlphabet {
  case bold, boldItalic, doubleStruck, script, fraktur, sansSerif, monospace
  /// Letters that are not slanted; they are styled by their element.
  case upright
  /// What letters are unless something is said.
  case italic

  /// The letter or digit in this style; `nil` where Unicode has none.
  func styled(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    if let hole = holes[scalar] { return hole }
    switch scalar {
    case "A"..."Z": return capitals.flatMap { Unicode.Scalar($0 + scalar.value - 0x41) }
    case "a"..."z": return capitals.flatMap { Unicode.Scalar($0 + 26 + scalar.value - 0x61) }
    case "0"..."9": return digits.flatMap { Unicode.Scalar($0 + scalar.value - 0x30) }
    // LaTeX's capital Greek letters are upright, and stay so when they are bold.
    case "Α"..."Ω": return greek == nil ? nil : Unicode.Scalar(0x1D6A8 + scalar.value - 0x391)
    case "∇": return greek == nil ? nil : "𝛁"
    case "α"..."ω": return greek.flatMap { Unicode.Scalar($0 + 26 + scalar.value - 0x3B1) }
    default:
      guard let greek, let place = variants.firstIndex(of: scalar) else { return nil }
      return Unicode.Scalar(greek + 51 + UInt32(place))
    }
  }

  private var capitals: UInt32? {
    switch self {
    case .upright, .italic: nil
    case .bold: 0x1D400
    case .boldItalic: 0x1D468
    case .doubleStruck: 0x1D538
    case .script: 0x1D49C
    case .fraktur: 0x1D504
    case .sansSerif: 0x1D5A0
    case .monospace: 0x1D670
    }
  }

  private var digits: UInt32? {
    switch self {
    case .bold, .boldItalic: 0x1D7CE
    case .doubleStruck: 0x1D7D8
    case .sansSerif: 0x1D7E2
    case .monospace: 0x1D7F6
    case .script, .fraktur, .upright, .italic: nil
    }
  }

  private var greek: UInt32? {
    switch self {
    case .bold: 0x1D6A8
    case .boldItalic: 0x1D71C
    default: nil
    }
  }

  /// Letters that had a place in Unicode before the others got theirs.
  private var holes: [Unicode.Scalar: Unicode.Scalar] {
    switch self {
    case .doubleStruck: ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"]
    case .script:
      ["B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ", "g": "ℊ", "o": "ℴ"]
    case .fraktur: ["C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ"]
    case .bold, .boldItalic, .sansSerif, .monospace, .upright, .italic: [:]
    }
  }
}

/// The variants of Greek letters, in the order in which they follow omega.
private let variants: [Unicode.Scalar] = ["∂", "ϵ", "ϑ", "ϰ", "ϕ", "ϱ", "ϖ"]

/// Commands whose argument is in an alphabet.
let mathAlphabets: [String: MathAlphabet] = [
  "mathbf": .bold, "symbf": .bold, "bold": .bold, "boldsymbol": .boldItalic, "bm": .boldItalic, "pmb": .boldItalic,
  "mathbfit": .boldItalic, "mathbb": .doubleStruck, "Bbb": .doubleStruck, "mathcal": .script, "mathscr": .script,
  "mathfrak": .fraktur, "mathsf": .sansSerif, "mathtt": .monospace, "mathrm": .upright, "mathup": .upright,
  "mathit": .italic, "mathnormal": .italic,
]

/// Commands that choose an alphabet for the rest of their group.
let mathAlphabetSwitches: [String: MathAlphabet] = [
  "bf": .bold, "rm": .upright, "it": .italic, "cal": .script, "frak": .fraktur, "sf": .sansSerif, "tt": .monospace,
]
