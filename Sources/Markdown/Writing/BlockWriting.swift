import CMark
import Diagnostics
import Highlighting
import Markup

extension HTMLWriter {
  mutating func enterHeading(_ node: Node) {
    let level = min(6, Int(cmark_node_get_heading_level(node)) + headingShift)
    let attributes = takeAttributes(node)
    let title = plainText(of: node)
    let id = options.idPrefix + anchor(attributes?.id, title: title, of: node)
    for fault in attributes?.faults ?? [] {
      report(
        .invalidAttributes, at: node, "“\(fault)” is no attribute of a heading",
        help: "write `{#name}` or `{key=value}`")
    }
    outline.append(OutlineHeading(level: level, id: id, title: title))
    put("<h\(level) id=\"")
    putEscaped(id)
    put("\">")
  }

  mutating func exitHeading(_ node: Node) {
    let level = min(6, Int(cmark_node_get_heading_level(node)) + headingShift)
    if options.purpose == .page, let id = outline.last?.id {
      // For a mouse: the outline of the page has the same links for everybody.
      put("<a class=\"anchor\" href=\"#")
      putEscaped(id)
      put("\" aria-hidden=\"true\" tabindex=\"-1\"></a>")
    }
    put("</h\(level)>\n")
  }

  private mutating func anchor(_ wanted: String?, title: String, of node: Node) -> String {
    guard let wanted else { return slugger.slug(for: title) }
    if !slugger.take(wanted) {
      report(
        .duplicateAnchor, at: node, "another heading has the anchor “\(wanted)” already",
        help: "give one of them another name")
    }
    return wanted
  }

  /// Takes `{…}` off the end of a heading.
  func takeAttributes(_ node: Node) -> HeadingAttributes? {
    guard let text = node.lastChild, text.type == CMARK_NODE_TEXT, text.literal.last == UInt8(ascii: "}") else {
      return nil
    }
    let literal = String(text.literal)
    guard let open = literal.lastIndex(of: "{") else { return nil }
    let inside = literal[literal.index(after: open)...].dropLast()
    let attributes = HeadingAttributes(String(inside))
    guard attributes.id != nil || !attributes.pairs.isEmpty || inside.hasPrefix("#") else { return nil }
    var rest = literal[..<open]
    while rest.last == " " { rest.removeLast() }
    cmark_node_set_literal(text, String(rest))
    return attributes
  }

  mutating func writeTaskBox(_ item: Node) {
    guard let paragraph = item.firstChild, paragraph.type == CMARK_NODE_PARAGRAPH, let text = paragraph.firstChild,
      text.type == CMARK_NODE_TEXT
    else { return }
    let literal = text.literal
    guard literal.count > 3, literal[0] == UInt8(ascii: "["), literal[2] == UInt8(ascii: "]"), literal[3] == 0x20,
      [0x20, UInt8(ascii: "x"), UInt8(ascii: "X")].contains(literal[1])
    else { return }
    let isDone = literal[1] != 0x20
    put(isDone ? "<input checked=\"\" disabled=\"\" type=\"checkbox\"" : "<input disabled=\"\" type=\"checkbox\"")
    let rest = String(decoding: literal.dropFirst(3), as: UTF8.self)
    cmark_node_set_literal(text, rest)
    if options.purpose == .page {
      put(" aria-label=\"")
      putEscaped(shortened(plainText(of: paragraph)))
      put("\"")
    }
    put(">")
  }

