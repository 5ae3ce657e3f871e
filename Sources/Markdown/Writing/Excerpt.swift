/// At most 200 characters of a text, ended at a word; a run of white space counts as one space.
func shortened(_ text: String) -> String {
  let most = 200
  var words = ""
  var count = 0
  var isSpaced = false
  var isCut = false
  for scalar in text.unicodeScalars {
    if isWhiteSpace(scalar) {
      isSpaced = count > 0
      continue
    }
    // No more are looked at: characters of more code points than two are rare, and the text is cut all the same.
    if count >= most * 2 {
      isCut = true
      break
    }
    if isSpaced {
      words.unicodeScalars.append(" ")
      count += 1
      isSpaced = false
    }
    words.unicodeScalars.append(scalar)
    count += 1
  }
  guard isCut || count > most && words.count > most else { return words }
  let start = words.prefix(most - 1)
  return String(start[..<(start.lastIndex(of: " ") ?? start.endIndex)]) + "…"
}

private func isWhiteSpace(_ scalar: Unicode.Scalar) -> Bool {
  scalar.isASCII ? scalar == " " || (0x09...0x0D).contains(scalar.value) : scalar.properties.isWhitespace
}
