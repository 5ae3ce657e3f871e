extension Grammar {
  static var go: Grammar {
    let escape = #"\\(x[\da-fA-F]+|[uU][\da-fA-F]+|[0-7]+|.)"#
    return Grammar(
      [
        .lineComment("//"),
        .blockComment(#"/\*"#, #"\*/"#),
        .string("\"", "\"", escape: escape),
        .string("`", "`", .manyLines, escape: nil),
        .string("'", "'", escape: escape),
        .number(),
      ],
      words: Words(groups: [
        .naming(.function, "func"),
        .naming(.type, "type"),
        .init(
          .keyword,
          """
          break case chan const continue default defer else fallthrough for go goto if import interface map package \
          range return select struct switch var
          """),
        .init(.variable, "true false nil iota"),
        .init(
          .type,
          """
          any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string \
          uint uint8 uint16 uint32 uint64 uintptr append cap clear close complex copy delete imag len make max min \
          new panic print println real recover
          """),
      ]))
  }
}
