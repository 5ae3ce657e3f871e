/// The place that a line of text came from.
struct TextOrigin: Hashable, Sendable {
  /// Relative to the imported folder.
  var file: String
  /// From 1.
  var line: Int
}

/// A change of a text: the bytes of a range become others.
struct TextEdit: Sendable {
  var range: Range<Int>
  var replacement: String

  init(_ range: Range<Int>, _ replacement: String) {
    self.range = range
    self.replacement = replacement
  }
}

/// A text whose lines know where they came from, however often the text is changed.
struct TracedText: Sendable {
  /// UTF-8; lines end with a line feed, the last one too.
  private(set) var bytes: [UInt8] = []
  private(set) var lineStarts: [Int] = []
  private var origins: [TextOrigin] = []

  init() {}

  /// Takes a whole file's text.
  init(_ text: String, file: String, firstLine: Int = 1) {
    for (index, line) in text.utf8Lines.enumerated() {
      append(line, TextOrigin(file: file, line: firstLine + index))
    }
  }

  /// How many lines there are.
  var lineCount: Int { lineStarts.count }
  /// The whole text.
  var text: String { String(decoding: bytes, as: UTF8.self) }
  /// Whether there is nothing to read.
  var isBlank: Bool { bytes.allSatisfy(isBlankOrNewline) }

  /// Adds a line.
  mutating func append(_ line: some StringProtocol, _ origin: TextOrigin) {
    lineStarts.append(bytes.count)
    origins.append(origin)
    bytes.append(contentsOf: line.utf8)
    bytes.append(0x0A)
  }

  /// Adds the lines of another text.
  mutating func append(_ other: TracedText) {
    for index in 0..<other.lineCount { append(other.line(index), other.origins[index]) }
  }

  /// The text of a line, from 0, without its ending.
  func line(_ index: Int) -> String { String(decoding: bytes[lineRange(index)], as: UTF8.self) }

  /// The bytes of a line, from 0, without its ending.
  func lineRange(_ index: Int) -> Range<Int> {
    lineStarts[index]..<((index + 1 < lineStarts.count ? lineStarts[index + 1] : bytes.count) - 1)
  }

  /// The line, from 0, that the byte at `offset` stands in.
  func lineIndex(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// Where the byte at `offset` came from.
  func origin(at offset: Int) -> TextOrigin { origin(ofLine: lineIndex(at: offset)) }

  /// Where a line, from 0, came from.
  func origin(ofLine index: Int) -> TextOrigin {
    origins.indices.contains(index) ? origins[index] : origins.last ?? TextOrigin(file: "", line: 1)
  }

  /// The text without the lines before `index`.
  func dropping(_ index: Int) -> TracedText {
    var rest = TracedText()
    for line in index..<max(index, lineCount) { rest.append(self.line(line), origins[line]) }
    return rest
  }

  /// The text without blank lines at its beginning and end, and with one where there were several outside of code.
  var tidied: TracedText {
    let map = VerbatimMap(bytes)
    var result = TracedText()
    var isAfterBlank = true
    var pending: TextOrigin?
    for index in 0..<lineCount {
      let range = lineRange(index)
      let isBlank = range.allSatisfy { isBlankOrNewline(bytes[$0]) }
      let kind = map.stretch(at: range.lowerBound)?.kind
      if isBlank, kind != .fence, kind != .indentedCode {
        if !isAfterBlank { pending = origins[index] }
        isAfterBlank = true
        continue
      }
      if let origin = pending { result.append("", origin) }
      pending = nil
      isAfterBlank = false
      result.append(line(index), origins[index])
    }
    return result
  }

  /// The text with the changes made; of two that overlap, the first is.
  func applying(_ edits: [TextEdit]) -> TracedText { applying(edits, tracking: []).text }

  /// The text with the changes made, and where the bytes at `offsets` (ascending) are then.
  func applying(_ edits: [TextEdit], tracking offsets: [Int]) -> (text: TracedText, offsets: [Int]) {
    var result = LineBuilder()
    var tracked: [Int] = []
    var done = 0
    func copy(to end: Int) {
      while tracked.count < offsets.count, offsets[tracked.count] < end {
        tracked.append(result.count + max(0, offsets[tracked.count] - done))
      }
      while done < end {
        let line = lineIndex(at: done)
        let stop = min(end, lineRange(line).upperBound + 1)
        result.add(bytes[done..<stop], from: origins[line])
        done = stop
      }
    }
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) where edit.range.lowerBound >= done {
      copy(to: edit.range.lowerBound)
      result.add(Array(edit.replacement.utf8)[...], from: origin(at: edit.range.lowerBound))
      done = max(done, edit.range.upperBound)
      while tracked.count < offsets.count, offsets[tracked.count] < done { tracked.append(result.count) }
    }
    copy(to: bytes.count)
    while tracked.count < offsets.count { tracked.append(result.count) }
    return (result.finish(), tracked)
  }
}

/// Puts lines together from pieces; a line comes from where its first byte does.
private struct LineBuilder {
  private var text = TracedText()
  private var line: [UInt8] = []
  private var origin: TextOrigin?

  var count: Int { text.bytes.count + line.count }

  mutating func add(_ bytes: ArraySlice<UInt8>, from place: TextOrigin) {
    for byte in bytes {
      if origin == nil { origin = place }
      if byte == 0x0A {
        flush(place)
      } else {
        line.append(byte)
      }
    }
  }

  mutating func finish() -> TracedText {
    if !line.isEmpty { flush(TextOrigin(file: "", line: 1)) }
    return text
  }

  private mutating func flush(_ place: TextOrigin) {
    text.append(String(decoding: line, as: UTF8.self), origin ?? place)
    line = []
    origin = nil
  }
}
