import Diagnostics
import Markdown

/// Gives the links of a text other destinations, or takes them away and leaves their words.
struct LinkRewriting {
  /// What becomes of a link.
  enum Decision {
    case keep
    case replace(String)
    case remove
  }

  private let text: TracedText
  private let bytes: [UInt8]
  private let map: VerbatimMap
  private var edits: [TextEdit] = []

  private init(_ text: TracedText) {
    self.text = text
    bytes = text.bytes
    map = VerbatimMap(text.bytes)
  }

  /// Rewrites all links of a text; `decide` says what becomes of one, from the place where it is written.
  static func run(_ text: TracedText, decide: (DocumentLink, TextOrigin) -> Decision) -> TracedText {
    // A link that is taken away may bring another to light that it held, or a second definition of its label.
    var text = removeAll(from: text) { link, origin in
      if case .remove = decide(link, origin), link.destination != "#" { true } else { false }
    }
    var known: Set<String> = []
    text = pass(text) { link, origin in
      let decision = decide(link, origin)
      switch decision {
      case .keep: known.insert(link.destination)
      case .replace(let destination): known.insert(MarkdownWriting.destination(destination))
      case .remove: break
      }
      return decision
    }
    return removeAll(from: text) { link, _ in !known.contains(link.destination) && !link.destination.hasPrefix("#") }
  }

  private static func removeAll(
    from text: TracedText, where isUnwanted: (DocumentLink, TextOrigin) -> Bool
  ) -> TracedText {
    var text = text
    for _ in 0..<mostRounds {
      var hasRemoved = false
      let rest = pass(text) { link, origin in
        guard isUnwanted(link, origin) else { return .keep }
        hasRemoved = true
        return .remove
      }
      guard hasRemoved else { break }
      text = rest
    }
    return text
  }

  private static let mostRounds = 12

  private static func pass(_ text: TracedText, decide: (DocumentLink, TextOrigin) -> Decision) -> TracedText {
    let (document, source) = text.rendered()
    var rewriting = LinkRewriting(text)
    var seen: Set<Range<Int>> = []
    for link in document.links {
      let place = source.offsets(of: link.range)
      let range = rewriting.destination(link.destination, near: place, except: seen)
      guard seen.insert(range ?? place).inserted else { continue }
      let decision = decide(link, text.origin(at: range?.lowerBound ?? place.lowerBound))
      switch (decision, range) {
      case (.keep, _): break
      case (.replace(let destination), let range?): rewriting.replace(range, with: destination)
      case (.remove, let range?): rewriting.remove(range)
      case (_, nil): rewriting.escape(place.lowerBound)
      }
    }
    return text.applying(rewriting.edits)
  }

  /// Makes plain text of a link whose destination is written in a way that is not understood.
  private mutating func escape(_ place: Int) {
    guard let bracket = bytes[place...].prefix(2).firstIndex(of: UInt8(ascii: "[")) else { return }
    edits.append(TextEdit(bracket..<bracket, "\\"))
  }

  /// The text without the link whose destination is written at `range`; its words stay.
  static func removing(_ range: Range<Int>, from text: TracedText) -> [TextEdit] {
    var rewriting = LinkRewriting(text)
    rewriting.remove(range)
    return rewriting.edits
  }

  /// Where a destination is written, which may be with escapes and entities.
  private func destination(_ wanted: String, near place: Range<Int>, except seen: Set<Range<Int>>) -> Range<Int>? {
    if bytes.text(place) == wanted, isEnd(place.upperBound) { return place }
    // cmark's own places are not exact in every paragraph: the nearest from there on, or else the first at all.
    for (opening, start) in [("](", bytes.lineStart(of: place.lowerBound)), ("](", 0), ("]:", 0)] {
      var index = start
      while let found = bytes.find(opening, from: index) {
        index = found + 2
        guard let range = destinationRange(at: found + 2), unescaped(bytes.text(range)) == wanted else { continue }
        // A definition may have many uses; what is written in place has one.
        if opening == "]:" || !seen.contains(range) { return range }
      }
    }
    return nil
  }

  private func isEnd(_ index: Int) -> Bool {
    index >= bytes.count || isBlankOrNewline(bytes[index]) || bytes[index] == UInt8(ascii: ")")
      || bytes[index] == UInt8(ascii: ">")
  }

