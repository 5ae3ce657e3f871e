extension Grammar {
  static var c: Grammar { cLike(groups: cWords, raw: []) }

  static var cpp: Grammar {
    cLike(
      groups: [
        .naming(.type, "class struct union enum concept"),
        .init(.keyword, "namespace"),
        .init(
          .keyword,
          """
          alignas alignof and asm catch co_await co_return co_yield const_cast consteval constexpr constinit decltype \
          delete dynamic_cast explicit export final friend import module mutable new noexcept not operator or \
          override private protected public reinterpret_cast requires static_assert static_cast template throw try \
          typeid typename using virtual xor
          """),
        .init(.variable, "true false nullptr this"),
        .init(
          .type,
          """
          bool char8_t char16_t char32_t wchar_t auto std string string_view vector map set unordered_map \
          unordered_set unique_ptr shared_ptr weak_ptr optional variant tuple pair array span byte cout cin cerr endl
          """),
      ] + cWords,
      raw: [.string(#"(u8|[LuU])?R"(?<end>[^\s()\\"]*)\("#, #"\)\k<end>""#, .manyLines, escape: nil)])
  }

  private static func cLike(groups: [Words.Group], raw: [Form]) -> Grammar {
    let escape = #"\\(x[\da-fA-F]+|u\{?[\da-fA-F]+\}?|U[\da-fA-F]+|[0-7]+|.|\n)"#
    return Grammar(
      [
        .lineComment("//"),
        .blockComment(#"/\*"#, #"\*/"#),
        .rule(#"#\h*include(_next)?\b"#, .attribute, at: .firstOnLine, .push("include")),
        .token(#"#\h*[a-z]+"#, .attribute, at: .firstOnLine),
        .token(#"\[\[[^\]\n]*\]\]"#, .attribute),
      ] + raw + [
        .string(#"(u8|[LuU])?""#, "\"", escape: escape),
        .string(#"(u8|[LuU])?'"#, "'", escape: escape),
        .number(separator: "_'"),
        .mode(
          Mode(
            name: "include",
            rules: [Rule(#"\h+"#), Rule(#"<[^>\n]*>|"[^"\n]*""#, .string, .pop), Rule("", .plain, .pop)])),
      ],
      words: Words(groups: groups))
  }

  private static let cWords: [Words.Group] = [
    .naming(.type, "struct union enum"),
    .init(
      .keyword,
      """
      alignas alignof auto break case const constexpr continue default do else extern for goto if inline register \
      restrict return sizeof static static_assert switch thread_local typedef typeof volatile while _Alignas _Alignof \
      _Atomic _Generic _Noreturn _Static_assert _Thread_local __attribute__ __asm__ asm
      """),
    .init(.variable, "true false NULL nullptr stdin stdout stderr EOF errno"),
    .init(
      .type,
      """
      bool char double float int long short signed unsigned void _Bool size_t ssize_t ptrdiff_t intptr_t uintptr_t \
      int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t intmax_t uintmax_t off_t pid_t time_t FILE \
      va_list wchar_t
      """),
  ]
}
