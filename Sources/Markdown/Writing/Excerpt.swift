/// At most 200 characters of a text, ended at a word; a run of white space counts as one space.
func shortened(_ text: some Sequence<UInt8>) -> String {
  let most = 200
  var bytes: [UInt8] = []
  bytes.reserveCapacity(512)
  var codePoints = 0
  var isSpaced = false
  var isCut = false
  for byte in text {
    if byte <= 0x20 {
      isSpaced = !bytes.isEmpty
      continue
    }
    if isSpaced {
      bytes.append(0x20)
      codePoints += 1
      isSpaced = false
    }
    if byte & 0xC0 != 0x80 {
      // No more are looked at: a character of more code points than two is rare, and the text is cut all the same.
      if codePoints >= most * 2 {
        isCut = true
        break
      }
      codePoints += 1
    }
    bytes.append(byte)
  }
  guard isCut || codePoints > most else { return String(decoding: bytes, as: UTF8.self) }
  if codePoints == bytes.count {
    let end = bytes[..<(most - 1)].lastIndex(of: 0x20) ?? most - 1
    return String(decoding: bytes[..<end], as: UTF8.self) + "…"
  }
  let words = String(decoding: bytes, as: UTF8.self)
  guard isCut || words.count > most else { return words }
  let start = words.prefix(most - 1)
  return String(start[..<(start.lastIndex(of: " ") ?? start.endIndex)]) + "…"
}
