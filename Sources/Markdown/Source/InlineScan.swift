#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Something in a paragraph that has a place of its own.
struct InlinePiece {
  /// What it is.
  enum Kind: Equatable {
    case link, image
    case html
    /// `[^label]`; after a backslash it is no call, and looks like one in what cmark gives.
    case call(isEscaped: Bool)
  }

  /// What a destination is written in.
  enum Target {
    /// Where it stands in the prepared text.
    case definition(Range<Int>)
    /// Where it stands in the paragraph.
    case inline(Range<Int>)
  }

  var kind: Kind
  /// All of it.
  var whole: Range<Int>
  /// The destination of a link or an image.
  var target: Target?
}

/// Finds the links, images, tags and footnotes' calls of a paragraph, in the order in which they begin, as CommonMark
/// 0.30 does (the appendix's strategy; emphasis does not matter).
struct InlineScan {
  private struct Opener {
    var start: Int
    var isImage: Bool
    var isActive = true
    var hasBracketAfter = false
  }

  private(set) var pieces: [InlinePiece] = []
  private let text: UnsafeBufferPointer<UInt8>
  private let definitions: LinkDefinitions
  private var tags: ArraySlice<UnsafeBufferPointer<UInt8>> = []
  private var openers: [Opener] = []
  private var index = 0
  /// Where the last character after a backslash ends.
  private var escapeEnd = 0
  private var bracket = NextPlace(UInt8(ascii: "["))
  private var escape = NextPlace(UInt8(ascii: "\\"))
  private var code = NextPlace(UInt8(ascii: "`"))
  private var pointed = NextPlace(UInt8(ascii: "<"))
  // Where the search for a closing run of backticks failed once, it fails again.
  private var hopeless: Set<Int> = []

  /// Scans a paragraph.
  ///
  /// - Parameters:
  ///   - tags: gives the raw HTML that cmark found in it, in order.
  ///   - definitions: those of the whole text.
  init(
    _ text: UnsafeBufferPointer<UInt8>, tags: () -> [UnsafeBufferPointer<UInt8>], definitions: LinkDefinitions
  ) {
    self.text = text
    self.definitions = definitions
    if pointed.place(from: 0, in: text) < text.count { self.tags = tags()[...] }
    while skipPlain() { step() }
    pieces.sort { $0.whole.lowerBound < $1.whole.lowerBound }
  }

  /// Goes on to a byte that tells something; most do not.
  private mutating func skipPlain() -> Bool {
    if openers.isEmpty {
      // A bracket that nothing opens closes nothing.
      let start = index
      index = min(bracket.place(from: start, in: text), escape.place(from: start, in: text))
      index = min(index, code.place(from: start, in: text), pointed.place(from: start, in: text))
    } else {
      while index < text.count, !InlineScan.isTelling(text[index]) { index += 1 }
    }
    return index < text.count
  }

  private mutating func step() {
    switch text[index] {
    case UInt8(ascii: "\\"):
      if byte(1) == UInt8(ascii: "[") { noteCall(byte(2) == UInt8(ascii: "\\") ? 3 : 2, isEscaped: true) }
      index += byte(1).map(isPunctuation) == true ? 2 : 1
      escapeEnd = index
    case UInt8(ascii: "`"): skipCode()
    case UInt8(ascii: "<"): takePointed()
    case UInt8(ascii: "["):
      if byte(1) == UInt8(ascii: "\\") { noteCall(2, isEscaped: true) } else { noteCall(1, isEscaped: false) }
      open(isImage: index > escapeEnd && text[index - 1] == UInt8(ascii: "!"))
    case UInt8(ascii: "]"): close()
    default: index += 1
    }
  }

