/// A sign above or below what it applies to.
struct MathAccent {
  enum Side { case above, below }

  var sign: String
  var side = Side.above
  /// Whether it grows with what it applies to.
  var stretches = false
  /// Whether scripts become its label.
  var takesLabel = false
  /// The class by which a style sheet draws it instead; no mathematical font has a bar that grows.
  var name: String?
}

/// Of signs that look alike, those that mathematical fonts make grow and others show in place: `ˆ` is a small one, and
/// the combining U+0302 a wide one.
let mathAccents: [String: MathAccent] = {
  var table: [String: MathAccent] = [
    "overline": MathAccent(sign: "¯", stretches: true, name: "overline"),
    "underline": MathAccent(sign: "_", side: .below, stretches: true, name: "underline"),
    "underbar": MathAccent(sign: "_", side: .below, stretches: true, name: "underline"),
  ]
  let fixed = [
    "hat": "ˆ", "bar": "¯", "vec": "→", "dot": "˙", "ddot": "¨", "dddot": "\u{20DB}", "ddddot": "\u{20DC}",
    "tilde": "˜", "check": "ˇ", "breve": "˘", "acute": "´", "grave": "`", "mathring": "˚",
  ]
  let above = [
    "widehat": "\u{302}", "widetilde": "˜", "widecheck": "ˇ", "overrightarrow": "→", "overleftarrow": "←",
    "overleftrightarrow": "↔", "Overrightarrow": "⇒", "overrightharpoon": "⇀", "overleftharpoon": "↼",
  ]
  let below = ["underrightarrow": "→", "underleftarrow": "←", "underleftrightarrow": "↔", "utilde": "˜"]
  let labelledAbove = ["overbrace": "⏞", "overbracket": "⎴", "overparen": "⏜", "overgroup": "⏠"]
  let labelledBelow = ["underbrace": "⏟", "underbracket": "⎵", "underparen": "⏝", "undergroup": "⏡"]
  for (name, sign) in fixed { table[name] = MathAccent(sign: sign) }
  for (name, sign) in above { table[name] = MathAccent(sign: sign, stretches: true) }
  for (name, sign) in below { table[name] = MathAccent(sign: sign, side: .below, stretches: true) }
  for (name, sign) in labelledAbove { table[name] = MathAccent(sign: sign, stretches: true, takesLabel: true) }
  for (name, sign) in labelledBelow {
    table[name] = MathAccent(sign: sign, side: .below, stretches: true, takesLabel: true)
  }
  return table
}()
