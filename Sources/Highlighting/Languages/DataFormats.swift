extension Grammar {
  /// JSON with comments.
  static var json: Grammar {
    let escape = #"\\(u[\da-fA-F]+|.)"#
    return Grammar(
      [
        .token(#""(\\.|[^"\\\n])*"(?=\s*:)"#, .attribute),
        .string("\"", "\"", escape: escape),
        .token(#"'(\\.|[^'\\\n])*'"#, .string),
        .token(#"-?\d+(\.\d+)?([eE][+-]?\d+)?"#, .number),
        .lineComment("//"),
        .blockComment(#"/\*"#, #"\*/"#),
      ],
      words: Words(before: [":": .attribute], groups: [.init(.variable, "true false null")]))
  }

  /// YAML 1.2.
  static var yaml: Grammar {
    let value = #"(?=[\s,\]}#]|$)"#
    // A block scalar ends at the first line that is indented no deeper than the line it began on.
    return Grammar(
      [
        .token(#"(?<!\S)#[^\n]*"#, .comment),
        .token(#"(---|\.\.\.)(?=\s|$)"#, .keyword, at: .lineStart),
        .token(#"%[A-Z]+[^\n]*"#, .keyword, at: .lineStart),
        .token(#""(\\.|[^"\\\n])*"(?=\h*:(\s|$))|'[^'\n]*'(?=\h*:(\s|$))"#, .attribute),
        .string("\"", "\"", .manyLines, escape: #"\\(x[\da-fA-F]+|u[\da-fA-F]+|.|\n)"#),
        .string("'", "'(?!')", .manyLines, escape: "''"),
        .rule(#"[|>][-+0-9]*(?=\h*(#[^\n]*)?$)"#, .keyword, .push("block")),
        .token(#"[&*][^\s,\[\]{}]+"#, .variable),
        .token(#"!+[^\s,\[\]{}]*"#, .type),
        .token("(true|false|null|yes|no|on|off|True|False|Null|TRUE|FALSE|NULL|~)" + value, .variable),
        .token(#"-?(0x[\da-fA-F]+|0o[0-7]+|\.inf|\d[\d_]*(\.\d+)?([eE][+-]?\d+)?)"# + value, .number),
        .token(#"\d\d\d\d-\d\d-\d\d([Tt ][\d:.]+[Zz]?)?"# + value, .number),
        .token(#"[^\s#&*!|>'"%@`\[\]{},:-]([^\s:,\[\]{}]|:(?=[^\s])|\h+(?![\s#:]))*(?=\h*:(\s|$))"#, .attribute),
        .token(#"-[^\s:,]([^\s:,]|:(?=[^\s]))*(?=\h*:(\s|$))"#, .attribute),
        .token(#"<<(?=:)"#, .attribute),
        .token(#"[\w./@$(+=\\]([^\s:,\[\]{}]|:(?=[^\s]))*"#, .plain),
        .mode(
          Mode(
            name: "block",
            rules: [
              Rule(#"#[^\n]*"#, .comment),
              Rule(#"\n(\h*\n)*(?<end>  *)"#, .plain, .swap("block text")),
              Rule(#"\n(?=\S)"#, .plain, .pop),
            ])),
        .mode(
          Mode(
            name: "block text", style: .string,
            rules: [Rule(#"\n(?!\k<end>|\h*\n|\h*$)"#, .plain, .pop)])),
      ])
  }

  /// TOML 1.0.
  static var toml: Grammar {
    let escape = #"\\(u[\da-fA-F]+|U[\da-fA-F]+|.|\n)"#
    return Grammar([
      .lineComment("#"),
      .token(#"\[\[?[^\]\n=,]*\]\]?(?=\h*(#[^\n]*)?$)"#, .tag, at: .firstOnLine),
      .token(#"("[^"\n]*"|'[^'\n]*'|[\w-]+)(\h*\.\h*("[^"\n]*"|'[^'\n]*'|[\w-]+))*(?=\h*=)"#, .attribute),
      .string("\"\"\"", "\"\"\"", .manyLines, escape: escape),
      .string("'''", "'''", .manyLines, escape: nil),
      .string("\"", "\"", escape: escape),
      .string("'", "'", escape: nil),
      .token(#"\d\d\d\d-\d\d-\d\d([Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)?)?|\d\d:\d\d:\d\d(\.\d+)?"#, .number),
      .token(#"[+-]?(inf|nan)\b"#, .number),
      .number(leadingDot: .digit),
      .token(#"(true|false)\b"#, .variable),
      .token(#"[\w-]+"#, .plain),
    ])
  }

  /// INI, and the configuration files that look like it.
  static var ini: Grammar {
    Grammar([
      .token(#"[#;][^\n]*"#, .comment, at: .firstOnLine),
      .token(#"\[[^\]\n]*\]"#, .tag, at: .firstOnLine),
      .token(#"[^\s=:\[#;]([^\n=:\s]|\h+(?![\s=:]))*(?=\h*[=:])"#, .attribute, at: .firstOnLine),
      .token(#"(?<=\h)[#;][^\n]*"#, .comment),
      .string("\"", "\"", escape: #"\\."#),
      .token(#"\d+(\.\d+)*\b"#, .number),
      .token(#"(?i)(true|false|yes|no|on|off|none|null)\b"#, .variable),
      .token(#"\$\{[^}\n]*\}|%\(\w+\)s"#, .variable),
      .token(#"\w+"#, .plain),
    ])
  }

  static var graphql: Grammar {
    Grammar(
      [
        .lineComment("#"),
        .string("\"\"\"", "\"\"\"", .manyLines, escape: #"\\""""#),
        .string("\"", "\"", escape: #"\\(u[\da-fA-F]+|.)"#),
        .number(),
        .token(#"\$\w+"#, .variable),
        .token(#"@\w+"#, .attribute),
      ],
      words: Words(
        capitalized: .type, before: [:],
        groups: [
          .init(
            .keyword,
            """
            directive enum extend fragment implements input interface mutation on query repeatable scalar schema \
            subscription type union
            """),
          .init(.variable, "true false null"),
        ]))
  }

  /// Protocol Buffers.
  static var proto: Grammar {
    Grammar(
      [
        .lineComment("//"),
        .blockComment(#"/\*"#, #"\*/"#),
        .string("\"", "\""),
        .string("'", "'"),
        .number(),
      ],
      words: Words(
        capitalized: .type,
        groups: [
          .naming(.type, "enum message service oneof"),
          .naming(.function, "rpc"),
          .init(
            .keyword,
            """
            edition extend extensions group import map max message optional option package public repeated required \
            reserved returns stream syntax to weak
            """),
          .init(
            .type,
            """
            bool bytes double fixed32 fixed64 float int32 int64 sfixed32 sfixed64 sint32 sint64 string uint32 uint64
            """),
          .init(.variable, "true false inf nan"),
        ]))
  }
}
