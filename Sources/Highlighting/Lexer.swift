/// Runs a grammar's tables over one text and writes what it finds.
struct Lexer {
  private struct Frame {
    var mode: UInt16
    var embeds: Bool
    /// What held in the mode below.
    var held: Range<Int>
    var limit: Int
  }

  private let tables: LexerTables
  private let text: UnsafePointer<UInt8>
  private let count: Int
  private var matcher: Matcher
  private var stack: [Frame] = []
  private var mode = 0
  private var embeds = 0

  init(_ text: UnsafeBufferPointer<UInt8>, _ tables: LexerTables) {
    self.tables = tables
    count = text.count
    // A buffer without bytes may have no address; nothing is read from it.
    self.text = text.baseAddress ?? UnsafePointer(tables.styleOfMode)
    matcher = Matcher(self.text, count: count, tables: tables)
  }

  mutating func run(into writer: inout SpanWriter) {
    let text = text
    let tables = tables
    var dispatch = UnsafePointer(tables.dispatch)
    var words = UnsafePointer(tables.words)
    var modeStyle = tables.styleOfMode[0]
    var limit = count
    /// Where the text begins that no rule has claimed yet.
    var plain = 0
    var position = 0

    @inline(__always) func settle(_ lexer: Lexer) {
      dispatch = UnsafePointer(tables.dispatch + lexer.mode * 256)
      words = UnsafePointer(tables.words + Int(tables.wordsOfMode[lexer.mode]))
      modeStyle = tables.styleOfMode[lexer.mode]
      limit = lexer.matcher.limit
    }

    scan: while true {
      while position < limit, dispatch[Int(text[position])] == 0 { position += 1 }
      if position >= limit {
        guard embeds > 0 else { break }
        writer.write(plain, position, modeStyle)
        plain = position
        leaveEmbedded()
        settle(self)
        continue
      }

      let code = dispatch[Int(text[position])]
      var isWord = code == 1
      if code > 1 {
        let candidates = tables.candidates[Int(code) - 2]
        isWord = candidates.word
        let hasNext = position + 1 < limit
        let next = hasNext ? text[position + 1] : 0
        if !hasNext || matcher.has(candidates.second, next) {
          let first = Int(candidates.first)
          for index in first..<first + Int(candidates.count) {
            let rule = tables.rules + Int(tables.order[index])
            if hasNext, !matcher.has(rule.pointee.second, next) { continue }
            if rule.pointee.position != .anywhere, !stands(rule.pointee.position, at: position) { continue }
            var end = matcher.match(rule.pointee.pattern, at: position)
            if end < 0 { continue }
            if end == position {
              if stack.isEmpty { continue }
            } else {
              while end < limit, text[end] & 0xC0 == 0x80 { end += 1 }
            }
            writer.write(plain, position, modeStyle)
            writer.write(position, end, rule.pointee.style)
            position = end
            plain = end
            if rule.pointee.step.kind != .stay {
              take(rule.pointee.step, at: position)
              settle(self)
            }
            continue scan
          }
        }
      }

      guard isWord else {
        position += 1
        continue
      }
      let start = position
      let rest = words.pointee.rest
      position += 1
      while position < limit, rest[Int(text[position])] { position += 1 }
      let (style, entry) = meaning(start, position, limit, words)
      if style == 0 { continue }
      writer.write(plain, start, modeStyle)
      writer.write(start, position, style)
      plain = position
      if let entry, entry.pointee.step.kind != .stay {
        take(entry.pointee.step, at: position)
        settle(self)
      }
    }
    writer.write(plain, count, modeStyle)
  }

  @inline(__always)
  private func meaning(
    _ start: Int, _ end: Int, _ limit: Int, _ words: UnsafePointer<CompiledWords>
  ) -> (UInt8, UnsafePointer<WordTable.Entry>?) {
    let length = end - start
    let isMember =
      words.pointee.members && start > 0 && text[start - 1] == UInt8(ascii: ".")
      && !(start > 1 && text[start - 2] == UInt8(ascii: "."))
    if length <= words.pointee.longest, !isMember {
      var slot = WordTable.slot(head(start, length, words.pointee.fold), length: length, mask: words.pointee.mask)
      while words.pointee.slots[slot] != 0 {
        let entry = words.pointee.entries + (Int(words.pointee.slots[slot]) - 1)
        if Int(entry.pointee.length) == length, equals(entry, start, words) {
          return (entry.pointee.style, entry)
        }
        slot = (slot + 1) & words.pointee.mask
      }
    }
    let called = suffixStyle(end, limit, words)
    if called != 0, isMember || words.pointee.callsFirst { return (called, nil) }
    if words.pointee.capitalized != 0, text[start] &- 0x41 < 26 {
      if length == 1 { return (words.pointee.capitalized, nil) }
      for index in start..<end where text[index] &- 0x61 < 26 { return (words.pointee.capitalized, nil) }
    }
    return (called, nil)
  }

