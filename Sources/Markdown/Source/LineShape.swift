/// What a line of Markdown begins with, after its containers.
///
/// This follows the block structure of CommonMark 0.30 as far as it decides where a table, a div, a formula or a
/// footnote may stand; cmark itself parses the text afterwards.
struct LineShape {
  /// The kinds of container that a line can stand in.
  enum Container: Equatable {
    case quote
    /// A list item whose content begins at this column, counted from the item's own container.
    case item(width: Int)
  }

  /// Where the content begins.
  var content: Int
  /// The end of the line, without its ending.
  var end: Int
  /// Columns of white space before the content.
  var indent: Int
  /// Whether nothing follows the containers.
  var isBlank: Bool
  /// Whether a new container begins on this line.
  var opensContainer: Bool
  /// How many of the containers that were open the line continues.
  var matched: Int
}

/// Keeps the open containers from line to line.
struct ContainerTracker {
  private(set) var open: [LineShape.Container] = []

  /// A footnote's text is an item whose content is indented by four.
  mutating func openFootnote() { open.append(.item(width: 4)) }

  /// Leaves every container.
  mutating func closeAll() { open = [] }

  /// Reads the beginning of a line.
  ///
  /// - Parameter after: what the line before belongs to.
  mutating func read(
    _ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, after leaf: LeafState.Kind
  ) -> LineShape {
    if open.isEmpty, line.isEmpty || !mayBeginContainer(text[line.lowerBound]) {
      // Most lines stand in no container and begin none.
      return LineShape(
        content: line.lowerBound, end: line.upperBound, indent: 0, isBlank: line.isEmpty, opensContainer: false,
        matched: 0)
    }
    let isParagraphOpen = leaf == .paragraph
    var index = line.lowerBound
    let end = line.upperBound
    var column = 0
    func spaces() -> (columns: Int, next: Int) {
      var next = index
      var columns = 0
      while next < end {
        if text[next] == 0x20 {
          columns += 1
        } else if text[next] == 0x09 {
          columns += 4 - (column + columns) % 4
        } else {
          break
        }
        next += 1
      }
      return (columns, next)
    }
    func skip(_ width: Int) {
      var left = width
      while left > 0, index < end, text[index] == 0x20 || text[index] == 0x09 {
        let columns = text[index] == 0x20 ? 1 : 4 - column % 4
        // A tab that is wider than what is left stays where it is.
        guard columns <= left else { break }
        left -= columns
        column += columns
        index += 1
      }
    }
    var matched = 0
    scan: for container in open {
      let (columns, next) = spaces()
      switch container {
      case .quote:
        guard columns <= 3, next < end, text[next] == UInt8(ascii: ">") else { break scan }
        index = next + 1
        column += columns + 1
        skip(1)
      case .item(let width):
        if next == end {
          matched += 1
          continue
        }
        guard columns >= width else { break scan }
        skip(width)
      }
      matched += 1
    }
    var begun: [LineShape.Container] = []
    var opensContainer: Bool { !begun.isEmpty }
    // Fenced code and raw HTML hold no containers, whatever their lines begin with.
    while matched + begun.count < 100, leaf != .verbatim || matched < open.count {
      let (columns, next) = spaces()
      guard columns <= 3, next < end else { break }
      if text[next] == UInt8(ascii: ">") {
        index = next + 1
        column += columns + 1
        skip(1)
        begun.append(.quote)
      } else if let width = markerWidth(
        text, next, end, interrupts: isParagraphOpen && !opensContainer && matched == open.count)
      {
        guard !isThematicBreak(text, next, end) else { break }
        index = next + width
        column += columns + width
        let (after, rest) = spaces()
        let padding = rest == end || after > 4 ? 1 : after
        skip(padding)
        begun.append(.item(width: columns + width + padding))
      } else {
        break
      }
    }
    let (columns, next) = spaces()
    let isBlank = next == end
    // A lazy line continues the paragraph, and with it the containers.
    let isLazy = isParagraphOpen && !opensContainer && !isBlank && matched < open.count
    let shape = LineShape(
      content: next, end: end, indent: columns, isBlank: isBlank, opensContainer: opensContainer, matched: matched)
    if !isLazy {
      if matched < open.count { open.removeSubrange(matched...) }
      if opensContainer { open.append(contentsOf: begun) }
    }
    return shape
  }

  /// Whether white space, a quote or a list can begin with this byte.
  private func mayBeginContainer(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), 0x30...0x39: true
    default: false
    }
  }
}

/// How wide a list marker is; `nil` where there is none, or where it may not stand in the middle of a paragraph.
private func markerWidth(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, interrupts: Bool) -> Int? {
  var index = start
  var number = 0
  switch text[index] {
  case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"): index += 1
  case UInt8(ascii: "0")...UInt8(ascii: "9"):
    while index < end, index - start < 10, (0x30...0x39).contains(text[index]) {
      number = number * 10 + Int(text[index] - 0x30)
      index += 1
    }
    guard index - start < 10, index < end, text[index] == UInt8(ascii: ".") || text[index] == UInt8(ascii: ")") else {
      return nil
    }
    guard !interrupts || number == 1 else { return nil }
    index += 1
  default: return nil
  }
  guard index == end || text[index] == 0x20 || text[index] == 0x09 else { return nil }
  if interrupts {
    var rest = index
    while rest < end, text[rest] == 0x20 || text[rest] == 0x09 { rest += 1 }
    guard rest < end else { return nil }
  }
  return index - start
}

/// Whether the line is a thematic break from here on.
func isThematicBreak(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
  let mark = text[start]
  guard mark == UInt8(ascii: "-") || mark == UInt8(ascii: "*") || mark == UInt8(ascii: "_") else { return false }
  var count = 0
  for index in start..<end {
    if text[index] == mark { count += 1 } else if text[index] != 0x20, text[index] != 0x09 { return false }
  }
  return count >= 3
}
