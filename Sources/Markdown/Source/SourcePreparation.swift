/// Reads a text line by line and puts marks where additions stand.
struct SourcePreparation {
  private let text: UnsafeBufferPointer<UInt8>
  private let survey: SourceSurvey
  private let lines: [Range<Int>]
  private var result: PreparedSource
  private var tracker = ContainerTracker()
  private var leaf = LeafState.none
  private var footnoteIsOpen = false
  private var formulas = OpenFormulas()
  /// What is copied next: lines that follow each other are copied at once.
  private var pending: Range<Int>

  /// Prepares the part of `text` from `offset` on.
  init(_ text: UnsafeBufferPointer<UInt8>, from offset: Int) {
    self.text = text
    result = PreparedSource(capacity: text.count - offset + 64)
    survey = SourceSurvey(text, from: offset)
    lines = survey.lines
    pending = offset..<offset
  }

  /// A character of the private use area that the text does not have.
  var sign: [UInt8] { survey.sign }

  /// Whether the text has tildes, which may strike something through.
  var hasTildes: Bool { survey.hasTildes }

  /// Whether the text may have reference definitions.
  var hasDefinitions: Bool { survey.hasDefinitions }

  /// The prepared text.
  mutating func run() -> PreparedSource {
    var index = 0
    while survey.hasAdditions, index < lines.count { index = step(index) }
    for index in index..<lines.count { copyLine(index, from: lines[index].lowerBound) }
    flush()
    result.openFormulas = formulas.places
    result.finish()
    return result
  }

  private mutating func copy(_ range: Range<Int>) {
    if range.lowerBound != pending.upperBound {
      flush()
      pending = range
    } else {
      pending = pending.lowerBound..<range.upperBound
    }
  }

  private mutating func flush() {
    result.copy(pending, of: text)
    pending = pending.upperBound..<pending.upperBound
  }

  private mutating func insert(_ bytes: some Sequence<UInt8>, at origin: Int) {
    flush()
    result.insert(bytes, at: origin)
  }

  /// Reads one line, or a block of several.
  /// - Returns: the number of the next line.
  private mutating func step(_ number: Int) -> Int {
    let line = lines[number]
    if footnoteIsOpen, beginsFootnote(text, line) || beginsDiv(text, line) {
      // Another one, or the end of a box, may follow on the next line: it is no part of the paragraph.
      tracker.closeAll()
      leaf = .none
    }
    let isParagraph = leaf.kind == .paragraph
    let before = tracker.open.count
    let shape = tracker.read(text, line, after: leaf.kind)
    let isLazy = isParagraph && !shape.opensContainer && !shape.isBlank && shape.matched < before
    if !isLazy, shape.matched < before || shape.opensContainer, !shape.isBlank { leaf = .none }
    if footnoteIsOpen, tracker.open.isEmpty, !isLazy { closeFootnote(at: line.lowerBound) }
    switch leaf {
    case .fence(let mark, let count):
      copyLine(number, from: line.lowerBound)
      if closesFence(text, shape, mark: mark, count: count) { leaf = .none }
      return number + 1
    case .html(let until):
      copyLine(number, from: line.lowerBound)
      if until.isEmpty ? shape.isBlank : contains(until, line) { leaf = .none }
      return number + 1
    default: break
    }
    guard !shape.isBlank else {
      leaf = .none
      copyLine(number, from: line.lowerBound)
      return number + 1
    }
    if shape.indent >= 4, !isParagraph || shape.opensContainer {
      leaf = .indentedCode
      copyLine(number, from: line.lowerBound)
      return number + 1
    }
    if shape.indent <= 3 {
      if let next = additionBlock(number, shape) { return next }
      switch leafStart(text, shape.content, shape.end) {
      case .fence(let mark, let count):
        leaf = .fence(mark: mark, count: count)
        copyLine(number, from: line.lowerBound)
        return number + 1
      case .html(let until, let interrupts) where interrupts || !isParagraph:
        let isOver = !until.isEmpty && contains(until, (shape.content + 2)..<shape.end)
        leaf = isOver ? .none : .html(until: until)
        copyLine(number, from: line.lowerBound)
        return number + 1
      case .heading:
        leaf = .none
        return copyText(number, from: line.lowerBound, content: shape.content, spansLines: false)
      case .thematicBreak:
        leaf = .none
        copyLine(number, from: line.lowerBound)
        return number + 1
      default: break
      }
    }
    leaf = .paragraph
    return copyText(number, from: line.lowerBound, content: shape.content, spansLines: true)
  }

