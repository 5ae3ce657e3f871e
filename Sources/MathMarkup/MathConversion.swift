/// How a formula stands in its text.
public enum MathStyle: Sendable, Hashable {
  /// In a line of text.
  case inline
  /// On lines of its own.
  case display
}

/// Something in a formula that could not be understood.
public struct MathProblem: Sendable, Hashable {
  /// Where it stands: Unicode scalars of the formula, from 0.
  public var range: Range<Int>
  /// What is wrong, in one sentence.
  public var message: String
  /// What to do about it.
  public var help: String?
}

/// What a formula came to.
public struct MathConversion: Sendable {
  /// A `math` element (MathML Core), UTF-8.
  public var markup: [UInt8]
  /// What could not be understood; it stands in the markup as an error.
  public var problems: [MathProblem]
}

/// Converts LaTeX's mathematics, as courses use it, to MathML Core.
///
/// - Parameters:
///   - source: what stands between the dollar signs.
///   - style: whether limits stand above and below their operators.
public func mathML(_ source: String, style: MathStyle) -> MathConversion {
  var parser = MathParser(source, style: style)
  let body = parser.parseAll()
  var markup = style == .display ? "<math display=\"block\"" : "<math"
  markup += " alttext=\"\(escaped(source))\">\(body)</math>"
  return MathConversion(markup: Array(markup.utf8), problems: parser.problems)
}

func escaped(_ text: String) -> String {
  guard text.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E || $0 == 0x22 }) else { return text }
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
