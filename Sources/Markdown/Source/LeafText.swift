import CMark

/// The text of a paragraph or a heading as cmark reads it: without what its containers put before its lines, and with the
/// way back to the author's offsets.
struct LeafText {
  /// The lines, each from its first character on.
  private(set) var bytes: [UInt8] = []
  private var lines: [(start: Int, prepared: Int)] = []

  /// No text.
  init() {}

  init(of block: Node, in prepared: PreparedSource) {
    let first = block.startLine
    let last = max(first, block.endLine)
    var quotes = 0
    var above = block.parent
    while let node = above {
      if node.type == CMARK_NODE_BLOCK_QUOTE { quotes += 1 }
      above = node.parent
    }
    for number in first...last {
      let line = prepared.line(number)
      var start = line.lowerBound
      if number == first {
        start = min(start + max(block.startColumn - 1, 0), line.upperBound)
      } else {
        bytes.append(0x0A)
        start = prepared.content(of: line, quotes: quotes)
      }
      lines.append((bytes.count, start))
      bytes.append(contentsOf: prepared.bytes[start..<line.upperBound])
    }
  }

  /// The author's offsets for a stretch of the text.
  func origin(of range: Range<Int>, _ prepared: PreparedSource) -> Range<Int> {
    let start = origin(of: range.lowerBound, prepared)
    return start..<max(start, range.isEmpty ? start : origin(of: range.upperBound - 1, prepared) + 1)
  }

  private func origin(of index: Int, _ prepared: PreparedSource) -> Int {
    var low = 0
    var high = lines.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lines[middle].start <= index { low = middle } else { high = middle }
    }
    return prepared.origin(of: lines[low].prepared + index - lines[low].start)
  }
}
