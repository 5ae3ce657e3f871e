/// Where a Markdown text holds what is not prose: code, comments, and elements whose content is no Markdown.
///
/// This follows CommonMark as far as an import needs it: fences and spans of code exactly, indented code where no list
/// stands around it.
struct VerbatimMap: Sendable {
  /// What a stretch holds.
  enum Kind: Sendable { case fence, indentedCode, codeSpan, comment, element }

  /// A stretch that is not prose.
  struct Stretch: Sendable {
    var kind: Kind
    var range: Range<Int>
  }

  /// In order, without overlaps.
  private(set) var stretches: [Stretch] = []
  private let bytes: [UInt8]
  private var isInList = false
  /// Elements that never close, so that the search for their ends is not repeated.
  private var hopeless: Set<String> = []
  /// How far there is no run of so many backticks, so that the search for one is not repeated.
  private var barren: [Int: Int] = [:]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    scan()
  }

  /// Calls `body` for every byte of prose; what it returns is where it is called next.
  func forEachProseByte(_ body: (Int) -> Int) {
    var index = 0
    var next = 0
    while index < bytes.count {
      while next < stretches.count, stretches[next].range.upperBound <= index { next += 1 }
      if next < stretches.count, stretches[next].range.contains(index) {
        index = stretches[next].range.upperBound
      } else {
        index = max(body(index), index + 1)
      }
    }
  }

  /// The stretch that holds the byte at `offset`.
  func stretch(at offset: Int) -> Stretch? {
    var low = 0
    var high = stretches.count
    while low < high {
      let middle = (low + high) / 2
      if stretches[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low < stretches.count && stretches[low].range.contains(offset) ? stretches[low] : nil
  }

  private mutating func add(_ kind: Kind, _ range: Range<Int>) { stretches.append(Stretch(kind: kind, range: range)) }

  private mutating func scan() {
    var index = 0
    var isAfterBlank = true
    var isLineStart = true
    while index < bytes.count {
      if isLineStart {
        isLineStart = false
        if bytes.isBlankToLineEnd(index) {
          isAfterBlank = true
          index = bytes.lineEnd(of: index) + 1
          isLineStart = true
          continue
        }
        if readList(index, isAfterBlank), isAfterBlank, indent(index) >= 4 {
          index = indentedCode(index)
          isLineStart = true
          continue
        }
        if let fence = Fence(bytes, lineAt: index) {
          let end = fence.end(in: bytes)
          add(.fence, index..<end)
          index = end
          (isLineStart, isAfterBlank) = (true, true)
          continue
        }
        isAfterBlank = false
      }
      index = step(index)
      isLineStart = index > 0 && index <= bytes.count && bytes[index - 1] == 0x0A
    }
  }

  /// Follows lists.
  /// - Returns: whether the line stands in none.
  private mutating func readList(_ index: Int, _ isAfterBlank: Bool) -> Bool {
    let content = bytes.skipBlanks(index)
    if indent(index) <= 3 || isInList, listMarkerEnd(bytes, content) != nil || bytes.has("[^", at: content) {
      isInList = true
    } else if isInList, indent(index) == 0, isAfterBlank || bytes[content] == UInt8(ascii: "#") {
      isInList = false
    }
    return !isInList
  }

  private func indent(_ index: Int) -> Int {
    var columns = 0
    for byte in bytes[index...] {
      guard isBlank(byte) else { break }
      columns += byte == 0x09 ? 4 - columns % 4 : 1
    }
    return columns
  }

  private mutating func indentedCode(_ start: Int) -> Int {
    var end = start
    var index = start
    while index < bytes.count, bytes.isBlankToLineEnd(index) || indent(index) >= 4 {
      let next = min(bytes.lineEnd(of: index) + 1, bytes.count)
      if !bytes.isBlankToLineEnd(index) { end = next }
      index = next
    }
    add(.indentedCode, start..<end)
    return end
  }

  /// Reads one piece of prose.
  /// - Returns: where the next one begins.
  private mutating func step(_ index: Int) -> Int {
    switch bytes[index] {
    case UInt8(ascii: "\\"): return index + 1 < bytes.count && bytes[index + 1] == 0x0A ? index + 1 : index + 2
    case UInt8(ascii: "`"):
      let count = bytes.run(at: index)
      guard index + count >= barren[count] ?? 0 else { return index + count }
      guard let close = closingRun(index + count, count) else { return index + count }
      add(.codeSpan, index..<close)
      return close
    case UInt8(ascii: "<"):
      if bytes.has("<!--", at: index) {
        let end = bytes.find("-->", from: index + 4).map { $0 + 3 } ?? bytes.count
        add(.comment, index..<end)
        return end
      }
      if let tag = HTMLTag(bytes, at: index), !tag.isClosing, HTMLTag.verbatimNames.contains(tag.name) {
        guard !tag.isSelfClosing, !hopeless.contains(tag.name) else { return tag.range.upperBound }
        guard let end = HTMLTag.end(of: tag, in: bytes) else {
          hopeless.insert(tag.name)
          return tag.range.upperBound
        }
        add(.element, index..<end)
        return end
      }
      return index + 1
    default: return index + 1
    }
  }

  /// The end of the next run of `count` backticks in the paragraph.
  private mutating func closingRun(_ start: Int, _ count: Int) -> Int? {
    var index = start
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "`") {
        let found = bytes.run(at: index)
        index += found
        if found == count { return index }
      } else if bytes[index] == 0x0A {
        index += 1
        if index >= bytes.count || bytes.isBlankToLineEnd(index) || Fence(bytes, lineAt: index) != nil { break }
      } else {
        index += 1
      }
    }
    barren[count] = index
    return nil
  }
}

/// What follows a list's marker at `index`, if there is one.
func listMarkerEnd(_ bytes: [UInt8], _ index: Int) -> Int? {
  guard index < bytes.count else { return nil }
  var next = index
  switch bytes[index] {
  case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): next += 1
  case 0x30...0x39:
    while next < bytes.count, next - index < 9, (0x30...0x39).contains(bytes[next]) { next += 1 }
    guard next < bytes.count, bytes[next] == UInt8(ascii: ".") || bytes[next] == UInt8(ascii: ")") else { return nil }
    next += 1
  default: return nil
  }
  guard next < bytes.count, isBlankOrNewline(bytes[next]) else { return nil }
  return next
}
