/// What cmark is given to parse: the author's text with marks in place of what CommonMark does not know, and the way
/// back from its offsets to the author's.
struct PreparedSource {
  /// A stretch of the prepared text that comes from one place of the author's.
  private struct Piece {
    /// Where it begins in the prepared text.
    var start: Int
    /// Where it comes from.
    var origin: Int
    /// Whether it is copied, so that the origin advances with it; a mark has one place.
    var isCopy: Bool
  }

  /// The text, UTF-8.
  private(set) var bytes: [UInt8] = []
  /// What the marks stand for, by their number.
  var marks: [SourceMark] = []
  /// Where displayed formulas begin that nothing closes, in the author's text.
  var openFormulas: [Range<Int>] = []
  private var pieces: [Piece] = []
  private var lineStarts: [Int] = [0]

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  /// Appends a stretch of the author's text.
  mutating func copy(_ range: Range<Int>, of source: UnsafeBufferPointer<UInt8>) {
    guard !range.isEmpty else { return }
    if let last = pieces.last, last.isCopy, last.origin + bytes.count - last.start == range.lowerBound {
    } else {
      pieces.append(Piece(start: bytes.count, origin: range.lowerBound, isCopy: true))
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[range]))
  }

  /// Appends text that stands for something at `origin`.
  mutating func insert(_ text: some Sequence<UInt8>, at origin: Int) {
    pieces.append(Piece(start: bytes.count, origin: origin, isCopy: false))
    bytes.append(contentsOf: text)
  }

  /// Notes where the lines are; called once, when the text is whole.
  mutating func finish() {
    bytes.withUnsafeBufferPointer { text in
      for index in 0..<text.count where text[index] == 0x0A { lineStarts.append(index + 1) }
    }
  }

  /// A line (from 1) without its ending, limited to the lines that there are.
  func line(_ number: Int) -> Range<Int> {
    let number = min(max(number, 1), lineStarts.count)
    let start = lineStarts[number - 1]
    return start..<(number < lineStarts.count ? lineStarts[number] - 1 : bytes.count)
  }

  /// The number (from 1) of the line that an offset stands in.
  func number(ofLineAt offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// Where a line that continues a paragraph begins, after white space and the marks of at most so many quotes.
  func content(of line: Range<Int>, quotes: Int) -> Int {
    var index = line.lowerBound
    var left = quotes
    while index < line.upperBound {
      if bytes[index] == UInt8(ascii: ">"), left > 0 {
        left -= 1
      } else if !isBlank(bytes[index]) {
        break
      }
      index += 1
    }
    return index
  }

  /// The author's offset for a line and a byte column as cmark gives them, both from 1.
  func origin(line number: Int, column: Int) -> Int {
    let line = line(number)
    return origin(of: min(line.lowerBound + max(column - 1, 0), line.upperBound))
  }

  /// The author's offsets for a stretch of the prepared text.
  func origin(of range: Range<Int>) -> Range<Int> {
    let start = origin(of: range.lowerBound)
    return start..<max(start, range.isEmpty ? start : origin(of: range.upperBound - 1) + 1)
  }

  /// The author's offset for an offset of the prepared text.
  func origin(of offset: Int) -> Int {
    var low = 0
    var high = pieces.count
    guard high > 0 else { return 0 }
    while high - low > 1 {
      let middle = (low + high) / 2
      if pieces[middle].start <= offset { low = middle } else { high = middle }
    }
    let piece = pieces[low]
    return piece.isCopy ? piece.origin + max(0, offset - piece.start) : piece.origin
  }
}

/// Something that CommonMark does not know, which a mark in the prepared text stands for.
enum SourceMark {
  /// A line that opens a fenced div: what follows the colons.
  case openDiv(info: String, at: Range<Int>)
  /// A line of colons.
  case closeDiv(at: Range<Int>)
  /// The beginning of a table, with the alignment of its columns.
  case table([TableAlignment])
  /// The beginning of a row.
  case row
  /// A cell: the paragraph that follows.
  case cell
  /// The end of a table.
  case tableEnd
  /// The beginning of a footnote's text.
  case footnote(label: String, at: Range<Int>)
  /// The end of a footnote's text.
  case footnoteEnd
  /// A formula.
  case math(source: Range<Int>, isDisplay: Bool)
}

/// How the cells of a column stand.
enum TableAlignment {
  case none, left, center, right

  /// The value of `align`.
  var name: String? {
    switch self {
    case .none: nil
    case .left: "left"
    case .center: "center"
    case .right: "right"
    }
  }
}
