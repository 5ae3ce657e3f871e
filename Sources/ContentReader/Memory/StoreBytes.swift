/// What a store holds is not what was written.
struct StoreDamage: Error {}

/// Writes values one after the other.
struct StoreWriter {
  private(set) var bytes: [UInt8] = []

  /// Whole numbers take seven bits a byte; the sign is the lowest bit.
  mutating func put(_ number: Int) {
    var rest = UInt(bitPattern: number << 1) ^ UInt(bitPattern: number >> (Int.bitWidth - 1))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func put(bytes content: some Collection<UInt8>) {
    put(content.count)
    bytes.append(contentsOf: content)
  }

  mutating func put(_ value: some Storable) { value.store(in: &self) }
}

/// Reads what a ``StoreWriter`` wrote. Whatever the bytes are, it ends or throws.
struct StoreReader {
  private let bytes: ArraySlice<UInt8>
  private var index: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  var isAtEnd: Bool { index == bytes.endIndex }

  mutating func number() throws(StoreDamage) -> Int {
    var value: UInt = 0
    var shift: UInt = 0
    while true {
      guard index < bytes.endIndex, shift < 64 else { throw StoreDamage() }
      let byte = bytes[index]
      index += 1
      value |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    return Int(bitPattern: value >> 1) ^ -Int(bitPattern: value & 1)
  }

  /// A number of things that follow, each at least a byte long.
  mutating func count() throws(StoreDamage) -> Int {
    let count = try number()
    guard count >= 0, count <= bytes.endIndex - index else { throw StoreDamage() }
    return count
  }

  mutating func slice() throws(StoreDamage) -> ArraySlice<UInt8> {
    let count = try count()
    defer { index += count }
    return bytes[index..<index + count]
  }

  mutating func value<Value: Storable>(_ type: Value.Type = Value.self) throws(StoreDamage) -> Value {
    try Value(from: &self)
  }
}
