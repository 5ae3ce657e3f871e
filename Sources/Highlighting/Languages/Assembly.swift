extension Grammar {
  /// Assembly language of any processor.
  static var assembly: Grammar {
    Grammar(
      [
        .token(#"(;|//|@(?=\h))[^\n]*"#, .comment),
        .token(#"#(?=\h)[^\n]*"#, .comment),
        .blockComment(#"/\*"#, #"\*/"#),
        .string("\"", "\""),
        .string("'", "'"),
        .token(#"[.A-Za-z_$][\w.$@]*:"#, .function, at: .firstOnLine),
        .token(#"\.[A-Za-z_][\w.]*"#, .attribute, at: .firstOnLine),
        .token(#"((lock|rep[a-z]*)\h+)?[A-Za-z][\w.]*"#, .keyword, at: .firstOnLine),
        .token(#"%[A-Za-z]\w*"#, .variable),
        .token(#"[#$]?-?(0[xX][\da-fA-F]+|\d[\da-fA-F]*[hH]?)\b"#, .number),
      ],
      words: Words(
        start: #"A-Za-z_.\x80-\xff"#, rest: #"\w.$@"#, ignoresCase: true, before: [:], members: false,
        groups: [
          .init(
            .variable,
            """
            al ah ax eax rax bl bh bx ebx rbx cl ch cx ecx rcx dl dh dx edx rdx si esi rsi di edi rdi bp ebp rbp sp \
            esp rsp ip eip rip r0 r1 r2 r3 r4 r5 r6 r7 r8 r9 r10 r11 r12 r13 r14 r15 lr pc fp x0 x1 x2 x3 x4 x5 x6 \
            x7 x8 x9 x10 x11 x12 x13 x14 x15 x16 x17 x18 x19 x20 x21 x22 x23 x24 x25 x26 x27 x28 x29 x30 w0 w1 w2 w3 \
            w4 w5 w6 w7 w8 w9 w10 w11 w12 w13 w14 w15 w16 w17 w18 w19 w20 xzr wzr zero ra gp tp t0 t1 t2 t3 t4 t5 t6 \
            s0 s1 s2 s3 s4 s5 s6 s7 s8 s9 s10 s11 a0 a1 a2 a3 a4 a5 a6 a7
            """),
          .init(.type, "byte word dword qword ptr section global extern db dw dd dq equ"),
        ]))
  }

  /// LLVM's intermediate representation.
  static var llvm: Grammar {
    Grammar(
      [
        .lineComment(";"),
        .string(#"c?""#, "\"", escape: #"\\[\da-fA-F][\da-fA-F]"#),
        .token(#"@([\w.$-]+|"[^"\n]*")"#, .function),
        .token(#"%([\w.$-]+|"[^"\n]*")"#, .variable),
        .token(#"[#!][\w.]+"#, .attribute),
        .token(#"[\w.$-]+:"#, .attribute, at: .firstOnLine),
        .token(#"(i\d+|[<\[]?\d+\h+x(?=\h))(?![\w.])"#, .type),
        .token(#"-?(0x[\da-fA-F]+|\d+(\.\d+)?([eE][+-]?\d+)?)"#, .number),
      ],
      words: Words(
        before: [:],
        groups: [
          .init(
            .keyword,
            """
            add alloca and ashr atomicrmw attributes bitcast br call cmpxchg constant declare define dso_local \
            extractvalue exact fadd fcmp fdiv fence fmul fpext fptosi fptoui fptrunc freeze frem fsub getelementptr \
            global icmp inbounds indirectbr insertvalue internal inttoptr invoke landingpad linkonce_odr load local_unnamed_addr \
            lshr mul musttail noalias noundef nounwind nsw nuw or personality phi private ptrtoint resume ret sdiv \
            select sext shl sitofp source_filename srem store sub switch tail target to trunc type udiv uitofp \
            unnamed_addr unreachable urem va_arg volatile x xor zeroext zext align eq ne sgt sge slt sle ugt uge ult \
            ule
            """),
          .init(.type, "double float half label metadata opaque ptr token void"),
          .init(.variable, "true false null undef poison zeroinitializer none"),
        ]))
  }
}
