/// Boxes that plug-ins of mdBook write as code: `admonish`.
enum BookBoxes {
  /// Writes code of the language `admonish` as a box.
  static func rewrite(_ text: TracedText) -> TracedText {
    guard text.text.contains("admonish") else { return text }
    let bytes = text.bytes
    var edits: [TextEdit] = []
    for stretch in VerbatimMap(bytes).stretches where stretch.kind == .fence {
      guard let fence = Fence(bytes, lineAt: stretch.range.lowerBound) else { continue }
      let words = bytes.text(fence.info)
      guard words == "admonish" || words.hasPrefix("admonish ") || words.hasPrefix("admonish,") else { continue }
      let rest = words.dropFirst("admonish".count).trimmed
      let kind = rest.prefix { $0.isLetter }.lowercased()
      var title = ""
      if let open = rest.firstIndex(of: "\""), let close = rest.lastIndex(of: "\""), open < close {
        title = " " + rest[rest.index(after: open)..<close].trimmed
      }
      edits.append(
        TextEdit(
          fence.marks.lowerBound..<fence.info.upperBound,
          "::: \(kind.isEmpty || kind == "title" ? "note" : kind)\(title)\n"))
      let end = fence.bodyEnd(in: bytes)
      let close = bytes[end..<stretch.range.upperBound].prefix { isBlank($0) || $0 == UInt8(ascii: ">") }.endIndex
      let marks = close < stretch.range.upperBound ? close..<(close + bytes.run(at: close)) : close..<close
      edits.append(TextEdit(marks, marks.isEmpty ? "\n:::\n" : "\n:::"))
    }
    return text.applying(edits)
  }
}
