import MathMarkup
import Testing

@Suite("tables in formulas")
struct TableTests {
  @Test("a matrix is a table between delimiters")
  func matrix() {
    #expect(
      inner(#"\begin{pmatrix}1&0\\0&1\end{pmatrix}"#)
        == """
        <mo fence="true" form="prefix" stretchy="true">(</mo><mtable>\
        <mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr>\
        <mtr><mtd><mn>0</mn></mtd><mtd><mn>1</mn></mtd></mtr>\
        </mtable><mo fence="true" form="postfix" stretchy="true">)</mo>
        """)
  }

  @Test(
    "what an array says of its columns and rows is classes of its cells",
    arguments: [
      (#"{l|r}a&b"#, ["left", "right line-left"]), (#"{|c|}a"#, ["line-left line-right"]),
      (#"{c||c}a&b"#, ["", "double-left"]), (#"{c:c}a&b"#, ["", "dashed-left"]),
      (#"{*{2}{r}l}a&b&c"#, ["right", "right", "left"]),
      (#"{c@{\,}p{2em}}a&b"#, ["", "left"]), (#"{cc}\hline a&b"#, ["line-top", "line-top"]),
      (#"{c}\hline\hline a\\\hline"#, ["double-top line-bottom"]), (#"{c}a\\\hdashline b"#, ["", "dashed-top"]),
      (#"{ccc}a&b&c\\\cline{2-3}d&e&f"#, ["", "", "", "", "line-top", "line-top"]),
      (#"{cc}\multicolumn{2}{|l|}{a}\\b&c"#, ["left line-left line-right", "", ""]),
    ])
  func rules(_ array: String, _ classes: [String]) {
    let source = #"\begin{array}"# + array + #"\end{array}"#
    #expect(mathML(source, style: .inline).problems.isEmpty)
    let cells = inner(source).split(separator: "<mtd").dropFirst().map { cell in
      cell.prefix { $0 != ">" }.firstRange(of: "class=\"").map { cell[$0.upperBound...].prefix { $0 != "\"" } } ?? ""
    }
    #expect(cells.map { String($0) } == classes)
  }

  @Test("a line goes over the cells that a row lacks")
  func shortRow() {
    let markup = inner(#"\begin{array}{cc}a&b\\\hline c\end{array}"#)
    #expect(
      markup.hasSuffix(#"<mtr><mtd class="line-top"><mi>c</mi></mtd><mtd class="line-top"></mtd></mtr></mtable>"#))
  }

  @Test("equations are aligned, a second pair is set apart, and a mark stands in a column of its own")
  func aligned() {
    #expect(
      inner(#"\begin{align*} a &= b & c &= d \tag{1} \\ &+ e \end{align*}"#)
        == """
        <mtable class="aligned" displaystyle="true">\
        <mtr><mtd class="right"><mi>a</mi></mtd><mtd class="left"><mo>=</mo><mi>b</mi></mtd>\
        <mtd class="right gap"><mi>c</mi></mtd><mtd class="left"><mo>=</mo><mi>d</mi></mtd>\
        <mtd class="tag"><mtext>(1)</mtext></mtd></mtr>\
        <mtr><mtd class="right"></mtd><mtd class="left"><mo form="infix">+</mo><mi>e</mi></mtd></mtr></mtable>
        """)
  }

  @Test(
    "an environment has the delimiters of its name",
    arguments: [
      ("cases", "{", ""), ("rcases", "", "}"), ("dcases", "{", ""), ("bmatrix", "[", "]"), ("Vmatrix", "‖", "‖"),
      ("bmatrix*", "[", "]"), ("psmallmatrix", "(", ")"), ("matrix", "", ""), ("gather*", "", ""), ("split", "", ""),
    ])
  func delimiters(_ name: String, _ left: String, _ right: String) {
    let source = "\\begin{\(name)} a \\\\ b \\end{\(name)}"
    let markup = inner(source)
    #expect(mathML(source, style: .inline).problems.isEmpty)
    #expect(markup.hasPrefix("<mo") == !left.isEmpty || markup.hasPrefix("<mstyle"))
    #expect(markup.contains(">\(left)</mo>") || left.isEmpty)
    #expect(markup.contains(">\(right)</mo>") || right.isEmpty)
  }

  @Test("an equation of one line is no table")
  func equation() {
    #expect(inner(#"\begin{equation} a \label{b} \end{equation}"#) == "<mi>a</mi>")
    #expect(inner(#"\begin{equation} a \tag{1} \end{equation}"#).contains("<mtd class=\"tag\">"))
  }
}
