/// The offset of the first byte that does not belong to well-formed UTF-8 (Unicode 16, table 3-7); `nil` where all do.
func firstInvalidUTF8(in bytes: [UInt8]) -> Int? {
  bytes.withUnsafeBufferPointer { text in
    var index = 0
    let count = text.count
    while index < count {
      if index + 8 <= count {
        let word = UnsafeRawPointer(text.baseAddress.unsafelyUnwrapped + index).loadUnaligned(as: UInt64.self)
        if word & 0x8080_8080_8080_8080 == 0 {
          index += 8
          continue
        }
      }
      let lead = text[index]
      var lowest: UInt8 = 0x80
      var highest: UInt8 = 0xBF
      let length: Int
      switch lead {
      case 0x00...0x7F:
        index += 1
        continue
      case 0xC2...0xDF: length = 2
      case 0xE0: (length, lowest) = (3, 0xA0)
      case 0xED: (length, highest) = (3, 0x9F)
      case 0xE1...0xEF: length = 3
      case 0xF0: (length, lowest) = (4, 0x90)
      case 0xF4: (length, highest) = (4, 0x8F)
      case 0xF1...0xF3: length = 4
      default: return index
      }
      guard index + length <= count, text[index + 1] >= lowest, text[index + 1] <= highest else { return index }
      for next in 2..<max(length, 2) where text[index + next] & 0xC0 != 0x80 { return index }
      index += length
    }
    return nil
  }
}
