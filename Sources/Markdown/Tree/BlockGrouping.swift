import CMark
import Diagnostics

/// Puts the blocks between two marks under one custom node.
struct BlockGrouping {
  /// A custom node that is not closed yet.
  private struct Open {
    var node: Node
    var kind: Kind
    /// Where its opening line stands in the author's text.
    var origin: Range<Int>?
  }

  private enum Kind { case div, table, row, cell, footnote }

  private let tree: Tree
  private let source: SourceText
  private let marks: [SourceMark]
  private let sign: [UInt8]
  private(set) var diagnostics: [Diagnostic] = []
  private var pending: [Node] = []
  private var open: [Open] = []
  private var rows = 0
  private var columns = 0

  init(tree: Tree, prepared: PreparedSource, sign: [UInt8], source: SourceText) {
    self.tree = tree
    self.source = source
    self.marks = prepared.marks
    self.sign = sign
  }

  /// Regroups every container of the tree, without recursion: texts nest as deeply as their authors like.
  mutating func run() {
    pending = [tree.root]
    while let container = pending.popLast() { regroup(container) }
  }

  private mutating func regroup(_ container: Node) {
    open = []
    var child = container.firstChild
    while let node = child {
      child = node.next
      if node.type == CMARK_NODE_HTML_BLOCK, let mark = mark(of: node) {
        apply(marks[mark], at: node)
        cmark_node_unlink(node)
        continue
      }
      if let parent = open.last?.node {
        cmark_node_unlink(node)
        cmark_node_append_child(parent, node)
      }
      switch node.type {
      case CMARK_NODE_BLOCK_QUOTE:
        if let kind = takeAlertMarker(node) {
          tree.additions.append(.alert(kind)); node.setAddition(tree.additions.count - 1)
        }
        pending.append(node)
      case CMARK_NODE_LIST, CMARK_NODE_ITEM: pending.append(node)
      default: break
      }
    }
    for left in open where left.kind == .div { reportUnclosed(left) }
  }

  private mutating func apply(_ mark: SourceMark, at place: Node) {
    switch mark {
    case .openDiv(let info, let origin): push(.div, .div(DivInfo(info)), at: place, origin: origin)
    case .closeDiv(let origin):
      guard open.last?.kind == .div else {
        report(origin, "this line closes a div, and none is open here", help: "remove it, or open one with `::: note`")
        return
      }
      pop()
    case .table(let alignments):
      rows = 0
      push(.table, .table(alignments), at: place, origin: nil)
    case .row:
      close(to: .table)
      push(.row, .row(isHeader: rows == 0), at: place, origin: nil)
      rows += 1
      columns = 0
    case .cell:
      close(to: .row)
      push(.cell, .cell(alignment(columns)), at: place, origin: nil)
      columns += 1
    case .tableEnd:
      close(to: .table)
      pop()
    case .footnote(let label, let origin):
      push(.footnote, .footnote(label: label, at: origin), at: place, origin: origin)
    case .footnoteEnd: if open.last?.kind == .footnote { pop() }
    case .math: break
    }
  }

  private func alignment(_ column: Int) -> TableAlignment {
    guard let table = open.last(where: { $0.kind == .table }), case .table(let all)? = tree.addition(of: table.node),
      all.indices.contains(column)
    else { return .none }
    return all[column]
  }

  private mutating func push(_ kind: Kind, _ addition: Addition, at place: Node, origin: Range<Int>?) {
    guard let node = tree.makeBlock(addition) else { return }
    if let parent = open.last?.node {
      cmark_node_append_child(parent, node)
    } else {
      cmark_node_insert_before(place, node)
    }
    open.append(Open(node: node, kind: kind, origin: origin))
  }

  private mutating func pop() {
    guard let last = open.popLast() else { return }
    if case .div(let info)? = tree.addition(of: last.node), info.form == .hidden { cmark_node_unlink(last.node) }
  }

  private mutating func close(to kind: Kind) {
    while let last = open.last, last.kind != kind, last.kind == .row || last.kind == .cell { pop() }
  }

  private mutating func reportUnclosed(_ div: Open) {
    guard let origin = div.origin else { return }
    report(origin, "this div is never closed", help: "end it with a line of three colons: `:::`")
  }

  private mutating func report(_ origin: Range<Int>, _ message: String, help: String) {
    diagnostics.append(Diagnostic(.unclosedDiv, in: source, at: source.range(origin), message, help: help))
  }

  /// The number in a comment of ours.
  private func mark(of node: Node) -> Int? { markNumber(node.literal.dropFirst(4), sign: sign) }

  /// Takes `[!NOTE]` off a quote that begins with it.
  private func takeAlertMarker(_ quote: Node) -> AlertKind? {
    guard let paragraph = quote.firstChild, paragraph.type == CMARK_NODE_PARAGRAPH, let text = paragraph.firstChild,
      text.type == CMARK_NODE_TEXT, let kind = AlertKind(marker: text.literal)
    else { return nil }
    guard let after = text.next else {
      cmark_node_unlink(paragraph)
      return kind
    }
    guard after.type == CMARK_NODE_SOFTBREAK || after.type == CMARK_NODE_LINEBREAK else { return nil }
    for node in [after, text] {
      cmark_node_unlink(node)
    }
    return kind
  }
}

/// The number between two signs at the beginning of `bytes`.
func markNumber(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, sign: [UInt8]) -> Int? {
  guard bytes.starts(with: sign) else { return nil }
  var number = 0
  var index = bytes.startIndex + sign.count
  while index < bytes.endIndex, (0x30...0x39).contains(bytes[index]) {
    number = number * 10 + Int(bytes[index] - 0x30)
    index += 1
  }
  return bytes[index...].starts(with: sign) ? number : nil
}
