import CMark
import NodeArena

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A node of cmark's tree; the tree owns it.
typealias Node = OpaquePointer

/// What a custom node stands for; its number is the node's user data.
enum Addition {
  case div(DivInfo)
  case alert(AlertKind)
  case table([TableAlignment])
  case row(isHeader: Bool)
  case cell(TableAlignment)
  /// The text of a footnote, with the place of its label in the author's text.
  case footnote(label: String, at: Range<Int>)
  case strikethrough
}

extension Node {
  var type: cmark_node_type { cmark_node_get_type(self) }
  var next: Node? { cmark_node_next(self) }
  var parent: Node? { cmark_node_parent(self) }
  var firstChild: Node? { cmark_node_first_child(self) }
  var lastChild: Node? { cmark_node_last_child(self) }

  /// The line that the node begins in, from 1, as all that cmark says of places.
  var startLine: Int { Int(cmark_node_get_start_line(self)) }
  /// The byte in that line.
  var startColumn: Int { Int(cmark_node_get_start_column(self)) }
  /// The line that the node ends in.
  var endLine: Int { Int(cmark_node_get_end_line(self)) }

  /// The bytes of the literal, valid while the node keeps it.
  var literal: UnsafeBufferPointer<UInt8> { bytes(cmark_node_get_literal(self)) }

  /// The bytes of a link's destination.
  var url: UnsafeBufferPointer<UInt8> { bytes(cmark_node_get_url(self)) }

  /// The bytes of a link's title.
  var title: UnsafeBufferPointer<UInt8> { bytes(cmark_node_get_title(self)) }

  /// Whether a custom node stands for an addition, and which.
  var additionNumber: Int? {
    cmark_node_get_user_data(self).map { Int(bitPattern: $0) - 1 }
  }

  func setAddition(_ number: Int) {
    cmark_node_set_user_data(self, UnsafeMutableRawPointer(bitPattern: number + 1))
  }

  private func bytes(_ text: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
    guard let text else { return UnsafeBufferPointer(start: nil, count: 0) }
    let count = strlen(text)
    return UnsafeBufferPointer(start: UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self), count: count)
  }
}

extension String {
  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.init(decoding: bytes, as: UTF8.self) }
}

/// A tree that cmark parsed, with what its custom nodes stand for. A class, because its memory ends with it: it lives on
/// the thread that parsed it.
final class Tree {
  let root: Node
  var additions: [Addition] = []

  init(parsing bytes: UnsafeBufferPointer<UInt8>) {
    node_arena_begin()
    let parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, node_arena_memory())
    bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    root = cmark_parser_finish(parser)
  }

  deinit { node_arena_end() }

  /// Makes a custom block that stands for an addition.
  func makeBlock(_ addition: Addition) -> Node? { make(CMARK_NODE_CUSTOM_BLOCK, addition) }

  /// Makes a custom inline that stands for an addition.
  func makeInline(_ addition: Addition) -> Node? { make(CMARK_NODE_CUSTOM_INLINE, addition) }

  /// Makes a text node.
  func makeText(_ text: ArraySlice<UInt8>) -> Node? {
    guard let node = cmark_node_new_with_mem(CMARK_NODE_TEXT, node_arena_memory()) else { return nil }
    cmark_node_set_literal(node, String(decoding: text, as: UTF8.self))
    return node
  }

  func addition(of node: Node) -> Addition? {
    guard let number = node.additionNumber, additions.indices.contains(number) else { return nil }
    return additions[number]
  }

  private func make(_ type: cmark_node_type, _ addition: Addition) -> Node? {
    guard let node = cmark_node_new_with_mem(type, node_arena_memory()) else { return nil }
    additions.append(addition)
    node.setAddition(additions.count - 1)
    return node
  }
}