  /// A div's fence, a footnote's beginning, or a whole table.
  private mutating func additionBlock(_ number: Int, _ shape: LineShape) -> Int? {
    switch text[shape.content] {
    case UInt8(ascii: ":"):
      let colons = SourcePreparation.run(text, shape)
      guard colons >= 3 else { break }
      var info = trimmed(text, (shape.content + colons)..<shape.end)
      while info.count > 0, text[info.upperBound - 1] == UInt8(ascii: ":") { info = info.dropLast() }
      info = trimmed(text, info)
      let words = String(decoding: text[info], as: UTF8.self)
      let range = shape.content..<shape.end
      putMark(words.isEmpty ? .closeDiv(at: range) : .openDiv(info: words, at: range), number, shape)
      leaf = .none
      return number + 1
    case UInt8(ascii: "["):
      guard tracker.open.isEmpty, let label = footnoteLabel(text, shape.content, shape.end) else { break }
      putMark(.footnote(label: String(decoding: text[label], as: UTF8.self), at: label), number, shape)
      insert("1)  ".utf8, at: shape.content)
      var content = label.upperBound + 2
      while content < shape.end, isBlank(text[content]) { content += 1 }
      tracker.openFootnote()
      footnoteIsOpen = true
      leaf = content == shape.end ? .none : .paragraph
      return copyText(number, from: content, content: content, spansLines: true)
    default: break
    }
    return table(number, shape)
  }

  private mutating func closeFootnote(at offset: Int) {
    footnoteIsOpen = false
    result.marks.append(.footnoteEnd)
    insert(comment(result.marks.count - 1) + [0x0A], at: offset)
  }

  /// A table whose header row is this line, where the next one is its delimiter row.
  private mutating func table(_ number: Int, _ shape: LineShape) -> Int? {
    guard survey.hasPipes, number + 1 < lines.count, mayBeDelimiterRow(text, lines[number + 1]) else { return nil }
    var ahead = tracker
    let next = ahead.read(text, lines[number + 1], after: .paragraph)
    guard !next.isBlank, !next.opensContainer, next.matched == tracker.open.count, next.indent <= 3,
      let alignments = delimiterRow(text, next.content, next.end)
    else { return nil }
    let header = tableCells(text, shape.content, shape.end)
    let hasPipe =
      text[shape.content..<shape.end].contains(UInt8(ascii: "|"))
      || text[next.content..<next.end].contains(UInt8(ascii: "|"))
    guard hasPipe, header.count == alignments.count else { return nil }
    putMark(.table(alignments), number, shape)
    putRow(header, columns: alignments.count, number, shape)
    var row = number + 2
    while row < lines.count {
      var ahead = tracker
      let shape = ahead.read(text, lines[row], after: .other)
      guard !shape.isBlank, !shape.opensContainer, shape.matched == tracker.open.count, shape.indent <= 3,
        case .text = leafStart(text, shape.content, shape.end), SourcePreparation.run(text, shape) < 3
      else { break }
      putRow(tableCells(text, shape.content, shape.end), columns: alignments.count, row, shape)
      row += 1
    }
    putMark(.tableEnd, number, shape, isContinuation: true)
    leaf = .none
    return row
  }

  private mutating func putRow(_ cells: [Range<Int>], columns: Int, _ number: Int, _ shape: LineShape) {
    putMark(.row, number, shape, isContinuation: true)
    for column in 0..<columns {
      putMark(.cell, number, shape, isContinuation: true)
      putPrefix(number, shape, isContinuation: true)
      let cell = column < cells.count ? cells[column] : shape.end..<shape.end
      // The sign makes a paragraph of any cell; the space lets emphasis begin right after it.
      insert(sign + [0xC2, 0xA0], at: cell.lowerBound)
      copyCell(cell)
      insert([0x0A], at: cell.upperBound)
    }
  }

