/// Writes the raw HTML of a Markdown text as Markdown, as far as there is a way to write it; notes tell of the rest.
struct HTMLConversion {
  /// What a text became.
  struct Result {
    var text: TracedText
    /// Names that links may lead to, with the offsets where they stood.
    var anchors: [(name: String, offset: Int)]
  }

  /// What is written for an element's end.
  enum End {
    case inline(String)
    case block(String)
    case nothing
  }

  /// What becomes of the rest of a line after a block.
  enum Rest { case sameLine, ownLine, ownParagraph }

  /// An element that is not closed yet.
  struct Open {
    var tag: HTMLTag
    var end: End
    /// Which item a list is at; 0 for one without numbers.
    var number = 0
  }

  /// How deep elements may lie in each other; a page that nests more deeply is made to be slow.
  private static let deepest = 100

  let text: TracedText
  let bytes: [UInt8]
  let map: VerbatimMap
  var edits: [TextEdit] = []
  var notes: [ImportNote] = []
  var anchors: [(name: String, offset: Int)] = []
  var open: [Open] = []
  /// Where the last end of an element stands, by name: after it there is nothing to look for.
  private var lastEnds: [String: Int] = [:]
  /// White space before the block of HTML that is being read: that of its further lines means nothing.
  private var blockIndent: Int?

  init(_ text: TracedText) {
    self.text = text
    bytes = text.bytes
    map = VerbatimMap(text.bytes)
  }

  /// Converts a whole text.
  static func run(_ text: TracedText, notes: inout [ImportNote]) -> Result {
    guard text.bytes.contains(UInt8(ascii: "<")) else { return Result(text: text, anchors: []) }
    var conversion = HTMLConversion(text)
    conversion.convert()
    notes += conversion.notes
    let names = conversion.anchors.sorted { $0.offset < $1.offset }
    let (converted, offsets) = text.applying(conversion.edits, tracking: names.map(\.offset))
    return Result(text: converted, anchors: zip(names, offsets).map { ($0.name, $1) })
  }

  private mutating func convert() {
    for stretch in map.stretches {
      switch stretch.kind {
      case .comment: removeComment(stretch.range)
      case .element: convertVerbatim(stretch.range)
      default: break
      }
    }
    var index = 0
    var next = 0
    while index < bytes.count {
      while next < map.stretches.count, map.stretches[next].range.upperBound <= index { next += 1 }
      if next < map.stretches.count, map.stretches[next].range.contains(index) {
        index = map.stretches[next].range.upperBound
        continue
      }
      if index == 0 || bytes[index - 1] == 0x0A { unindent(index) }
      if bytes[index] == UInt8(ascii: "\\") {
        index += 2
      } else if bytes[index] == UInt8(ascii: "<"), let tag = HTMLTag(bytes, at: index) {
        index = max(take(tag), index + 1)
      } else {
        index += 1
      }
    }
    for left in open.reversed() {
      if case .block(let end) = left.end { edits.append(TextEdit(bytes.count..<bytes.count, "\n\(end)\n")) }
    }
  }

  /// The tag that closes `tag`.
  mutating func closing(of tag: HTMLTag, reach: Int = 8000) -> HTMLTag? {
    let last = lastEnds[tag.name] ?? bytes.findLast("</" + tag.name)
    lastEnds[tag.name] = last
    return last >= tag.range.upperBound ? HTMLTag.closingTag(of: tag, in: bytes, reach: reach) : nil
  }

  private mutating func unindent(_ lineStart: Int) {
    guard let indent = blockIndent else { return }
    if bytes.isBlankToLineEnd(lineStart) {
      blockIndent = nil
      return
    }
    let content = bytes.skipBlanks(lineStart)
    if content - lineStart > indent { edits.append(TextEdit((lineStart + indent)..<content, "")) }
  }

  /// Converts one tag.
  /// - Returns: where reading goes on.
  private mutating func take(_ tag: HTMLTag) -> Int {
    guard HTMLElements.all.contains(tag.name) else {
      // A browser would show nothing for `Vec<T>`'s parameter; its author meant the text.
      edits.append(TextEdit(tag.range.lowerBound..<tag.range.lowerBound, "\\"))
      return tag.range.upperBound
    }
    if !tag.isClosing, let name = tag["id"] ?? (tag.name == "a" ? tag["name"] : nil), !name.isEmpty {
      anchors.append((name, tag.range.lowerBound))
    }
    if HTMLElements.blocks.contains(tag.name), blockIndent == nil {
      let start = bytes.lineStart(of: tag.range.lowerBound)
      if bytes.skipBlanks(start) == tag.range.lowerBound { blockIndent = tag.range.lowerBound - start }
    }
    if tag.isClosing { return close(tag) }
    guard open.count < HTMLConversion.deepest else {
      edits.append(TextEdit(tag.range, ""))
      return tag.range.upperBound
    }
    return begin(tag)
  }

