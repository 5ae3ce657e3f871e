/// What one look at every byte of a text tells: its lines, and which additions it can have at all.
struct SourceSurvey {
  /// Without their endings; a line ends with LF, CRLF or a lone CR.
  private(set) var lines: [Range<Int>] = []
  /// A character of the private use area, U+E000 to U+EFFF, that the text does not have, in UTF-8.
  let sign: [UInt8]
  /// Formulas.
  private(set) var hasDollars = false
  /// Tables.
  private(set) var hasPipes = false
  /// Strikethrough.
  private(set) var hasTildes = false
  /// Reference definitions.
  private(set) var hasDefinitions = false
  private var hasDivs = false
  private var hasFootnotes = false

  /// Whether anything is there that needs a mark; most texts need none, and are copied.
  var hasAdditions: Bool { hasDollars || hasPipes || hasDivs || hasFootnotes }

  /// Looks at the part of `text` from `offset` on.
  init(_ text: UnsafeBufferPointer<UInt8>, from offset: Int) {
    var used: Set<UInt16> = []
    var start = offset
    var index = offset
    while index < text.count {
      let byte = text[index]
      index += 1
      guard SourceSurvey.isTelling(byte) else { continue }
      switch byte {
      case 0x0A, 0x0D:
        lines.append(start..<(index - 1))
        if byte == 0x0D, index < text.count, text[index] == 0x0A { index += 1 }
        start = index
      case UInt8(ascii: "$"): hasDollars = true
      case UInt8(ascii: "|"): hasPipes = true
      case UInt8(ascii: "~"): hasTildes = true
      case UInt8(ascii: ":"):
        if index + 1 < text.count, text[index] == byte, text[index + 1] == byte { hasDivs = true }
        if index > offset + 1, text[index - 2] == UInt8(ascii: "]") { hasDefinitions = true }
      case UInt8(ascii: "["): if index < text.count, text[index] == UInt8(ascii: "^") { hasFootnotes = true }
      default: if index + 1 < text.count { used.insert(UInt16(text[index]) << 8 | UInt16(text[index + 1])) }
      }
    }
    if start < text.count { lines.append(start..<text.count) }
    sign = SourceSurvey.unused(used)
  }

  /// Line endings, `$`, `|`, `~`, `:`, `[`, and the first byte of U+E000 to U+EFFF.
  @inline(__always)
  private static func isTelling(_ byte: UInt8) -> Bool {
    switch byte >> 6 {
    case 0: (1 << 0x0A | 1 << 0x0D | 1 << 0x24 | 1 << 0x3A as UInt64) >> UInt64(byte) & 1 == 1
    case 1: (1 << 0x1B | 1 << 0x3C | 1 << 0x3E as UInt64) >> UInt64(byte & 63) & 1 == 1
    default: byte == 0xEE
    }
  }

  /// The first character whose last two bytes are not among `used`; a text that has all of them has every other problem.
  private static func unused(_ used: Set<UInt16>) -> [UInt8] {
    for middle in UInt8(0x80)...0xBF {
      for last in UInt8(0x80)...0xBF where !used.contains(UInt16(middle) << 8 | UInt16(last)) {
        return [0xEE, middle, last]
      }
    }
    return [0xEF, 0x80, 0x80]
  }
}
