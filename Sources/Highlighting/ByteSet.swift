/// A set of bytes, as 256 bits.
struct ByteSet: Hashable, Sendable {
  private(set) var bits: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  static let none = ByteSet()
  static let all = ByteSet(0...255)
  /// Bytes that continue a character in UTF-8; no token begins at one.
  static let continuation = ByteSet(0x80...0xBF)
  static let digits = ByteSet(0x30...0x39)
  static let letters = ByteSet(0x41...0x5A).union(ByteSet(0x61...0x7A))
  /// What names are made of where a language says nothing else; letters beyond ASCII count as one.
  static let word = letters.union(digits).union(ByteSet([0x5F])).union(ByteSet(0x80...0xFF))
  static let blank = ByteSet([0x20, 0x09])
  static let space = blank.union(ByteSet([0x0A, 0x0D]))
  static let lineEnd = ByteSet([0x0A, 0x0D])

  init() {}

  init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { insert(byte) }
  }

  mutating func insert(_ byte: UInt8) {
    let bit = UInt64(1) << (byte & 63)
    switch byte >> 6 {
    case 0: bits.0 |= bit
    case 1: bits.1 |= bit
    case 2: bits.2 |= bit
    default: bits.3 |= bit
    }
  }

  func contains(_ byte: UInt8) -> Bool {
    let word =
      switch byte >> 6 {
      case 0: bits.0
      case 1: bits.1
      case 2: bits.2
      default: bits.3
      }
    return word >> (byte & 63) & 1 == 1
  }

  func union(_ other: ByteSet) -> ByteSet { combined(other, |) }
  func intersection(_ other: ByteSet) -> ByteSet { combined(other, &) }
  func subtracting(_ other: ByteSet) -> ByteSet { combined(other) { $0 & ~$1 } }
  var inverted: ByteSet { ByteSet.all.subtracting(self) }

  /// The set with both cases of each ASCII letter in it.
  var caseless: ByteSet {
    var result = self
    for byte in ByteSet.letters.members where contains(byte) { result.insert(byte ^ 0x20) }
    return result
  }

  var members: [UInt8] { (0...255).filter(contains) }

  private func combined(_ other: ByteSet, _ join: (UInt64, UInt64) -> UInt64) -> ByteSet {
    var result = ByteSet()
    result.bits = (
      join(bits.0, other.bits.0), join(bits.1, other.bits.1), join(bits.2, other.bits.2), join(bits.3, other.bits.3)
    )
    return result
  }

  static func == (a: ByteSet, b: ByteSet) -> Bool { a.bits == b.bits }

  func hash(into hasher: inout Hasher) {
    hasher.combine(bits.0)
    hasher.combine(bits.1)
    hasher.combine(bits.2)
    hasher.combine(bits.3)
  }
}
