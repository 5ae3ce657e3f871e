import Markup
import Testing

@Suite("Patterns with texts in them")
struct FilledPatternTests {
  @Test(
    "each # takes the next text, and a text's own # stays",
    arguments: [
      ("", ["a"], ""), ("no mark", ["a"], "no mark"), ("#", [], "#"), ("#", ["a"], "a"),
      ("# of #", ["1", "2"], "1 of 2"),
      ("# of #", ["1"], "1 of #"), ("#", ["1", "2"], "1"), ("“#”, #.", ["#", "x"], "“#”, x."),
      ("全#件の#", ["9", "é"], "全9件のé"),
    ])
  func filling(pattern: String, texts: [String], expected: String) {
    #expect(filled(pattern, texts) == expected)
  }
}
