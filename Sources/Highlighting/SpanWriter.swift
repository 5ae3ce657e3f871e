/// Writes text as HTML, with a span round each token.
///
/// Spans open when the first byte of their style comes and close when another style or the end of the line does:
/// neighbours of one style share a span, blanks between them included, and no span crosses a line.
struct SpanWriter: ~Copyable {
  private let text: UnsafePointer<UInt8>
  private let textCount: Int
  private var bytes: UnsafeMutablePointer<UInt8>
  private var count = 0
  private var capacity: Int
  /// How much of the text has been written. Blanks after a token wait for the style of what follows.
  private var written = 0
  private var open: UInt8 = 0
  private var marks: LineMarks
  private var isMarked = false

  init(_ text: UnsafeBufferPointer<UInt8>, marks: LineMarks) {
    let capacity = text.count * 2 + 256
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    self.capacity = capacity
    self.bytes = bytes
    self.text = text.baseAddress ?? UnsafePointer(bytes)
    self.marks = marks
    textCount = text.count
  }

  deinit { bytes.deallocate() }

  /// Before anything is written.
  mutating func start() {
    if !marks.isEmpty, textCount > 0 { beginLine() }
  }

  /// Closes what is open and hands the HTML over. All of the text must have been written.
  consuming func finish(into output: inout [UInt8]) {
    if written < textCount { copy(written, textCount, 0) }
    if open != 0 { close() }
    if isMarked { append("</span>") }
    output.append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
  }

  /// Writes the text from `from` up to `to`, which follows what came before.
  @inline(__always)
  mutating func write(_ from: Int, _ to: Int, _ style: UInt8) {
    guard from < to else { return }
    if style == open {
      copy(written, to, style)
      return
    }
    if style == 0, areBlanks(from, to) { return }
    if written < from { copy(written, from, 0) }
    copy(from, to, style)
  }

  private func areBlanks(_ from: Int, _ to: Int) -> Bool {
    guard to - from < 16 else { return false }
    for index in from..<to where text[index] != 0x20 && text[index] != 0x09 { return false }
    return true
  }

  private mutating func copy(_ from: Int, _ to: Int, _ style: UInt8) {
    reserve(to - from + 32)
    if style != open, text[from] != 0x0A { change(to: style) }
    var out = bytes + count
    var index = from
    while index < to {
      let byte = text[index]
      index += 1
      if byte >= 64 || Self.special >> UInt64(byte) & 1 == 0 {
        out.pointee = byte
        out += 1
        continue
      }
      count = out - bytes
      reserve(to - index + 96)
      switch byte {
      case UInt8(ascii: "&"): append(0x0000003B706D6126, 5)
      case UInt8(ascii: "<"): append(0x000000003B746C26, 4)
      case UInt8(ascii: ">"): append(0x000000003B746726, 4)
      case UInt8(ascii: "\""): append(0x00003B746F757126, 6)
      default:
        endLine(at: index)
        if style != 0, index < to, text[index] != 0x0A { change(to: style) }
      }
      out = bytes + count
    }
    count = out - bytes
    written = to
  }

  /// The bytes below 64 that are not copied as they are.
  private static var special: UInt64 { 1 << 0x0A | 1 << 0x22 | 1 << 0x26 | 1 << 0x3C | 1 << 0x3E }

  private mutating func endLine(at index: Int) {
    if open != 0 { close() }
    bytes[count] = 0x0A
    count += 1
    guard !marks.isEmpty else { return }
    if isMarked { append("</span>") }
    isMarked = false
    if index < textCount { beginLine() }
  }

  private mutating func beginLine() {
    isMarked = marks.nextLineIsMarked()
    if isMarked { append("<span class=\"line marked\">") }
  }

  private mutating func change(to style: UInt8) {
    if open != 0 { close() }
    guard style != 0 else { return }
    // `<span class="h·">` as two words and a byte.
    let letter = UInt64(Self.letters.utf8Start[Int(style)])
    let place = UnsafeMutableRawPointer(bytes + count)
    place.storeBytes(of: (0x6C63_206E_6170_733C as UInt64).littleEndian, as: UInt64.self)
    place.storeBytes(
      of: (0x2200_6822_3D73_7361 | letter << 48 as UInt64).littleEndian, toByteOffset: 8, as: UInt64.self)
    bytes[count + 16] = UInt8(ascii: ">")
    count += 17
    open = style
  }

  private mutating func close() {
    append(0x003E6E6170732F3C, 7)
    open = 0
  }

  /// The second letters of the classes, in the order of ``Style``.
  private static var letters: StaticString { " ktsencfvaidgp" }

  /// Appends up to eight bytes, of which `word` has the first lowest. What follows overwrites the rest of the eight;
  /// the caller has reserved room for them.
  @inline(__always)
  private mutating func append(_ word: UInt64, _ length: Int) {
    UnsafeMutableRawPointer(bytes + count).storeBytes(of: word.littleEndian, as: UInt64.self)
    count += length
  }

  /// The caller has reserved room.
  @inline(__always)
  private mutating func append(_ markup: StaticString) {
    (bytes + count).update(from: markup.utf8Start, count: markup.utf8CodeUnitCount)
    count += markup.utf8CodeUnitCount
  }

  /// Makes room for `more` bytes, and for the end.
  @inline(__always)
  private mutating func reserve(_ more: Int) {
    if count + more + 32 > capacity { grow(more) }
  }

  @inline(never)
  private mutating func grow(_ more: Int) {
    capacity = max(capacity * 2, count + more + 32)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: bytes, count: count)
    bytes.deallocate()
    bytes = larger
  }
}

/// Which lines are marked, asked for one line after the other.
struct LineMarks {
  private var ranges: [ClosedRange<Int>]
  private var line = 0

  init(_ ranges: [ClosedRange<Int>]) {
    // The first is at the end, where it can be dropped once it is behind.
    self.ranges = ranges.sorted { $0.lowerBound > $1.lowerBound }
  }

  var isEmpty: Bool { ranges.isEmpty }

  mutating func nextLineIsMarked() -> Bool {
    line += 1
    while let range = ranges.last, range.upperBound < line { ranges.removeLast() }
    return ranges.last?.contains(line) ?? false
  }
}