  private static func isTelling(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "<"), UInt8(ascii: "["), UInt8(ascii: "\\"), UInt8(ascii: "]"), UInt8(ascii: "`"): true
    default: false
    }
  }

  private func byte(_ distance: Int) -> UInt8? { index + distance < text.count ? text[index + distance] : nil }

  /// Notes a footnote's call whose `^` stands `distance` after the index.
  private mutating func noteCall(_ distance: Int, isEscaped: Bool) {
    guard byte(distance) == UInt8(ascii: "^") else { return }
    let start = index + distance + 1
    var end = start
    while end < text.count, text[end] > 0x20, text[end] != UInt8(ascii: "]"), text[end] != UInt8(ascii: "[") {
      end += 1
    }
    guard end > start, end < text.count, text[end] == UInt8(ascii: "]") else { return }
    let first = isEscaped && text[index] == UInt8(ascii: "\\") ? index + 1 : index
    pieces.append(
      InlinePiece(kind: .call(isEscaped: isEscaped), whole: first..<(end + 1), target: .inline(start..<end)))
  }

  private mutating func skipCode() {
    let count = run(text, index, text.count)
    index += count
    guard !hopeless.contains(count) else { return }
    if let close = closingRun(text, index, text.count, count) { index = close } else { hopeless.insert(count) }
  }

  /// A tag, or an address in pointed brackets.
  private mutating func takePointed() {
    if let tag = tags.first, text[index...].starts(with: tag) {
      pieces.append(InlinePiece(kind: .html, whole: index..<(index + tag.count)))
      tags.removeFirst()
      index += tag.count
    } else if let end = pointedAddressEnd(text, from: index) {
      pieces.append(InlinePiece(kind: .link, whole: index..<end, target: .inline((index + 1)..<(end - 1))))
      index = end
    } else {
      index += 1
    }
  }

  private mutating func open(isImage: Bool) {
    if !openers.isEmpty { openers[openers.count - 1].hasBracketAfter = true }
    openers.append(Opener(start: isImage ? index - 1 : index, isImage: isImage))
    index += 1
  }

  private mutating func close() {
    let closing = index
    index += 1
    guard let opener = openers.popLast(), opener.isActive, let (target, end) = target(of: opener, closing) else {
      return
    }
    index = end
    pieces.append(InlinePiece(kind: opener.isImage ? .image : .link, whole: opener.start..<end, target: target))
    guard !opener.isImage else { return }
    // No link stands in another.
    for outer in openers.indices.reversed() where !openers[outer].isImage {
      guard openers[outer].isActive else { break }
      openers[outer].isActive = false
    }
  }

  private func target(of opener: Opener, _ closing: Int) -> (InlinePiece.Target, end: Int)? {
    if let (destination, end) = inlineTarget(closing + 1) { return (.inline(destination), end) }
    guard !definitions.isEmpty else { return nil }
    var label = (opener.start + (opener.isImage ? 2 : 1))..<closing
    var end = closing + 1
    if let written = linkLabel(text, from: end) {
      let isEmpty = afterSpace(written.lowerBound) >= written.upperBound
      if !isEmpty { label = written }
      end = written.upperBound + 1
      if isEmpty, opener.hasBracketAfter { return nil }
    } else if opener.hasBracketAfter {
      return nil
    }
    return definitions.destination(text[label]).map { (.definition($0), end) }
  }

  /// The destination in parentheses that begin at `start`.
  private func inlineTarget(_ start: Int) -> (Range<Int>, end: Int)? {
    guard start < text.count, text[start] == UInt8(ascii: "("),
      let destination = linkDestination(text, from: afterSpace(start + 1))
    else { return nil }
    var end = afterSpace(destination.end)
    if end > destination.end, let title = linkTitleEnd(text, from: end) { end = afterSpace(title) }
    guard end < text.count, text[end] == UInt8(ascii: ")") else { return nil }
    return (destination.inside, end + 1)
  }

  private func afterSpace(_ start: Int) -> Int {
    var index = start
    while index < text.count, isBlank(text[index]) || text[index] == 0x0A { index += 1 }
    return index
  }
}

/// The next place of a byte, looked for again only when it has been passed.
private struct NextPlace {
  private let byte: UInt8
  private var next = -1

  init(_ byte: UInt8) { self.byte = byte }

  /// The first place from `index` on; the end of the text where there is none.
  mutating func place(from index: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
    if next >= index { return next }
    guard let start = text.baseAddress, index < text.count,
      let found = memchr(start + index, Int32(byte), text.count - index)
    else {
      next = text.count
      return next
    }
    next = UnsafeRawPointer(found) - UnsafeRawPointer(start)
    return next
  }
}
