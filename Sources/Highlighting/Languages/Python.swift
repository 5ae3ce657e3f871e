extension Grammar {
  /// Python 3.14's syntax, with IPython's magics and shell lines.
  static var python: Grammar {
    let escape = #"\\(x[\da-fA-F][\da-fA-F]|u[\da-fA-F]+|U[\da-fA-F]+|N\{[^}\n"']*\}|[0-7]+|.|\n)"#
    var strings: [Form] = []
    for (quote, extent) in [("\"\"\"", Form.Extent.manyLines), ("'''", .manyLines), ("\"", .oneLine), ("'", .oneLine)] {
      strings.append(.string("[uUbB]?\(quote)", quote, extent, escape: escape))
      strings.append(.string("([rR][bB]?|[bB][rR])\(quote)", quote, extent, escape: nil, more: kept))
      strings.append(formatted("[fFtT]\(quote)", quote, extent, escape: escape))
      strings.append(formatted("([rR][fFtT]|[fFtT][rR])\(quote)", quote, extent, escape: nil))
    }
    return Grammar(
      [.lineComment("#")] + strings + [
        .number(),
        .token(#"@[A-Za-z_][\w.]*"#, .attribute, at: .firstOnLine),
        .token(#"(match|case)(?=\h+[^\s=.,:)\]])"#, .keyword, at: .firstOnLine),
        .rule(#"type(?=\h+\w+\h*[=\[])"#, .keyword, at: .firstOnLine, .push("name of type")),
        .token(#"(%%?[a-z]\w*|![a-z.][^\n]*)"#, .attribute, at: .lineStart),
      ],
      words: Words(groups: [
        .naming(.function, "def"),
        .naming(.type, "class"),
        .init(
          .keyword,
          """
          and as assert async await break continue del elif else except finally for from global if import in is \
          lambda nonlocal not or pass raise return try while with yield
          """),
        .init(.variable, "True False None NotImplemented Ellipsis self cls __name__ __file__ __debug__"),
        .init(
          .type,
          """
          abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex \
          delattr dict dir divmod enumerate eval exec filter float format frozenset getattr globals hasattr hash help \
          hex id input int isinstance issubclass iter len list locals map max memoryview min next object oct open ord \
          pow print property range repr reversed round set setattr slice sorted staticmethod str sum super tuple type \
          vars zip __import__ BaseException Exception ArithmeticError AssertionError AttributeError EOFError \
          FileExistsError FileNotFoundError FloatingPointError GeneratorExit ImportError IndentationError IndexError \
          KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError NotImplementedError OSError \
          OverflowError PermissionError RecursionError ReferenceError RuntimeError RuntimeWarning StopAsyncIteration \
          StopIteration SyntaxError SystemExit TabError TimeoutError TypeError UnboundLocalError UnicodeDecodeError \
          UnicodeEncodeError UnicodeError UserWarning ValueError Warning ZeroDivisionError DeprecationWarning
          """),
      ]))
  }

  /// A session: lines after `>>>` and `...` are code, the others what it printed.
  static var pythonSession: Grammar {
    Grammar(
      [
        .rule(#"(>>>|\.\.\.)(\h|$)"#, .prompt, at: .firstOnLine, .embed("python.code", until: "$")),
        .rule(#"In \[\d*\]:\h?"#, .prompt, at: .lineStart, .embed("python.code", until: "$")),
        .token(#"Out\[\d*\]:"#, .prompt, at: .lineStart),
      ], guests: ["python": .python])
  }

  /// In a raw string a backslash stays, and still keeps the quote after it.
  private static var kept: [Rule] { [Rule(#"\\["']"#, .string)] }

  private static func formatted(_ open: String, _ close: String, _ extent: Form.Extent, escape: String?) -> Form {
    let name = "value in \(open)"
    var form = Form.string(
      open, close, extent, escape: escape,
      more: [Rule(#"\{\{|\}\}"#, .escape), Rule(#"\{"#, .escape, .push(name))] + (escape == nil ? kept : []))
    let lineEnd = extent == .oneLine ? [Rule(#"(?=\n)"#, .plain, .pop)] : []
    form.modes += [
      Mode(
        name: name,
        rules: lineEnd + [
          Rule(#"\}"#, .escape, .pop),
          Rule(#"(![rsa])?:(?!=)"#, .escape, .swap("format in \(open)")),
          Rule(#"![rsa](?=\})"#, .escape),
          Rule(#"[(\[{]"#, .plain, .push("brackets in \(open)")),
        ], including: "code"),
      Mode(
        name: "brackets in \(open)",
        rules: lineEnd + [
          Rule(#"[)\]}]"#, .plain, .pop), Rule(#"[(\[{]"#, .plain, .push("brackets in \(open)")),
        ], including: "code"),
      Mode(
        name: "format in \(open)", style: .string,
        rules: lineEnd + [Rule(#"\}"#, .escape, .pop), Rule(#"\{"#, .escape, .push(name))]),
    ]
    return form
  }
}
