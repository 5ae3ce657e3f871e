/// What is still to be read of a formula. A definition's body is put in front of the rest, as TeX does.
///
/// A class, since there is one place where a formula is being read: a copy of the parser, made by chance where it calls
/// a method with what another method reads, would otherwise copy the rest of the formula with each command.
final class TokenStream {
  /// The last is the next.
  private var pending: [MathToken]
  private let end: MathToken

  init(_ source: String) {
    let tokens = mathTokens(source)
    pending = tokens.reversed()
    let last = tokens.last?.range.upperBound ?? 0
    end = MathToken(kind: .end, range: last..<last)
  }

  /// The next token, without a look at definitions.
  var first: MathToken { pending.last ?? end }

  /// The token after `offset` others.
  func ahead(_ offset: Int) -> MathToken {
    let index = pending.count - 1 - offset
    return index >= 0 ? pending[index] : end
  }

  /// Takes the next token; at the end, that is ``MathToken/Kind/end`` again and again.
  func take() -> MathToken { pending.popLast() ?? end }

  /// Puts tokens in front of what is left.
  func put(_ tokens: [MathToken]) { pending.append(contentsOf: tokens.reversed()) }

  /// Leaves the rest unread.
  func finish() { pending.removeAll() }
}
