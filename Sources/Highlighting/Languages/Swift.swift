extension Grammar {
  /// Swift 6.
  static var swift: Grammar {
    let escape = #"\\(u\{[\da-fA-F]*\}|.|\n)"#
    let raw = Hole.code(##"\\#+\("##, #"\)"#)
    let hole = Hole.code(#"\\\("#, #"\)"#)
    return Grammar(
      [
        .lineComment("//"),
        .blockComment(#"/\*"#, #"\*/"#, .nested),
        .string(#"(?<end>#+)""""#, "\"\"\"\\k<end>", .manyLines, escape: nil, holes: [raw]),
        .string(#"(?<end>#+)""#, #""\k<end>"#, .oneLine, escape: nil, holes: [raw]),
        .string("\"\"\"", "\"\"\"", .manyLines, escape: escape, holes: [hole]),
        .string("\"", "\"", escape: escape, holes: [hole]),
        .token(#"#/[^\n]*/#"#, .string),
        .number(leadingDot: .digit),
        .token(#"#[A-Za-z]\w*"#, .attribute),
        .token(#"@[A-Za-z_]\w*"#, .attribute),
        .token(#"\$\w+"#, .variable),
        .token(#"`[A-Za-z_]\w*`"#, .plain),
      ],
      words: Words(
        capitalized: .type,
        groups: [
          .naming(.function, "func macro"),
          .naming(.type, "actor class enum extension protocol struct typealias associatedtype"),
          .init(
            .keyword,
            """
            any as async await borrowing break case catch consume consuming continue convenience copy default defer \
            deinit didSet discard distributed do dynamic each else fallthrough fileprivate final for get guard if import \
            in indirect infix init inout internal is isolated lazy let mutating nonisolated nonmutating open operator \
            optional override package postfix precedencegroup prefix private public repeat required rethrows return \
            sending set some static subscript switch throw throws try unowned var weak where while willSet yield
            """),
          .init(.variable, "true false nil self super"),
        ]))
  }
}
