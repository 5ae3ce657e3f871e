import CMark

/// The reference definitions of a text, by label: cmark keeps what they say, and forgets where they stand.
struct LinkDefinitions {
  /// Where the destinations stand in the prepared text.
  private var destinations: [String: Range<Int>] = [:]

  /// Whether there are none.
  var isEmpty: Bool { destinations.isEmpty }

  /// No definitions.
  init() {}

  /// Finds the definitions of a text that cmark has parsed. They begin paragraphs, or make them up; in code there are none.
  init(_ prepared: PreparedSource, _ tree: Tree) {
    let leaves = Leaves(tree)
    var lastEnd = 0
    prepared.bytes.withUnsafeBufferPointer { text in
      var index = 0
      while index + 1 < text.count {
        defer { index += 1 }
        guard text[index] == UInt8(ascii: "]"), text[index + 1] == UInt8(ascii: ":") else { continue }
        guard let (label, line) = LinkDefinitions.label(text, endingAt: index, prepared),
          leaves.mayDefine(line, after: lastEnd),
          let (destination, end) = LinkDefinitions.rest(text, from: index + 2)
        else { continue }
        let key = LinkDefinitions.key(text[label])
        if !key.isEmpty, destinations[key] == nil { destinations[key] = destination }
        lastEnd = prepared.number(ofLineAt: max(index, end - 1))
      }
    }
  }

  /// Where the destination for a label stands in the prepared text.
  func destination(_ label: Slice<UnsafeBufferPointer<UInt8>>) -> Range<Int>? {
    destinations.isEmpty ? nil : destinations[LinkDefinitions.key(label)]
  }

  /// The label that ends at `end`, and the line that it begins: the same, or one of a few before.
  private static func label(
    _ text: UnsafeBufferPointer<UInt8>, endingAt end: Int, _ prepared: PreparedSource
  ) -> (Range<Int>, line: Int)? {
    let last = prepared.number(ofLineAt: end)
    for line in stride(from: last, through: max(1, last - 3), by: -1) {
      let start = afterContainers(text, prepared.line(line))
      if let label = linkLabel(text, from: start), label.upperBound == end { return (label, line) }
    }
    return nil
  }

  /// A label as it is compared: in one case (lowercase first, for the sake of `ẞ`), with single spaces.
  private static func key(_ label: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    String(decoding: label, as: UTF8.self).lowercased().uppercased().split(whereSeparator: \.isWhitespace).joined(
      separator: " ")
  }

  /// The destination and the end of a definition whose label and colon end at `start`.
  private static func rest(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> (Range<Int>, end: Int)? {
    guard let destination = linkDestination(text, from: space(text, from: start)), destination.end > start,
      !destination.inside.isEmpty || text[destination.end - 1] == UInt8(ascii: ">")
    else { return nil }
    let title = space(text, from: destination.end)
    if title > destination.end, let end = linkTitleEnd(text, from: title), let line = lineEnd(text, from: end) {
      return (destination.inside, line)
    }
    return lineEnd(text, from: destination.end).map { (destination.inside, $0) }
  }

  /// The end of the line, where nothing but white space stands before it.
  private static func lineEnd(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < text.count, isBlank(text[index]) { index += 1 }
    return index == text.count || text[index] == 0x0A ? index : nil
  }

  /// The offset after white space with at most one line's end, and what quotes put after that.
  private static func space(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    var hasEnded = false
    while index < text.count {
      if text[index] == 0x0A, !hasEnded {
        hasEnded = true
      } else if !isBlank(text[index]), !(hasEnded && text[index] == UInt8(ascii: ">")) {
        break
      }
      index += 1
    }
    return index
  }

  /// The offset after the marks of quotes and lists that begin a line.
  private static func afterContainers(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Int {
    var index = line.lowerBound
    while index < line.upperBound {
      switch text[index] {
      case 0x20, 0x09, UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), 0x30...0x39,
        UInt8(ascii: "."), UInt8(ascii: ")"):
        index += 1
      default: return index
      }
    }
    return index
  }
}

/// The lines that the leaves of a tree take, in order.
private struct Leaves {
  private var blocks: [(lines: ClosedRange<Int>, isParagraph: Bool)] = []

  init(_ tree: Tree) {
    guard let iterator = cmark_iter_new(tree.root) else { return }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE else { break }
      guard event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) else { continue }
      switch node.type {
      case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING:
        // The inlines say nothing of lines.
        cmark_iter_reset(iterator, node, CMARK_EVENT_EXIT)
        add(node, isParagraph: true)
      case CMARK_NODE_CODE_BLOCK, CMARK_NODE_HTML_BLOCK: add(node, isParagraph: false)
      default: break
      }
    }
    blocks.sort { $0.lines.lowerBound < $1.lines.lowerBound }
  }

  private mutating func add(_ node: Node, isParagraph: Bool) {
    blocks.append((node.startLine...max(node.startLine, node.endLine), isParagraph))
  }

  /// Whether a definition may stand in a line, where another one ends in the line `end`.
  func mayDefine(_ line: Int, after end: Int) -> Bool {
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].lines.lowerBound <= line { low = middle + 1 } else { high = middle }
    }
    guard low > 0, blocks[low - 1].lines.contains(line) else { return true }
    let block = blocks[low - 1]
    return block.isParagraph && (block.lines.lowerBound == line || end == line - 1 && end >= block.lines.lowerBound)
  }
}
