extension MathParser {
  /// The colour that a command takes, as CSS writes it: a name, `#RRGGBB`, or a model in brackets and its values.
  mutating func color(of token: MathToken) -> String? {
    let model = bracketed()?.map(\.written).joined()
    guard let inside = group(of: token) else { return nil }
    let written = inside.map(\.written).joined().filter { $0 != " " }
    if let color = color(written, model: model) { return color }
    let place = inside.first.map { first in
      first.range.lowerBound..<max(first.range.upperBound, inside.last?.range.upperBound ?? 0)
    }
    let help = nearest(to: written.lowercased(), among: colorNames).map { "did you mean `\($0)`?" }
    problem(
      place ?? token.range, "“\(written)” is no colour", help: help ?? "use a name such as `red`, or `#RRGGBB`")
    return nil
  }

  private func color(_ written: String, model: String?) -> String? {
    switch model {
    case nil:
      let digits = written.dropFirst()
      if written.hasPrefix("#"), digits.utf8.count == 3 || digits.utf8.count == 6, digits.allSatisfy(isHexDigit) {
        return written
      }
      return colorNames.contains(written.lowercased()) ? written.lowercased() : nil
    case "HTML": return written.utf8.count == 6 && written.allSatisfy(isHexDigit) ? "#\(written)" : nil
    case "rgb": return components(written, most: 1).map { hexadecimal($0.map { $0 * 255 }) }
    case "RGB": return components(written, most: 255).map { hexadecimal($0) }
    default: return nil
    }
  }

  private func isHexDigit(_ character: Character) -> Bool { character.isASCII && character.isHexDigit }

  private func components(_ written: String, most: Double) -> [Double]? {
    let parts = written.split(separator: ",").compactMap { Double($0) }
    return parts.count == 3 && parts.allSatisfy { (0...most).contains($0) } ? parts : nil
  }

  private func hexadecimal(_ parts: [Double]) -> String {
    "#"
      + parts.map { part in
        let digits = String(Int(part + 0.5), radix: 16)
        return digits.utf8.count < 2 ? "0" + digits : digits
      }.joined()
  }
}
