import Highlighting

/// The HTML of `code` in the language called `name`.
func html(_ code: String, _ name: String, marked: [ClosedRange<Int>] = []) -> String {
  String(decoding: html(Array(code.utf8), Language.named(name), marked: marked), as: UTF8.self)
}

func html(_ code: [UInt8], _ language: Language?, marked: [ClosedRange<Int>] = []) -> [UInt8] {
  var output: [UInt8] = []
  code.withUnsafeBufferPointer { highlight($0, as: language, markedLines: marked, into: &output) }
  return output
}

/// What a browser would show: the HTML without its tags, unescaped. `nil` if a tag is not one of ours.
func shown(_ html: [UInt8]) -> [UInt8]? {
  let entities: [[UInt8]: UInt8] = [
    Array("&amp;".utf8): 0x26, Array("&lt;".utf8): 0x3C, Array("&gt;".utf8): 0x3E, Array("&quot;".utf8): 0x22,
  ]
  var text: [UInt8] = []
  var index = 0
  while index < html.count {
    switch html[index] {
    case UInt8(ascii: "<"):
      guard let end = html[index...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
      let tag = String(decoding: html[index...end], as: UTF8.self)
      let isSpan = tag.hasPrefix("<span class=\"h") && tag.utf8.count == 17
      guard isSpan || tag == "</span>" || tag == "<span class=\"line marked\">" else { return nil }
      index = end + 1
    case UInt8(ascii: "&"):
      guard let end = html[index...].firstIndex(of: UInt8(ascii: ";")),
        let byte = entities[Array(html[index...end])]
      else { return nil }
      text.append(byte)
      index = end + 1
    case let byte:
      text.append(byte)
      index += 1
    }
  }
  return text
}

/// Whether every token's span opens and closes on one line, holds something, and holds whole characters.
///
/// On bytes: a joiner after a tag's `>` would be one `Character` with it.
func isWellFormed(_ html: [UInt8]) -> Bool {
  for line in html.split(separator: UInt8(ascii: "\n")) {
    var rest = line
    var isOpen = false
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      let piece = rest[..<start]
      guard let end = rest[start...].firstIndex(of: UInt8(ascii: ">")) else { return false }
      let closes = rest[start + 1] == UInt8(ascii: "/")
      if closes != isOpen || (closes && piece.isEmpty) || String(validating: piece, as: UTF8.self) == nil {
        return false
      }
      isOpen.toggle()
      rest = rest[(end + 1)...]
    }
    if isOpen || String(validating: rest, as: UTF8.self) == nil { return false }
  }
  return true
}