  /// The style that a word has for what follows it.
  @inline(__always)
  private func suffixStyle(_ end: Int, _ limit: Int, _ words: UnsafePointer<CompiledWords>) -> UInt8 {
    guard end < limit else { return 0 }
    let next = text[end]
    for index in 0..<words.pointee.suffixCount {
      let suffix = words.pointee.suffixes[index]
      guard suffix.first == next else { continue }
      if suffix.second == 0 || (end + 1 < limit && text[end + 1] == suffix.second) { return suffix.style }
    }
    return 0
  }

  /// The first eight bytes of a word, the first lowest.
  @inline(__always)
  private func head(_ start: Int, _ length: Int, _ fold: UInt8) -> UInt64 {
    var head: UInt64 = 0
    if start + 8 <= count {
      head = UInt64(littleEndian: UnsafeRawPointer(text + start).loadUnaligned(as: UInt64.self))
      if fold != 0 { head |= 0x2020_2020_2020_2020 }
      return length < 8 ? head & ((1 << (UInt64(length) * 8)) - 1) : head
    }
    for index in 0..<min(8, length) { head |= UInt64(text[start + index] | fold) << UInt64(index * 8) }
    return head
  }

  @inline(__always)
  private func equals(
    _ entry: UnsafePointer<WordTable.Entry>, _ start: Int, _ words: UnsafePointer<CompiledWords>
  ) -> Bool {
    let letters = words.pointee.letters + Int(entry.pointee.offset)
    let fold = words.pointee.fold
    for index in 0..<Int(entry.pointee.length) where text[start + index] | fold != letters[index] { return false }
    return true
  }
}

// MARK: - The stack

extension Lexer {
  /// Beyond this depth the text is not code that anyone reads, and modes stay as they are.
  private static let deepest = 1000

  private mutating func take(_ step: CompiledStep, at position: Int) {
    switch step.kind {
    case .stay: break
    case .pop:
      guard let frame = stack.popLast() else { return }
      restore(frame)
    case .swap:
      mode = Int(step.mode)
      if let captured = matcher.captured { matcher.held = captured }
    case .push, .embed:
      guard stack.count < Self.deepest else { return }
      let embeds = step.kind == .embed
      stack.append(Frame(mode: UInt16(mode), embeds: embeds, held: matcher.held, limit: matcher.limit))
      if let captured = matcher.captured { matcher.held = captured }
      mode = Int(step.mode)
      guard embeds else { return }
      self.embeds += 1
      var end = position
      while end < matcher.limit {
        if matcher.has(step.untilSet, text[end]), matcher.match(step.until, at: end) >= 0 { break }
        end += 1
      }
      matcher.limit = end
    }
  }

  private mutating func leaveEmbedded() {
    while let frame = stack.popLast() {
      restore(frame)
      if frame.embeds { return }
    }
  }

  private mutating func restore(_ frame: Frame) {
    mode = Int(frame.mode)
    matcher.held = frame.held
    matcher.limit = frame.limit
    if frame.embeds { embeds -= 1 }
  }

  private func stands(_ where: Position, at position: Int) -> Bool {
    switch `where` {
    case .anywhere: return true
    case .lineStart: return position == 0 || text[position - 1] == 0x0A
    case .firstOnLine:
      var before = position
      while before > 0, ByteSet.blank.contains(text[before - 1]) { before -= 1 }
      return before == 0 || text[before - 1] == 0x0A
    case .operandExpected: return expectsOperand(at: position)
    }
  }

  private func expectsOperand(at position: Int) -> Bool {
    var before = position
    while before > 0, ByteSet.space.contains(text[before - 1]) { before -= 1 }
    guard before > 0 else { return true }
    let last = text[before - 1]
    guard ByteSet.word.contains(last) else { return !Self.operandEnds.contains(last) }
    var start = before
    while start > 0, before - start < 16, ByteSet.word.contains(text[start - 1]) { start -= 1 }
    let words = UnsafePointer(tables.words) + Int(tables.wordsOfMode[mode])
    return meaning(start, before, before, words).0 == Style.keyword.rawValue
  }

  private static let operandEnds = PatternReader.set(#")\]}"'`$"#)
}
