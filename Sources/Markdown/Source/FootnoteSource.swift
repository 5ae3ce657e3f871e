/// The label of the footnote that begins at `start`: `[^label]:`.
func footnoteLabel(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Range<Int>? {
  guard end - start > 4, text[start + 1] == UInt8(ascii: "^") else { return nil }
  var index = start + 2
  while index < end, text[index] != UInt8(ascii: "]"), text[index] > 0x20, text[index] != UInt8(ascii: "[") {
    index += 1
  }
  guard index > start + 2, index + 1 < end, text[index] == UInt8(ascii: "]"), text[index + 1] == UInt8(ascii: ":")
  else { return nil }
  return (start + 2)..<index
}

/// Whether a footnote begins in a line that stands in no container.
func beginsFootnote(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
  guard let start = firstMark(text, line), text[start] == UInt8(ascii: "[") else { return false }
  return footnoteLabel(text, start, line.upperBound) != nil
}

/// Whether a line that stands in no container begins or ends a div.
func beginsDiv(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
  guard let start = firstMark(text, line), text[start] == UInt8(ascii: ":") else { return false }
  return run(text, start, line.upperBound) >= 3
}

/// The first character of a line that is not indented as code is.
private func firstMark(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Int? {
  var start = line.lowerBound
  while start < line.upperBound, start - line.lowerBound < 4, text[start] == 0x20 { start += 1 }
  return start < line.upperBound && start - line.lowerBound < 4 ? start : nil
}
