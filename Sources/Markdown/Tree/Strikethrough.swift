import CMark

extension Tree {
  /// Wraps what stands between two runs of one or two tildes (GitHub Flavored Markdown 0.29, section 6.5).
  func wrapStrikethrough() {
    guard let iterator = cmark_iter_new(root) else { return }
    defer { cmark_iter_free(iterator) }
    var parents: [Node] = []
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { break }
      guard event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator), node.type == CMARK_NODE_TEXT,
        node.literal.contains(UInt8(ascii: "~")), let parent = node.parent, parents.last != parent
      else { continue }
      parents.append(parent)
    }
    for parent in parents { wrapStrikethrough(in: parent) }
  }

  private func wrapStrikethrough(in parent: Node) {
    splitRuns(in: parent)
    var openers: [(node: Node, count: Int)] = []
    var child = parent.firstChild
    while let node = child {
      child = node.next
      guard let count = tildes(node) else { continue }
      let before = neighbour(node.previous, last: true)
      let after = neighbour(node.next, last: false)
      let canClose = !(before.map(isSpace) ?? true)
      let canOpen = !(after.map(isSpace) ?? true)
      if canClose, let match = openers.lastIndex(where: { $0.count == count }) {
        wrap(from: openers[match].node, to: node)
        openers.removeSubrange(match...)
      } else if canOpen {
        openers.append((node, count))
      }
    }
  }

  private func wrap(from first: Node, to last: Node) {
    guard let span = makeInline(.strikethrough) else { return }
    cmark_node_insert_before(first, span)
    while let inside = first.next, inside != last {
      cmark_node_unlink(inside)
      cmark_node_append_child(span, inside)
    }
    for tildes in [first, last] {
      cmark_node_unlink(tildes)
    }
  }

  /// Gives each run of one or two tildes a text node of its own.
  private func splitRuns(in parent: Node) {
    var child = parent.firstChild
    while let node = child {
      child = node.next
      guard node.type == CMARK_NODE_TEXT, node.literal.contains(UInt8(ascii: "~")) else { continue }
      let text = Array(node.literal)
      var pieces: [ArraySlice<UInt8>] = []
      var start = 0
      var index = 0
      while index < text.count {
        guard text[index] == UInt8(ascii: "~") else {
          index += 1
          continue
        }
        var end = index
        while end < text.count, text[end] == UInt8(ascii: "~") { end += 1 }
        if end - index <= 2 {
          if start < index { pieces.append(text[start..<index]) }
          pieces.append(text[index..<end])
          start = end
        }
        index = end
      }
      if start < text.count { pieces.append(text[start...]) }
      guard pieces.count > 1 else { continue }
      for piece in pieces {
        if let part = makeText(piece) { cmark_node_insert_before(node, part) }
      }
      cmark_node_unlink(node)
    }
  }

  private func tildes(_ node: Node) -> Int? {
    guard node.type == CMARK_NODE_TEXT else { return nil }
    let literal = node.literal
    return (1...2).contains(literal.count) && literal.allSatisfy { $0 == UInt8(ascii: "~") } ? literal.count : nil
  }

  /// The byte beside a run; `nil` at the edge of the block.
  private func neighbour(_ node: Node?, last: Bool) -> UInt8? {
    guard let node else { return nil }
    switch node.type {
    case CMARK_NODE_TEXT: return last ? node.literal.last : node.literal.first
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: return 0x20
    default: return UInt8(ascii: "x")
    }
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}

extension Node {
  var previous: Node? { cmark_node_previous(self) }
}
