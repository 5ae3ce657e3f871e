extension Grammar {
  /// A patch.
  static var diff: Grammar {
    Grammar([
      .token(#"(---|\+\+\+)\h[^\n]*"#, .comment, at: .lineStart),
      .token(
        #"(diff|index|new file|deleted file|old mode|new mode|similarity|rename|Index|===)[^\n]*"#, .comment,
        at: .lineStart),
      .token(#"@@[^\n]*"#, .attribute, at: .lineStart),
      .token(#"[+>][^\n]*"#, .inserted, at: .lineStart),
      .token(#"[-<][^\n]*"#, .deleted, at: .lineStart),
      .token(#"![^\n]*"#, .attribute, at: .lineStart),
      .token(#"\\[^\n]*"#, .comment, at: .lineStart),
    ])
  }

  static var latex: Grammar {
    let math = [Rule(#"\\([A-Za-z@]+\*?|.)"#, .function), Rule(#"(?<!\\)%[^\n]*"#, .comment)]
    return Grammar([
      .lineComment("%"),
      .rule(#"\\(begin|end)(?=\{)"#, .keyword, .push("environment")),
      .rule(#"\\verb\*?(?<end>[|!+])"#, .keyword, .push("verbatim")),
      .token(
        #"\\(documentclass|usepackage|(sub)*section|chapter|part|input|include|newcommand|renewcommand)\*?"#,
        .keyword),
      .rule(#"\\[(\[]"#, .string, .push("math")),
      .token(#"\\([A-Za-z@]+\*?|.)"#, .function),
      .rule(#"\$\$"#, .string, .push("math $$")),
      .rule(#"\$"#, .string, .push("math $")),
      .token(#"#\d|&|~"#, .variable),
      .mode(Mode(name: "environment", rules: [Rule(#"[A-Za-z]+\*?"#, .type), Rule(#"\}|$"#, .plain, .pop)])),
      .mode(Mode(name: "verbatim", style: .string, rules: [Rule(#"\k<end>|$"#, .string, .pop)])),
      .mode(Mode(name: "math", style: .string, rules: [Rule(#"\\[)\]]"#, .string, .pop)] + math)),
      .mode(Mode(name: "math $$", style: .string, rules: [Rule(#"\$\$"#, .string, .pop)] + math)),
      .mode(Mode(name: "math $", style: .string, rules: [Rule(#"\$|(?=\n\h*\n)"#, .string, .pop)] + math)),
    ])
  }

  static var markdown: Grammar {
    Grammar([
      .rule(#"(?<end>```+)[^`\n]*(?=\n)"#, .keyword, at: .firstOnLine, .push("fence")),
      .rule(#"(?<end>~~~+)[^\n]*(?=\n)"#, .keyword, at: .firstOnLine, .push("fence")),
      .token(#"##*(\h[^\n]*|$)"#, .tag, at: .lineStart),
      .token(#"(===*|---*)\h*$"#, .tag, at: .lineStart),
      .token(#":::+[^\n]*"#, .keyword, at: .firstOnLine),
      .token(#">(\h?\[!\w+\])?"#, .comment, at: .firstOnLine),
      .token(#"([-*+]|\d+[.)])(?=\h)(\h\[[ xX]\](?=\h))?"#, .keyword, at: .firstOnLine),
      .token(#"[A-Za-z_][\w-]*(?=:(\h|$))"#, .attribute, at: .lineStart),
      .token("<!--([^-]|-(?!->))*-->", .comment),
      .token(#"``[^\n]*``|`[^`\n]+`"#, .string),
      .token(#"\*\*[^*\n]+\*\*|__[^_\n]+__"#, .type),
      .token(#"\*[^\s*][^*\n]*\*|\b_[^\s_][^_\n]*_\b"#, .variable),
      .token(#"!?\[[^\]\n]*\](?=[(\[:])"#, .function),
      .token(#"(?<=\])\([^)\n]*\)|(?<=\])\[[^\]\n]*\]"#, .string),
      .token(#"\[\^?[\w-]+\]"#, .function),
      .token(#"<[a-z]+:[^>\s]*>"#, .string),
      .token(#"</?[A-Za-z][^>\n]*>"#, .tag),
      .token(#"\{[#.:%][^}\n]*\}"#, .attribute),
      .token(#"\\[!-/:-@\[-`{-~]"#, .escape),
      .token(#"&#?\w+;"#, .escape),
      .mode(
        Mode(name: "fence", style: .string, rules: [Rule(#"\n\h*\k<end>[`~]*\h*$"#, .keyword, .pop)])),
    ])
  }
}
