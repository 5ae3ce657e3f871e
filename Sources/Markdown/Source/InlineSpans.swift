/// A stretch of inline text in which characters do not mean what they mean elsewhere.
enum InlineSpan {
  /// A formula: with its dollar signs, and without them.
  case math(whole: Range<Int>, source: Range<Int>, isDisplay: Bool)
  /// Two dollar signs that nothing closes.
  case openDisplay(Int)
}

/// Finds formulas, as Pandoc's `tex_math_dollars` does: an opening `$` has no space after it, a closing one no space
/// before and no digit after it. Code spans and escaped characters hold none.
func forEachSpan(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ body: (InlineSpan) -> Void) {
  var index = range.lowerBound
  let end = range.upperBound
  // Where the search for a closing run of backticks failed once, it fails again.
  var hopeless: Set<Int> = []
  var isHopeless = false
  while index < end {
    switch text[index] {
    case UInt8(ascii: "\\"): index += 2
    case UInt8(ascii: "`"):
      let count = run(text, index, end)
      index += count
      if !hopeless.contains(count) {
        if let close = closingRun(text, index, end, count) { index = close } else { hopeless.insert(count) }
      }
    case UInt8(ascii: "$"):
      let isDisplay = index + 1 < end && text[index + 1] == UInt8(ascii: "$")
      if isDisplay {
        guard let close = closingDisplay(text, index + 2, end) else {
          body(.openDisplay(index))
          return
        }
        if close > index + 2 { body(.math(whole: index..<(close + 2), source: (index + 2)..<close, isDisplay: true)) }
        index = close + 2
      } else if !isHopeless, index + 1 < end, text[index + 1] > 0x20 {
        if let close = closingInline(text, index + 1, end) {
          body(.math(whole: index..<(close + 1), source: (index + 1)..<close, isDisplay: false))
          index = close + 1
        } else {
          isHopeless = true
          index += 1
        }
      } else {
        index += 1
      }
    default: index += 1
    }
  }
}

/// The offset after the next run of exactly `count` backticks.
func closingRun(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ count: Int) -> Int? {
  var index = start
  while index < end {
    if text[index] == UInt8(ascii: "`") {
      let found = run(text, index, end)
      index += found
      if found == count { return index }
    } else {
      index += 1
    }
  }
  return nil
}

private func closingDisplay(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
  var index = start
  while index + 1 < end {
    if text[index] == UInt8(ascii: "\\") {
      index += 2
    } else if text[index] == UInt8(ascii: "$"), text[index + 1] == UInt8(ascii: "$") {
      return index
    } else {
      index += 1
    }
  }
  return nil
}

private func closingInline(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
  var index = start
  while index < end {
    switch text[index] {
    case UInt8(ascii: "\\"): index += 2
    case UInt8(ascii: "`"): return nil
    case UInt8(ascii: "$"):
      let isFree = index + 1 == end || !(0x30...0x39).contains(text[index + 1])
      if index > start, text[index - 1] > 0x20, isFree { return index }
      index += 1
    default: index += 1
    }
  }
  return nil
}
