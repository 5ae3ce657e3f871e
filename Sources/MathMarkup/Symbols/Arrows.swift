/// Arrows; they are spaced as relations.
let arrows = """
  to=→ rightarrow=→ leftarrow=← gets=← leftrightarrow=↔ Rightarrow=⇒ Leftarrow=⇐ Leftrightarrow=⇔ implies=⟹ \
  impliedby=⟸ mapsto=↦ longmapsto=⟼ longrightarrow=⟶ longleftarrow=⟵ longleftrightarrow=⟷ Longrightarrow=⟹ \
  Longleftarrow=⟸ Longleftrightarrow=⟺ uparrow=↑ downarrow=↓ updownarrow=↕ Uparrow=⇑ Downarrow=⇓ Updownarrow=⇕ \
  hookrightarrow=↪ hookleftarrow=↩ rightharpoonup=⇀ rightharpoondown=⇁ leftharpoonup=↼ leftharpoondown=↽ \
  upharpoonleft=↿ upharpoonright=↾ restriction=↾ downharpoonleft=⇃ downharpoonright=⇂ rightleftharpoons=⇌ \
  leftrightharpoons=⇋ leadsto=⇝ rightsquigarrow=⇝ leftrightsquigarrow=↭ nearrow=↗ searrow=↘ swarrow=↙ nwarrow=↖ \
  twoheadrightarrow=↠ twoheadleftarrow=↞ rightarrowtail=↣ leftarrowtail=↢ rightrightarrows=⇉ leftleftarrows=⇇ \
  rightleftarrows=⇄ leftrightarrows=⇆ upuparrows=⇈ downdownarrows=⇊ dashrightarrow=⇢ dashleftarrow=⇠ Rrightarrow=⇛ \
  Lleftarrow=⇚ looparrowright=↬ looparrowleft=↫ curvearrowright=↷ curvearrowleft=↶ circlearrowright=↻ \
  circlearrowleft=↺ Lsh=↰ Rsh=↱
  """

let negatedArrows = "nrightarrow=↛ nleftarrow=↚ nleftrightarrow=↮ nRightarrow=⇏ nLeftarrow=⇍ nLeftrightarrow=⇎"

/// Arrows that grow with what is written above and below them.
let labelledArrows: [String: String] = [
  "xrightarrow": "→", "xleftarrow": "←", "xleftrightarrow": "↔", "xRightarrow": "⇒", "xLeftarrow": "⇐",
  "xLeftrightarrow": "⇔", "xmapsto": "↦", "xhookrightarrow": "↪", "xhookleftarrow": "↩", "xtwoheadrightarrow": "↠",
  "xtwoheadleftarrow": "↞", "xrightharpoonup": "⇀", "xrightharpoondown": "⇁", "xleftharpoonup": "↼",
  "xleftharpoondown": "↽", "xrightleftharpoons": "⇌", "xleftrightharpoons": "⇋", "xlongequal": "=", "xtofrom": "⇄",
]
