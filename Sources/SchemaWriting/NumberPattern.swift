/// A regular expression, without anchors, for the texts that the reader takes as a whole number of a range: decimal
/// digits with any zeros before them, and perhaps a sign.
///
/// - Parameter numbers: none of them negative.
func wholeNumberPattern(_ numbers: ClosedRange<Int>) -> String {
  let written = digitPatterns(numbers).joined(separator: "|")
  return #"(?:\+?0*(?:"# + written + ")" + (numbers.lowerBound == 0 ? "|-0+)" : ")")
}

/// Regular expressions that together match the numbers of a range as they are written without needless zeros.
private func digitPatterns(_ numbers: ClosedRange<Int>) -> [String] {
  var patterns: [String] = []
  var lower = numbers.lowerBound
  if lower == 0 {
    patterns.append("0")
    lower = 1
  }
  while lower <= numbers.upperBound {
    // The largest number with as many digits as `lower`.
    var nines = 9
    while nines < lower { nines = nines * 10 + 9 }
    let upper = min(nines, numbers.upperBound)
    patterns += patternsOfOneLength(digits(lower), digits(upper))
    lower = upper + 1
  }
  return patterns
}

private func digits(_ number: Int) -> [Int] { String(number).compactMap(\.wholeNumberValue) }

/// Regular expressions for the numbers from `lower` to `upper`, which have the same number of digits.
private func patternsOfOneLength(_ lower: [Int], _ upper: [Int]) -> [String] {
  guard let first = lower.first, let last = upper.first else { return [""] }
  let below = Array(lower.dropFirst())
  let above = Array(upper.dropFirst())
  if first == last { return patternsOfOneLength(below, above).map { "\(first)" + $0 } }
  var patterns: [String] = []
  var whole = first...last
  if below.contains(where: { $0 != 0 }) {
    patterns += patternsOfOneLength(below, below.map { _ in 9 }).map { "\(first)" + $0 }
    whole = first + 1...last
  }
  let endsEarly = above.contains { $0 != 9 }
  if endsEarly { whole = whole.lowerBound...max(whole.lowerBound, last - 1) }
  if !endsEarly || whole.lowerBound < last {
    let head = whole.count == 1 ? "\(whole.lowerBound)" : "[\(whole.lowerBound)-\(whole.upperBound)]"
    patterns.append(head + anyDigits(below.count))
  }
  if endsEarly { patterns += patternsOfOneLength(above.map { _ in 0 }, above).map { "\(last)" + $0 } }
  return patterns
}

private func anyDigits(_ count: Int) -> String {
  switch count {
  case 0: ""
  case 1: "[0-9]"
  default: "[0-9]{\(count)}"
  }
}
