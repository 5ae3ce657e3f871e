/// A QR code (ISO/IEC 18004) of bytes, at error correction level L: it stands on paper that lies flat, and is large.
///
/// Written here because no library for Swift resolves.
public struct QRCode: Sendable {
  /// How many modules a side has.
  public let size: Int
  /// One bit for each module, light is 1, with a quiet zone of four modules around; each row begins a byte.
  let rows: [UInt8]

  /// Error correction bytes in each block at level L, for versions 1 to 40 (table 9 of the standard).
  private static let correction = [
    7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28, 30, 30, 30,
    30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
  ]
  /// Blocks at level L, for versions 1 to 40 (table 9 of the standard).
  private static let blocks = [
    1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19,
    20, 21, 22, 24, 25,
  ]

  /// The code of bytes; `nil` where there are more than 2,953.
  public init?(_ content: [UInt8]) {
    func lengthBits(_ version: Int) -> Int { version < 10 ? 8 : 16 }
    let fitting = (1...40).first { version in
      let data = Self.codewords(version) - Self.correction[version - 1] * Self.blocks[version - 1]
      return 4 + lengthBits(version) + 8 * content.count <= 8 * data
    }
    guard let version = fitting else { return nil }
    // The bits that are left over are zero.
    let words = Self.interleaved(Self.data(content, lengthBits: lengthBits(version), version), version) + [0]
    let pattern = Pattern.all[version - 1]
    size = pattern.size
    var rows = pattern.rows
    rows.withUnsafeMutableBufferPointer { rows in
      pattern.places.withUnsafeBufferPointer { places in
        words.withUnsafeBufferPointer { words in
          for index in places.indices {
            let bit = words[index >> 3] >> UInt8(7 - index & 7) & 1
            let place = places[index]
            // Compressed bytes have no pattern that a mask would have to break, so the first one does. Without a
            // condition: half of all guesses at random bits are wrong.
            rows[Int(place >> 4)] &= ~((bit ^ UInt8(place & 1)) << UInt8(place >> 1 & 7))
          }
        }
      }
    }
    self.rows = rows
  }

  /// The code as a PNG of one bit for each module, with the quiet zone of four modules around it.
  public var png: [UInt8] {
    let side = size + 8
    let length = (side + 7) / 8
    var filtered: [UInt8] = []
    filtered.reserveCapacity(rows.count + side)
    for start in stride(from: 0, to: rows.count, by: length) {
      filtered.append(0)
      filtered.append(contentsOf: rows[start..<start + length])
    }
    func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
      let content = Array(name.utf8) + body
      return bigEndian(UInt32(body.count)) + content + bigEndian(Compression.checksum(content))
    }
    let header = bigEndian(UInt32(side)) + bigEndian(UInt32(side)) + [1, 0, 0, 0, 0]
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", header)
      + chunk("IDAT", Compression.zlib.compress(filtered, .wrapping)) + chunk("IEND", [])
  }

  // MARK: Words

  /// How many bytes a version holds, data and correction.
  private static func codewords(_ version: Int) -> Int {
    var bits = (16 * version + 128) * version + 64
    if version >= 2 {
      let alignments = version / 7 + 2
      bits -= (25 * alignments - 10) * alignments - 55
      if version >= 7 { bits -= 36 }
    }
    return bits / 8
  }

  private static func data(_ content: [UInt8], lengthBits: Int, _ version: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var (pending, count): (UInt32, Int) = (0, 0)
    func put(_ value: UInt32, _ bits: Int) {
      pending = pending << UInt32(bits) | value
      count += bits
      while count >= 8 {
        bytes.append(UInt8(truncatingIfNeeded: pending >> UInt32(count - 8)))
        count -= 8
      }
    }
    put(0b0100, 4)
    put(UInt32(content.count), lengthBits)
    for byte in content { put(UInt32(byte), 8) }
    put(0, 4)
    let capacity = codewords(version) - correction[version - 1] * blocks[version - 1]
    var isFirst = true
    while bytes.count < capacity {
      bytes.append(isFirst ? 0xEC : 0x11)
      isFirst.toggle()
    }
    return Array(bytes.prefix(capacity))
  }

  /// The blocks' bytes in turn, those of correction after those of data.
  private static func interleaved(_ data: [UInt8], _ version: Int) -> [UInt8] {
    let (count, length) = (blocks[version - 1], correction[version - 1])
    let total = codewords(version)
    let short = total / count - length
    let longBlocks = total % count
    var starts: [Int] = [0]
    for block in 0..<count { starts.append(starts[block] + short + (block >= count - longBlocks ? 1 : 0)) }
    let corrections = (0..<count).flatMap { block in
      ReedSolomon.remainder(of: data[starts[block]..<starts[block + 1]], length: length)
    }
    var words: [UInt8] = []
    words.reserveCapacity(total)
    data.withUnsafeBufferPointer { data in
      for index in 0...short {
        for block in 0..<count where starts[block] + index < starts[block + 1] {
          words.append(data[starts[block] + index])
        }
      }
    }
    for index in 0..<length { for block in 0..<count { words.append(corrections[block * length + index]) } }
    return words
  }
}