  private mutating func close(_ tag: HTMLTag) -> Int {
    guard let index = open.lastIndex(where: { $0.tag.name == tag.name }) else {
      edits.append(TextEdit(tag.range, ""))
      return tag.range.upperBound
    }
    // What was left open inside ends here too, as for a browser.
    let ends = open[index...].reversed().map(\.end)
    open.removeSubrange(index...)
    var inline = ""
    var blocks: [String] = []
    for end in ends {
      switch end {
      case .inline(let end): inline += end
      case .block(let end): blocks.append(end)
      case .nothing: break
      }
    }
    if blocks.isEmpty {
      edits.append(TextEdit(tag.range, inline))
    } else {
      if !inline.isEmpty { edits.append(TextEdit(tag.range.lowerBound..<tag.range.lowerBound, inline)) }
      putBlock(blocks.joined(separator: "\n"), in: tag.range, before: .ownParagraph)
    }
    return tag.range.upperBound
  }

  /// Puts `lines` in place of a range, on lines of their own in the containers of the line that they stand in.
  mutating func putBlock(_ lines: String, in range: Range<Int>, before rest: Rest = .ownLine) {
    if isInTableRow(range.lowerBound) {
      edits.append(TextEdit(range, " "))
      return
    }
    let start = bytes.lineStart(of: range.lowerBound)
    var prefix = ""
    var content = start
    while content < range.lowerBound, isBlank(bytes[content]) || bytes[content] == UInt8(ascii: ">") {
      prefix.append(Character(Unicode.Scalar(bytes[content])))
      content += 1
    }
    if let indent = blockIndent, !prefix.contains(">") { prefix = String(prefix.prefix(indent)) }
    let isFirst = content == range.lowerBound
    if !isFirst, let end = listMarkerEnd(bytes, content), end <= range.lowerBound {
      prefix += String(repeating: " ", count: bytes.skipBlanks(end) - content)
    }
    let isLast = bytes.isBlankToLineEnd(range.upperBound)
    var result = isFirst ? "" : "\n" + prefix
    result += lines.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n" + prefix)
    if rest == .ownParagraph || (rest == .ownLine && !isLast) { result += "\n" + prefix }
    edits.append(TextEdit(range, result))
  }

  /// Whether a table's row, which is one line, stands at `offset`.
  func isInTableRow(_ offset: Int) -> Bool {
    let start = bytes.skipBlanks(bytes.lineStart(of: offset))
    guard start < bytes.count else { return false }
    if bytes[start] == UInt8(ascii: "|") { return true }
    return bytes[start..<bytes.lineEnd(of: offset)].count { $0 == UInt8(ascii: "|") } >= 2
  }

  /// Whether a heading, which is one line, stands at `offset`.
  func isInHeading(_ offset: Int) -> Bool {
    let start = bytes.skipBlanks(bytes.lineStart(of: offset))
    return start < bytes.count && bytes[start] == UInt8(ascii: "#")
  }

  mutating func note(_ kind: ImportNote.Kind, _ offset: Int, _ message: String) {
    notes.append(ImportNote(kind, at: text.origin(at: offset), message))
  }

  /// The text between two offsets without tags, with entities as characters.
  func plainText(_ range: Range<Int>) -> String {
    var result: [UInt8] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if bytes[index] == UInt8(ascii: "<"), let tag = HTMLTag(bytes, at: index) {
        index = tag.range.upperBound
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return decodedEntities(String(decoding: result, as: UTF8.self))
  }

  private mutating func removeComment(_ range: Range<Int>) {
    let start = bytes.lineStart(of: range.lowerBound)
    let isWhole = bytes.skipBlanks(start) == range.lowerBound && bytes.isBlankToLineEnd(range.upperBound)
    let end = min(bytes.lineEnd(of: range.upperBound) + 1, bytes.count)
    edits.append(TextEdit(isWhole ? start..<end : range, ""))
  }

  private mutating func convertVerbatim(_ range: Range<Int>) {
    guard let tag = HTMLTag(bytes, at: range.lowerBound) else { return }
    guard tag.name == "pre" else {
      note(.lost, range.lowerBound, "the element `<\(tag.name)>` has no equivalent and is left out")
      edits.append(TextEdit(range, ""))
      return
    }
    let end = bytes[range].lastIndex(of: UInt8(ascii: "<")) ?? range.upperBound
    var start = tag.range.upperBound
    var language = HTMLElements.language(of: tag)
    let inner = bytes.skipBlanks(start)
    if let code = HTMLTag(bytes, at: inner), code.name == "code", !code.isClosing {
      language = language ?? HTMLElements.language(of: code)
      start = code.range.upperBound
    }
    var code = plainText(start..<max(start, end))
    while code.hasPrefix("\n") { code.removeFirst() }
    while code.last?.isWhitespace ?? false { code.removeLast() }
    let marks = String(repeating: "`", count: max(3, longestRun(of: "`", in: code) + 1))
    putBlock("\n\(marks)\(language ?? "")\n\(code)\n\(marks)\n", in: range)
  }
}

/// How long the longest run of a character is.
func longestRun(of character: Character, in text: some StringProtocol) -> Int {
  var longest = 0
  var run = 0
  for other in text {
    run = other == character ? run + 1 : 0
    longest = max(longest, run)
  }
  return longest
}