  private func destinationRange(at index: Int) -> Range<Int>? {
    var start = index
    while start < bytes.count, isBlankOrNewline(bytes[start]) { start += 1 }
    guard start < bytes.count else { return nil }
    if bytes[start] == UInt8(ascii: "<") {
      guard let end = bytes[start...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
      return (start + 1)..<end
    }
    var end = start
    var depth = 0
    while end < bytes.count, !isBlankOrNewline(bytes[end]) {
      if bytes[end] == UInt8(ascii: "\\") {
        end += 2
        continue
      }
      if bytes[end] == UInt8(ascii: "(") { depth += 1 }
      if bytes[end] == UInt8(ascii: ")") {
        if depth == 0 { break }
        depth -= 1
      }
      end += 1
    }
    return start..<min(end, bytes.count)
  }

  private func unescaped(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let character = rest.popFirst() {
      if character == "\\", let next = rest.first, next.isASCII, next.isPunctuation || next.isSymbol {
        result.append(next)
        rest = rest.dropFirst()
      } else {
        result.append(character)
      }
    }
    return decodedEntities(result)
  }

  private mutating func replace(_ range: Range<Int>, with destination: String) {
    edits.append(TextEdit(range, MarkdownWriting.destination(destination)))
  }

  private mutating func remove(_ range: Range<Int>) {
    if let link = inlineLink(around: range) {
      removeInline(link)
    } else if let definition = definition(around: range) {
      edits.append(TextEdit(definition.lines, ""))
      removeUses(of: definition.label)
    } else {
      // What it is part of is not understood: a link to the page itself is none that breaks.
      edits.append(TextEdit(range, "#"))
    }
  }

  /// A link that is written in one place.
  private struct InlineLink {
    var open: Int
    var close: Int
    var end: Int
    var isImage: Bool
  }

  private mutating func removeInline(_ link: InlineLink) {
    if link.isImage {
      let alt = bytes.text((link.open + 1)..<link.close).trimmed
      edits.append(TextEdit((link.open - 1)..<link.end, alt.isEmpty ? "" : "*\(alt)*"))
    } else {
      edits.append(TextEdit(link.open..<(link.open + 1), ""))
      edits.append(TextEdit(link.close..<link.end, ""))
    }
  }

  private func inlineLink(around range: Range<Int>) -> InlineLink? {
    var index = range.lowerBound - 1
    var isBracketed = false
    if index >= 0, bytes[index] == UInt8(ascii: "<") {
      isBracketed = true
      index -= 1
    }
    while index >= 0, isBlankOrNewline(bytes[index]) { index -= 1 }
    guard index > 0, bytes[index] == UInt8(ascii: "("), bytes[index - 1] == UInt8(ascii: "]"),
      let open = opening(of: index - 1)
    else { return nil }
    var end = range.upperBound + (isBracketed ? 1 : 0)
    while end < bytes.count, isBlankOrNewline(bytes[end]) { end += 1 }
    if end < bytes.count, let close = [0x22: 0x22, 0x27: 0x27, 0x28: 0x29 as UInt8][bytes[end]] {
      end += 1
      while end < bytes.count, bytes[end] != close { end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1 }
      end += 1
      while end < bytes.count, isBlankOrNewline(bytes[end]) { end += 1 }
    }
    guard end < bytes.count, bytes[end] == UInt8(ascii: ")") else { return nil }
    let isImage = open > 0 && bytes[open - 1] == UInt8(ascii: "!") && !isEscaped(open - 1)
    return InlineLink(open: open, close: index - 1, end: end + 1, isImage: isImage)
  }

  /// The bracket that the one at `close` closes.
  private func opening(of close: Int) -> Int? {
    var depth = 0
    var index = close
    while index >= 0 {
      if let stretch = map.stretch(at: index) {
        index = stretch.range.lowerBound - 1
        continue
      }
      if bytes[index] == UInt8(ascii: "]"), !isEscaped(index) { depth += 1 }
      if bytes[index] == UInt8(ascii: "["), !isEscaped(index) {
        depth -= 1
        if depth == 0 { return index }
      }
      index -= 1
    }
    return nil
  }

  private func isEscaped(_ index: Int) -> Bool {
    var count = 0
    while index - count > 0, bytes[index - count - 1] == UInt8(ascii: "\\") { count += 1 }
    return count % 2 == 1
  }

  private func definition(around range: Range<Int>) -> (label: String, lines: Range<Int>)? {
    var close = range.lowerBound - 1
    while close > 0, isBlankOrNewline(bytes[close]) || bytes[close] == UInt8(ascii: "<") { close -= 1 }
    guard close > 1, bytes[close] == UInt8(ascii: ":"), bytes[close - 1] == UInt8(ascii: "]"),
      let open = bytes[..<(close - 1)].lastIndex(of: UInt8(ascii: "["))
    else { return nil }
    let start = bytes.lineStart(of: open)
    let end = min(bytes.lineEnd(of: range.upperBound) + 1, bytes.count)
    return (LinkReferences.normalized(bytes.text((open + 1)..<(close - 1))), start..<end)
  }

  private mutating func removeUses(of label: String) {
    for use in LinkReferences.uses(in: bytes, map) where use.label == label {
      if use.isImage {
        edits.append(TextEdit((use.open - 1)..<use.end, "*\(bytes.text((use.open + 1)..<use.close))*"))
      } else {
        edits.append(TextEdit(use.open..<(use.open + 1), ""))
        edits.append(TextEdit(use.close..<use.end, ""))
      }
    }
  }
}
