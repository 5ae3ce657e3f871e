/// What a command without arguments stands for.
enum MathSymbol {
  /// A letter or a sign that counts as one.
  case identifier(String)
  /// An operator or a relation.
  case op(String)
  /// An operator whose limits stand above and below it in display style.
  case bigOperator(String)
  /// An integral: its limits stand beside it.
  case integral(String)
  /// A delimiter.
  case fence(String)
  /// A function's name, in upright letters.
  case function(String)
  /// A function's name with limits below it.
  case limit(String)
  /// White space, in hundredths of an em.
  case space(Int)
}

/// Every command without arguments, by name.
let mathSymbols: [String: MathSymbol] = {
  var table: [String: MathSymbol] = [:]
  for (names, make) in symbolTables {
    for pair in names.split(separator: " ") {
      let parts = pair.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else { continue }
      table[String(parts[0])] = make(String(parts[1]))
    }
  }
  for name in functionNames.split(separator: " ") { table[String(name)] = .function(String(name)) }
  for name in limitNames.split(separator: " ") { table[String(name)] = .limit(String(name)) }
  table["limsup"] = .limit("lim sup")
  table["liminf"] = .limit("lim inf")
  for (name, width) in spaces { table[name] = .space(width) }
  for name in ["{", "}"] { table[name] = .fence(name) }
  for name in ["%", "$", "#", "&", "_"] { table[name] = .op(name) }
  table["|"] = .fence("‖")
  table["="] = nil
  table["ne"] = .op("≠")
  table["neq"] = .op("≠")
  table["backslash"] = .op("\\")
  return table
}()

private let symbolTables: [(String, @Sendable (String) -> MathSymbol)] = [
  (greek, { .identifier($0) }), (letters, { .identifier($0) }), (binaryOperators, { .op($0) }),
  (relations, { .op($0) }), (arrows, { .op($0) }), (others, { .op($0) }),
  (bigOperators, { .bigOperator($0) }), (integrals, { .integral($0) }), (delimiters, { .fence($0) }),
]

private let greek = """
  alpha=α beta=β gamma=γ delta=δ epsilon=ϵ varepsilon=ε zeta=ζ eta=η theta=θ vartheta=ϑ iota=ι kappa=κ lambda=λ mu=μ \
  nu=ν xi=ξ omicron=ο pi=π varpi=ϖ rho=ρ varrho=ϱ sigma=σ varsigma=ς tau=τ upsilon=υ phi=ϕ varphi=φ chi=χ psi=ψ \
  omega=ω Gamma=Γ Delta=Δ Theta=Θ Lambda=Λ Xi=Ξ Pi=Π Sigma=Σ Upsilon=Υ Phi=Φ Psi=Ψ Omega=Ω
  """

private let letters = """
  infty=∞ partial=∂ nabla=∇ hbar=ℏ ell=ℓ Re=ℜ Im=ℑ aleph=ℵ beth=ℶ emptyset=∅ varnothing=∅ wp=℘ imath=ı jmath=ȷ \
  angle=∠ triangle=△ square=□ top=⊤ bot=⊥ dagger=† ddagger=‡ S=§ P=¶ degree=° eth=ð diamond=⋄ clubsuit=♣ \
  diamondsuit=♢ heartsuit=♡ spadesuit=♠ sharp=♯ flat=♭ natural=♮ checkmark=✓ ldots=… dots=… cdots=⋯ vdots=⋮ ddots=⋱ \
  dotsc=… dotsb=⋯ dotsm=⋯ dotsi=⋯
  """

private let binaryOperators = """
  pm=± mp=∓ times=× div=÷ cdot=⋅ ast=∗ star=⋆ circ=∘ bullet=∙ oplus=⊕ ominus=⊖ otimes=⊗ oslash=⊘ odot=⊙ cap=∩ cup=∪ \
  uplus=⊎ sqcap=⊓ sqcup=⊔ vee=∨ lor=∨ wedge=∧ land=∧ setminus=∖ smallsetminus=∖ wr=≀ amalg=⨿ ltimes=⋉ rtimes=⋊ \
  bigtriangleup=△ bigtriangledown=▽ triangleleft=◁ triangleright=▷ bigcirc=◯
  """

private let relations = """
  le=≤ leq=≤ ge=≥ geq=≥ ll=≪ gg=≫ equiv=≡ sim=∼ simeq=≃ approx=≈ cong=≅ propto=∝ in=∈ notin=∉ ni=∋ subset=⊂ \
  subseteq=⊆ subsetneq=⊊ supset=⊃ supseteq=⊇ supsetneq=⊋ sqsubseteq=⊑ sqsupseteq=⊒ prec=≺ preceq=⪯ succ=≻ succeq=⪰ \
  perp=⟂ parallel=∥ nparallel=∦ mid=∣ nmid=∤ vdash=⊢ dashv=⊣ models=⊨ vDash=⊨ doteq=≐ asymp=≍ bowtie=⋈ lt=< gt=> \
  leqslant=⩽ geqslant=⩾ lesssim=≲ gtrsim=≳ approxeq=≊ triangleq=≜ coloneqq=≔ colon=: therefore=∴ because=∵ nleq=≰ \
  ngeq=≱ nless=≮ ngtr=≯ nsubseteq=⊈
  """

private let arrows = """
  to=→ rightarrow=→ leftarrow=← gets=← leftrightarrow=↔ Rightarrow=⇒ Leftarrow=⇐ Leftrightarrow=⇔ implies=⟹ \
  impliedby=⟸ iff=⟺ mapsto=↦ longmapsto=⟼ longrightarrow=⟶ longleftarrow=⟵ longleftrightarrow=⟷ Longrightarrow=⟹ \
  Longleftarrow=⟸ Longleftrightarrow=⟺ uparrow=↑ downarrow=↓ updownarrow=↕ Uparrow=⇑ Downarrow=⇓ hookrightarrow=↪ \
  hookleftarrow=↩ rightharpoonup=⇀ rightleftharpoons=⇌ leadsto=⇝ nearrow=↗ searrow=↘ swarrow=↙ nwarrow=↖ \
  twoheadrightarrow=↠ rightsquigarrow=⇝ nrightarrow=↛ nRightarrow=⇏
  """

private let others = "forall=∀ exists=∃ nexists=∄ neg=¬ lnot=¬ prime=′ surd=√ complement=∁ ,=,"

private let bigOperators = """
  sum=∑ prod=∏ coprod=∐ bigcup=⋃ bigcap=⋂ bigvee=⋁ bigwedge=⋀ bigoplus=⨁ bigotimes=⨂ bigodot=⨀ biguplus=⨄ \
  bigsqcup=⨆
  """

private let integrals = "int=∫ iint=∬ iiint=∭ oint=∮"

private let delimiters = """
  langle=⟨ rangle=⟩ lfloor=⌊ rfloor=⌋ lceil=⌈ rceil=⌉ lvert=| rvert=| vert=| Vert=‖ lVert=‖ rVert=‖ lbrace={ rbrace=} \
  lbrack=[ rbrack=] ulcorner=⌜ urcorner=⌝
  """

private let functionNames = """
  sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth log ln lg exp deg dim hom ker arg
  """

private let limitNames = "lim max min sup inf det gcd Pr argmax argmin"

private let spaces: [(String, Int)] = [
  (",", 17), (":", 22), (">", 22), (";", 28), ("!", -17), (" ", 33), ("quad", 100), ("qquad", 200), ("enspace", 50),
  ("thinspace", 17), ("medspace", 22), ("thickspace", 28), ("~", 33),
]