/// What all codes of a version have in common: the modules without data, and the places of the others.
private struct Pattern {
  static let all = (1...40).map { Pattern($0) }

  let size: Int
  /// As a code has them, with those that carry data light.
  private(set) var rows: [UInt8] = []
  private(set) var places: [Int32] = []
  private var modules: [Bool]
  private var fixed: [Bool]

  private init(_ version: Int) {
    size = 17 + 4 * version
    modules = [Bool](repeating: false, count: size * size)
    fixed = modules
    drawPatterns(version)
    places = dataPlaces()
    rows = packed()
  }

  private func packed() -> [UInt8] {
    let length = (size + 8 + 7) / 8
    var rows = [UInt8](repeating: 0xFF, count: (size + 8) * length)
    for y in 0..<size {
      for x in 0..<size where modules[y * size + x] {
        rows[(y + 4) * length + ((x + 4) >> 3)] &= ~(0x80 >> UInt8((x + 4) & 7))
      }
    }
    return rows
  }

  private mutating func set(_ x: Int, _ y: Int, _ isDark: Bool) {
    modules[y * size + x] = isDark
    fixed[y * size + x] = true
  }

  private mutating func drawPatterns(_ version: Int) {
    for index in 0..<size {
      set(6, index, index % 2 == 0)
      set(index, 6, index % 2 == 0)
    }
    for (x, y) in [(3, 3), (size - 4, 3), (3, size - 4)] { drawFinder(x, y) }
    let centers = Self.alignmentCenters(version, size)
    for (row, y) in centers.enumerated() {
      for (column, x) in centers.enumerated() {
        let last = centers.count - 1
        if (row, column) == (0, 0) || (row, column) == (0, last) || (row, column) == (last, 0) { continue }
        for dy in -2...2 { for dx in -2...2 { set(x + dx, y + dy, max(abs(dx), abs(dy)) != 1) } }
      }
    }
    drawFormat()
    if version >= 7 { drawVersion(version) }
  }

  private mutating func drawFinder(_ x: Int, _ y: Int) {
    for dy in -4...4 {
      for dx in -4...4 where (0..<size).contains(x + dx) && (0..<size).contains(y + dy) {
        let distance = max(abs(dx), abs(dy))
        set(x + dx, y + dy, distance != 2 && distance != 4)
      }
    }
  }

  private static func alignmentCenters(_ version: Int, _ size: Int) -> [Int] {
    guard version > 1 else { return [] }
    let count = version / 7 + 2
    let step = version == 32 ? 26 : (version * 4 + count * 2 + 1) / (count * 2 - 2) * 2
    return [6] + (0..<count - 1).reversed().map { size - 7 - $0 * step }
  }

  /// Level L and mask 0, with their own correction, twice.
  private mutating func drawFormat() {
    let data: UInt32 = 0b01 << 3
    var rest = data
    for _ in 0..<10 { rest = rest << 1 ^ (rest >> 9) * 0x537 }
    let bits = (data << 10 | rest) ^ 0x5412
    func bit(_ index: Int) -> Bool { bits >> UInt32(index) & 1 == 1 }
    for index in 0...5 { set(8, index, bit(index)) }
    set(8, 7, bit(6))
    set(8, 8, bit(7))
    set(7, 8, bit(8))
    for index in 9..<15 { set(14 - index, 8, bit(index)) }
    for index in 0..<8 { set(size - 1 - index, 8, bit(index)) }
    for index in 8..<15 { set(8, size - 15 + index, bit(index)) }
    set(8, size - 8, true)
  }

