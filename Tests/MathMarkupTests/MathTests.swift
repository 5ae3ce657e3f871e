import MathMarkup
import Testing

@Suite("LaTeX to MathML")
struct MathTests {
  private func inner(_ source: String, _ style: MathStyle = .inline) -> String {
    let text = String(decoding: mathML(source, style: style).markup, as: UTF8.self)
    guard let start = text.firstRange(of: "<mrow>"), text.hasSuffix("</mrow></math>") else { return text }
    return String(text[start.upperBound...].dropLast("</mrow></math>".count))
  }

  @Test(
    "a formula is written as its example says",
    arguments: [
      ("x", "<mi>x</mi>"), ("3.14", "<mn>3.14</mn>"), ("a-b", "<mi>a</mi><mo>−</mo><mi>b</mi>"),
      (#"\frac12"#, "<mfrac><mn>1</mn><mn>2</mn></mfrac>"),
      ("x^2_i", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>"),
      ("f'", "<msup><mi>f</mi><mo>′</mo></msup>"),
      (#"\sqrt[3]{x}"#, "<mroot><mrow><mi>x</mi></mrow><mrow><mn>3</mn></mrow></mroot>"),
      (#"\alpha\le\infty"#, "<mi>α</mi><mo>≤</mo><mi>∞</mi>"), (#"\mathbb{R}"#, "<mrow><mi>ℝ</mi></mrow>"),
      (#"\sin x"#, "<mi>sin</mi><mi>x</mi>"),
      (#"\hat{y}"#, "<mover accent=\"true\"><mrow><mi>y</mi></mrow><mo stretchy=\"false\">^</mo></mover>"),
      (#"\text{if } x"#, "<mtext>if\u{A0}</mtext><mi>x</mi>"), ("a<b", "<mi>a</mi><mo>&lt;</mo><mi>b</mi>"),
      (#"\not="#, "<mo>≠</mo>"), ("学", "<mi>学</mi>"),
      (
        #"\begin{pmatrix}1&0\\0&1\end{pmatrix}"#,
        "<mrow><mo fence=\"true\" form=\"prefix\" stretchy=\"true\">(</mo><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr><mtr><mtd><mn>0</mn></mtd><mtd><mn>1</mn></mtd></mtr></mtable><mo fence=\"true\" form=\"postfix\" stretchy=\"true\">)</mo></mrow>"
      ),
    ])
  func formulas(_ source: String, _ markup: String) {
    #expect(inner(source) == markup)
    #expect(mathML(source, style: .inline).problems.isEmpty)
  }

  @Test("limits stand above and below in display style only")
  func limits() {
    #expect(inner(#"\sum_{i}^n"#, .display).hasPrefix("<munderover>"))
    #expect(inner(#"\sum_{i}^n"#, .inline).hasPrefix("<msubsup>"))
    #expect(inner(#"\int_0^1"#, .display).hasPrefix("<msubsup>"))
  }

  @Test(
    "a fault stands where it is, with what to do",
    arguments: [
      (#"a + \fracc{1}{2}"#, 4..<10, "did you mean `\\frac`?"), (#"\frac{1}"#, 0..<5, "add it in braces: `\\frac{…}`"),
      ("{a", 0..<1, "add a `}`"), ("a}", 1..<2, "remove it, or add what is missing before it"),
      ("a^b^c", 3..<4, "group the parts with braces: `{a^b}^c`"),
      (#"\left( a"#, 0..<5, "add `\\right)`, or `\\right.` for nothing"),
      (#"\begin{matrix}a"#, 0..<6, "add `\\end{matrix}`"),
    ])
  func faults(_ source: String, _ range: Range<Int>, _ help: String) throws {
    let problem = try #require(mathML(source, style: .inline).problems.first)
    #expect(problem.range == range)
    #expect(problem.help == help)
  }

  @Test("any text gives markup whose tags balance")
  func anyText() {
    var generator = SystemRandomNumberGenerator()
    let pieces = [
      "\\", "{", "}", "^", "_", "&", "\\\\", "\\frac", "\\left", "\\right", "(", ")", "\\begin{matrix}",
      "\\end{matrix}", "a", "1", " ", "'", "\\sqrt", "[", "]", "\\text", "%", "$", "<", "学", "\\not",
    ]
    for _ in 0..<500 {
      let source = (0..<30).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      let markup = String(decoding: mathML(source, style: .display).markup, as: UTF8.self)
      #expect(markup.components("<mrow").count == markup.components("</mrow>").count, "\(source)")
      #expect(markup.components("<mtable").count == markup.components("</mtable>").count, "\(source)")
    }
  }

  @Test("deep nesting is a fault, not a crash", arguments: ["{", "\\sqrt{", "\\frac", "^", "\\left("])
  func depth(_ piece: String) {
    #expect(!mathML(String(repeating: piece, count: 5_000), style: .inline).problems.isEmpty)
  }
}

extension String {
  fileprivate func components(_ part: String) -> [Substring] {
    split(separator: part, omittingEmptySubsequences: false)
  }
}
