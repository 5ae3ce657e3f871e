import Highlighting
import Testing

/// Whatever is highlighted: the text stays what it was.
@Suite struct TextPropertyTests {
  /// Pieces that begin, end and break things in many languages.
  static let pieces = [
    "\"", "'", "`", "\"\"\"", "'''", "/*", "*/", "//", "#", "--", "<!--", "-->", "{", "}", "(", ")", "[", "]", "<", ">",
    "${", "#{", "\\(", "$(", "\\", "\n", "\r\n", "\t", "  ", "if", "class", "def f", "fn", "return", "x", "Foo", "é",
    "学習",
    "👩‍🔬", "1", "0x1f", "1.5e-3", "=", ":", ";", ",", ".", "@a", "$x", "%", "&", "&amp;", "<<EOF", "\nEOF\n", "r#", "\"#",
    "<a b=",
    "</script>", "<script>", "<style>", "<?php", "?>", "```", "- ", "key: |\n", "    ", "f'", "{x!r:>{y}}", "$$", "[[",
    "]]",
    "<div>", "</div>", "/>", "R\"(", ")\"", "\u{0}", "~", "|", "^", "!", "?", "*", "_", "$ ", ">>> ",
  ]

  @Test("tags gone and unescaped, the HTML is the code; no span crosses a line", arguments: Language.all.map(\.name))
  func unchanged(_ name: String) {
    let language = Language.named(name)
    var random = SplitMix(state: 7)
    for _ in 0..<400 {
      let length = Int.random(in: 0..<40, using: &random)
      let code = (0..<length).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
      let result = html(Array(code.utf8), language)
      guard shown(result) == Array(code.utf8), isWellFormed(result) else {
        Issue.record("\(code.debugDescription) became \(String(decoding: result, as: UTF8.self))")
        return
      }
      let marked = html(Array(code.utf8), language, marked: [2...3, 5...7])
      #expect(shown(marked) == Array(code.utf8))
    }
  }

  @Test("bytes that are not UTF-8 pass through", arguments: Language.all.map(\.name))
  func anyBytes(_ name: String) {
    let language = Language.named(name)
    var random = SplitMix(state: 11)
    for _ in 0..<100 {
      let code = (0..<Int.random(in: 0..<200, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      #expect(shown(html(code, language)) == code)
    }
  }

  /// 400 kB of each in every language: what was quadratic took minutes, what is linear takes well under a second
  /// even without optimization.
  @Test(
    "no input takes more than linear time",
    arguments: [
      "\"", "'", "`", "/*", "{", "${", "(", "<", "<a ", "</", "\\", "#{", "<!--", "a", "a ", "[", "f'{", "$(", "\"a",
      "/",
      "<<E\n", "\n", "- ", "a:", "a.", " ", "r#", "*", "<script>", "é", "=", "1.", "|\n ", "a, ", "![", "a-", "a/",
    ])
  func linear(_ unit: String) {
    #if DEBUG
      let size = 40_000
    #else
      let size = 400_000
    #endif
    let code = Array(String(repeating: unit, count: size / unit.utf8.count).utf8)
    for language in Language.all {
      var result: [UInt8] = []
      let time = ContinuousClock().measure { result = html(code, language) }
      #expect(time < .seconds(3), "\(language.name)")
      #expect(result.count >= code.count, "\(language.name)")
    }
  }

  @Test("a million brackets nest no deeper than the stack") func deep() {
    for (name, unit) in [("javascript", "`${"), ("python", "f'{"), ("rust", "/*"), ("swift", "\"\\("), ("html", "<a ")]
    {
      let code = Array(String(repeating: unit, count: 1_000_000 / unit.utf8.count).utf8)
      #expect(shown(html(code, Language.named(name))) == code)
    }
  }
}

struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