  private mutating func drawVersion(_ version: Int) {
    var rest = UInt32(version)
    for _ in 0..<12 { rest = rest << 1 ^ (rest >> 11) * 0x1F25 }
    let bits = UInt32(version) << 12 | rest
    for index in 0..<18 {
      let isDark = bits >> UInt32(index) & 1 == 1
      let (a, b) = (size - 11 + index % 3, index / 3)
      set(a, b, isDark)
      set(b, a, isDark)
    }
  }

  /// The modules that carry data, in their order: upwards and downwards in columns of two, from the right. Of each: the byte in
  /// the rows, three bits for the bit in it from the right, and one for whether the mask turns it over.
  private func dataPlaces() -> [Int32] {
    var places: [Int32] = []
    var right = size - 1
    while right >= 1 {
      if right == 6 { right = 5 }
      for step in 0..<size {
        for column in 0..<2 {
          let x = right - column
          let y = (right + 1) & 2 == 0 ? size - 1 - step : step
          guard !fixed[y * size + x] else { continue }
          let byte = (y + 4) * ((size + 15) / 8) + ((x + 4) >> 3)
          places.append(Int32(byte << 4 | (7 - (x + 4) & 7) << 1 | (x + y + 1) & 1))
        }
      }
      right -= 2
    }
    return places
  }
}

/// Reed–Solomon correction over GF(2⁸) with the polynomial 0x11D.
enum ReedSolomon {
  private static let tables: (powers: [UInt8], logarithms: [UInt8]) = {
    var powers = [UInt8](repeating: 0, count: 510)
    var logarithms = [UInt8](repeating: 0, count: 256)
    var value = 1
    for index in 0..<255 {
      powers[index] = UInt8(value)
      powers[index + 255] = UInt8(value)
      logarithms[value] = UInt8(index)
      value = value << 1
      if value > 255 { value ^= 0x11D }
    }
    return (powers, logarithms)
  }()

  /// The products of every byte with the generator polynomial of each length that QR codes use, highest power first and
  /// left out.
  static let products: [Int: [UInt8]] = Dictionary(
    uniqueKeysWithValues: [7, 10, 15, 18, 20, 22, 24, 26, 28, 30].map { length in
      let divisor = divisor(length)
      return (length, (0..<256).flatMap { factor in divisor.map { multiply($0, UInt8(factor)) } })
    })

  static func multiply(_ a: UInt8, _ b: UInt8) -> UInt8 {
    guard a != 0, b != 0 else { return 0 }
    return tables.powers[Int(tables.logarithms[Int(a)]) + Int(tables.logarithms[Int(b)])]
  }

  private static func divisor(_ degree: Int) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: degree)
    result[degree - 1] = 1
    var root: UInt8 = 1
    for _ in 0..<degree {
      for index in 0..<degree {
        result[index] = multiply(result[index], root)
        if index + 1 < degree { result[index] ^= result[index + 1] }
      }
      root = multiply(root, 2)
    }
    return result
  }

  static func remainder(of data: ArraySlice<UInt8>, length: Int) -> [UInt8] {
    guard let products = products[length] else { return [] }
    var result = [UInt8](repeating: 0, count: length + 1)
    result.withUnsafeMutableBufferPointer { result in
      products.withUnsafeBufferPointer { products in
        for byte in data {
          let row = Int(byte ^ result[0]) * length
          for index in 0..<length { result[index] = result[index + 1] ^ products[row + index] }
        }
      }
    }
    return Array(result.prefix(length))
  }
}

private func bigEndian(_ number: UInt32) -> [UInt8] {
  [UInt8(number >> 24), UInt8(number >> 16 & 255), UInt8(number >> 8 & 255), UInt8(number & 255)]
}
