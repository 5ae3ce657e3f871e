import CMark
public import Diagnostics
import Highlighting
import Markup

/// Reads an assessment: a level-2 heading begins a question, and what follows it is the question's prompt and answers.
///
/// What the parts amount to, and whether they are right, is for the reader of the content to say.
public func parseAssessment(
  _ source: SourceText, from offset: Int, options: MarkdownOptions, resolver: LinkResolver
) -> AssessmentDocument {
  source.bytes.withUnsafeBufferPointer { text in
    let parsed = ParsedSource(text, source: source, from: offset)
    var reading = AssessmentReading(parsed: parsed, writer: parsed.writer(options: options, resolver: resolver))
    return reading.run()
  }
}

private struct AssessmentReading {
  let parsed: ParsedSource
  var writer: HTMLWriter
  var document = AssessmentDocument()

  mutating func run() -> AssessmentDocument {
    var brief: [Node] = []
    var sections: [(heading: Node, blocks: [Node])] = []
    var child = parsed.tree.root.firstChild
    while let node = child {
      child = node.next
      if node.type == CMARK_NODE_HEADING, cmark_node_get_heading_level(node) == 2 {
        sections.append((node, []))
      } else if sections.isEmpty {
        brief.append(node)
      } else {
        sections[sections.count - 1].blocks.append(node)
      }
    }
    takeRubric(&brief)
    document.brief = markup(brief)
    for section in sections { document.questions.append(question(section.heading, section.blocks)) }
    document.anchors = writer.slugger.used
    document.links = writer.links
    document.wordCount = writer.words.total
    document.diagnostics = parsed.diagnostics + writer.diagnostics
    return document
  }

  /// The table under a heading `Rubric`, which then has a place of its own.
  private mutating func takeRubric(_ brief: inout [Node]) {
    guard
      let heading = brief.firstIndex(where: {
        $0.type == CMARK_NODE_HEADING && writer.plainText(of: $0).lowercased() == "rubric"
      }), brief.indices.contains(heading + 1), isTable(brief[heading + 1])
    else { return }
    document.rubric = markup([brief[heading + 1]])
    brief.removeSubrange(heading...(heading + 1))
  }

  private mutating func question(_ heading: Node, _ blocks: [Node]) -> AssessmentDocument.Section {
    let attributes = writer.takeAttributes(heading)
    let text = writer.plainText(of: heading)
    let line = writer.source.position(at: writer.place(of: heading)).line
    var section = AssessmentDocument.Section(
      id: attributes?.id ?? "", text: text, title: inline(heading),
      range: headingRange(line))
    if let id = attributes?.id {
      if !writer.slugger.take(id) {
        writer.report(
          .duplicateAnchor, at: heading, "another question has the anchor “\(id)” already",
          help: "give one of them another name")
      }
    } else {
      section.id = writer.slugger.slug(for: text)
    }
    for fault in attributes?.faults ?? [] {
      writer.report(
        .invalidAttributes, at: heading, "“\(fault)” is no attribute of a question",
        help: "write `{#q1 points=5 type=essay}`")
    }
    section.attributes = (attributes?.pairs ?? []).map { .init(name: $0.name, value: $0.value) }
    var rest = blocks
    takeParts(&rest, into: &section)
    section.prompt = markup(rest)
    return section
  }

  /// Takes the answers and the explanation out of a question's blocks.
  private mutating func takeParts(_ blocks: inout [Node], into section: inout AssessmentDocument.Section) {
    let type = section.attributes.first { $0.name == "type" }?.value
    if let last = blocks.last, last.type == CMARK_NODE_BLOCK_QUOTE, parsed.tree.addition(of: last) == nil {
      section.explanation = children(of: last)
      blocks.removeLast()
    }
    if let index = blocks.lastIndex(where: isOptionList) {
      section.options = items(of: blocks[index]).map { option($0) }
      blocks.remove(at: index)
    }
    if let index = blocks.lastIndex(where: { answerText($0) != nil }) {
      section.answer = answerText(blocks[index])
      blocks.remove(at: index)
    }
    switch type {
    case "ordering":
      guard let index = blocks.lastIndex(where: isNumberedList) else { return }
      section.orderedItems = items(of: blocks[index]).map { cell($0) }
      blocks.remove(at: index)
    case "matching":
      guard let index = blocks.lastIndex(where: isTable) else { return }
      let rows = rows(of: blocks[index])
      section.tableHeader = rows.first ?? []
      section.tableRows = Array(rows.dropFirst())
      blocks.remove(at: index)
    case "code":
      guard let index = blocks.lastIndex(where: isStarter) else { return }
      let info = FenceInfo(String(cString: cmark_node_get_fence_info(blocks[index])))
      var markup: [UInt8] = []
      highlight(blocks[index].literal, as: info.language.flatMap { Language.named($0) }, into: &markup)
      section.starter = HTML(markup: markup)
      section.starterLanguage = info.language
      blocks.remove(at: index)
    default: break
    }
  }

