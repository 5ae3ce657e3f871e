let openingDelimiters = """
  {={ lbrace={ langle=⟨ lfloor=⌊ lceil=⌈ lvert=| lVert=‖ lbrack=[ lparen=( lgroup=⟮ lmoustache=⎰ ulcorner=⌜ \
  llcorner=⌞ llbracket=⟦
  """

let closingDelimiters = """
  }=} rbrace=} rangle=⟩ rfloor=⌋ rceil=⌉ rvert=| rVert=‖ rbrack=] rparen=) rgroup=⟯ rmoustache=⎱ urcorner=⌝ \
  lrcorner=⌟ rrbracket=⟧
  """

let fences = "|=‖ vert=| Vert=‖"

/// What may stand after `\left` and `\big` as it is typed; a full stop is no delimiter at all.
let typedDelimiters: [Unicode.Scalar: String] = [
  "(": "(", ")": ")", "[": "[", "]": "]", "|": "|", "/": "/", ".": "", "<": "⟨", ">": "⟩", "⟨": "⟨", "⟩": "⟩",
  "⌊": "⌊", "⌋": "⌋", "⌈": "⌈", "⌉": "⌉", "‖": "‖", "⟦": "⟦", "⟧": "⟧",
]

/// Signs that are no delimiters by themselves, but grow as delimiters do.
let growingSigns: Set<String> = ["↑", "↓", "↕", "⇑", "⇓", "⇕", "∣", "∥", "\\", "<", ">"]
