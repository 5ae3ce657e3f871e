extension Grammar {
  /// ECMAScript 2025, with JSX.
  static var javascript: Grammar { ecmaScript(groups: javaScriptWords, jsx: jsx) }
  /// TypeScript. Without JSX: there `<T>` would be a tag.
  static var typescript: Grammar { ecmaScript(groups: typeScriptWords, jsx: []) }
  static var tsx: Grammar { ecmaScript(groups: typeScriptWords, jsx: jsx) }

  private static func ecmaScript(groups: [Words.Group], jsx: [Form]) -> Grammar {
    Grammar(
      [
        .lineComment("//"),
        .blockComment(#"/\*"#, #"\*/"#),
        .token(#"#![^\n]*"#, .comment, at: .lineStart),
        .string("\"", "\"", escape: escape),
        .string("'", "'", escape: escape),
        .string("`", "`", .manyLines, escape: escape, holes: [.code(#"\$\{"#, #"\}"#)]),
        .token(#"/(?!\*)(\\.|\[(\\.|[^\]\\\n])*\]|[^/\\\[\n])+/[a-z]*"#, .string, at: .operandExpected),
        .number(),
        .token(#"@[A-Za-z_$][\w$.]*"#, .attribute),
        .token(#"#[A-Za-z_$][\w$]*"#, .variable),
      ] + jsx,
      words: Words(
        start: #"A-Za-z_$\x80-\xff"#, rest: #"\w$"#, capitalized: .type, before: ["(": .function, "`": .function],
        groups: groups))
  }

  private static let escape = #"\\(x[\da-fA-F]+|u\{[\da-fA-F]+\}|u[\da-fA-F]+|.|\n)"#

  /// Tags where an operand is expected; code between braces in them.
  private static var jsx: [Form] {
    let opening = Rule(#"<[A-Za-z][\w.:-]*|<(?=>)"#, .tag, at: .operandExpected, .push("jsx tag"))
    let hole = Hole.code(#"\{"#, #"\}"#)
    let code = Rule(hole.open, .escape, hole.step)
    return [
      Form(
        rules: [opening],
        modes: [
          Mode(
            name: "jsx tag",
            rules: [
              Rule("/>", .tag, .pop),
              Rule(">", .tag, .swap("jsx text")),
              Rule(#"[A-Za-z_][\w:-]*"#, .attribute),
              Rule("\"[^\"]*\"|'[^']*'", .string),
              code,
            ]),
          Mode(
            name: "jsx text",
            rules: [
              Rule(#"</[\w.:-]*\s*>"#, .tag, .pop),
              Rule(#"<[A-Za-z][\w.:-]*|<(?=>)"#, .tag, .push("jsx tag")),
              Rule(#"&#?\w+;"#, .escape),
              code,
            ]),
        ] + hole.modes)
    ]
  }

  private static let javaScriptWords: [Words.Group] = [
    .naming(.function, "function"),
    .naming(.type, "class"),
    .init(
      .keyword,
      """
      async await break case catch const continue debugger default delete do else export extends finally for from get \
      if import in instanceof let new of return set static switch throw try typeof using var void while with yield
      """),
    .init(.variable, "true false null undefined NaN Infinity this super arguments globalThis"),
    .init(.type, "console document window module process require exports"),
  ]

  private static let typeScriptWords: [Words.Group] =
    [
      .naming(.type, "enum interface type namespace"),
      .init(
        .keyword,
        """
        abstract as asserts declare implements infer is keyof module override private protected public readonly \
        satisfies accessor
        """),
      .init(.type, "any bigint boolean never number object string symbol unknown"),
    ] + javaScriptWords
}
