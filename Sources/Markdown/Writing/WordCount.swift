/// Counts words: runs of what is not white space, and half a word for each Han, Hiragana or Katakana character, which
/// are written without spaces.
struct WordCount {
  private var words = 0
  private var characters = 0

  var total: Int { words + (characters + 1) / 2 }

  mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
    var isInside = false
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte <= 0x20 {
        isInside = false
      } else if byte >= 0xE3, byte <= 0xE9, index + 2 < text.count, byte > 0xE3 || text[index + 1] >= 0x81 {
        characters += 1
        isInside = false
        index += 2
      } else if !isInside {
        words += 1
        isInside = true
      }
      index += 1
    }
  }
}
