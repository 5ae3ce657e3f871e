/// Appends the HTML of `code`: its text, escaped, with `<span class="…">` round the tokens.
///
/// The text is never changed: without its tags and unescaped, the HTML is `code` again. Spans end with their line.
/// The classes are `hk` keyword, `ht` type or builtin, `hs` string, `he` escape or interpolation delimiter, `hn`
/// number, `hc` comment, `hf` function or macro, `hv` variable or constant, `ha` attribute, decorator, directive or
/// key, `hi` and `hd` inserted and deleted lines, `hg` tag, selector, heading or section, `hp` prompt. A token's span
/// takes in neighbours of the same class.
///
/// - Parameters:
///   - code: UTF-8; other bytes pass through unchanged.
///   - language: `nil` for plain text.
///   - markedLines: lines, from 1, that are wrapped as `<span class="line marked">…</span>`, their newline included,
///     so that the span can be a block without an empty line after it. They may overlap and be in any order.
///   - output: what the HTML is appended to.
public func highlight(
  _ code: UnsafeBufferPointer<UInt8>, as language: Language?, markedLines: [ClosedRange<Int>] = [],
  into output: inout [UInt8]
) {
  var writer = SpanWriter(code, marks: LineMarks(markedLines))
  writer.start()
  if let tables = language?.tables {
    var lexer = Lexer(code, tables)
    lexer.run(into: &writer)
  }
  writer.finish(into: &output)
}
