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
  /// A `math` element (MathML Core), UTF-8: well-formed whatever the formula was.
  public var markup: [UInt8]
  /// What could not be understood, at most ``mostProblems`` of them; it stands in the markup as an error.
  public var problems: [MathProblem]

  /// After so many problems the rest of a formula is left unread.
  public static let mostProblems = 20
}

/// Converts LaTeX's mathematics, as courses use it, to MathML Core.
///
/// ```swift
/// mathML(#"\frac{1}{2}"#, style: .inline).markup
/// // <math alttext="\frac{1}{2}"><mrow><mfrac><mn>1</mn><mn>2</mn></mfrac></mrow></math>
/// ```
///
/// Definitions (`\newcommand`, `\def`, `\let`, `\DeclareMathOperator`) hold to the end of the formula. What MathML Core
/// has no attribute for, such as the rules of a table, is a class that a style sheet draws. The time it takes grows as
/// the formula does, whatever stands in it.
///
/// - Parameters:
///   - source: what stands between the dollar signs.
///   - style: whether limits stand above and below their operators.
public func mathML(_ source: String, style: MathStyle) -> MathConversion {
  var parser = MathParser(source, style: style)
  let row = MathNode.row(parser.formula())
  var math = MathNode(.math, [row.name == .mrow && row.attributes.isEmpty ? row : MathNode(.mrow, [row])])
  if style == .display { math = math.with("display", "block") }
  var markup: [UInt8] = []
  math.with("alttext", source).write(to: &markup)
  return MathConversion(markup: markup, problems: parser.problems)
}
