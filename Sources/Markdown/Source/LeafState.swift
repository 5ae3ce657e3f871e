/// The block that the lines of a text are in, below their containers.
enum LeafState {
  case none
  case paragraph
  /// Fenced code, until a line with at least as many of the same mark.
  case fence(mark: UInt8, count: Int)
  case indentedCode
  /// Raw HTML, until a line that holds this text (in lower case); until a blank line where it is empty.
  case html(until: String)

  /// What matters of a block for the line that follows it.
  enum Kind {
    /// Lines mean what they look like.
    case other
    /// A line may continue it without repeating its containers.
    case paragraph
    /// Lines are text, whatever they look like.
    case verbatim
  }

  var kind: Kind {
    switch self {
    case .none, .indentedCode: .other
    case .paragraph: .paragraph
    case .fence, .html: .verbatim
    }
  }
}

/// What a line would begin by itself.
enum LeafStart {
  case fence(mark: UInt8, count: Int)
  case html(until: String, interruptsParagraph: Bool)
  case heading
  case thematicBreak
  case text
}

/// Reads what the content of a line begins with.
func leafStart(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> LeafStart {
  let first = text[start]
  switch first {
  case UInt8(ascii: "`"), UInt8(ascii: "~"):
    let count = run(text, start, end)
    guard count >= 3 else { return .text }
    if first == UInt8(ascii: "`"), text[(start + count)..<end].contains(first) { return .text }
    return .fence(mark: first, count: count)
  case UInt8(ascii: "#"):
    let count = run(text, start, end)
    let next = start + count
    return count <= 6 && (next == end || text[next] == 0x20 || text[next] == 0x09) ? .heading : .text
  case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "_"):
    return isThematicBreak(text, start, end) ? .thematicBreak : .text
  case UInt8(ascii: "<"): return htmlStart(text, start, end)
  default: return .text
  }
}

/// How often the byte at `start` is repeated.
func run(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
  var index = start
  while index < end, text[index] == text[start] { index += 1 }
  return index - start
}

/// Whether a line closes a fence.
func closesFence(
  _ text: UnsafeBufferPointer<UInt8>, _ shape: LineShape, mark: UInt8, count: Int
) -> Bool {
  guard !shape.isBlank, shape.indent <= 3, text[shape.content] == mark else { return false }
  let found = run(text, shape.content, shape.end)
  return found >= count && text[(shape.content + found)..<shape.end].allSatisfy { $0 == 0x20 || $0 == 0x09 }
}

/// The start conditions of HTML blocks (CommonMark 0.30, section 4.6).
private func htmlStart(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> LeafStart {
  let line = String(decoding: text[start..<min(end, start + 24)], as: UTF8.self).lowercased()
  if line.hasPrefix("<!--") { return .html(until: "-->", interruptsParagraph: true) }
  if line.hasPrefix("<?") { return .html(until: "?>", interruptsParagraph: true) }
  if line.hasPrefix("<![cdata[") { return .html(until: "]]>", interruptsParagraph: true) }
  if line.hasPrefix("<!") { return .html(until: ">", interruptsParagraph: true) }
  let name = line.dropFirst(line.hasPrefix("</") ? 2 : 1).prefix {
    $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-")
  }
  guard let letter = name.first, letter.isLetter else { return .text }
  if ["script", "pre", "style", "textarea"].contains(name), !line.hasPrefix("</") {
    return .html(until: "</\(name)>", interruptsParagraph: true)
  }
  if blockTags.contains(String(name)) { return .html(until: "", interruptsParagraph: true) }
  // A complete tag of another name, alone on its line.
  var index = end
  while index > start, text[index - 1] == 0x20 || text[index - 1] == 0x09 { index -= 1 }
  let tags = text[start..<index].count { $0 == UInt8(ascii: "<") }
  guard index > start, text[index - 1] == UInt8(ascii: ">"), tags == 1, !name.contains(":"),
    !text[start..<index].contains(UInt8(ascii: "@")), !line.contains("://")
  else { return .text }
  return .html(until: "", interruptsParagraph: false)
}

private let blockTags: Set<String> = [
  "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center", "col", "colgroup",
  "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame",
  "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link",
  "main", "menu", "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p", "param", "section", "source",
  "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "track", "ul",
]