  private func headingRange(_ line: Int) -> SourceRange {
    let text = writer.source.text(ofLine: line) ?? ""
    return SourceRange(line: line, column: 1, length: max(1, text.unicodeScalars.count))
  }

  // MARK: Kinds of blocks

  private func isOptionList(_ node: Node) -> Bool {
    guard node.type == CMARK_NODE_LIST, cmark_node_get_list_type(node) == CMARK_BULLET_LIST else { return false }
    return items(of: node).allSatisfy { box($0) != nil }
  }

  private func isNumberedList(_ node: Node) -> Bool {
    node.type == CMARK_NODE_LIST && cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
  }

  private func isTable(_ node: Node) -> Bool {
    if node.type == CMARK_NODE_CUSTOM_BLOCK, case .table? = parsed.tree.addition(of: node) { true } else { false }
  }

  private func isStarter(_ node: Node) -> Bool {
    guard node.type == CMARK_NODE_CODE_BLOCK else { return false }
    return FenceInfo(String(cString: cmark_node_get_fence_info(node))).title == "starter"
  }

  /// Whether an item's box is checked; `nil` for an item without one.
  private func box(_ item: Node) -> Bool? {
    guard let first = item.firstChild, first.type == CMARK_NODE_PARAGRAPH, let text = first.firstChild,
      text.type == CMARK_NODE_TEXT
    else { return nil }
    let literal = text.literal
    guard literal.count >= 3, literal[0] == UInt8(ascii: "["), literal[2] == UInt8(ascii: "]"),
      literal.count == 3 || literal[3] == 0x20
    else { return nil }
    switch literal[1] {
    case 0x20: return false
    case UInt8(ascii: "x"), UInt8(ascii: "X"): return true
    default: return nil
    }
  }

  /// What follows `Answer:` in a paragraph that begins so.
  private func answerText(_ node: Node) -> String? {
    guard node.type == CMARK_NODE_PARAGRAPH else { return nil }
    let text = writer.plainText(of: node)
    guard text.hasPrefix("Answer:") else { return nil }
    return String(text.dropFirst("Answer:".count)).split(separator: " ").joined(separator: " ")
  }

  // MARK: Their content

  private mutating func option(_ item: Node) -> AssessmentDocument.Option {
    let isChecked = box(item) ?? false
    if let paragraph = item.firstChild, let text = paragraph.firstChild {
      let rest = String(decoding: text.literal.dropFirst(3).drop { $0 == 0x20 }, as: UTF8.self)
      cmark_node_set_literal(text, rest)
      // An option may begin with a block, and then has no line of its own.
      if rest.isEmpty, text.next == nil, paragraph.next != nil { cmark_node_unlink(paragraph) }
    }
    var feedback: HTML?
    if let last = item.lastChild, last.type == CMARK_NODE_BLOCK_QUOTE, last != item.firstChild {
      feedback = children(of: last)
      cmark_node_unlink(last)
    }
    let content = cell(item)
    return AssessmentDocument.Option(html: content.html, text: content.text, isChecked: isChecked, feedback: feedback)
  }

  private func items(of list: Node) -> [Node] {
    var items: [Node] = []
    var item = list.firstChild
    while let node = item {
      items.append(node)
      item = node.next
    }
    return items
  }

  private mutating func rows(of table: Node) -> [[AssessmentDocument.Cell]] {
    items(of: table).map { row in items(of: row).map { cell($0) } }
  }

  private mutating func cell(_ node: Node) -> AssessmentDocument.Cell {
    let text = writer.plainText(of: node).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    // One paragraph alone needs no element of its own.
    if let only = node.firstChild, only.next == nil, only.type == CMARK_NODE_PARAGRAPH {
      return AssessmentDocument.Cell(html: inline(only), text: text)
    }
    return AssessmentDocument.Cell(html: children(of: node), text: text)
  }

  private mutating func markup(_ blocks: [Node]) -> HTML? {
    guard !blocks.isEmpty else { return nil }
    return capture { writer in
      for block in blocks { writer.write(block) }
    }
  }

  private mutating func children(of node: Node) -> HTML { capture { $0.writeChildren(of: node) } }

  private mutating func inline(_ node: Node) -> HTML { capture { $0.writeChildren(of: node) } }

  private mutating func capture(_ write: (inout HTMLWriter) -> Void) -> HTML {
    let kept = writer.output
    writer.output = []
    write(&writer)
    let markup = HTML(markup: writer.output)
    writer.output = kept
    return markup
  }
}
