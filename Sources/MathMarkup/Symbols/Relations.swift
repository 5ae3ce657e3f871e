/// Relations between two sides.
let relations = """
  le=≤ leq=≤ ge=≥ geq=≥ ne=≠ neq=≠ ll=≪ gg=≫ lll=⋘ llless=⋘ ggg=⋙ gggtr=⋙ equiv=≡ sim=∼ simeq=≃ approx=≈ cong=≅ \
  propto=∝ varpropto=∝ in=∈ notin=∉ ni=∋ owns=∋ subset=⊂ subseteq=⊆ subseteqq=⫅ subsetneq=⊊ subsetneqq=⫋ \
  varsubsetneq=⊊ Subset=⋐ supset=⊃ supseteq=⊇ supseteqq=⫆ supsetneq=⊋ supsetneqq=⫌ varsupsetneq=⊋ Supset=⋑ \
  sqsubset=⊏ sqsupset=⊐ sqsubseteq=⊑ sqsupseteq=⊒ prec=≺ preceq=⪯ preccurlyeq=≼ precsim=≾ precapprox=⪷ succ=≻ \
  succeq=⪰ succcurlyeq=≽ succsim=≿ succapprox=⪸ curlyeqprec=⋞ curlyeqsucc=⋟ perp=⟂ parallel=∥ shortparallel=∥ mid=∣ \
  shortmid=∣ vdash=⊢ dashv=⊣ models=⊧ vDash=⊨ Vdash=⊩ Vvdash=⊪ doteq=≐ doteqdot=≑ Doteq=≑ fallingdotseq=≒ \
  risingdotseq=≓ asymp=≍ bowtie=⋈ Join=⋈ lt=< gt=> leqslant=⩽ geqslant=⩾ leqq=≦ geqq=≧ lesssim=≲ gtrsim=≳ \
  lessapprox=⪅ gtrapprox=⪆ lessgtr=≶ gtrless=≷ lesseqgtr=⋚ gtreqless=⋛ lesseqqgtr=⪋ gtreqqless=⪌ lessdot=⋖ gtrdot=⋗ \
  eqslantless=⪕ eqslantgtr=⪖ approxeq=≊ thickapprox=≈ thicksim=∼ backsim=∽ backsimeq=⋍ eqsim=≂ eqcirc=≖ circeq=≗ \
  bumpeq=≏ Bumpeq=≎ triangleq=≜ trianglelefteq=⊴ trianglerighteq=⊵ vartriangleleft=⊲ vartriangleright=⊳ \
  vartriangle=△ blacktriangleleft=◀ blacktriangleright=▶ between=≬ pitchfork=⋔ smile=⌣ frown=⌢ smallsmile=⌣ \
  smallfrown=⌢ therefore=∴ because=∵ backepsilon=϶ coloneqq=≔ coloneq=≔ eqqcolon=≕ Coloneqq=⩴ vcentcolon=: \
  ratio=∶ multimap=⊸ iff=⟺
  """

/// Their negations; `\not` makes the others.
let negatedRelations = """
  nleq=≰ ngeq=≱ nleqslant=≰ ngeqslant=≱ nless=≮ ngtr=≯ lneq=⪇ gneq=⪈ lneqq=≨ gneqq=≩ lvertneqq=≨ gvertneqq=≩ \
  lnsim=⋦ gnsim=⋧ lnapprox=⪉ gnapprox=⪊ nsubseteq=⊈ nsupseteq=⊉ nsubset=⊄ nsupset=⊅ nprec=⊀ nsucc=⊁ npreceq=⋠ \
  nsucceq=⋡ precnsim=⋨ succnsim=⋩ precneqq=⪵ succneqq=⪶ precnapprox=⪹ succnapprox=⪺ nsim=≁ ncong=≇ nequiv=≢ nmid=∤ \
  nshortmid=∤ nparallel=∦ nshortparallel=∦ nvdash=⊬ nvDash=⊭ nVdash=⊮ nVDash=⊯ ntriangleleft=⋪ ntriangleright=⋫ \
  ntrianglelefteq=⋬ ntrianglerighteq=⋭
  """

/// What `\not` makes of a sign that has a negation of its own.
let mathNegations: [String: String] = [
  "=": "≠", "<": "≮", ">": "≯", "≤": "≰", "≥": "≱", "≡": "≢", "∼": "≁", "≃": "≄", "≈": "≉", "≅": "≇", "≍": "≭",
  "∈": "∉", "∋": "∌", "⊂": "⊄", "⊃": "⊅", "⊆": "⊈", "⊇": "⊉", "⊑": "⋢", "⊒": "⋣", "≺": "⊀", "≻": "⊁", "≼": "⋠",
  "≽": "⋡", "∃": "∄", "∥": "∦", "∣": "∤", "|": "∤", "⊢": "⊬", "⊨": "⊭", "⊧": "⊭", "⊩": "⊮", "⊲": "⋪", "⊳": "⋫",
  "⊴": "⋬",
  "⊵": "⋭", "←": "↚", "→": "↛", "↔": "↮", "⇐": "⇍", "⇒": "⇏", "⇔": "⇎", "≲": "≴", "≳": "≵", "≶": "≸", "≷": "≹",
]
