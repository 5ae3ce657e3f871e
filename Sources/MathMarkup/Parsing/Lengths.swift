/// A length such as `2em` or `18mu`, in thousandths of an em; `nil` if it is none.
///
/// What TeX measures in points is measured by a font of ten points, since a formula grows with the text around it.
func mathLength(_ text: String) -> Int? {
  let written = text.filter { $0 != " " }
  let digits = written.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-" || $0 == "+") }
  guard let number = Double(digits), number.magnitude < 1000 else { return nil }
  guard let unit = units[String(written.dropFirst(digits.count))] else { return nil }
  // Without `rounded()`, which asks for the C mathematics library.
  return Int(number * unit + (number < 0 ? -0.5 : 0.5))
}

/// Units, in thousandths of an em.
private let units: [String: Double] = [
  "em": 1000, "ex": 431, "mu": 1000.0 / 18, "pt": 100, "bp": 100.375, "pc": 1200, "in": 7227, "cm": 2845.3,
  "mm": 284.53, "px": 75, "sp": 100.0 / 65536,
]

extension MathParser {
  /// The length that a command takes, in braces or, as TeX's own commands take it, without.
  mutating func length(of command: MathToken) -> Int? {
    skipSpace()
    var text = ""
    var place = command.range
    if peek.kind == .open {
      let inside = balanced()
      text = inside.map(\.written).joined()
      if let first = inside.first, let last = inside.last, first.range.lowerBound < last.range.upperBound {
        place = first.range.lowerBound..<last.range.upperBound
      }
    } else {
      var letters = 0
      while case .character(let scalar) = peek.kind, scalar.isASCII, letters < 2, text.utf8.count < 16 {
        let isLetter = scalar.properties.isAlphabetic
        guard isLetter || letters == 0 else { break }
        if isLetter { letters += 1 }
        text.unicodeScalars.append(scalar)
        _ = advance()
      }
    }
    if let length = mathLength(text) { return length }
    problem(place, "“\(text)” is no length", help: "write a number and a unit: `2em`, `12pt` or `18mu`")
    return nil
  }
}
