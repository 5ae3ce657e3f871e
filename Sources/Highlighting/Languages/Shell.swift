extension Grammar {
  /// Bash and its relatives. Lessons often show commands with a prompt; `$ ` at a line's beginning is one.
  static var bash: Grammar {
    let escape = #"\\(.|\n)"#
    let holes = [
      Hole.code(#"\$\((?!\()"#, #"\)"#),
      .variable(#"\$\{[^}\n"]*\}|\$([A-Za-z_]\w*|[\d@*#?$!-])"#),
    ]
    return Grammar(
      [
        .token(#"\$(?=\h+\S)"#, .prompt, at: .lineStart),
        .token(#"(?<![^\s;(`])#[^\n]*"#, .comment),
        .token("<<<", .plain),
        .heredoc(#"<<-?\h*['"\\](?<end>\w+)["']?"#, named: "raw"),
        .heredoc(#"<<-?\h*(?<end>[A-Za-z_]\w*)"#, named: "text", escape: escape, holes: holes),
        .string(#"\$?""#, "\"", .manyLines, escape: #"\\["\\$`\n]"#, holes: holes),
        .string(#"\$'"#, "'", .manyLines, escape: escape),
        .string("'", "'", .manyLines, escape: nil),
        .rule(#"\$\((?!\()"#, .escape, .push(#"hole \$\((?!\()"#)),
        .token(#"\$\{[^}\n"]*\}|\$([A-Za-z_]\w*|[\d@*#?$!-])"#, .variable),
        .token(#"\\."#, .escape),
        .token(#"[A-Za-z_]\w*(?=\+?=)"#, .variable),
        .token(#"[A-Za-z_][\w-]*(?=\h*\(\))"#, .function, at: .firstOnLine),
        .token(#"(?<=[\s(\[])--?[A-Za-z][\w-]*"#, .attribute),
        .token(#"\d+(?=[\s;)\]]|$)"#, .number),
      ],
      words: Words(
        rest: #"\w./:@+-"#, before: [:], members: false,
        groups: [
          .naming(.function, "function"),
          .init(
            .keyword,
            """
            case coproc do done elif else esac fi for if in select then time until while break continue return exit \
            export local declare readonly typeset unset source alias
            """),
          .init(
            .type,
            """
            apt apt-get awk basename bash brew cat cd chmod chown clear cp curl cut date dd df diff dirname docker \
            du echo env eval exec expr find git go grep gunzip gzip head hg history jobs jq kill kubectl less ln ls \
            make man mkdir more mv nano node npm npx pip pip3 popd printf ps pushd pwd python python3 read rm rmdir \
            rsync scp sed seq set sh shift shopt sleep sort ssh sudo tail tar tee test touch tr trap type uname uniq \
            unzip uv vim wait wc wget which xargs yarn zip cargo rustc rustup adb conda swift
            """),
          .init(.variable, "true false"),
        ]))
  }

  /// A session: prompts, the commands after them, and what they printed.
  static var console: Grammar {
    let command = Step.embed("bash.code", until: #"(?<!\\)$"#)
    return Grammar(
      [
        .rule(
          #"(\([\w.-]+\)\h)?([\w.-]+@[\w.-]+[^$#%\n]*|\[[^\]\n]*\]|bash[\d.-]*|~[^$#%\n\s]*|/[^$#%\n\s]*)?[$#%](\h|$)"#,
          .prompt, at: .lineStart, command),
        .rule(#"([A-Z]:\\[^>\n]*|PS[^>\n]*)?>(\h|$)"#, .prompt, at: .lineStart, command),
      ], guests: ["bash": .bash])
  }

  static var dockerfile: Grammar {
    let instructions =
      "ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR"
    return Grammar(
      [
        .lineComment("#"),
        .rule(#"(?i)RUN\b"#, .keyword, at: .firstOnLine, .embed("bash.code", until: #"(?<!\\)$"#)),
        .token("(?i)(FROM|\(instructions))\\b", .keyword, at: .firstOnLine),
        .token(#"(?i)AS\b(?=\h+[\w.-]+\h*$)"#, .keyword),
        .token(#"--[a-z][\w-]*"#, .attribute),
        .string("\"", "\"", escape: #"\\."#),
        .string("'", "'", escape: #"\\."#),
        .token(#"\$\{[^}\n]*\}|\$\w+"#, .variable),
        .token(#"\d+(/(tcp|udp))?\b"#, .number),
        .token(#"[\w./:@-]+"#, .plain),
      ], guests: ["bash": .bash])
  }

  static var makefile: Grammar {
    let variable = #"\$(\([^()\n]*\)|\{[^}\n]*\}|[@<^?*%+|A-Za-z])"#
    return Grammar(
      [
        .rule(#"\t[@+-]*"#, .plain, at: .lineStart, .embed("recipe", until: #"(?<!\\)$"#)),
        .mode(Mode(name: "recipe", rules: [Rule(variable, .variable)], including: "bash.code")),
        .lineComment("#"),
        .token(
          #"-?(include|ifeq|ifneq|ifdef|ifndef|else|endif|define|endef|export|unexport|override|vpath)\b"#, .keyword,
          at: .firstOnLine),
        .token(#"[\w.-]+(?=\h*(:::?|[:+?!])?=)"#, .variable, at: .firstOnLine),
        .token(#"\.[A-Z_]+(?=\h*:)"#, .attribute, at: .lineStart),
        .token(#"[\w./%-]+(?=([^\n:=#$]|\$\([^()\n]*\))*::?(?!=))"#, .function, at: .lineStart),
        .token(variable, .variable),
        .string("\"", "\""),
        .token(#"[\w./-]+"#, .plain),
      ], guests: ["bash": .bash])
  }

  static var powershell: Grammar {
    let holes = [Hole.code(#"\$\("#, #"\)"#), .variable(#"\$(\{[^}\n]*\}|[\w:]+)"#)]
    return Grammar(
      [
        .lineComment("#"),
        .blockComment("<#", "#>"),
        .token(#"PS[^>\n]*>(?=\h|$)"#, .prompt, at: .lineStart),
        .string(#"@"(?=\n)"#, #"\n"@"#, .manyLines, escape: "`.", holes: holes),
        .string(#"@'(?=\n)"#, #"\n'@"#, .manyLines, escape: nil),
        .string("\"", "\"", .manyLines, escape: "`.|\"\"", holes: holes),
        .string("'", "'", .manyLines, escape: nil),
        .rule(#"\$\("#, .escape, .push(#"hole \$\("#)),
        .token(#"(?i)\$(true|false|null)\b"#, .variable),
        .token(#"[$@](\{[^}\n]*\}|[A-Za-z_][\w:]*|[?_^$])"#, .variable),
        .token(#"\[[A-Za-z][\w.]*(\[\])?\]"#, .type),
        .token(#"(?<=[\s(])-[A-Za-z]\w*"#, .attribute),
        .token(#"[A-Z][A-Za-z]*-[A-Z]\w*"#, .function),
        .number(),
      ],
      words: Words(
        rest: #"\w-"#, ignoresCase: true,
        groups: [
          .naming(.function, "function filter"),
          .naming(.type, "class enum"),
          .init(
            .keyword,
            """
            begin break catch continue data do dynamicparam else elseif end exit finally for foreach from if in param \
            process return switch throw trap try until using while
            """),
          .init(.type, "cd cls copy dir echo ls mkdir move rm select sort type where"),
        ]))
  }
}
