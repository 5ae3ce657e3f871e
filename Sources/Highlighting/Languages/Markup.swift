extension Grammar {
  /// HTML, with its scripts and styles.
  static var html: Grammar {
    Grammar(
      modes: markup(elements: [
        Rule(#"(?i)<script\b"#, .tag, .push("script")),
        Rule(#"(?i)<style\b"#, .tag, .push("style")),
      ]) + [
        Mode(
          name: "script",
          rules: [
            Rule(#"(?i)</script\s*>"#, .tag, .pop), Rule("/>", .tag, .pop),
            Rule(">", .tag, .embed("javascript.code", until: "(?i)</script")),
          ], including: "attributes"),
        Mode(
          name: "style",
          rules: [
            Rule(#"(?i)</style\s*>"#, .tag, .pop), Rule("/>", .tag, .pop),
            Rule(">", .tag, .embed("css.code", until: "(?i)</style")),
          ], including: "attributes"),
      ], guests: ["javascript": .javascript, "css": .css])
  }

  static var xml: Grammar { Grammar(modes: markup(elements: [])) }

  private static func markup(elements: [Rule]) -> [Mode] {
    [
      Mode(
        name: "text",
        rules: [
          Rule("<!--", .comment, .push("comment")),
          Rule(#"<!\[CDATA\["#, .attribute, .push("literal")),
          Rule(#"<[!?][A-Za-z][\w-]*"#, .attribute, .push("declaration")),
        ] + elements + [
          Rule(#"</?[A-Za-z_][\w:.-]*|</?(?=>)"#, .tag, .push("tag")),
          Rule(#"&(#[xX]?)?\w+;"#, .escape),
        ]),
      Mode(name: "comment", style: .comment, rules: [Rule("-->", .comment, .pop)]),
      Mode(name: "literal", style: .string, rules: [Rule(#"\]\]>"#, .attribute, .pop)]),
      Mode(
        name: "declaration",
        rules: [
          Rule(#"[?\]]?>"#, .attribute, .pop), Rule(#""[^"]*"|'[^']*'"#, .string),
          Rule("<!--", .comment, .push("comment")),
        ]),
      Mode(name: "tag", rules: [Rule("/?>", .tag, .pop)], including: "attributes"),
      // Where a text begins inside a tag.
      Mode(name: "first tag", rules: [Rule("/?>", .tag, .swap("text"))], including: "attributes"),
      Mode(
        name: "attributes",
        rules: [
          Rule("\"", .string, .push("value \"")), Rule("'", .string, .push("value '")),
          Rule(#"(?<==)[^\s"'<>&=`]+"#, .string),
          Rule(#"[A-Za-z_:@#*\[(v-][\w:.@\[\]()-]*"#, .attribute),
        ]),
      Mode(name: "value \"", style: .string, rules: [Rule("\"", .string, .pop), Rule(#"&#?\w+;"#, .escape)]),
      Mode(name: "value '", style: .string, rules: [Rule("'", .string, .pop), Rule(#"&#?\w+;"#, .escape)]),
    ]
  }

  static var css: Grammar { styleSheet(comments: [], extras: []) }

  static var scss: Grammar {
    styleSheet(
      comments: [Rule(#"//[^\n]*"#, .comment)],
      extras: [
        Rule(#"\$[\w-]+(?=\s*:)"#, .variable, .push("value")),
        Rule(#"\$[\w-]+|%[A-Za-z][\w-]*"#, .variable), Rule(#"#\{[^}\n]*\}"#, .escape),
      ])
  }

  private static func styleSheet(comments: [Rule], extras: [Rule]) -> Grammar {
    let common =
      comments + [
        Rule(#"/\*"#, .comment, .push("comment")),
        Rule("\"", .string, .push("string \"")),
        Rule("'", .string, .push("string '")),
      ] + extras
    let number = Rule(#"[+-]?(\d+(\.\d+)?|\.\d+)([eE][+-]?\d+)?(%|[A-Za-z]+)?"#, .number)
    return Grammar(modes: [
      Mode(
        name: "code",
        rules: common + [
          Rule(#"@[A-Za-z-]+"#, .keyword, .push("at rule")),
          Rule(#"--[\w-]+(?=\s*:)"#, .variable, .push("value")),
          // A property, and not a selector with a pseudo-class.
          Rule(#"-?[A-Za-z][\w-]*(?=\s*:([^A-Za-z:]|[^\n{};]*[;}\n]))"#, .attribute, .push("value")),
          Rule(#"::?[A-Za-z-]+"#, .attribute),
          Rule(#"[.#&]-?[A-Za-z_\x80-\xff][\w-]*"#, .tag),
          Rule(#"[A-Za-z][\w-]*"#, .tag),
          Rule(#"\["#, .plain, .push("attribute")),
          number,
        ]),
      Mode(
        name: "at rule",
        rules: [Rule(#"[;{}]"#, .plain, .pop)] + common + [number, Rule(#"--[\w-]+"#, .variable)],
        words: Words(start: #"A-Za-z_\x80-\xff"#, rest: #"\w-"#, groups: [.init(.keyword, "and or not only from to")])),
      Mode(
        name: "value",
        rules: [Rule(#"[;}]"#, .plain, .pop), Rule(#"\{"#, .plain, .pop)] + common + [
          Rule(#"#[\da-fA-F]+\b"#, .number), number,
          Rule(#"![A-Za-z]+"#, .keyword), Rule(#"--[\w-]+"#, .variable),
          Rule(#"url\((?!["'])[^)\n]*\)"#, .string),
        ], words: Words(start: #"A-Za-z_\x80-\xff"#, rest: #"\w-"#, groups: [])),
      Mode(
        name: "attribute",
        rules: [Rule(#"\]|$"#, .plain, .pop), Rule(#"[\w-]+(?=[\]~|^$*=])"#, .attribute)] + common),
      Mode(name: "comment", style: .comment, rules: [Rule(#"\*/"#, .comment, .pop)]),
      Mode(name: "string \"", style: .string, rules: [Rule("\"|$", .string, .pop), Rule(#"\\.[\da-fA-F]*"#, .escape)]),
      Mode(name: "string '", style: .string, rules: [Rule("'|$", .string, .pop), Rule(#"\\.[\da-fA-F]*"#, .escape)]),
    ])
  }
}
