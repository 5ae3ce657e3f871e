import CMark
import Diagnostics
import Markup
import MathMarkup

extension HTMLWriter {
  mutating func enterLink(_ node: Node) {
    beginLink()
    let destination = restored(Array(node.url))
    put("<a")
    if let resolved = resolve(destination, .link, at: locator.link(node).destination) {
      put(" href=\"")
      appendURL(resolved.url.utf8, to: &output)
      put("\"")
    }
    putTitle(node)
    put(">")
  }

  private mutating func putTitle(_ node: Node) {
    let title = node.title
    guard !title.isEmpty else { return }
    put(" title=\"")
    putEscaped(restored(Array(title)))
    put("\"")
  }

  /// Notes a destination and says where it leads; `nil` for one that would run something.
  private mutating func resolve(_ destination: String, _ kind: LinkKind, at place: Range<Int>) -> ResolvedLink? {
    let range = source.range(place)
    let isPicture = kind == .image && destination.lowercased().hasPrefix("data:image/")
    guard isPicture || SafeURL(destination) != nil else {
      diagnostics.append(
        Diagnostic(
          .unsafeLink, in: source, at: range, "a link may not lead to “\(destination.prefix(40))”",
          help: "use http, https, mailto, tel, ftp or a relative address"))
      return nil
    }
    links.append(DocumentLink(destination: destination, kind: kind, range: range))
    return resolver.resolve(destination, kind) ?? ResolvedLink(url: destination)
  }

  mutating func writeImage(_ node: Node) {
    let destination = restored(Array(node.url))
    let alt = plainText(of: node)
    notePlain(alt.utf8)
    let place = locator.link(node)
    let resolved = resolve(destination, .image, at: place.destination)
    if alt.allSatisfy(\.isWhitespace) {
      diagnostics.append(
        Diagnostic(
          .missingAlt, in: source, at: source.range(place.whole),
          "this image has no text for those who cannot see it",
          help: "write what it shows between the brackets: `![…](…)`"))
    }
    if let element = mediaElement(destination) {
      put("<\(element) controls preload=\"none\" src=\"")
      if let resolved { appendURL(resolved.url.utf8, to: &output) }
      put("\" aria-label=\"")
      putEscaped(alt)
      put("\"></\(element)>")
      return
    }
    put("<img src=\"")
    if let resolved { appendURL(resolved.url.utf8, to: &output) }
    put("\" alt=\"")
    putEscaped(alt)
    put("\"")
    putTitle(node)
    if let width = resolved?.width, let height = resolved?.height { put(" width=\"\(width)\" height=\"\(height)\"") }
    if options.purpose == .page { put(" loading=\"lazy\" decoding=\"async\"") }
    put(" />")
  }

  private func mediaElement(_ destination: String) -> String? {
    guard options.purpose == .page, let dot = destination.lastIndex(of: ".") else { return nil }
    switch destination[destination.index(after: dot)...].lowercased() {
    case "mp4", "webm", "ogv": return "video"
    case "mp3", "ogg", "wav", "m4a", "opus": return "audio"
    default: return nil
    }
  }

  /// A paragraph that is nothing but an image with a title: the title becomes its caption.
  mutating func writeFigure(_ paragraph: Node) -> Bool {
    guard options.purpose == .page, let image = paragraph.firstChild, image.next == nil,
      image.type == CMARK_NODE_IMAGE, !image.title.isEmpty
    else { return false }
    let caption = restored(Array(image.title))
    cmark_node_set_title(image, "")
    put("<figure>")
    writeImage(image)
    put("<figcaption>")
    putEscaped(caption)
    put("</figcaption></figure>\n")
    return true
  }

