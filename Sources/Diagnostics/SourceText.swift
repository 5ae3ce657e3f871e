/// The bytes of a text file, with the way from byte offsets to lines and columns.
public struct SourceText: Sendable {
  /// The file's path relative to the site's root.
  public let file: String
  /// The file's bytes, UTF-8.
  public let bytes: [UInt8]
  /// Offsets at which lines begin; the first is 0.
  let lineStarts: [Int]

  /// Takes a file's bytes and finds its lines. A line ends with LF, CRLF or a lone CR.
  public init(file: String, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
    var starts = [0]
    bytes.withUnsafeBufferPointer { text in
      var index = 0
      while index < text.count {
        let byte = text[index]
        index += 1
        if byte == 0x0A {
          starts.append(index)
        } else if byte == 0x0D {
          if index < text.count, text[index] == 0x0A { index += 1 }
          starts.append(index)
        }
      }
    }
    lineStarts = starts
  }

  /// How many lines the file has; at least 1.
  public var lineCount: Int { lineStarts.count }

  /// The offset of the first byte of `line` (from 1), limited to the file's lines.
  public func offset(ofLine line: Int) -> Int {
    lineStarts[min(max(line, 1), lineStarts.count) - 1]
  }

  /// The place of the byte at `offset`, which may be the end of the file.
  public func position(at offset: Int) -> SourcePosition {
    let offset = min(max(offset, 0), bytes.count)
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return SourcePosition(line: low + 1, column: 1 + codePoints(from: lineStarts[low], to: offset))
  }

  /// The place of a line (from 1) and a byte column (from 1), as parsers that count bytes give it.
  public func position(line: Int, byteColumn: Int) -> SourcePosition {
    let start = offset(ofLine: line)
    return position(at: min(start + max(byteColumn, 1) - 1, bytes.count))
  }

  /// The stretch between two byte offsets.
  public func range(_ offsets: Range<Int>) -> SourceRange {
    SourceRange(start: position(at: offsets.lowerBound), end: position(at: offsets.upperBound))
  }

  /// The offset of the byte at a place; the end of its line where the line is shorter.
  public func offset(of position: SourcePosition) -> Int {
    let next = position.line < lineStarts.count ? lineStarts[position.line] : bytes.count
    var offset = self.offset(ofLine: position.line)
    var left = position.column - 1
    while left > 0, offset < next {
      offset += 1
      while offset < next, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      left -= 1
    }
    return offset
  }

  /// The byte offsets of a stretch.
  public func offsets(of range: SourceRange) -> Range<Int> {
    let start = offset(of: range.start)
    return start..<max(start, offset(of: range.end))
  }

  /// The text of `line` (from 1) without its line ending; `nil` where the file has no such line.
  public func text(ofLine line: Int) -> String? {
    guard line >= 1, line <= lineStarts.count else { return nil }
    let start = lineStarts[line - 1]
    var end = line < lineStarts.count ? lineStarts[line] : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private func codePoints(from start: Int, to end: Int) -> Int {
    bytes.withUnsafeBufferPointer { text in
      var count = 0
      for index in start..<end where text[index] & 0xC0 != 0x80 { count += 1 }
      return count
    }
  }
}
