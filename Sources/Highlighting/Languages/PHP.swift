extension Grammar {
  /// PHP, with or without `<?php`: courses show it both ways.
  static var php: Grammar {
    let escape = #"\\(u\{[\da-fA-F]*\}|x[\da-fA-F]+|[0-7]+|.|\n)"#
    let holes = [
      Hole.code(#"\{(?=\$)"#, #"\}"#), .variable(#"\$[A-Za-z_]\w*(->[A-Za-z_]\w*|\[\w*\])?"#),
    ]
    return Grammar(
      [
        .token(#"<\?(php\b|=)?"#, .attribute),
        .rule(#"\?>"#, .attribute, .embed("html.text", until: #"<\?"#)),
        .rule(#"<[A-Za-z!/][\w-]*"#, .tag, at: .firstOnLine, .embed("html.first tag", until: #"<\?"#)),
        .lineComment("//"),
        .token(#"#(?!\[)[^\n]*"#, .comment),
        .blockComment(#"/\*"#, #"\*/"#),
        .token(#"#\[[^\]\n]*\]"#, .attribute),
        .heredoc(#"<<<\h*'(?<end>\w+)'"#, named: "raw"),
        .heredoc(#"<<<\h*"?(?<end>\w+)"?"#, named: "text", escape: escape, holes: holes),
        .string("\"", "\"", .manyLines, escape: escape, holes: holes),
        .string("'", "'", .manyLines, escape: #"\\['\\]"#),
        .token(#"\$+[A-Za-z_]\w*"#, .variable),
        .number(),
      ],
      words: Words(
        capitalized: .type,
        groups: [
          .naming(.function, "function fn"),
          .naming(.type, "class interface trait enum namespace"),
          .init(
            .keyword,
            """
            abstract and as break callable case catch clone const continue declare default die do echo else elseif \
            empty enddeclare endfor endforeach endif endswitch endwhile exit extends final finally for foreach global \
            goto if implements include include_once instanceof insteadof isset list match new or print private \
            protected public readonly require require_once return static switch throw try unset use var while xor \
            yield from
            """),
          .init(.variable, "true false null TRUE FALSE NULL self parent __CLASS__ __DIR__ __FILE__ __LINE__"),
          .init(.type, "array bool float int iterable mixed never object string void"),
        ]), guests: ["html": .html])
  }
}
