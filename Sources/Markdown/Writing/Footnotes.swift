import CMark
import Diagnostics

/// The footnotes of a text: where each is defined, and in which order they are called.
struct Footnotes {
  struct Definition {
    var node: Node
    /// Where the label stands.
    var origin: Range<Int>
  }

  private(set) var definitions: [String: Definition] = [:]
  private(set) var called: [String] = []
  private(set) var calls: [String: Int] = [:]
  private(set) var duplicates: [Range<Int>] = []

  /// Takes the definitions of a tree; they lie at its top.
  init(tree: Tree, marks: [SourceMark]) {
    var child = tree.root.firstChild
    while let node = child {
      child = node.next
      guard node.type == CMARK_NODE_CUSTOM_BLOCK, case .footnote(let label)? = tree.addition(of: node) else { continue }
      let number = definitions.count + duplicates.count
      let places = marks.compactMap { mark in
        if case .footnote(_, let origin) = mark { origin } else { nil }
      }
      let origin = places.indices.contains(number) ? places[number] : 0..<0
      if definitions[label] == nil {
        definitions[label] = Definition(node: node, origin: origin)
      } else {
        duplicates.append(origin)
      }
    }
  }

  /// Notes a call.
  /// - Returns: the footnote's number and which of its calls this is, from 1; `nil` where there is no such footnote.
  mutating func call(_ label: String) -> (number: Int, call: Int)? {
    guard definitions[label] != nil else { return nil }
    if !called.contains(label) { called.append(label) }
    calls[label, default: 0] += 1
    return (called.firstIndex(of: label).map { $0 + 1 } ?? 1, calls[label] ?? 1)
  }

  /// Definitions that nobody calls, in the order in which they are written.
  var unused: [(label: String, origin: Range<Int>)] {
    definitions.filter { calls[$0.key] == nil }.map { ($0.key, $0.value.origin) }
      .sorted { $0.origin.lowerBound < $1.origin.lowerBound }
  }
}

extension HTMLWriter {
  mutating func writeFootnoteReference(_ label: String, _ node: Node) {
    guard let (number, call) = footnotes.call(label) else {
      putEscaped("[^\(label)]")
      let range = locate("[^\(label)]", near: place(of: node))
      diagnostics.append(
        Diagnostic(
          .undefinedFootnote, in: source, at: range, "no footnote has the name “\(label)”",
          help: "add a line that begins with `[^\(label)]:`"))
      return
    }
    let name = anchorName(label)
    put("<sup class=\"footnote-ref\"><a href=\"#\(name)\" id=\"")
    put(callName(label, call))
    put("\" role=\"doc-noteref\">\(number)</a></sup>")
  }

  /// Writes the footnotes that are called, in the order of their first calls.
  mutating func writeFootnotes() {
    defer { reportUnusedFootnotes() }
    guard !footnotes.called.isEmpty else { return }
    putLine()
    put("<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n")
    var index = 0
    // A footnote may call another, which then comes after it.
    while index < footnotes.called.count {
      let label = footnotes.called[index]
      index += 1
      guard let definition = footnotes.definitions[label] else { continue }
      put("<li id=\"\(anchorName(label))\">")
      if let list = definition.node.firstChild {
        var item = list.type == CMARK_NODE_LIST ? list.firstChild : nil
        while let node = item {
          writeChildren(of: node)
          item = node.next
        }
      }
      writeBackLinks(label)
      put("</li>\n")
    }
    put("</ol>\n</section>\n")
  }

  private mutating func reportUnusedFootnotes() {
    for (label, origin) in footnotes.unused {
      diagnostics.append(
        Diagnostic(
          .unusedFootnote, in: source, at: source.range(origin), "nothing refers to the footnote “\(label)”",
          help: "refer to it with `[^\(label)]`, or remove it"))
    }
  }

  private mutating func writeBackLinks(_ label: String) {
    // The link back stands at the end of the last line, inside the paragraph where there is one.
    let closing = Array("</p>\n".utf8)
    let isParagraph = output.suffix(closing.count).elementsEqual(closing)
    if isParagraph { output.removeLast(closing.count) }
    for call in 1...max(1, footnotes.calls[label] ?? 1) {
      put(" <a href=\"#")
      put(callName(label, call))
      put("\" class=\"footnote-back\" role=\"doc-backlink\" aria-label=\"↩ \(call)\">↩</a>")
    }
    if isParagraph { output.append(contentsOf: closing) }
  }

  private func anchorName(_ label: String) -> String { "\(options.idPrefix)fn-\(safe(label))" }

  private func callName(_ label: String, _ call: Int) -> String {
    "\(options.idPrefix)fnref-\(safe(label))" + (call > 1 ? "-\(call)" : "")
  }

  private func safe(_ label: String) -> String {
    String(String.UnicodeScalarView(label.unicodeScalars.map { "<>&\"'".unicodeScalars.contains($0) ? "-" : $0 }))
  }

  func locate(_ text: String, near place: Int) -> SourceRange {
    let wanted = Array(text.utf8)
    var index = place
    while index + wanted.count <= source.bytes.count {
      if source.bytes[index] == wanted[0], source.bytes[index..<(index + wanted.count)].elementsEqual(wanted) {
        return source.range(index..<(index + wanted.count))
      }
      index += 1
    }
    return source.range(place..<min(place + 1, source.bytes.count))
  }
}
