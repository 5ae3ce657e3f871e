import MathMarkup
import Testing

/// Whatever stands in a formula: the markup is well-formed, and every problem lies in the formula.
@Suite("any text as a formula")
struct AnyTextTests {
  static let pieces = [
    "\\", "{", "}", "^", "_", "&", "\\\\", "\\frac", "\\left", "\\right", "(", ")", "\\begin{matrix}", "\\end{matrix}",
    "\\begin{array}{c|c}", "\\end{array}", "\\begin{align}", "\\end{align}", "\\hline", "\\multicolumn{2}{c}", "a", "1",
    ".", " ", "'", "\\sqrt", "[", "]", "\\text", "\\text{", "%", "$", "<", ">", "\"", "&amp;", "学", "é", "e\u{301}",
    "\u{0}",
    "\u{FFFF}", "\n", "\\not", "\\def\\a#1{", "#1", "\\a", "\\newcommand{\\b}[1][x]{", "\\b", "\\let\\c\\a", "\\c",
    "\\over",
    "\\choose", "\\displaystyle", "\\color{red}", "\\color{", "\\textcolor{#f00}", "\\mathbf", "\\mathrm{", "\\bf",
    "\\sum",
    "\\limits", "\\int", "\\big", "\\bigl(", "\\middle|", "\\substack{", "\\cases{", "\\tag{1}", "\\underbrace{",
    "\\xrightarrow[", "\\hspace{1em}", "\\kern", "2em", "\\operatorname*{", "\\genfrac", "\\sideset", "\\prescript",
    "\\pmod",
    "\\bra{", "\\phantom", "\\foo", "\\hat", "|", "\\|", "\\{", "\\}", "~", "👩‍🔬",
  ]

  @Test("commands in any order", arguments: 0..<20)
  func commands(_ seed: UInt64) {
    var random = SplitMix(state: seed)
    for _ in 0..<100 {
      let count = Int.random(in: 0..<40, using: &random)
      check((0..<count).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined(), &random)
    }
  }

  @Test("bytes in any order", arguments: 0..<20)
  func bytes(_ seed: UInt64) {
    var random = SplitMix(state: seed)
    for _ in 0..<100 {
      let count = Int.random(in: 0..<80, using: &random)
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      check(String(decoding: bytes, as: UTF8.self), &random)
    }
  }

  private func check(_ source: String, _ random: inout SplitMix) {
    let result = mathML(source, style: Bool.random(using: &random) ? .display : .inline)
    if let fault = wellFormedness(result.markup) {
      Issue.record("\(source.debugDescription): \(fault) in \(String(decoding: result.markup, as: UTF8.self))")
    }
    let length = source.unicodeScalars.count
    for problem in result.problems where problem.range.isEmpty || problem.range.upperBound > max(1, length) {
      Issue.record("\(source.debugDescription): \(problem) lies outside")
    }
  }
}

/// Random numbers that are the same in every run.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