  /// Text, in which addresses, footnotes and formulas stand.
  mutating func writeText(_ node: Node) {
    let literal = node.literal
    words.add(literal)
    guard options.additions == .all else {
      appendEscaped(literal, to: &output)
      return
    }
    guard mayHoldAdditions(literal, sign: sign[0]) else {
      appendEscaped(literal, to: &output)
      notePlain(literal)
      return
    }
    var start = 0
    var index = 0
    while index < literal.count {
      if literal[index] == UInt8(ascii: "["), let end = footnoteReference(literal, index) {
        let label = UnsafeBufferPointer(rebasing: literal[(index + 2)..<end])
        if let place = locator.call(label, in: node) {
          writePlainText(UnsafeBufferPointer(rebasing: literal[start..<index]), before: node)
          writeFootnoteReference(String(label), at: place)
          start = end + 1
        }
        index = end + 1
      } else if literal[index] == sign[0], literal[index...].starts(with: sign) {
        writePlainText(UnsafeBufferPointer(rebasing: literal[start..<index]), before: node)
        index += writeMark(literal[index...])
        start = index
      } else {
        index += 1
      }
    }
    writePlainText(UnsafeBufferPointer(rebasing: literal[start...]), before: start == 0 ? node : nil)
  }

  /// Whether a formula, a footnote's call or an address may stand in a text; most have none.
  private func mayHoldAdditions(_ text: UnsafeBufferPointer<UInt8>, sign: UInt8) -> Bool {
    for index in 0..<text.count {
      switch text[index] {
      case UInt8(ascii: "@"), sign: return true
      case UInt8(ascii: ":"): if index + 1 < text.count, text[index + 1] == UInt8(ascii: "/") { return true }
      case UInt8(ascii: "["): if index + 1 < text.count, text[index + 1] == UInt8(ascii: "^") { return true }
      case UInt8(ascii: "w"): if index + 1 < text.count, text[index + 1] == UInt8(ascii: "w") { return true }
      default: break
      }
    }
    return false
  }

  private mutating func writePlainText(_ text: UnsafeBufferPointer<UInt8>, before node: Node?) {
    notePlain(text)
    var start = 0
    if !isInLink {
      let previous: UInt8? = node?.previous.flatMap { $0.type == CMARK_NODE_SOFTBREAK ? nil : UInt8(ascii: "*") }
      for link in autolinks(in: text, after: previous) {
        appendEscaped(UnsafeBufferPointer(rebasing: text[start..<link.range.lowerBound]), to: &output)
        let address = UnsafeBufferPointer(rebasing: text[link.range])
        put("<a href=\"")
        put(link.scheme)
        appendURL(address, to: &output)
        put("\">")
        appendEscaped(address, to: &output)
        put("</a>")
        start = link.range.upperBound
      }
    }
    appendEscaped(UnsafeBufferPointer(rebasing: text[start...]), to: &output)
  }

  /// A formula, or the guard of a table's cell.
  /// - Returns: how many bytes the mark has.
  private mutating func writeMark(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    guard let number = markNumber(text, sign: sign), prepared.marks.indices.contains(number),
      case .math(let range, let isDisplay) = prepared.marks[number]
    else { return min(sign.count + 2, text.count) }
    let formula = String(decoding: source.bytes[range], as: UTF8.self)
    let conversion = mathML(formula, style: isDisplay ? .display : .inline)
    output.append(contentsOf: conversion.markup)
    notePlain(formula.utf8)
    for problem in conversion.problems {
      let start = offset(ofScalar: problem.range.lowerBound, in: range)
      let end = max(start + 1, offset(ofScalar: problem.range.upperBound, in: range))
      diagnostics.append(
        Diagnostic(
          .invalidMath, in: source, at: source.range(start..<min(end, source.bytes.count)), problem.message,
          help: problem.help))
    }
    return sign.count * 2 + String(number).utf8.count
  }

  private func offset(ofScalar count: Int, in range: Range<Int>) -> Int {
    var left = count
    var index = range.lowerBound
    while index < range.upperBound, left > 0 {
      index += 1
      while index < range.upperBound, source.bytes[index] & 0xC0 == 0x80 { index += 1 }
      left -= 1
    }
    return index
  }

  /// The offset of the bracket that closes `[^label]`.
  private func footnoteReference(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    guard start + 3 < text.count, text[start + 1] == UInt8(ascii: "^") else { return nil }
    var index = start + 2
    while index < text.count, text[index] > 0x20, text[index] != UInt8(ascii: "]"), text[index] != UInt8(ascii: "[") {
      index += 1
    }
    return index < text.count && index > start + 2 && text[index] == UInt8(ascii: "]") ? index : nil
  }
}
