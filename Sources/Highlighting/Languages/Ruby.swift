extension Grammar {
  static var ruby: Grammar {
    let escape = #"\\(u\{[\da-fA-F ]*\}|u[\da-fA-F]+|x[\da-fA-F]+|.|\n)"#
    let holes = [Hole.code(#"#\{"#, #"\}"#)]
    var literals: [Form] = []
    for (open, close) in [
      (#"\("#, #"\)"#), (#"\["#, #"\]"#), (#"\{"#, #"\}"#), ("<", ">"), (#"\|"#, #"\|"#), ("!", "!"),
    ] {
      literals.append(
        .string("%[qwi]\(open)", close, .manyLines, escape: #"\\."#, at: .operandExpected))
      literals.append(
        .string("%[QWIrx]?\(open)", close, .manyLines, escape: escape, holes: holes, at: .operandExpected))
    }
    return Grammar(
      [
        .lineComment("#"),
        .rule("=begin", .comment, at: .lineStart, .push("document")),
        .mode(Mode(name: "document", style: .comment, rules: [Rule(#"\n=end[^\n]*"#, .comment, .pop)])),
        .token(#"__END__\n[^\x00]*"#, .comment, at: .lineStart),
        .heredoc(#"<<[~-]?'(?<end>[A-Z_]\w*)'"#, named: "raw"),
        .heredoc(#"<<[~-]?"?(?<end>[A-Z_]\w*)"?"#, named: "text", holes: holes),
        .string("\"", "\"", .manyLines, escape: escape, holes: holes),
        .string("'", "'", .manyLines, escape: #"\\['\\]"#),
        .string("`", "`", .manyLines, escape: escape, holes: holes),
        .string("/(?![ =])", "/[a-z]*", .oneLine, escape: escape, holes: holes, at: .operandExpected),
      ] + literals + [
        .token(#"(?<!:):([A-Za-z_]\w*[?!=]?|"[^"\n]*")"#, .string),
        .token(#"[A-Za-z_]\w*[?!]?:(?=\s)"#, .attribute),
        .token(#"(@@?|\$)[A-Za-z_]\w*|\$[\d!@&~_/\\,;.<>*$?:]"#, .variable),
        .number(leadingDot: .digit),
        .rule(#"def\h+self\."#, .keyword, .push("name of function")),
      ],
      words: Words(
        rest: #"\w?!"#, capitalized: .type,
        groups: [
          .naming(.function, "def"),
          .naming(.type, "class module"),
          .init(
            .keyword,
            """
            alias and begin break case defined? do else elsif end ensure extend for if in include loop next not or \
            prepend private protected public raise redo require require_relative rescue retry return then undef \
            unless until when while yield attr_accessor attr_reader attr_writer BEGIN END
            """),
          .init(.variable, "true false nil self super __FILE__ __LINE__ __method__"),
          .init(.type, "puts print p pp gets lambda proc format printf sprintf rand sleep catch throw freeze"),
        ]))
  }
}

extension Form {
  /// Lines up to one that is the word in `open`'s capture. The rest of the first line is code still.
  static func heredoc(_ open: String, named name: String, escape: String? = #"\\."#, holes: [Hole] = []) -> Form {
    let end = Rule(#"\n\h*\k<end>(?=\W|$)"#, .string, .pop)
    var inside = [end] + holes.map { Rule($0.open, $0.code == nil ? .variable : .escape, $0.step) }
    if let escape, !holes.isEmpty { inside.append(Rule(escape, .escape)) }
    return Form(
      rules: [Rule(open, .string, .push("heredoc \(name) announced"))],
      modes: [
        Mode(
          name: "heredoc \(name) announced", rules: [end, Rule(#"\n"#, .plain, .swap("heredoc \(name)"))],
          including: "code"),
        Mode(name: "heredoc \(name)", style: .string, rules: inside),
      ] + holes.flatMap(\.modes))
  }
}
