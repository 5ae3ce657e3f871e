extension Grammar {
  static var lua: Grammar {
    let escape = #"\\(x[\da-fA-F]+|u\{[\da-fA-F]+\}|\d+|z|.|\n)"#
    return Grammar(
      [
        .string(#"--\[(?<end>=*)\["#, #"\]\k<end>\]"#, .manyLines, escape: nil, style: .comment),
        .lineComment("--"),
        .string(#"\[(?<end>=*)\["#, #"\]\k<end>\]"#, .manyLines, escape: nil),
        .string("\"", "\"", escape: escape),
        .string("'", "'", escape: escape),
        .number(),
        .token("::[A-Za-z_]+::", .attribute),
      ],
      words: Words(
        before: ["(": .function, "{": .function, "\"": .function],
        groups: [
          .naming(.function, "function"),
          .init(.keyword, "and break do else elseif end for goto if in local not or repeat return then until while"),
          .init(.variable, "true false nil self _G _ENV _VERSION"),
          .init(
            .type,
            """
            assert collectgarbage coroutine debug dofile error getmetatable io ipairs load math next os package pairs \
            pcall print rawequal rawget rawlen rawset require select setmetatable string table tonumber tostring type \
            utf8 xpcall
            """),
        ]))
  }

  static var perl: Grammar {
    let escape = #"\\(x\{[\da-fA-F]+\}|x[\da-fA-F]+|.|\n)"#
    let variable = #"[$@](\{\^?\w+\}|\$*(::)?[A-Za-z_](\w|::)*|\d+|[&!@/\\,;.0_])"#
    let holes = [Hole.variable(variable)]
    var literals: [Form] = []
    for (open, close) in [
      (#"\("#, #"\)"#), (#"\["#, #"\]"#), (#"\{"#, #"\}"#), ("<", ">"), (#"\|"#, #"\|"#), ("/", "/"), ("!", "!"),
    ] {
      literals.append(.string("qw?\\h*\(open)", close, .manyLines, escape: #"\\."#))
      literals.append(.string("(q[qrx]|m)\(open)", "\(close)[a-z]*", .manyLines, escape: escape, holes: holes))
    }
    return Grammar(
      [
        .rule(#"=[a-z]\w*"#, .comment, at: .lineStart, .push("document")),
        .mode(Mode(name: "document", style: .comment, rules: [Rule(#"\n=cut[^\n]*"#, .comment, .pop)])),
        .token(#"__(END|DATA)__\n[^\x00]*"#, .comment, at: .lineStart),
        .token(#"(?<!\$)#[^\n]*"#, .comment),
        .heredoc(#"<<~?'(?<end>\w+)'"#, named: "raw"),
        .heredoc(#"<<~?"?(?<end>[A-Z_]\w*)"?"#, named: "text", escape: escape, holes: holes),
        .token(#"[A-Za-z_]\w*(?=\h*=>)"#, .string),
        .token(#"(s|tr|y)/(\\.|[^/\\\n])*/(\\.|[^/\\\n])*/[a-z]*"#, .string),
        .token(#"(s|tr)\{(\\.|[^}\\\n])*\}\s*\{(\\.|[^}\\\n])*\}[a-z]*"#, .string),
      ] + literals + [
        .string("\"", "\"", .manyLines, escape: escape, holes: holes),
        .string("'", "'", .manyLines, escape: #"\\['\\]"#),
        .token(#"/(\\.|[^/\\\n])+/[a-z]*"#, .string, at: .operandExpected),
        .token(#"\$#?\{?\^?[A-Za-z_](\w|::)*\}?|[@%](::)?[A-Za-z_](\w|::)*|\$(\d+|[&!@/\\,;.0_$])"#, .variable),
        .number(),
      ],
      words: Words(
        groups: [
          .naming(.function, "sub"),
          .naming(.type, "package class"),
          .init(
            .keyword,
            """
            and cmp continue default do else elsif eq for foreach ge given goto gt if last le local lt method my ne \
            next no not or our redo require return say state unless until use when while x xor BEGIN END
            """),
          .init(
            .type,
            """
            abs bless chomp chop chr close defined delete die each eof eval exists grep hex index int join keys lc \
            length map open ord pop print printf push rand read ref reverse scalar shift sort splice split sprintf \
            sqrt substr tie time uc undef unshift values wantarray warn write
            """),
          .init(.variable, "STDIN STDOUT STDERR __PACKAGE__ __FILE__ __LINE__"),
        ]))
  }

  static var r: Grammar {
    let escape = #"\\(x[\da-fA-F]+|u\{?[\da-fA-F]+\}?|.|\n)"#
    return Grammar(
      [
        .lineComment("#"),
        .string(#"[rR]"(?<end>-*)\("#, #"\)\k<end>""#, .manyLines, escape: nil),
        .string("\"", "\"", .manyLines, escape: escape),
        .string("'", "'", .manyLines, escape: escape),
        .token(#"`[^`\n]*`"#, .plain),
        .number(),
      ],
      words: Words(
        start: #"A-Za-z.\x80-\xff"#, rest: #"\w."#, members: false,
        groups: [
          .init(.keyword, "break else for function if in next repeat return while"),
          .init(.variable, "TRUE FALSE T F NULL NA NaN Inf NA_integer_ NA_real_ NA_character_ pi"),
          .init(.type, "library require source"),
        ]))
  }

  static var julia: Grammar {
    let escape = #"\\(x[\da-fA-F]+|[uU][\da-fA-F]+|.|\n)"#
    let holes = [Hole.code(#"\$\("#, #"\)"#), .variable(#"\$[A-Za-z_]\w*"#)]
    return Grammar(
      [
        .token(#"julia>"#, .prompt, at: .lineStart),
        .blockComment("#=", "=#", .nested),
        .lineComment("#"),
        .string(#"(raw|r)""""#, "\"\"\"", .manyLines, escape: nil),
        .string(#"(raw|r)""#, "\"[a-z]*", .oneLine, escape: nil, more: [Rule(#"\\""#, .string)]),
        .string("\"\"\"", "\"\"\"", .manyLines, escape: escape, holes: holes),
        .string("\"", "\"", .manyLines, escape: escape, holes: holes),
        .string("`", "`", .manyLines, escape: escape, holes: holes),
        .token(#"'(\\(x[\da-fA-F]+|[uU][\da-fA-F]+|.)|[^'\\\n][\x80-\xbf]*)'"#, .string, at: .operandExpected),
        .token(#"(?<!:):[A-Za-z_]\w*"#, .string, at: .operandExpected),
        .token(#"@[A-Za-z_][\w.]*"#, .attribute),
        .number(),
      ],
      words: Words(
        rest: #"\w!"#, capitalized: .type, before: ["(": .function, ".(": .function],
        groups: [
          .naming(.function, "function macro"),
          .naming(.type, "struct type module"),
          .init(
            .keyword,
            """
            abstract baremodule begin break catch const continue do else elseif end export finally for global if \
            import in isa let local mutable outer primitive public quote return try using where while
            """),
          .init(.variable, "true false nothing missing Inf NaN pi im"),
        ]))
  }

  static var haskell: Grammar {
    let escape = #"\\(x[\da-fA-F]+|o[0-7]+|\d+|[A-Z][A-Z]+|&|.|\n)"#
    return Grammar(
      [
        .rule(#"\{-#"#, .attribute, .push("pragma")),
        .mode(Mode(name: "pragma", style: .attribute, rules: [Rule(#"#-\}"#, .attribute, .pop)])),
        .blockComment(#"\{-"#, #"-\}"#, .nested),
        .token(#"---*(?![!#$%&*+./<=>?@\\^|~])[^\n]*"#, .comment),
        .token(#"(ghci|Prelude|λ)>"#, .prompt, at: .lineStart),
        .string("\"", "\"", escape: escape),
        .token(#"'(\\([A-Z]+|x[\da-fA-F]+|\d+|.)|[^'\\\n][\x80-\xbf]*)'"#, .string),
        .token(#"[a-z_][\w']*(?=(\h*,\h*[a-z_][\w']*)*\h*::)"#, .function, at: .firstOnLine),
        .number(leadingDot: .digit),
      ],
      words: Words(
        rest: #"\w'"#, capitalized: .type, before: [:], members: false,
        groups: [
          .init(
            .keyword,
            """
            as case class data default deriving do else family forall foreign hiding if import in infix infixl infixr \
            instance let mdo module newtype of pattern qualified rec then type via where
            """),
          .init(.variable, "True False Nothing otherwise undefined"),
        ]))
  }
}
