import MathMarkup
import Testing

@Suite("definitions in formulas")
struct DefinitionTests {
  @Test(
    "a definition comes to what its body comes to",
    arguments: [
      (#"\newcommand{\R}{\mathbb{R}} \R"#, #"\mathbb{R}"#), (#"\newcommand\v[1]{\vec{#1}} \v a"#, #"\vec{a}"#),
      (#"\newcommand{\f}[2]{\frac{#2}{#1}} \f{a}{b}"#, #"\frac{b}{a}"#),
      (#"\newcommand{\f}[2][n]{#1+#2} \f{a} \f[m]{b}"#, "n+a m+b"),
      (#"\def\f#1#2{#2#1} \f{a}b"#, "ba"), (#"\def\sq{^2} x\sq"#, "x^2"),
      (#"\def\half{\frac12} x^\half"#, #"x^{\frac12}"#), (#"\def\n{12} x^\n"#, "x^{12}"),
      (#"\renewcommand{\vec}[1]{\mathbf{#1}} \vec{a}"#, #"\mathbf{a}"#),
      (#"\let\old\vec \renewcommand{\vec}[1]{\old{#1}_1} \vec{a}"#, #"\vec{a}_1"#),
      (#"\let\to=\Rightarrow a \to b"#, #"a \Rightarrow b"#),
      (#"\DeclareMathOperator*{\am}{arg\,max} \am_x"#, #"\operatorname*{arg\,max}_x"#),
      (#"\def\p#1{\left(#1\right)} \p{\p{a}}"#, #"\left(\left(a\right)\right)"#),
      (#"\def\o{\operatorname} \o{foo} x"#, #"\operatorname{foo} x"#), (#"\def\a#1{\def\b##1{##1#1}} \a x \b y"#, "yx"),
      (#"\def\e{\end{matrix}} \begin{matrix} a \e"#, #"\begin{matrix} a \end{matrix}"#),
      (#"a \bmod b"#, #"a \mathbin{\mathrm{mod}} b"#),
    ])
  func bodies(_ source: String, _ same: String) {
    #expect(mathML(source, style: .inline).problems.isEmpty)
    #expect(inner(source) == inner(same))
  }

  @Test(
    "a definition that cannot be told stands where it is, with what to do",
    arguments: [
      (#"\def\a{\a} \a"#, 7..<9, "comes back in its own definition"),
      (#"\def\a{x\b}\def\b{\a} \a"#, 18..<20, "comes back in its own definition"),
      (#"\newcommand{\a}[1]{\a{#1x}} \a{x}"#, 19..<21, "comes back in its own definition"),
      (#"\newcommand{a}{b}"#, 0..<11, "lacks the command that it defines"),
      (#"\newcommand{\a}"#, 0..<11, "lacks the meaning of its command"),
      (#"\newcommand{\a}[x]{b}"#, 0..<11, "at most 9 parameters"), (#"\def\a#2{b}"#, 6..<7, "only `#1`, `#2`"),
      (#"\def\a{#1}"#, 7..<8, "names none of the definition's parameters"),
      (#"\newcommand{\a}[1]{#1} \a"#, 23..<25, "lacks what it applies to"),
      (#"\def\a{\fracc12} \a"#, 7..<13, "no command is called “\\fracc”"), (#"\def\a{"#, 6..<7, "never closed"),
      (#"\let\a"#, 0..<4, "lacks the command whose meaning it keeps"),
    ])
  func faults(_ source: String, _ range: Range<Int>, _ message: String) throws {
    let problem = try #require(mathML(source, style: .inline).problems.first)
    #expect(problem.range == range)
    #expect(problem.message.contains(message))
    #expect(problem.help != nil)
  }

  @Test("a few definitions that double each other are stopped, and say so once")
  func bomb() throws {
    let names = Array("abcdefghijklmnopqrstuvwxyz").map(String.init)
    var source = #"\def\a{x}"#
    for (name, next) in zip(names, names.dropFirst()) { source += "\\def\\\(next){\\\(name)\\\(name)}" }
    let result = mathML(source + " \\z", style: .inline)
    #expect(result.problems.count == 1)
    #expect(try #require(result.problems.first).message.contains("repeats so much"))
    #expect(result.markup.count < 2_000_000)
  }
}
