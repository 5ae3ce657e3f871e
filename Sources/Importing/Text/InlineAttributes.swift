/// Attributes in braces right after images, links, code and bracketed words, as Pandoc and Quarto have them.
enum InlineAttributes {
  /// Gives images the text of their `alt`, and takes all other attributes away.
  static func rewrite(_ text: TracedText) -> TracedText {
    let bytes = text.bytes
    guard bytes.contains(UInt8(ascii: "{")) else { return text }
    let map = VerbatimMap(bytes)
    var edits: [TextEdit] = []
    var opens: [Int] = []
    map.forEachProseByte { index in
      switch bytes[index] {
      case UInt8(ascii: "\\"): return index + 2
      case UInt8(ascii: "["): opens.append(index)
      case UInt8(ascii: "]"):
        guard let open = opens.popLast() else { break }
        let isImage = open > 0 && bytes[open - 1] == UInt8(ascii: "!")
        if let brace = braces(bytes, at: index + 1) {
          // Words in brackets with a class: only the words mean something here.
          edits += [TextEdit(open..<(open + 1), ""), TextEdit(index..<brace.upperBound, "")]
          return brace.upperBound
        }
        guard let target = target(bytes, at: index + 1), let brace = braces(bytes, at: target.upperBound) else { break }
        edits.append(TextEdit(brace, ""))
        let attributes = Attributes(bytes.text(brace))
        if isImage, let alt = attributes["alt"] ?? attributes["fig-alt"] {
          edits += describe(bytes, (open + 1)..<index, target, alt: alt)
        }
        return brace.upperBound
      default: break
      }
      return index + 1
    }
    for stretch in map.stretches where stretch.kind == .codeSpan {
      if let brace = braces(bytes, at: stretch.range.upperBound) { edits.append(TextEdit(brace, "")) }
    }
    return text.applying(edits)
  }

  /// The alternative text goes between the brackets; what stood there is a caption.
  private static func describe(
    _ bytes: [UInt8], _ words: Range<Int>, _ target: Range<Int>, alt: String
  ) -> [TextEdit] {
    let caption = bytes.text(words).collapsed
    let written = alt.collapsed.replacing("[", with: "\\[").replacing("]", with: "\\]")
    var edits = [TextEdit(words, written)]
    let inside = bytes.text(target)
    if !caption.isEmpty, caption != alt.collapsed, !inside.contains("\"") {
      let title = MarkdownWriting.plain(caption).replacing("\"", with: "\\\"")
      edits.append(TextEdit((target.upperBound - 1)..<target.upperBound, " \"\(title)\")"))
    }
    return edits
  }

  /// `(destination "title")`, with its parentheses.
  private static func target(_ bytes: [UInt8], at index: Int) -> Range<Int>? {
    guard index < bytes.count, bytes[index] == UInt8(ascii: "(") else { return nil }
    var depth = 0
    var next = index
    while next < bytes.count, next - index < 2000 {
      switch bytes[next] {
      case UInt8(ascii: "\\"): next += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return index..<(next + 1) }
      default: break
      }
      next += 1
    }
    return nil
  }

  /// Braces whose content looks like attributes, with a brace that closes them in the same paragraph.
  private static func braces(_ bytes: [UInt8], at index: Int) -> Range<Int>? {
    guard index < bytes.count, bytes[index] == UInt8(ascii: "{") else { return nil }
    var quote: UInt8?
    var next = index + 1
    while next < bytes.count, next - index < 4000 {
      let byte = bytes[next]
      if byte == UInt8(ascii: "\\") {
        next += 1
      } else if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "}") {
        let content = bytes.text((index + 1)..<next).trimmed
        guard let first = content.first else { return nil }
        let isKnown = first == "." || first == "#" || first == ":" || content.contains("=") || content == "-"
        return isKnown ? index..<(next + 1) : nil
      } else if byte == 0x0A, next + 1 < bytes.count, bytes.isBlankToLineEnd(next + 1) {
        return nil
      }
      next += 1
    }
    return nil
  }
}