  /// A cell's text, in which a pipe needs no backslash any more.
  private mutating func copyCell(_ cell: Range<Int>) {
    var start = cell.lowerBound
    var index = start
    while index + 1 < cell.upperBound {
      if text[index] == UInt8(ascii: "\\"), text[index + 1] == UInt8(ascii: "|") {
        copyInline(start..<index)
        start = index + 1
        index += 1
      }
      index += 1
    }
    copyInline(start..<cell.upperBound)
  }

  private mutating func putMark(_ mark: SourceMark, _ number: Int, _ shape: LineShape, isContinuation: Bool = false) {
    result.marks.append(mark)
    putPrefix(number, shape, isContinuation: isContinuation)
    insert(comment(result.marks.count - 1) + [0x0A], at: shape.content)
  }

  /// What stands before the content of a line, so that what is put there is in the same containers. After the first
  /// line of an item its marker is white space.
  private mutating func putPrefix(_ number: Int, _ shape: LineShape, isContinuation: Bool) {
    let prefix = lines[number].lowerBound..<shape.content
    if isContinuation || !shape.opensContainer {
      let bytes = text[prefix].map { $0 == UInt8(ascii: ">") || isBlank($0) ? $0 : 0x20 }
      insert(bytes, at: prefix.lowerBound)
    } else {
      copy(prefix)
    }
  }

  private func comment(_ number: Int) -> [UInt8] {
    Array("<!--".utf8) + sign + Array(String(number).utf8) + sign + Array("-->".utf8)
  }

  private mutating func copyLine(_ number: Int, from start: Int) {
    let next = number + 1 < lines.count ? lines[number + 1].lowerBound : text.count
    let end = lines[number].upperBound
    // A lone CR ends a line for us and not for cmark's positions: every ending becomes a line feed.
    if next == end + 1, text[end] == 0x0A {
      copy(start..<next)
    } else {
      copy(start..<end)
      insert([0x0A], at: end)
    }
  }

  private mutating func copyText(_ number: Int, from start: Int, content: Int, spansLines: Bool) -> Int {
    let line = lines[number]
    guard survey.hasDollars, text[content..<line.upperBound].contains(UInt8(ascii: "$")) else {
      copyLine(number, from: start)
      return number + 1
    }
    copy(start..<content)
    var last = number
    if spansLines {
      // A displayed formula may run over the lines of its paragraph.
      while last + 1 < lines.count, last - number < 200, !isBlankLine(last + 1),
        openDisplay(content..<lines[last].upperBound) != nil
      { last += 1 }
      if let open = openDisplay(content..<lines[last].upperBound) {
        last = number
        if open == content { formulas.note(text, content..<line.upperBound) }
      }
    }
    copyInline(content..<lines[last].upperBound)
    insert([0x0A], at: lines[last].upperBound)
    return last + 1
  }

  private func isBlankLine(_ number: Int) -> Bool {
    text[lines[number]].allSatisfy { isBlank($0) || $0 == UInt8(ascii: ">") }
  }

  /// Where a displayed formula begins that is not closed in a stretch of text.
  private func openDisplay(_ range: Range<Int>) -> Int? {
    var open: Int?
    forEachSpan(text, range) { span in
      if case .openDisplay(let start) = span { open = start }
    }
    return open
  }

  /// Inline text, with marks for its formulas.
  private mutating func copyInline(_ range: Range<Int>) {
    var start = range.lowerBound
    var spans: [(Range<Int>, Range<Int>, Bool)] = []
    forEachSpan(text, range) { span in
      if case .math(let whole, let source, let isDisplay) = span { spans.append((whole, source, isDisplay)) }
    }
    for (whole, source, isDisplay) in spans {
      copy(start..<whole.lowerBound)
      result.marks.append(.math(source: source, isDisplay: isDisplay))
      insert(sign + Array(String(result.marks.count - 1).utf8) + sign, at: whole.lowerBound)
      start = whole.upperBound
    }
    copy(start..<range.upperBound)
  }

  private func contains(_ needle: String, _ range: Range<Int>) -> Bool {
    guard range.lowerBound < range.upperBound else { return false }
    return String(decoding: text[range], as: UTF8.self).lowercased().contains(needle)
  }

  private static func run(_ text: UnsafeBufferPointer<UInt8>, _ shape: LineShape) -> Int {
    text[shape.content] == UInt8(ascii: ":") ? Markdown.run(text, shape.content, shape.end) : 0
  }
}
