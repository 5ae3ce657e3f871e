// The parts of links (CommonMark 0.30, sections 4.7 and 6.3), each read from where it begins. What is read twice stays
// short: a bracket in a label, a pointed bracket in a destination and a line's end end it.

/// A destination, with what encloses it and without.
struct WrittenDestination {
  var inside: Range<Int>
  var end: Int
}

/// Reads a destination, in pointed brackets or bare.
func linkDestination(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> WrittenDestination? {
  var index = start
  guard index < text.count else { return nil }
  if text[index] == UInt8(ascii: "<") {
    index += 1
    while index < text.count, text[index] != UInt8(ascii: ">") {
      if text[index] == 0x0A || text[index] == UInt8(ascii: "<") { return nil }
      index += text[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return index < text.count ? WrittenDestination(inside: (start + 1)..<index, end: index + 1) : nil
  }
  var depth = 0
  scan: while index < text.count {
    switch text[index] {
    case UInt8(ascii: "\\"): index += index + 1 < text.count && isPunctuation(text[index + 1]) ? 2 : 1
    case UInt8(ascii: "("):
      depth += 1
      guard depth <= 32 else { return nil }
      index += 1
    case UInt8(ascii: ")"):
      guard depth > 0 else { break scan }
      depth -= 1
      index += 1
    case 0...0x20, 0x7F: break scan
    default: index += 1
    }
  }
  return depth == 0 ? WrittenDestination(inside: start..<index, end: index) : nil
}

/// The offset after a title in quotation marks or parentheses.
func linkTitleEnd(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
  guard start < text.count else { return nil }
  let open = text[start]
  guard open == UInt8(ascii: "\"") || open == UInt8(ascii: "'") || open == UInt8(ascii: "(") else { return nil }
  let close = open == UInt8(ascii: "(") ? UInt8(ascii: ")") : open
  var index = start + 1
  while index < text.count {
    if text[index] == close { return index + 1 }
    if text[index] == open { return nil }
    index += text[index] == UInt8(ascii: "\\") ? 2 : 1
  }
  return nil
}

/// What stands between the brackets of a label that begins at `start`.
func linkLabel(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Range<Int>? {
  guard start < text.count, text[start] == UInt8(ascii: "[") else { return nil }
  var index = start + 1
  while index < text.count, index - start <= 1000 {
    switch text[index] {
    case UInt8(ascii: "]"): return (start + 1)..<index
    case UInt8(ascii: "["): return nil
    case UInt8(ascii: "\\"): index += 2
    default: index += 1
    }
  }
  return nil
}

/// The offset after an address or a mail address in pointed brackets, which begin at `start`.
func pointedAddressEnd(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
  var index = start + 1
  var isAddress = false
  while index < text.count, text[index] > 0x20, text[index] != UInt8(ascii: "<") {
    if text[index] == UInt8(ascii: ">") { return isAddress ? index + 1 : nil }
    // A tag has neither before its first space.
    if text[index] == UInt8(ascii: ":") || text[index] == UInt8(ascii: "@") { isAddress = true }
    index += 1
  }
  return nil
}

/// Whether an author who writes `written` means `text`: backslashes and entities stand for characters.
func isWritten(_ written: Slice<UnsafeBufferPointer<UInt8>>, as text: UnsafeBufferPointer<UInt8>) -> Bool {
  var index = written.startIndex
  var place = 0
  while index < written.endIndex {
    guard place < text.count else { return false }
    let byte = written[index]
    if byte == UInt8(ascii: "\\"), index + 1 < written.endIndex, isPunctuation(written[index + 1]),
      text[place] == written[index + 1]
    {
      index += 2
      place += 1
    } else if byte == UInt8(ascii: "&"), let end = entityEnd(written, from: index),
      !text[place...].starts(with: written[index..<end])
    {
      // Which character it stands for is cmark's business: it is one.
      index = end
      place += 1
      while place < text.count, text[place] & 0xC0 == 0x80 { place += 1 }
    } else {
      guard byte == text[place] else { return false }
      index += 1
      place += 1
    }
  }
  return place == text.count
}

private func entityEnd(_ text: Slice<UnsafeBufferPointer<UInt8>>, from start: Int) -> Int? {
  var index = start + 1
  while index < text.endIndex, index - start < 40 {
    switch text[index] {
    case UInt8(ascii: ";"): return index - start > 1 ? index + 1 : nil
    case UInt8(ascii: "#"), 0x30...0x39, 0x41...0x5A, 0x61...0x7A: index += 1
    default: return nil
    }
  }
  return nil
}

/// Whether a backslash may stand before the character.
func isPunctuation(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
  default: false
  }
}
