/// Operators before one operand; they ask for no space.
let ordinarySigns = "forall=∀ exists=∃ nexists=∄ neg=¬ lnot=¬ complement=∁ backslash=\\"

/// Operators between two operands.
let binaryOperators = """
  pm=± mp=∓ times=× div=÷ cdot=⋅ ast=∗ star=⋆ circ=∘ bullet=∙ oplus=⊕ ominus=⊖ otimes=⊗ oslash=⊘ odot=⊙ cap=∩ cup=∪ \
  uplus=⊎ sqcap=⊓ sqcup=⊔ vee=∨ lor=∨ wedge=∧ land=∧ setminus=∖ smallsetminus=∖ wr=≀ amalg=⨿ ltimes=⋉ rtimes=⋊ \
  leftthreetimes=⋋ rightthreetimes=⋌ bigtriangleup=△ bigtriangledown=▽ triangleleft=◁ triangleright=▷ bigcirc=◯ \
  diamond=⋄ dagger=† ddagger=‡ dotplus=∔ centerdot=⋅ cdotp=⋅ intercal=⊺ barwedge=⊼ veebar=⊻ doublebarwedge=⩞ \
  curlywedge=⋏ curlyvee=⋎ Cap=⋒ Cup=⋓ doublecap=⋒ doublecup=⋓ boxplus=⊞ boxminus=⊟ boxtimes=⊠ boxdot=⊡ circledast=⊛ \
  circledcirc=⊚ circleddash=⊝ divideontimes=⋇ lhd=⊲ rhd=⊳ unlhd=⊴ unrhd=⊵
  """

/// Operators that grow in display style.
let bigOperators = """
  sum=∑ prod=∏ coprod=∐ bigcup=⋃ bigcap=⋂ bigvee=⋁ bigwedge=⋀ bigoplus=⨁ bigotimes=⨂ bigodot=⨀ biguplus=⨄ \
  bigsqcup=⨆ bigsqcap=⨅ bigtimes=⨉
  """

let integrals = "int=∫ iint=∬ iiint=∭ iiiint=⨌ oint=∮ oiint=∯ oiiint=∰ smallint=∫"

let punctuationSigns = "colon=: ldotp=. comma=,"
