extension Grammar {
  /// Rust 2024.
  static var rust: Grammar {
    let escape = #"\\(x[\da-fA-F][\da-fA-F]|u\{[\da-fA-F_]*\}|.|\n)"#
    return Grammar(
      [
        .lineComment("//"),
        .blockComment(#"/\*"#, #"\*/"#, .nested),
        .string(#"[bc]?r(?<end>#*)""#, #""\k<end>"#, .manyLines, escape: nil),
        .string(#"[bc]?""#, "\"", .manyLines, escape: escape),
        // A character; else a lifetime or a label.
        .token(#"b?'(\\(x[\da-fA-F]+|u\{[\da-fA-F_]*\}|.)|[^'\\\n][\x80-\xbf]*)'"#, .string),
        .token(#"'[A-Za-z_]\w*"#, .variable),
        .number(leadingDot: .digit),
        .rule(#"#!?\["#, .attribute, .push("attribute")),
        .token(#"r#[A-Za-z_]\w*"#, .plain),
        .token(#"\.await\b"#, .keyword),
        .token(#"\$[a-z]\w*(:[a-z_]+)?"#, .variable),
        .mode(
          Mode(
            name: "attribute", style: .attribute,
            rules: [
              Rule(#"\["#, .attribute, .push("attribute")), Rule(#"\]"#, .attribute, .pop),
              Rule(#""(\\.|[^"\\\n])*""#, .string),
            ])),
      ],
      words: Words(
        capitalized: .type,
        before: ["(": .function, "!(": .function, "![": .function, "!{": .function, "! ": .function],
        groups: [
          .naming(.function, "fn"),
          .naming(.type, "struct enum trait union type mod"),
          .init(
            .keyword,
            """
            as async await break const continue crate dyn else extern for if impl in let loop match move mut pub raw \
            ref return static super unsafe use where while yield become box do final macro override priv try virtual \
            gen safe
            """),
          .init(.variable, "true false self"),
          .init(
            .type,
            "bool char f16 f32 f64 f128 i8 i16 i32 i64 i128 isize str u8 u16 u32 u64 u128 usize Self"),
        ]))
  }
}
