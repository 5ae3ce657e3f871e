import Foundation
import MathMarkup
import Testing

@Suite("faults in formulas")
struct FaultTests {
  @Test(
    "a fault stands where it is, with what to do",
    arguments: [
      (#"a + \fracc{1}{2}"#, 4..<10, "did you mean `\\frac`?"), (#"\frac{1}"#, 0..<5, "add it in braces: `\\frac{…}`"),
      ("{a", 0..<1, "add a `}`"), ("a}", 1..<2, "remove it, or add what is missing before it"),
      ("a^b^c", 3..<4, "group the parts with braces: `{a^b}^c`"),
      ("a_b_c", 3..<4, "group the parts with braces: `{a_b}_c`"),
      ("x^", 1..<2, "add it in braces: `^{…}`"),
      (#"\left( a"#, 0..<5, "add `\\right)`, or `\\right.` for nothing"),
      (#"\left a \right)"#, 0..<5, "write `\\left(`, or `.` for none"),
      (#"a \right)"#, 2..<8, "remove it, or add what is missing before it"),
      (#"\begin{matrix}a"#, 0..<6, "add `\\end{matrix}`"),
      (#"\begin{matrix}a\end{pmatrix}"#, 15..<19, "write `\\end{matrix}`"),
      (#"\begin{pmatrx}a&b\end{pmatrx}"#, 0..<6, "did you mean `pmatrix`?"),
      (#"\begin{tikzpicture}\end{tikzpicture}"#, 0..<6, "use matrix, pmatrix, cases, aligned, gathered or array"),
      (#"\begin a"#, 0..<6, "add it in braces: `\\begin{…}`"),
      (#"\end{matrix}"#, 0..<4, "remove it, or add what is missing before it"),
      ("a & b", 2..<3, "put the lines between `\\begin{aligned}` and `\\end{aligned}`, or write `\\&`"),
      (#"\begin{array}{cx}a\end{array}"#, 15..<16, "use `l`, `c`, `r` and `|`"),
      (#"\begin{array}{*{65}{c}}a\end{array}"#, 20..<21, "leave some out"),
      (#"a \hline"#, 2..<8, "write it where a row of an `array` begins"),
      (#"\text"#, 0..<5, "add it in braces: `\\text{…}`"), (#"\text{a $b}"#, 8..<9, "add a `$` before the text's end"),
      (
        #"\text{\foobar}"#, 6..<13,
        "write `\\operatorname{foobar}` for a function's name, or define it with `\\newcommand`"
      ),
      (#"\color{rde} x"#, 7..<10, "did you mean `red`?"),
      (#"\color{1} x"#, 7..<8, "use a name such as `red`, or `#RRGGBB`"),
      (#"\hspace{2}"#, 8..<9, "write a number and a unit: `2em`, `12pt` or `18mu`"),
      (#"\not{ab}"#, 0..<4, "write it before a relation such as `=` or `\\in`"),
      (#"\limits_a"#, 0..<7, "write it after an operator such as `\\sum`, before its limits"),
      (#"x^\bf"#, 2..<5, "put what it changes in braces with it: `{\\bf …}`"),
      ("a # b", 2..<3, "write `\\#` for the sign"),
      ("a \\", 2..<3, "write the name of a command after it, or `\\backslash` for the sign"),
    ])
  func faults(_ source: String, _ range: Range<Int>, _ help: String) throws {
    let result = mathML(source, style: .inline)
    let problem = try #require(result.problems.first)
    #expect(problem.range == range)
    #expect(problem.help == help)
    #expect(result.problems.count == 1, "one fault is told once: \(result.problems)")
    #expect(wellFormedness(result.markup) == nil)
  }

  @Test("a bracket that is never closed stands where it opens")
  func bracket() throws {
    let problem = try #require(mathML(#"\sqrt[3"#, style: .inline).problems.first)
    #expect(problem.range == 5..<6)
    #expect(problem.help == "add a `]`")
  }

  @Test("an unknown command shows its name where it stands")
  func unknown() {
    #expect(inner(#"a \foobar"#) == "<mi>a</mi><merror><mtext>\\foobar</mtext></merror>")
  }

  @Test(
    "deep nesting is a fault, not a crash",
    arguments: [
      "{", "\\sqrt{", "\\frac", "\\left(", "x^{", "\\begin{matrix}", "\\text{$", "\\text{\\textbf{", "\\displaystyle ",
      "\\color{red}", "a\\over ", "\\not", "\\sqrt[", "\\substack{", "\\mathrm{", "\\underbrace{", "\\operatorname{",
      "\\multicolumn{1}{c}{\\begin{matrix}",
    ])
  func depth(_ piece: String) {
    let result = mathML(String(repeating: piece, count: 5_000), style: .inline)
    #expect(!result.problems.isEmpty)
    #expect(wellFormedness(result.markup) == nil)
  }

  @Test(
    "a hundred kilobytes of anything take no longer than their length says",
    arguments: [
      "{", "}", "{}", "[", "\\", "\\\\", "\\\\[", "\\\\[ ", "&", "^", "_", "'", "#", "$", "%", "%\n", " ", "1", "1.",
      ".",
      "a", "学", "\u{301}", "\u{0}", "\\foo", "\\foobarbazfoobarbaz ", "\\frac", "\\sqrt", "\\sqrt[", "\\left",
      "\\left(",
      "\\right", "\\middle|", "\\begin", "\\begin{", "\\begin{matrix}", "\\begin{foo}", "\\end{matrix}", "\\hline",
      "\\text", "\\text{", "\\text{$", "\\text{a}", "\\not", "\\not=", "\\over", "a\\over b", "\\limits", "\\bf",
      "\\displaystyle", "\\color{red}", "\\color", "\\hspace", "\\kern1em", "\\def", "\\def\\a", "\\def\\a{\\a\\a}\\a",
      "\\newcommand", "\\newcommand{\\a}[1]{#1#1}\\a{x}", "\\let\\a\\a\\a", "\\R", "\\R{", "\\pmod{", "\\cline{1-2}",
      "\\operatorname", "\\operatorname{", "\\tag{", "\\tag{1}", "\\multicolumn", "\\substack{", "\\genfrac",
      "\\sideset",
      "\\mathrm{", "\\mathrm{a}", "\\bigl(", "x^{", "x_", "x'", "\\sum\\limits", "\\intertext{a}\\\\",
      "\\frac12", "\\left(a\\right)", "\\begin{matrix}a\\end{matrix}", "\\hat{x}", "\\text{a $b$}",
      "\\substack{a\\\\b}",
      "\\def\\a{\\foo}\\a\\a\\a",
    ])
  func length(_ piece: String) {
    for opening in ["", "\\begin{array}{c|c}", "\\def\\a#1{#1}\\a{", "\\mathrm{"] {
      let length = opening.isEmpty ? 100_000 : 10_000
      let source = opening + String(repeating: piece, count: length / piece.utf8.count)
      let start = threadTime()
      let result = mathML(source, style: .display)
      // A tenth of a second without optimization; what grew with the square took three with it.
      #expect(threadTime() - start < 2, "\(opening)")
      #expect(result.problems.count <= MathConversion.mostProblems)
      if !opening.isEmpty { #expect(wellFormedness(result.markup) == nil, "\(opening)") }
    }
  }

  @Test("columns that repeat columns that repeat columns are stopped")
  func columns() {
    let columns = String(repeating: "*{64}{", count: 40) + String(repeating: "}", count: 40)
    let result = mathML("\\begin{array}{\(columns)}a\\end{array}", style: .inline)
    #expect(result.problems.map(\.message).contains { $0.contains("repeats so much") })
  }
}

/// Seconds of work of this thread, whatever else the machine does.
private func threadTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
