/// The opening line of fenced code.
struct Fence: Sendable {
  /// What stands before the fence: white space, `>` and list markers.
  var prefix: Range<Int>
  /// The fence's marks.
  var marks: Range<Int>
  /// What follows them, without white space at both ends.
  var info: Range<Int>
  private let mark: UInt8

  /// Reads the line that begins at `index`; `nil` where it opens no code.
  init?(_ bytes: [UInt8], lineAt index: Int) {
    var content = index
    while content < bytes.count {
      content = bytes.skipBlanks(content)
      if content < bytes.count, bytes[content] == UInt8(ascii: ">") {
        content += 1
      } else if let end = listMarkerEnd(bytes, content), bytes[end] != 0x0A {
        content = end
      } else {
        break
      }
    }
    guard content < bytes.count, bytes[content] == UInt8(ascii: "`") || bytes[content] == UInt8(ascii: "~") else {
      return nil
    }
    let count = bytes.run(at: content)
    guard count >= 3 else { return nil }
    let start = bytes.skipBlanks(content + count)
    var end = bytes.lineEnd(of: start)
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    guard bytes[content] == UInt8(ascii: "~") || !bytes[start..<end].contains(UInt8(ascii: "`")) else { return nil }
    // Four columns beyond the container are code without a fence, except in a list, which is not followed here.
    prefix = index..<content
    marks = content..<(content + count)
    info = start..<end
    mark = bytes[content]
  }

  /// Where the lines of code begin.
  func bodyStart(in bytes: [UInt8]) -> Int { Swift.min(bytes.lineEnd(of: info.upperBound) + 1, bytes.count) }

  /// The first byte of the closing line; the text's end where nothing closes the fence.
  func bodyEnd(in bytes: [UInt8]) -> Int {
    let isQuoted = bytes[prefix].contains(UInt8(ascii: ">"))
    var index = bodyStart(in: bytes)
    while index < bytes.count {
      var content = bytes.skipBlanks(index)
      if isQuoted {
        // Code in a quote ends with the quote.
        guard content < bytes.count, bytes[content] == UInt8(ascii: ">") else { return index }
        while content < bytes.count, bytes[content] == UInt8(ascii: ">") || isBlank(bytes[content]) { content += 1 }
      }
      if content < bytes.count, bytes[content] == mark, bytes.run(at: content) >= marks.count,
        bytes.isBlankToLineEnd(content + bytes.run(at: content))
      {
        return index
      }
      index = Swift.min(bytes.lineEnd(of: index) + 1, bytes.count)
    }
    return bytes.count
  }

  /// The byte after the closing line.
  func end(in bytes: [UInt8]) -> Int {
    let end = bodyEnd(in: bytes)
    guard end < bytes.count else { return end }
    let content = bytes[end...].firstIndex { !isBlank($0) && $0 != UInt8(ascii: ">") } ?? end
    guard bytes[content] == mark else { return end }
    return Swift.min(bytes.lineEnd(of: end) + 1, bytes.count)
  }
}
