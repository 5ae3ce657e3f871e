extension Grammar {
  /// SQL, with what PostgreSQL, MySQL and SQLite add.
  static var sql: Grammar {
    Grammar(
      [
        .lineComment("--"),
        .token(#"#(?=\h)[^\n]*"#, .comment, at: .firstOnLine),
        .blockComment(#"/\*"#, #"\*/"#, .nested),
        .string(#"[eEnNxXbB]?'"#, "'(?!')", .manyLines, escape: "''"),
        .string(#"\$(?<end>[A-Za-z_]*)\$"#, #"\$\k<end>\$"#, .manyLines, escape: nil),
        .token(#""[^"\n]*"|`[^`\n]*`"#, .plain),
        .token(#"[@:$][A-Za-z_]\w*|\$\d+"#, .variable),
        .token("::", .plain),
        .number(),
      ],
      words: Words(
        ignoresCase: true,
        groups: [
          .init(
            .keyword,
            """
            add after all alter analyze and any as asc autoincrement auto_increment before begin between by call \
            cascade case cast check collate column commit conflict constraint create cross current database declare \
            default deferrable delete desc describe distinct do drop each else end escape except exclude execute \
            exists explain extension fetch filter first following for foreign from full function generated grant \
            group grouping having if ignore ilike immediate in index inner insert instead intersect into is isnull \
            join key language last lateral left like limit loop match materialized merge natural next no not nothing \
            notnull nulls of offset on only or order outer over partition pragma preceding primary procedure range \
            recursive references reindex release rename replace restrict returning returns revoke right rollback row \
            rows savepoint schema select sequence set show some start strict table tables temp temporary then to \
            transaction trigger truncate unbounded union unique update use using vacuum values view virtual when \
            where window with without
            """),
          .init(
            .type,
            """
            bigint binary bit blob bool boolean bytea char character date datetime decimal double enum float int \
            integer interval json jsonb money nchar numeric nvarchar precision real serial bigserial smallint text \
            time timestamp timestamptz tinyint uuid varbinary varchar xml year
            """),
          .init(.variable, "true false null unknown current_date current_time current_timestamp current_user"),
        ]))
  }
}
