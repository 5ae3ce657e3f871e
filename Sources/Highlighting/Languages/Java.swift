extension Grammar {
  static var java: Grammar {
    Grammar(
      [
        .lineComment("//"),
        .blockComment(#"/\*"#, #"\*/"#),
        .string("\"\"\"", "\"\"\"", .manyLines, escape: escape),
        .string("\"", "\"", escape: escape),
        .string("'", "'", escape: escape),
        .number(),
        .rule(#"@interface\b"#, .keyword, .push("name of type")),
        .token(#"@[A-Za-z_][\w.]*"#, .attribute),
      ],
      words: Words(
        capitalized: .type,
        groups: [
          .naming(.type, "class interface enum"),
          .init(
            .keyword,
            """
            abstract assert break case catch const continue default do else exports extends final finally for goto if \
            implements import instanceof module native new non-sealed opens package permits private protected public \
            record requires return sealed static strictfp switch synchronized throw throws transient try var volatile \
            when while with yield
            """),
          .init(.type, "boolean byte char double float int long short void"),
          .init(.variable, "true false null this super"),
        ]))
  }

  static var csharp: Grammar {
    let hole = Hole.code(#"\{"#, #"\}"#)
    let braces = Rule(#"\{\{|\}\}"#, .escape)
    return Grammar(
      [
        .lineComment("//"),
        .blockComment(#"/\*"#, #"\*/"#),
        .token(#"#\h*[a-z]+[^\n]*"#, .attribute, at: .firstOnLine),
        .string(#"\$*""""#, "\"\"\"", .manyLines, escape: nil, holes: []),
        .string(#"(\$@|@\$)""#, "\"(?!\")", .manyLines, escape: "\"\"", holes: [hole], more: [braces]),
        .string(#"\$""#, "\"", escape: escape, holes: [hole], more: [braces]),
        .string(#"@""#, "\"(?!\")", .manyLines, escape: "\"\""),
        .string("\"", "\"", escape: escape),
        .string("'", "'", escape: escape),
        .number(),
        .token(#"\[[A-Z]\w*(\([^)\n]*\))?\](?=\s*[\n\[])"#, .attribute, at: .firstOnLine),
      ],
      words: Words(
        capitalized: .type, capitals: .unlessCalled,
        groups: [
          .naming(.type, "class struct interface enum record namespace"),
          .init(
            .keyword,
            """
            abstract add alias and as ascending async await base break by case catch checked const continue default \
            delegate descending do else equals event explicit extern file finally fixed for foreach from get global \
            goto group if implicit in init internal into is join let lock managed nameof new not notnull on operator \
            or orderby out override params partial private protected public readonly ref remove required return \
            scoped sealed select set sizeof stackalloc static switch throw try typeof unchecked unmanaged unsafe using \
            var virtual volatile when where while with yield
            """),
          .init(
            .type,
            """
            bool byte char decimal double dynamic float int long nint nuint object sbyte short string uint ulong \
            ushort void
            """),
          .init(.variable, "true false null this"),
        ]))
  }

  static var kotlin: Grammar {
    let holes = [Hole.code(#"\$\{"#, #"\}"#), .variable(#"\$[A-Za-z_]\w*"#)]
    return Grammar(
      [
        .lineComment("//"),
        .blockComment(#"/\*"#, #"\*/"#, .nested),
        .string("\"\"\"", "\"\"\"", .manyLines, escape: nil, holes: holes),
        .string("\"", "\"", escape: escape, holes: holes),
        .string("'", "'", escape: escape),
        .number(leadingDot: .digit),
        .token(#"@[A-Za-z_][\w.:]*"#, .attribute),
      ],
      words: Words(
        capitalized: .type,
        groups: [
          .naming(.function, "fun"),
          .naming(.type, "class interface object typealias"),
          .init(
            .keyword,
            """
            abstract actual annotation as break by catch companion const constructor continue crossinline data \
            delegate do dynamic else enum expect external final finally for get if import in infix init inline inner \
            internal is lateinit noinline open operator out override package private protected public reified return \
            sealed set suspend tailrec throw try typeof val var vararg when where while
            """),
          .init(.variable, "true false null this super it field"),
        ]))
  }

  static var scala: Grammar {
    let holes = [Hole.code(#"\$\{"#, #"\}"#), .variable(#"\$[A-Za-z_]\w*"#)]
    return Grammar(
      [
        .lineComment("//"),
        .blockComment(#"/\*"#, #"\*/"#, .nested),
        .string(#"[a-z]\w*""""#, "\"\"\"", .manyLines, escape: nil, holes: holes),
        .string("\"\"\"", "\"\"\"", .manyLines, escape: nil),
        .string(#"[a-z]\w*""#, "\"", escape: escape, holes: holes),
        .string("\"", "\"", escape: escape),
        .token(#"'(\\(u[\da-fA-F]+|.)|[^'\\\n][\x80-\xbf]*)'"#, .string),
        .number(leadingDot: .digit),
        .token(#"@[A-Za-z_][\w.]*"#, .attribute),
      ],
      words: Words(
        capitalized: .type,
        groups: [
          .naming(.function, "def"),
          .naming(.type, "class trait object type enum"),
          .init(
            .keyword,
            """
            abstract as case catch derives do else end export extends extension final finally for given if implicit \
            import infix inline lazy match new opaque open override package private protected return sealed then \
            throw transparent try using val var while with yield
            """),
          .init(.variable, "true false null this super"),
        ]))
  }

  private static let escape = #"\\(u+[\da-fA-F]+|x[\da-fA-F]+|[0-7]+|.)"#
}
