import CMark
import Diagnostics
import Markup

/// Writes the markup of a tree, and gathers what else there is to know of it.
struct HTMLWriter {
  let tree: Tree
  let prepared: PreparedSource
  let sign: [UInt8]
  let source: SourceText
  let options: MarkdownOptions
  let resolver: LinkResolver
  let headingShift: Int

  var output: [UInt8] = []
  var outline: [OutlineHeading] = []
  var links: [DocumentLink] = []
  var diagnostics: [Diagnostic] = []
  var slugger: Slugger
  var words = WordCount()
  var plain: [UInt8] = []
  var excerpt: String?
  private(set) var terms: [String] = []
  var footnotes: Footnotes
  var locator: InlineLocator
  /// How many links enclose the text; inside one, an address is text.
  private var linkDepth = 0
  /// How many quotes, items and boxes enclose what is written now.
  private var depth = 0

  init(
    tree: Tree, prepared: PreparedSource, sign: [UInt8], source: SourceText, options: MarkdownOptions,
    resolver: LinkResolver, footnotes: Footnotes, locator: InlineLocator, headingShift: Int
  ) {
    self.tree = tree
    self.prepared = prepared
    self.sign = sign
    self.source = source
    self.options = options
    self.resolver = resolver
    self.footnotes = footnotes
    self.locator = locator
    self.headingShift = headingShift
    slugger = Slugger(reserved: options.purpose == .page ? ["main"] : [])
    output.reserveCapacity(prepared.bytes.count * 2)
  }

