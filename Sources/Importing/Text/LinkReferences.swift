/// Reference definitions, `[label]: destination`, and where they are used.
enum LinkReferences {
  /// A use: `[words][label]`, `[label][]` or `[label]`.
  struct Use {
    /// As labels are compared.
    var label: String
    var open: Int
    /// The bracket that closes the words.
    var close: Int
    var end: Int
    var isImage: Bool
  }

  /// A label as labels are compared (CommonMark 0.30, section 4.7).
  static func normalized(_ label: String) -> String { label.collapsed.lowercased() }

  /// The uses in a text, whether their labels are defined or not.
  static func uses(in bytes: [UInt8], _ map: VerbatimMap) -> [Use] {
    var uses: [Use] = []
    var opens: [Int] = []
    map.forEachProseByte { index in
      switch bytes[index] {
      case UInt8(ascii: "\\"): return index + 2
      case UInt8(ascii: "["): opens.append(index)
      case UInt8(ascii: "]"):
        guard let open = opens.popLast(), open > 0 || index > 0 else { break }
        let words = bytes.text((open + 1)..<index)
        let isImage = open > 0 && bytes[open - 1] == UInt8(ascii: "!")
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0x0A
        if next == UInt8(ascii: "(") || next == UInt8(ascii: ":") || words.hasPrefix("^") { break }
        if next == UInt8(ascii: "["), let close = bytes[(index + 2)...].prefix(1000).firstIndex(of: UInt8(ascii: "]")) {
          let label = bytes.text((index + 2)..<close)
          uses.append(
            Use(
              label: normalized(label.isEmpty ? words : label), open: open, close: index, end: close + 1,
              isImage: isImage))
          return close + 1
        }
        uses.append(Use(label: normalized(words), open: open, close: index, end: index + 1, isImage: isImage))
      default: break
      }
      return index + 1
    }
    return uses
  }

  /// The lines of a text that define references, by label; the first of two counts.
  static func definitions(in text: TracedText) -> [String: String] {
    var definitions: [String: String] = [:]
    for index in 0..<text.lineCount {
      let line = text.line(index).trimmed
      guard line.hasPrefix("["), !line.hasPrefix("[^"), let close = line.firstRange(of: "]:") else { continue }
      let label = normalized(String(line[line.index(after: line.startIndex)..<close.lowerBound]))
      if !label.isEmpty, definitions[label] == nil { definitions[label] = line }
    }
    return definitions
  }
}
