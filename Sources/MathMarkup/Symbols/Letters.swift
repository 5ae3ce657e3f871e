/// Letters that are slanted.
let greekLetters = """
  alpha=α beta=β gamma=γ delta=δ epsilon=ϵ varepsilon=ε zeta=ζ eta=η theta=θ vartheta=ϑ iota=ι kappa=κ varkappa=ϰ \
  lambda=λ mu=μ nu=ν xi=ξ omicron=ο pi=π varpi=ϖ rho=ρ varrho=ϱ sigma=σ varsigma=ς tau=τ upsilon=υ phi=ϕ varphi=φ \
  chi=χ psi=ψ omega=ω digamma=ϝ varGamma=𝛤 varDelta=𝛥 varTheta=𝛩 varLambda=𝛬 varXi=𝛯 varPi=𝛱 varSigma=𝛴 \
  varUpsilon=𝛶 varPhi=𝛷 varPsi=𝛹 varOmega=𝛺
  """

/// The same of other alphabets.
let otherLetters = "partial=∂ imath=ı jmath=ȷ"

/// TeX's capital Greek letters stand upright.
let uprightGreek = """
  Gamma=Γ Delta=Δ Theta=Θ Lambda=Λ Xi=Ξ Pi=Π Sigma=Σ Upsilon=Υ Phi=Φ Psi=Ψ Omega=Ω Alpha=Α Beta=Β Epsilon=Ε Zeta=Ζ \
  Eta=Η Iota=Ι Kappa=Κ Mu=Μ Nu=Ν Omicron=Ο Rho=Ρ Tau=Τ Chi=Χ
  """

/// Signs that stand as letters do.
let uprightSigns = """
  infty=∞ nabla=∇ hbar=ℏ hslash=ℏ ell=ℓ Re=ℜ Im=ℑ aleph=ℵ beth=ℶ gimel=ℷ daleth=ℸ emptyset=∅ varnothing=∅ wp=℘ \
  Finv=Ⅎ Game=⅁ eth=ð mho=℧ angle=∠ measuredangle=∡ sphericalangle=∢ triangle=△ triangledown=▽ blacktriangle=▲ \
  blacktriangledown=▼ square=□ Box=□ blacksquare=■ lozenge=◊ Diamond=◊ blacklozenge=⧫ bigstar=★ circledS=Ⓢ \
  circledR=® top=⊤ bot=⊥ S=§ P=¶ copyright=© pounds=£ yen=¥ euro=€ degree=° textdegree=° checkmark=✓ maltese=✠ \
  clubsuit=♣ diamondsuit=♢ heartsuit=♡ spadesuit=♠ sharp=♯ flat=♭ natural=♮ ldots=… dots=… dotsc=… dotso=… cdots=⋯ \
  dotsb=⋯ dotsm=⋯ dotsi=⋯ vdots=⋮ ddots=⋱ iddots=⋰ hdots=… mathellipsis=… Bbbk=𝕜 diagup=╱ diagdown=╲ $=$ %=% #=# \
  &=& _=_ prime=′ backprime=‵ surd=√
  """
