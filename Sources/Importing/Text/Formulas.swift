/// What dollar signs mean to the program that a text comes from.
enum DollarSigns: Sendable {
  /// Formulas, as Miyabi has them.
  case formulas
  /// Formulas where there are two; one alone is an amount of money.
  case displayedFormulas
  /// Amounts of money and variables.
  case text
}

/// Formulas as other programs write them.
enum Formulas {
  /// Writes `\\(…\\)` and `\\[…\\]` with dollar signs, and dollar signs that were text so that they stay text.
  ///
  static func rewrite(_ text: TracedText, dollars: DollarSigns, parentheses: Parentheses) -> TracedText {
    let bytes = text.bytes
    var edits: [TextEdit] = []
    // Where the end of a formula stands next, so that each is looked for once.
    var ends: [String: Int] = [:]
    VerbatimMap(bytes).forEachProseByte { index in
      switch bytes[index] {
      case UInt8(ascii: "\\"):
        guard parentheses == .formulas, let formula = formula(bytes, at: index, &ends) else { return index + 2 }
        // What stands inside is no Markdown: a doubled backslash of the source is LaTeX's own there.
        edits.append(TextEdit(formula.range, formula.marks + formula.source + formula.marks))
        return formula.range.upperBound
      case UInt8(ascii: "$"):
        let count = bytes.run(at: index)
        switch (dollars, count) {
        case (.formulas, _): break
        case (.displayedFormulas, 2):
          if let end = bytes.find("$$", from: index + 2) { return end + 2 }
        default: for place in index..<(index + count) { edits.append(TextEdit(place..<place, "\\")) }
        }
        return index + count
      default: return index + 1
      }
    }
    return text.applying(edits)
  }

  /// Whether `\\(` begins a formula.
  enum Parentheses: Sendable { case formulas, text }

  private static func formula(
    _ bytes: [UInt8], at index: Int, _ ends: inout [String: Int]
  ) -> (range: Range<Int>, source: String, marks: String)? {
    for (open, close, marks) in [("\\\\(", "\\\\)", "$"), ("\\\\[", "\\\\]", "$$")] where bytes.has(open, at: index) {
      let known = ends[close] ?? -1
      let end = known >= index + 3 ? known : bytes.find(close, from: index + 3) ?? .max
      ends[close] = end
      guard end - index < 4000 else { return nil }
      let source = bytes.text((index + 3)..<end)
      guard !source.contains("\n\n"), !source.trimmed.isEmpty else { return nil }
      // A formula in a line has no white space inside its marks.
      return (index..<(end + 3), marks == "$" ? source.collapsed : source, marks)
    }
    return nil
  }
}