  mutating func writeCode(_ node: Node) {
    let text = String(cString: cmark_node_get_fence_info(node))
    let info = FenceInfo(text)
    for fault in info.faults {
      report(
        .invalidAttributes, at: node, "“\(fault)” is no attribute of a code block",
        help: #"write ```python title="train.py" {2,4-6}"#)
    }
    if let title = info.title {
      put("<figure class=\"code\"><figcaption>")
      putEscaped(title)
      put("</figcaption>")
    }
    // What does not fit is scrolled, by the keyboard too.
    put(options.purpose == .page ? "<pre tabindex=\"0\"><code" : "<pre><code")
    if let name = info.language {
      put(" class=\"language-")
      putEscaped(name)
      put("\"")
    }
    put(">")
    let literal = node.literal
    let language = options.purpose == .page ? info.language.flatMap { Language.named($0) } : nil
    highlight(literal, as: language, markedLines: info.markedLines, into: &output)
    put("</code></pre>")
    put(info.title == nil ? "\n" : "</figure>\n")
    words.add(literal)
  }

  mutating func writeRawHTML(_ node: Node, isBlock: Bool) {
    let literal = node.literal
    if options.rawHTML == .keep {
      output.append(contentsOf: literal)
      return
    }
    guard !literal.starts(with: "<!--".utf8) else { return }
    let place = isBlock ? firstLine(of: node) : locator.html(node)
    diagnostics.append(
      Diagnostic(
        .rawHTML, in: source, at: source.range(place),
        "raw HTML is left out", help: "write it as Markdown, or set `markdown: { rawHTML: true }` in site.yaml"))
  }

  private func firstLine(of block: Node) -> Range<Int> {
    let start = place(of: block)
    let length = block.literal.firstIndex(of: 0x0A) ?? block.literal.count
    return start..<min(start + max(length, 1), source.bytes.count)
  }

  mutating func putAdmonition(kind: String, title: String) {
    put("<aside class=\"admonition ")
    put(kind)
    put("\" role=\"note\">\n<p class=\"admonition-title\">")
    putEscaped(title)
    put("</p>\n")
  }

  mutating func enterAddition(_ node: Node) -> Visit {
    guard let addition = tree.addition(of: node) else { return .enter }
    switch addition {
    case .div(let info):
      putLine()
      if info.form == .disclosure {
        put("<details class=\"")
        put(info.kind)
        put("\">\n<summary>")
        putEscaped(info.title)
        put("</summary>\n")
      } else {
        putAdmonition(kind: info.kind, title: info.title)
      }
    case .table:
      putLine()
      // What does not fit is scrolled, by the keyboard too.
      put(options.purpose == .page ? "<table tabindex=\"0\">\n" : "<table>\n")
    case .row(let isHeader):
      putLine()
      put(isHeader ? "<thead>\n<tr>\n" : isFirstBodyRow(node) ? "<tbody>\n<tr>\n" : "<tr>\n")
    case .cell(let alignment):
      put(isInHeader(node) ? "<th" : "<td")
      // On a page the style sheet aligns; `align` is GitHub's way, and obsolete in HTML.
      if let name = alignment.name { put(options.purpose == .page ? " class=\"\(name)\"" : " align=\"\(name)\"") }
      put(">")
    case .footnote: return .skip
    case .alert, .strikethrough: break
    }
    return .enter
  }

  mutating func exitAddition(_ node: Node) {
    guard let addition = tree.addition(of: node) else { return }
    switch addition {
    case .div(let info):
      putLine()
      put(info.form == .disclosure ? "</details>\n" : "</aside>\n")
    case .table:
      var rows = 0
      var row = node.firstChild
      while let next = row {
        rows += 1
        row = next.next
      }
      put(rows > 1 ? "</tbody>\n</table>\n" : "</table>\n")
    case .row(let isHeader): put(isHeader ? "</tr>\n</thead>\n" : "</tr>\n")
    case .cell: put(isInHeader(node) ? "</th>\n" : "</td>\n")
    case .footnote, .alert, .strikethrough: break
    }
  }

  private func isInHeader(_ cell: Node) -> Bool {
    if let row = cell.parent, case .row(isHeader: true)? = tree.addition(of: row) { true } else { false }
  }

  private func isFirstBodyRow(_ row: Node) -> Bool {
    if let before = row.previous, case .row(isHeader: true)? = tree.addition(of: before) { true } else { false }
  }

  mutating func report(_ code: DiagnosticCode, at node: Node, _ message: String, help: String? = nil) {
    let line = source.position(at: place(of: node)).line
    let text = source.text(ofLine: line) ?? ""
    let indent = text.unicodeScalars.prefix { $0 == " " || $0 == ">" || $0 == "\t" }.count
    let length = max(1, text.unicodeScalars.count - indent)
    diagnostics.append(
      Diagnostic(code, in: source, at: SourceRange(line: line, column: indent + 1, length: length), message, help: help)
    )
  }

  /// The text of a node without markup; formulas stand as they are written.
  func plainText(of node: Node) -> String {
    var bytes: [UInt8] = []
    guard let iterator = cmark_iter_new(node) else { return "" }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE else { break }
      guard event == CMARK_EVENT_ENTER, let inner = cmark_iter_get_node(iterator) else { continue }
      switch inner.type {
      case CMARK_NODE_TEXT, CMARK_NODE_CODE, CMARK_NODE_CODE_BLOCK: bytes.append(contentsOf: inner.literal)
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: bytes.append(0x20)
      default: break
      }
    }
    return restored(bytes)
  }

  /// Text in which marks stand for formulas, as the author wrote it.
  func restored(_ bytes: [UInt8]) -> String {
    guard bytes.contains(sign[0]) else { return String(decoding: bytes, as: UTF8.self) }
    var result: [UInt8] = []
    var index = 0
    bytes.withUnsafeBufferPointer { text in
      while index < text.count {
        guard text[index] == sign[0], text[index...].starts(with: sign) else {
          result.append(text[index])
          index += 1
          continue
        }
        if let number = markNumber(text[index...], sign: sign), prepared.marks.indices.contains(number) {
          if case .math(let range, _) = prepared.marks[number] { result.append(contentsOf: source.bytes[range]) }
          index += sign.count * 2 + String(number).utf8.count
        } else {
          // The guard of a table's cell.
          index += sign.count + 2
        }
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
