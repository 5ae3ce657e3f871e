/// Base58 with Bitcoin's alphabet (draft-msporny-base58), as Multibase's `z` uses it.
enum Base58 {
  private static let alphabet = Array("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8)

  private static let values: [UInt8?] = {
    var values = [UInt8?](repeating: nil, count: 256)
    for (index, byte) in alphabet.enumerated() { values[Int(byte)] = UInt8(index) }
    return values
  }()

  static func encode(_ bytes: [UInt8]) -> String {
    let zeros = bytes.prefix { $0 == 0 }.count
    // Base 58⁵ in 32 bits: five digits a step.
    var groups: [UInt32] = []
    for byte in bytes.dropFirst(zeros) {
      var carry = UInt64(byte)
      for index in groups.indices {
        carry += UInt64(groups[index]) << 8
        groups[index] = UInt32(carry % 656_356_768)
        carry /= 656_356_768
      }
      if carry > 0 { groups.append(UInt32(carry)) }
    }
    var digits: [UInt8] = []
    for group in groups {
      var rest = group
      for _ in 0..<5 {
        digits.append(UInt8(rest % 58))
        rest /= 58
      }
    }
    while digits.last == 0 { digits.removeLast() }
    let text = [UInt8](repeating: alphabet[0], count: zeros) + digits.reversed().map { alphabet[Int($0)] }
    return String(decoding: text, as: UTF8.self)
  }

  /// `nil` where a character is none of the alphabet's, or the text is longer than anything encoded here.
  static func decode(_ text: some Sequence<UInt8>) -> [UInt8]? {
    let text = Array(text)
    guard text.count <= 256 else { return nil }
    let zeros = text.prefix { $0 == alphabet[0] }.count
    var bytes: [UInt8] = []
    for character in text {
      guard let value = values[Int(character)] else { return nil }
      var carry = UInt32(value)
      for index in bytes.indices {
        carry += UInt32(bytes[index]) * 58
        bytes[index] = UInt8(carry & 0xFF)
        carry >>= 8
      }
      if carry > 0 { bytes.append(UInt8(carry)) }
    }
    return [UInt8](repeating: 0, count: zeros) + bytes.reversed()
  }
}
