import CMark

/// Finds where the links, images, tags and footnotes' calls of a tree are written.
///
/// cmark says where a block is; of what is in it, it says so only as long as no line ends in a link or after a backslash.
/// So the author's text is read once more, a paragraph at a time, and what is found there is matched with the tree's
/// nodes in their order. Paragraphs may come in any order.
struct InlineLocator {
  private let prepared: PreparedSource
  private let definitions: LinkDefinitions
  private var block: Node?
  private var text = LeafText()
  private var pieces: [InlinePiece] = []
  /// The first of the pieces that have not been found yet.
  private var next = 0

  init(_ prepared: PreparedSource, definitions: LinkDefinitions) {
    self.prepared = prepared
    self.definitions = definitions
  }

  /// Where a link or an image is written, all of it and its destination.
  mutating func link(_ node: Node) -> (whole: Range<Int>, destination: Range<Int>) {
    enter(node)
    let kind: InlinePiece.Kind = node.type == CMARK_NODE_IMAGE ? .image : .link
    let url = node.url
    guard let found = take(first { $0.kind == kind && leads($0, to: url) }) else {
      return (beginning(node), beginning(node))
    }
    // What stands in an image is text, and has no nodes of its own that are written.
    if kind == .image { skip(to: found.whole.upperBound) }
    let whole = text.origin(of: found.whole, prepared)
    switch found.target {
    case .inline(let range)? where !range.isEmpty: return (whole, text.origin(of: range, prepared))
    case .definition(let range)? where !range.isEmpty: return (whole, prepared.origin(of: range))
    default: return (whole, whole.lowerBound..<(whole.lowerBound + 1))
    }
  }

  /// Where raw HTML is written.
  mutating func html(_ node: Node) -> Range<Int> {
    enter(node)
    let literal = node.literal
    guard let found = take(first { $0.kind == .html && text.bytes[$0.whole].elementsEqual(literal) }) else {
      return beginning(node)
    }
    return text.origin(of: found.whole, prepared)
  }

  /// Where `[^label]` is written in a text; `nil` where a backslash makes it no call.
  mutating func call(_ label: UnsafeBufferPointer<UInt8>, in node: Node) -> Range<Int>? {
    enter(node)
    guard let found = take(first { isCall($0, label) }) else { return beginning(node) }
    return found.kind == .call(isEscaped: true) ? nil : text.origin(of: found.whole, prepared)
  }

  private func isCall(_ piece: InlinePiece, _ label: UnsafeBufferPointer<UInt8>) -> Bool {
    guard case .call = piece.kind, case .inline(let written)? = piece.target else { return false }
    return text.bytes.withUnsafeBufferPointer { isWritten($0[written], as: label) }
  }

  private func leads(_ piece: InlinePiece, to url: UnsafeBufferPointer<UInt8>) -> Bool {
    switch piece.target {
    case .inline(let range):
      text.bytes.withUnsafeBufferPointer { isWritten($0[range], as: url) || isMail($0[range], url) }
    case .definition(let range): prepared.bytes.withUnsafeBufferPointer { isWritten($0[range], as: url) }
    case nil: false
    }
  }

  /// `<ann@example.org>` is an address with a scheme that nobody wrote.
  private func isMail(_ written: Slice<UnsafeBufferPointer<UInt8>>, _ url: UnsafeBufferPointer<UInt8>) -> Bool {
    let scheme = "mailto:".utf8
    return url.count == scheme.count + written.count && url.starts(with: scheme)
      && url.dropFirst(scheme.count).elementsEqual(written)
  }

  private func first(where isWanted: (InlinePiece) -> Bool) -> Int? { pieces[next...].firstIndex(where: isWanted) }

  private mutating func take(_ index: Int?) -> InlinePiece? {
    guard let index else { return nil }
    next = index + 1
    return pieces[index]
  }

  private mutating func skip(to end: Int) {
    while next < pieces.count, pieces[next].whole.lowerBound < end { next += 1 }
  }

  /// Turns to the paragraph or heading that a node stands in.
  private mutating func enter(_ node: Node) {
    guard let leaf = node.leaf, leaf != block else { return }
    block = leaf
    text = LeafText(of: leaf, in: prepared)
    pieces = text.bytes.withUnsafeBufferPointer {
      InlineScan($0, tags: { leaf.tags }, definitions: definitions).pieces
    }
    next = 0
  }

  /// The first character of a node's paragraph: better than nothing.
  private func beginning(_ node: Node) -> Range<Int> {
    let leaf = node.leaf ?? node
    let start = prepared.origin(line: leaf.startLine, column: leaf.startColumn)
    return start..<(start + 1)
  }
}

extension Node {
  /// The paragraph or heading that an inline stands in.
  fileprivate var leaf: Node? {
    var node: Node? = self
    while let block = node, block.type != CMARK_NODE_PARAGRAPH, block.type != CMARK_NODE_HEADING { node = block.parent }
    return node
  }

  /// The raw HTML in a paragraph.
  fileprivate var tags: [UnsafeBufferPointer<UInt8>] {
    guard let iterator = cmark_iter_new(self) else { return [] }
    defer { cmark_iter_free(iterator) }
    var tags: [UnsafeBufferPointer<UInt8>] = []
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE else { return tags }
      if event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator), node.type == CMARK_NODE_HTML_INLINE {
        tags.append(node.literal)
      }
    }
  }
}
