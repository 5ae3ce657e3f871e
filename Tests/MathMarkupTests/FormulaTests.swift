import MathMarkup
import Testing

@Suite("LaTeX to MathML")
struct FormulaTests {
  @Test(
    "a formula is written as its example says",
    arguments: [
      ("x", "<mi>x</mi>"), ("3.14", "<mn>3.14</mn>"), ("a-b", "<mi>a</mi><mo>−</mo><mi>b</mi>"), ("", ""),
      (#"\frac12"#, "<mfrac><mn>1</mn><mn>2</mn></mfrac>"),
      (#"a \over b + c"#, "<mfrac><mi>a</mi><mrow><mi>b</mi><mo>+</mo><mi>c</mi></mrow></mfrac>"),
      ("x^2_i", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>"),
      ("f'", "<msup><mi>f</mi><mo>′</mo></msup>"), ("f''", "<msup><mi>f</mi><mo>″</mo></msup>"),
      ("f'^2", "<msup><mi>f</mi><mrow><mo>′</mo><mn>2</mn></mrow></msup>"),
      (#"\sqrt[3]{x}"#, "<mroot><mi>x</mi><mn>3</mn></mroot>"),
      (#"\alpha\le\infty"#, "<mi>α</mi><mo>≤</mo><mi>∞</mi>"), (#"\mathbb{R}"#, "<mi>ℝ</mi>"),
      (#"\Gamma"#, "<mi mathvariant=\"normal\">Γ</mi>"), (#"{\bf x} y"#, "<mi>𝐱</mi><mi>y</mi>"),
      (#"\mathrm{kg}"#, "<mi>kg</mi>"),
      (
        #"\mathrm{CO_2}"#,
        "<mi mathvariant=\"normal\">C</mi><msub><mi mathvariant=\"normal\">O</mi><mn>2</mn></msub>"
      ),
      (#"\hat{y}"#, "<mover accent=\"true\"><mi>y</mi><mo stretchy=\"false\">ˆ</mo></mover>"),
      (
        #"\overline{x}"#,
        "<mover accent=\"true\" class=\"overline\"><mi>x</mi><mo stretchy=\"true\">¯</mo></mover>"
      ),
      (#"\text{if } x"#, "<mtext>if\u{A0}</mtext><mi>x</mi>"),
      (#"\text{if $x$ is}"#, "<mtext>if\u{A0}</mtext><mi>x</mi><mtext>\u{A0}is</mtext>"),
      (#"\text{50\% \textbf{a}}"#, "<mtext>50%\u{A0}</mtext><mtext class=\"bold\">a</mtext>"),
      ("a<b", "<mi>a</mi><mo>&lt;</mo><mi>b</mi>"), (#"\not="#, "<mo>≠</mo>"), (#"\not p"#, "<mi>p\u{338}</mi>"),
      ("学", "<mi>学</mi>"), ("é", "<mi>é</mi>"), ("α ≤ ∞", "<mi>α</mi><mo>≤</mo><mi>∞</mi>"),
      (#"a % b"#, "<mi>a</mi>"),
      (#"\hspace{18mu}\kern.5em"#, "<mspace width=\"1em\"></mspace><mspace width=\"0.5em\"></mspace>"),
      (#"\color{red} x"#, "<mstyle mathcolor=\"red\"><mi>x</mi></mstyle>"),
      (#"\textcolor[rgb]{1,0.5,0}{x}"#, "<mstyle mathcolor=\"#ff8000\"><mi>x</mi></mstyle>"),
      (#"\boxed{x}"#, "<mrow class=\"boxed\"><mi>x</mi></mrow>"),
      (#"\overset{!}{=}"#, "<mover><mo>=</mo><mo>!</mo></mover>"),
      (
        #"\prescript{a}{b}{X}"#,
        "<mmultiscripts><mi>X</mi><mprescripts></mprescripts><mi>b</mi><mi>a</mi></mmultiscripts>"
      ),
      (#"\hphantom{x}"#, "<mpadded height=\"0\" depth=\"0\"><mphantom><mi>x</mi></mphantom></mpadded>"),
    ])
  func formulas(_ source: String, _ markup: String) {
    #expect(inner(source) == markup)
    #expect(mathML(source, style: .inline).problems.isEmpty)
  }

  @Test("the formula itself is what a reader without MathML hears")
  func alternative() {
    let markup = String(decoding: mathML(#"a<"b""#, style: .display).markup, as: UTF8.self)
    #expect(markup.hasPrefix("<math display=\"block\" alttext=\"a&lt;&quot;b&quot;\"><mrow>"))
  }

  @Test("limits stand above and below in display style only, unless the author says so")
  func limits() {
    #expect(inner(#"\sum_{i}^n"#, .display).hasPrefix("<munderover><mo>∑</mo>"))
    #expect(inner(#"\sum_{i}^n"#, .inline).hasPrefix("<msubsup>"))
    #expect(inner(#"\int_0^1"#, .display).hasPrefix("<msubsup>"))
    #expect(inner(#"\int\limits_0^1"#, .display).hasPrefix("<munderover>"))
    #expect(inner(#"\sum\nolimits_i"#, .display).hasPrefix("<msub>"))
    #expect(inner(#"\sum\limits_i"#, .inline).hasPrefix("<munder><mo movablelimits=\"false\">∑</mo>"))
    #expect(inner(#"\frac{\sum_i}{2}"#, .display).hasPrefix("<mfrac><msub>"))
    #expect(inner(#"\displaystyle\lim_x"#, .inline).contains("<munder><mi>lim</mi>"))
    #expect(inner(#"\underbrace{a}_b"#, .inline).hasPrefix("<munder><munder"))
    #expect(inner(#"\operatorname*{arg\,max}_x"#, .display).hasPrefix("<munder><mi>arg\u{2009}max</mi>"))
  }

  @Test("a function is set apart from what it is applied to, and a sign is not taken for an operator")
  func spacing() {
    let thin = "<mspace width=\"0.167em\"></mspace>"
    #expect(inner(#"2\sin x"#) == "<mn>2</mn>\(thin)<mi>sin</mi>\(thin)<mi>x</mi>")
    #expect(inner(#"\sin(x)"#).hasPrefix("<mi>sin</mi><mo stretchy=\"false\">(</mo>"))
    #expect(inner("a=-b") == "<mi>a</mi><mo>=</mo><mo form=\"prefix\">−</mo><mi>b</mi>")
    #expect(inner("a-b") == "<mi>a</mi><mo>−</mo><mi>b</mi>")
    #expect(inner("1{,}5") == "<mn>1</mn><mo lspace=\"0em\" rspace=\"0em\">,</mo><mn>5</mn>")
  }

  @Test("delimiters grow with what is between them, and `.` is none")
  func delimiters() {
    let content = inner(#"\left( a \middle| b \right."#)
    #expect(
      content
        == """
        <mo fence="true" form="prefix" stretchy="true">(</mo><mi>a</mi>\
        <mo stretchy="true" lspace="0.05em" rspace="0.05em">|</mo><mi>b</mi>
        """)
    let big = #"<mo minsize="1.8em" maxsize="1.8em" stretchy="true" form="prefix">{</mo>"#
    #expect(inner(#"\Bigl\{"#) == big)
  }

  @Test("lines are rows of a table, with `\\\\` between them also outside an environment")
  func lines() {
    #expect(
      inner(#"a \\[1em] b \\"#)
        == "<mtable displaystyle=\"false\"><mtr><mtd><mi>a</mi></mtd></mtr><mtr><mtd><mi>b</mi></mtd></mtr></mtable>")
    #expect(inner(#"a \\"#) == "<mi>a</mi>")
  }
}

/// What stands in the outermost row.
func inner(_ source: String, _ style: MathStyle = .inline) -> String {
  let text = String(decoding: mathML(source, style: style).markup, as: UTF8.self)
  guard let start = text.firstRange(of: "<mrow>"), text.hasSuffix("</mrow></math>") else { return text }
  return String(text[start.upperBound...].dropLast("</mrow></math>".count))
}
