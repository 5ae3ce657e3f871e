import Diagnostics

/// Finds displayed formulas that are never closed. Dollar signs are money, too, and a shell's own number: only what
/// begins a line and looks like a formula is taken for one.
struct OpenFormulas {
  /// The dollar signs that nothing closes, in the author's text.
  private(set) var places: [Range<Int>] = []
  private var isOpen = false

  /// Notes that nothing in its paragraph closes the `$$` that `line` begins with.
  mutating func note(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) {
    let rest = trimmed(text, (line.lowerBound + 2)..<line.upperBound)
    if rest.isEmpty, isOpen {
      // An empty line is in the formula: its end begins no other.
      isOpen = false
      return
    }
    guard rest.isEmpty || text[rest].contains(where: { #"\^_={}"#.utf8.contains($0) }) else { return }
    guard rest.isEmpty || text[line.lowerBound + 2] != UInt8(ascii: "$") else { return }
    isOpen = true
    places.append(line.lowerBound..<(line.lowerBound + 2))
  }
}

extension Diagnostic {
  /// What is said of a formula that is never closed.
  static func openFormula(at place: Range<Int>, in source: SourceText) -> Diagnostic {
    Diagnostic(
      .invalidMath, in: source, at: source.range(place), "this formula is never closed",
      help: "end it with `$$`, and leave no empty line in it; as a sign of money, write `\\$`")
  }
}
