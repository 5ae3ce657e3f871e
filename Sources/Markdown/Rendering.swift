import CMark
public import Diagnostics
import Markup

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Renders a Markdown text (CommonMark 0.30 on libcmark, with the additions of `docs/content-format.md`).
///
/// - Parameters:
///   - source: the whole file; every diagnostic stands in its terms.
///   - offset: the byte at which the body begins, after front matter.
///   - options: what is understood; with `additions` at `none` the markup is cmark's own.
///   - resolver: says where destinations lead.
public func renderMarkdown(
  _ source: SourceText, from offset: Int, options: MarkdownOptions, resolver: LinkResolver
) -> MarkdownDocument {
  guard options.additions == .all else { return renderCommonMark(source, from: offset, options: options) }
  return source.bytes.withUnsafeBufferPointer { text in
    let parsed = ParsedSource(text, source: source, from: offset)
    var writer = parsed.writer(options: options, resolver: resolver)
    writer.write(parsed.tree.root)
    writer.writeFootnotes()
    var document = MarkdownDocument()
    document.html = HTML(markup: writer.output)
    document.outline = writer.outline
    document.anchors = writer.slugger.used
    document.links = writer.links
    document.wordCount = writer.words.total
    document.excerpt = writer.excerpt ?? ""
    document.terms = writer.terms
    document.diagnostics = parsed.diagnostics + writer.diagnostics
    return document
  }
}

/// A text that is parsed and grouped, ready for writing.
struct ParsedSource {
  let tree: Tree
  let prepared: PreparedSource
  let sign: [UInt8]
  let source: SourceText
  let offset: Int
  let definitions: LinkDefinitions
  let diagnostics: [Diagnostic]

  init(_ text: UnsafeBufferPointer<UInt8>, source: SourceText, from offset: Int) {
    self.source = source
    // cmark would take a byte-order mark for a character of the first line.
    self.offset = offset == 0 && source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : offset
    var preparation = SourcePreparation(text, from: self.offset)
    sign = preparation.sign
    prepared = preparation.run()
    tree = prepared.bytes.withUnsafeBufferPointer { Tree(parsing: $0) }
    var grouping = BlockGrouping(tree: tree, prepared: prepared, sign: sign, source: source)
    grouping.run()
    if preparation.hasTildes { tree.wrapStrikethrough() }
    definitions = preparation.hasDefinitions ? LinkDefinitions(prepared, tree) : LinkDefinitions()
    diagnostics = grouping.diagnostics + prepared.openFormulas.map { Diagnostic.openFormula(at: $0, in: source) }
  }

  /// A writer for the tree.
  ///
  /// On a page the title is the only heading of level 1: where a text uses level 1 itself, all its headings move down.
  func writer(options: MarkdownOptions, resolver: LinkResolver) -> HTMLWriter {
    HTMLWriter(
      tree: tree, prepared: prepared, sign: sign, source: source, options: options, resolver: resolver,
      footnotes: Footnotes(tree: tree), locator: InlineLocator(prepared, definitions: definitions),
      headingShift: options.purpose == .page && hasTopHeading ? 1 : 0)
  }

  private var hasTopHeading: Bool {
    var child = tree.root.firstChild
    while let node = child {
      if node.type == CMARK_NODE_HEADING, cmark_node_get_heading_level(node) == 1 { return true }
      child = node.next
    }
    return false
  }
}

/// cmark's own markup.
private func renderCommonMark(_ source: SourceText, from offset: Int, options: MarkdownOptions) -> MarkdownDocument {
  var document = MarkdownDocument()
  let flags = options.rawHTML == .keep ? CMARK_OPT_UNSAFE : CMARK_OPT_DEFAULT
  source.bytes.withUnsafeBufferPointer { text in
    let tree = Tree(parsing: UnsafeBufferPointer(rebasing: text[offset...]))
    // The tree's memory holds the markup too.
    guard let markup = cmark_render_html(tree.root, flags) else { return }
    let bytes = UnsafeBufferPointer(start: markup, count: strlen(markup))
    document.html = HTML(markup: bytes.map { UInt8(bitPattern: $0) })
  }
  return document
}