  /// Writes a node and what is in it.
  mutating func write(_ root: Node) {
    guard let iterator = cmark_iter_new(root) else { return }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE else { return }
      guard let node = cmark_iter_get_node(iterator) else { continue }
      if event == CMARK_EVENT_ENTER {
        if enter(node) == .skip { cmark_iter_reset(iterator, node, CMARK_EVENT_EXIT) }
      } else {
        exit(node)
      }
    }
  }

  /// Writes what is in a node, without the node itself.
  mutating func writeChildren(of node: Node) {
    var child = node.firstChild
    while let node = child {
      write(node)
      child = node.next
    }
  }

  enum Visit { case enter, skip }

  mutating func put(_ text: StaticString) {
    text.withUTF8Buffer { output.append(contentsOf: $0) }
  }

  mutating func put(_ text: String) { output.append(contentsOf: text.utf8) }

  mutating func putEscaped(_ text: String) { appendEscaped(text, to: &output) }

  /// Begins a new line, unless one has just begun.
  mutating func putLine() {
    if let last = output.last, last != 0x0A { output.append(0x0A) }
  }

  private mutating func enter(_ node: Node) -> Visit {
    switch node.type {
    case CMARK_NODE_TEXT: writeText(node)
    case CMARK_NODE_SOFTBREAK:
      output.append(0x0A)
      notePlain([0x20])
    case CMARK_NODE_LINEBREAK:
      put("<br />\n")
      notePlain([0x20])
    case CMARK_NODE_CODE:
      let literal = node.literal
      put("<code>")
      appendEscaped(literal, to: &output)
      put("</code>")
      words.add(literal)
      notePlain(literal)
    case CMARK_NODE_EMPH:
      noteTerm(node)
      put("<em>")
    case CMARK_NODE_STRONG:
      noteTerm(node)
      put("<strong>")
    case CMARK_NODE_LINK: enterLink(node)
    case CMARK_NODE_IMAGE:
      writeImage(node)
      return .skip
    case CMARK_NODE_HTML_INLINE: writeRawHTML(node, isBlock: false)
    case CMARK_NODE_CUSTOM_INLINE: put("<del>")
    default: return enterBlock(node)
    }
    return .enter
  }

  private mutating func exit(_ node: Node) {
    switch node.type {
    case CMARK_NODE_EMPH: put("</em>")
    case CMARK_NODE_STRONG: put("</strong>")
    case CMARK_NODE_LINK:
      put("</a>")
      linkDepth -= 1
    case CMARK_NODE_CUSTOM_INLINE: put("</del>")
    case CMARK_NODE_IMAGE: break
    default: exitBlock(node)
    }
  }

  private mutating func enterBlock(_ node: Node) -> Visit {
    noteDepth(node)
    switch node.type {
    case CMARK_NODE_PARAGRAPH:
      if isInTightList(node) || isCell(node.parent) { break }
      putLine()
      if writeFigure(node) { return .skip }
      put("<p>")
    case CMARK_NODE_BLOCK_QUOTE:
      putLine()
      if case .alert(let kind)? = tree.addition(of: node) {
        putAdmonition(kind: kind.rawValue, title: kind.title)
      } else {
        put("<blockquote>\n")
      }
    case CMARK_NODE_LIST:
      putLine()
      if cmark_node_get_list_type(node) == CMARK_BULLET_LIST {
        put("<ul>\n")
      } else {
        let start = cmark_node_get_list_start(node)
        put(start == 1 ? "<ol>\n" : "<ol start=\"\(start)\">\n")
      }
    case CMARK_NODE_ITEM:
      putLine()
      put("<li>")
      writeTaskBox(node)
    case CMARK_NODE_HEADING:
      putLine()
      enterHeading(node)
    case CMARK_NODE_THEMATIC_BREAK:
      putLine()
      put("<hr />\n")
    case CMARK_NODE_CODE_BLOCK:
      putLine()
      writeCode(node)
    case CMARK_NODE_HTML_BLOCK:
      putLine()
      writeRawHTML(node, isBlock: true)
      putLine()
    case CMARK_NODE_CUSTOM_BLOCK: return enterAddition(node)
    default: break
    }
    return .enter
  }

  private mutating func exitBlock(_ node: Node) {
    if nests(node) { depth -= 1 }
    switch node.type {
    case CMARK_NODE_PARAGRAPH:
      endPlainBlock(isParagraph: true)
      if isInTightList(node) || isCell(node.parent) { break }
      put("</p>\n")
    case CMARK_NODE_BLOCK_QUOTE:
      putLine()
      put(tree.addition(of: node) == nil ? "</blockquote>\n" : "</aside>\n")
    case CMARK_NODE_LIST: put(cmark_node_get_list_type(node) == CMARK_BULLET_LIST ? "</ul>\n" : "</ol>\n")
    case CMARK_NODE_ITEM: put("</li>\n")
    case CMARK_NODE_HEADING:
      endPlainBlock(isParagraph: false)
      exitHeading(node)
    case CMARK_NODE_CUSTOM_BLOCK: exitAddition(node)
    default: break
    }
  }

  /// Takes the first paragraph as the excerpt; from then on no plain text is gathered.
  private mutating func endPlainBlock(isParagraph: Bool) {
    guard excerpt == nil else { return }
    if isParagraph, plain.contains(where: { $0 > 0x20 }) {
      // Twice as many characters of four bytes as an excerpt has.
      excerpt = shortened(String(decoding: plain.prefix(1600), as: UTF8.self))
    }
    plain = []
  }

  /// Gathers text without markup, as long as there is no excerpt.
  mutating func notePlain(_ text: some Collection<UInt8>) {
    if excerpt == nil { plain.append(contentsOf: text) }
  }

  /// Keeps what is emphasised, unless it is a sentence.
  private mutating func noteTerm(_ node: Node) {
    guard terms.count < 60 else { return }
    let term = plainText(of: node)
    if (2...60).contains(term.utf8.count), !terms.contains(term) { terms.append(term) }
  }

  /// Whether a block adds to the depth of what is in it.
  private func nests(_ node: Node) -> Bool {
    switch node.type {
    case CMARK_NODE_BLOCK_QUOTE, CMARK_NODE_ITEM: return true
    case CMARK_NODE_CUSTOM_BLOCK: if case .div? = tree.addition(of: node) { return true } else { return false }
    default: return false
    }
  }

  private mutating func noteDepth(_ node: Node) {
    guard nests(node) else { return }
    depth += 1
    guard depth == Self.deepest + 1 else { return }
    let place = self.place(of: node)
    diagnostics.append(
      Diagnostic(
        .nestingTooDeep, in: source, at: source.range(place..<min(place + 1, source.bytes.count)),
        "more than \(Self.deepest) blocks stand inside each other",
        help: "no reader can follow that; take some of them out"))
  }

  private static let deepest = 100

  /// The author's offset at which a block begins.
  func place(of node: Node) -> Int {
    prepared.origin(line: node.startLine, column: node.startColumn)
  }

  var isInLink: Bool { linkDepth > 0 }

  mutating func beginLink() { linkDepth += 1 }

  private func isInTightList(_ paragraph: Node) -> Bool {
    guard let list = paragraph.parent?.parent, list.type == CMARK_NODE_LIST else { return false }
    return cmark_node_get_list_tight(list) != 0
  }

  private func isCell(_ node: Node?) -> Bool {
    guard let node, node.type == CMARK_NODE_CUSTOM_BLOCK, case .cell? = tree.addition(of: node) else { return false }
    return true
  }
}
