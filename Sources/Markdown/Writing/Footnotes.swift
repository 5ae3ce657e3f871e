import CMark
import Diagnostics

/// The footnotes of a text: where each is defined, and in which order they are called.
struct Footnotes {
  struct Definition {
    var node: Node
    /// Where the label stands.
    var origin: Range<Int>
  }

  /// A definition of a label that has one already: its text is left out.
  struct Duplicate {
    var label: String
    var origin: Range<Int>
    /// Where the label of the first stands.
    var first: Range<Int>
  }

  private(set) var definitions: [String: Definition] = [:]
  private(set) var called: [String] = []
  private(set) var calls: [String: Int] = [:]
  private(set) var duplicates: [Duplicate] = []

  /// Takes the definitions of a tree; they lie at its top, or in boxes.
  init(tree: Tree) {
    var waiting = [tree.root.firstChild]
    while let last = waiting.popLast() {
      guard let node = last else { continue }
      waiting.append(node.next)
      guard node.type == CMARK_NODE_CUSTOM_BLOCK else { continue }
      switch tree.addition(of: node) {
      case .div: waiting.append(node.firstChild)
      case .footnote(let label, let origin):
        if let first = definitions[label] {
          duplicates.append(Duplicate(label: label, origin: origin, first: first.origin))
        } else {
          definitions[label] = Definition(node: node, origin: origin)
        }
      default: break
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
  mutating func writeFootnoteReference(_ label: String, at place: Range<Int>) {
    guard let (number, call) = footnotes.call(label) else {
      putEscaped("[^\(label)]")
      diagnostics.append(
        Diagnostic(
          .undefinedFootnote, in: source, at: source.range(place), "no footnote has the name “\(label)”",
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
    defer { reportDefinitions() }
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

  private mutating func reportDefinitions() {
    for duplicate in footnotes.duplicates {
      diagnostics.append(
        Diagnostic(
          .duplicateAnchor, in: source, at: source.range(duplicate.origin),
          "another footnote has the name “\(duplicate.label)” already", help: "give one of them another name",
          related: [.init(SourceLocation(file: source.file, range: source.range(duplicate.first)), "the first one")]))
    }
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
}
