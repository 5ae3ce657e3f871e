/// The alignments that a delimiter row gives, `nil` where the line is none (GitHub Flavored Markdown 0.29, section 4.10).
func delimiterRow(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> [TableAlignment]? {
  guard start < end, text[start..<end].allSatisfy({ " \t|:-".utf8.contains($0) }) else { return nil }
  var alignments: [TableAlignment] = []
  for cell in tableCells(text, start, end) {
    guard !cell.isEmpty else { return nil }
    let isLeft = text[cell.lowerBound] == UInt8(ascii: ":")
    let isRight = cell.count > 1 && text[cell.upperBound - 1] == UInt8(ascii: ":")
    let dashes = text[(cell.lowerBound + (isLeft ? 1 : 0))..<(cell.upperBound - (isRight ? 1 : 0))]
    guard !dashes.isEmpty, dashes.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
    alignments.append(isLeft ? (isRight ? .center : .left) : (isRight ? .right : .none))
  }
  return alignments
}

/// Whether a line ends as a delimiter row does: what most lines are not needs no closer look.
func mayBeDelimiterRow(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
  var end = line.upperBound
  while end > line.lowerBound, isBlank(text[end - 1]) { end -= 1 }
  guard end > line.lowerBound else { return false }
  let last = text[end - 1]
  return last == UInt8(ascii: "-") || last == UInt8(ascii: "|") || last == UInt8(ascii: ":")
}

/// The cells of a row, without the white space round them. A pipe after a backslash is text.
func tableCells(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> [Range<Int>] {
  var cells: [Range<Int>] = []
  var index = start
  var last = end
  while last > index, isBlank(text[last - 1]) { last -= 1 }
  while index < last, isBlank(text[index]) { index += 1 }
  if index < last, text[index] == UInt8(ascii: "|") { index += 1 }
  var cell = index
  while index < last {
    if text[index] == UInt8(ascii: "\\") {
      index += 2
      continue
    }
    if text[index] == UInt8(ascii: "|") {
      cells.append(trimmed(text, cell..<index))
      cell = index + 1
    }
    index += 1
  }
  if cell < last { cells.append(trimmed(text, cell..<last)) }
  return cells
}

func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

func trimmed(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int> {
  var low = range.lowerBound
  var high = range.upperBound
  while low < high, isBlank(text[low]) { low += 1 }
  while low < high, isBlank(text[high - 1]) { high -= 1 }
  return low..<high
}
