/// A style of letters that Unicode has as characters of its own (Mathematical Alphanumeric Symbols).
enum MathAlphabet {
  case bold, boldItalic, doubleStruck, script, fraktur, sansSerif, monospace
  /// Letters that are not slanted; they are styled by their element.
  case upright

  /// The letter or digit in this style; `nil` where Unicode has none.
  func styled(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    if let hole = holes[scalar] { return hole }
    switch scalar {
    case "A"..."Z": return capitals.flatMap { Unicode.Scalar($0 + scalar.value - 0x41) }
    case "a"..."z": return capitals.flatMap { Unicode.Scalar($0 + 26 + scalar.value - 0x61) }
    case "0"..."9": return digits.flatMap { Unicode.Scalar($0 + scalar.value - 0x30) }
    case "Α"..."Ω": return greek.flatMap { Unicode.Scalar($0 + scalar.value - 0x391) }
    case "α"..."ω": return greek.flatMap { Unicode.Scalar($0 + 26 + scalar.value - 0x3B1) }
    default: return nil
    }
  }

  private var capitals: UInt32? {
    switch self {
    case .upright: nil
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
    case .script, .fraktur, .upright: nil
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
    case .bold, .boldItalic, .sansSerif, .monospace, .upright: [:]
    }
  }
}

/// The commands that choose an alphabet.
let mathAlphabets: [String: MathAlphabet] = [
  "mathbf": .bold, "bf": .bold, "boldsymbol": .boldItalic, "bm": .boldItalic, "mathbb": .doubleStruck,
  "mathcal": .script, "mathscr": .script, "mathfrak": .fraktur, "mathsf": .sansSerif, "mathtt": .monospace,
  "mathrm": .upright,
]

/// Accents: the sign, and whether it stretches over what is below it.
let mathAccents: [String: (sign: String, stretches: Bool)] = [
  "hat": ("^", false), "widehat": ("^", true), "bar": ("¯", false), "overline": ("¯", true), "vec": ("→", false),
  "overrightarrow": ("→", true), "overleftarrow": ("←", true), "dot": ("˙", false), "ddot": ("¨", false),
  "tilde": ("~", false), "widetilde": ("~", true), "check": ("ˇ", false), "breve": ("˘", false),
  "acute": ("´", false), "grave": ("`", false), "mathring": ("˚", false), "overbrace": ("⏞", true),
]

/// The same below.
let mathUnderAccents: [String: String] = ["underline": "_", "underbrace": "⏟", "underrightarrow": "→"]

/// What `\not` makes of a relation.
let mathNegations: [String: String] = [
  "=": "≠", "∈": "∉", "⊂": "⊄", "⊆": "⊈", "<": "≮", ">": "≯", "≤": "≰", "≥": "≱", "≡": "≢", "∼": "≁", "≈": "≉",
  "∃": "∄", "∥": "∦", "∣": "∤", "⊃": "⊅", "→": "↛", "⇒": "⇏",
]
