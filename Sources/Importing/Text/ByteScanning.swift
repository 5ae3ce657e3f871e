/// Whether the byte is white space, or ends a line.
func isBlankOrNewline(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

/// Whether the byte is a space or a tab.
func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

/// Whether the byte is a letter or a digit of ASCII.
func isWordByte(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
}

extension [UInt8] {
  /// Whether `text` stands at `index`.
  func has(_ text: String, at index: Int) -> Bool {
    guard index >= 0, index + text.utf8.count <= count else { return false }
    return self[index..<(index + text.utf8.count)].elementsEqual(text.utf8)
  }

  /// Where `text` stands next, from `start` on and before `end`.
  func find(_ text: String, from start: Int, to end: Int? = nil) -> Int? {
    let wanted = Array(text.utf8)
    let last = Swift.min(end ?? count, count) - wanted.count
    guard let first = wanted.first, start <= last else { return nil }
    var index = start
    while index <= last {
      if self[index] == first, self[index..<(index + wanted.count)].elementsEqual(wanted) { return index }
      index += 1
    }
    return nil
  }

  /// Where `word` stands last, in lower or upper case; before the beginning where it does not.
  func findLast(_ word: String) -> Int {
    let wanted = Array(word.lowercased().utf8)
    var index = count - wanted.count
    while index >= 0 {
      if self[index] == wanted[0], text(index..<(index + wanted.count)).lowercased().utf8.elementsEqual(wanted) {
        return index
      }
      index -= 1
    }
    return -1
  }

  /// The text of a range.
  func text(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }

  /// The first byte of the line that `index` stands in.
  func lineStart(of index: Int) -> Int {
    var start = index
    while start > 0, self[start - 1] != 0x0A { start -= 1 }
    return start
  }

  /// The line feed that ends the line that `index` stands in, or the end.
  func lineEnd(of index: Int) -> Int {
    var end = index
    while end < count, self[end] != 0x0A { end += 1 }
    return end
  }

  /// How often the byte at `index` is repeated.
  func run(at index: Int) -> Int {
    var end = index
    while end < count, self[end] == self[index] { end += 1 }
    return end - index
  }

  /// The first byte from `index` on that is neither a space nor a tab.
  func skipBlanks(_ index: Int) -> Int {
    var index = index
    while index < count, isBlank(self[index]) { index += 1 }
    return index
  }

  /// Whether the rest of the line is white space.
  func isBlankToLineEnd(_ index: Int) -> Bool {
    let next = skipBlanks(index)
    return next >= count || self[next] == 0x0A
  }
}

extension StringProtocol {
  /// The lines without their endings (LF, CRLF or a lone CR); an ending at the end begins no further line.
  var utf8Lines: [String] {
    var lines: [String] = []
    var line: [UInt8] = []
    var isAfterReturn = false
    for byte in utf8 {
      if byte == 0x0A, isAfterReturn {
        isAfterReturn = false
        continue
      }
      isAfterReturn = byte == 0x0D
      if byte == 0x0A || byte == 0x0D {
        lines.append(String(decoding: line, as: UTF8.self))
        line = []
      } else {
        line.append(byte)
      }
    }
    if !line.isEmpty { lines.append(String(decoding: line, as: UTF8.self)) }
    return lines
  }

  /// The text without white space at both ends.
  var trimmed: String {
    var text = self[...]
    while text.first?.isWhitespace ?? false { text = text.dropFirst() }
    while text.last?.isWhitespace ?? false { text = text.dropLast() }
    return String(text)
  }

  /// The text without blank lines at its end.
  var trimmedLines: String {
    var text = self[...]
    while text.last?.isWhitespace ?? false { text = text.dropLast() }
    return text + "\n"
  }

  /// The text with runs of white space as one space, and none at both ends.
  var collapsed: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
