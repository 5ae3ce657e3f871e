/// A TrueType font, as far as a document needs it: which glyph a character has, how wide it is, and a smaller font of some
/// glyphs (OpenType 1.9; the tables `cmap`, `glyf`, `head`, `hhea`, `hmtx`, `loca`, `maxp`).
public struct TrueTypeFont: Sendable {
  private let bytes: [UInt8]
  private var tables: [String: Range<Int>] = [:]
  private let glyphCount: Int
  private let metricCount: Int
  private let hasLongOffsets: Bool
  /// Units in the height of a letter.
  let unitsPerEm: Int
  private var glyphs: [UInt32: Int] = [:]

  /// Reads a font; `nil` where it lacks a table, or has one that is damaged.
  public init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    guard bytes.count > 12 else { return nil }
    func short(_ place: Int) -> Int { Int(bytes[place]) << 8 + Int(bytes[place + 1]) }
    func long(_ place: Int) -> Int { short(place) << 16 + short(place + 2) }
    let count = short(4)
    guard bytes.count >= 12 + 16 * count else { return nil }
    for index in 0..<count {
      let entry = 12 + 16 * index
      let (start, length) = (long(entry + 8), long(entry + 12))
      guard start + length <= bytes.count else { return nil }
      tables[String(decoding: bytes[entry..<entry + 4], as: UTF8.self)] = start..<start + length
    }
    guard let head = tables["head"], head.count >= 54, let hhea = tables["hhea"], hhea.count >= 36,
      let maxp = tables["maxp"], maxp.count >= 6, let cmap = tables["cmap"], tables["glyf"] != nil,
      let loca = tables["loca"], let hmtx = tables["hmtx"]
    else { return nil }
    unitsPerEm = short(head.lowerBound + 18)
    hasLongOffsets = short(head.lowerBound + 50) == 1
    glyphCount = short(maxp.lowerBound + 4)
    metricCount = short(hhea.lowerBound + 34)
    guard unitsPerEm > 0, metricCount > 0, hmtx.count >= 4 * metricCount + 2 * (glyphCount - metricCount),
      loca.count >= (glyphCount + 1) * (hasLongOffsets ? 4 : 2)
    else { return nil }
    glyphs = TrueTypeFont.characters(bytes, cmap)
  }

  /// The glyph of a character; `nil` where the font has none.
  func glyph(of character: Unicode.Scalar) -> Int? { glyphs[character.value].flatMap { $0 < glyphCount ? $0 : nil } }

  /// The width of a glyph, in thousandths of the letters' height.
  func width(of glyph: Int) -> Int {
    let hmtx = tables["hmtx"]?.lowerBound ?? 0
    return short(hmtx + 4 * min(glyph, metricCount - 1)) * 1000 / unitsPerEm
  }

  /// A font of some glyphs, numbered as they come; those that they are composed of come after them.
  func subset(_ wanted: [Int]) -> [UInt8] {
    var order = wanted
    var places = Dictionary(wanted.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var index = 0
    while index < order.count {
      for part in components(of: order[index]).map(\.glyph) where places[part] == nil {
        places[part] = order.count
        order.append(part)
      }
      index += 1
    }
    var (glyf, loca, hmtx): ([UInt8], [UInt8], [UInt8]) = ([], [], [])
    for glyph in order {
      loca += long(glyf.count)
      glyf += outline(of: glyph) { places[$0] ?? 0 }
      while glyf.count % 4 != 0 { glyf.append(0) }
      let metrics = tables["hmtx"]?.lowerBound ?? 0
      let advance: Int = metrics + 4 * min(glyph, metricCount - 1)
      var bearing: Int = advance + 2
      if glyph >= metricCount { bearing = metrics + 4 * metricCount + 2 * (glyph - metricCount) }
      hmtx.append(contentsOf: bytes[advance..<advance + 2])
      hmtx.append(contentsOf: bytes[bearing..<bearing + 2])
    }
    loca += long(glyf.count)
    var head = table("head")
    head.replaceSubrange(8..<12, with: [0, 0, 0, 0])
    head.replaceSubrange(50..<52, with: [0, 1])
    var hhea = table("hhea")
    hhea.replaceSubrange(34..<36, with: [UInt8(order.count >> 8), UInt8(order.count & 255)])
    var maxp = table("maxp")
    maxp.replaceSubrange(4..<6, with: [UInt8(order.count >> 8), UInt8(order.count & 255)])
    var parts: [(String, [UInt8])] = [
      ("glyf", glyf), ("head", head), ("hhea", hhea), ("hmtx", hmtx), ("loca", loca), ("maxp", maxp),
    ]
    parts.sort { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
    return file(of: parts)
  }

  /// A glyph's outline without its hints, which serve small screens of long ago.
  private func outline(of glyph: Int, numbered: (Int) -> Int) -> [UInt8] {
    let range = range(of: glyph)
    guard range.count > 12 else { return Array(bytes[range]) }
    let contours = short(range.lowerBound)
    if contours & 0x8000 == 0 {
      let place = range.lowerBound + 10 + 2 * contours
      guard place + 2 <= range.upperBound, place + 2 + short(place) <= range.upperBound else {
        return Array(bytes[range])
      }
      return bytes[range.lowerBound..<place] + [0, 0] + bytes[place + 2 + short(place)..<range.upperBound]
    }
    let parts = components(of: glyph)
    var outline = Array(bytes[range])
    for part in parts {
      let new = numbered(part.glyph)
      outline[part.place] = UInt8(new >> 8)
      outline[part.place + 1] = UInt8(new & 255)
      // No hints follow.
      outline[part.place - 2] &= 0xFE
    }
    return Array(outline.prefix(parts.last?.end ?? outline.count))
  }

  private func file(of parts: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    let power = Int.bitWidth - 1 - parts.count.leadingZeroBitCount
    let range = 16 << power
    func two(_ number: Int) -> [UInt8] { [UInt8(number >> 8 & 255), UInt8(number & 255)] }
    var directory: [UInt8] = [0, 1, 0, 0]
    for number in [parts.count, range, power, 16 * parts.count - range] { directory.append(contentsOf: two(number)) }
    var body: [UInt8] = []
    for part in parts {
      let start = 12 + 16 * parts.count + body.count
      var padded = part.bytes
      while padded.count % 4 != 0 { padded.append(0) }
      let sum = stride(from: 0, to: padded.count, by: 4).reduce(UInt32(0)) { sum, place in
        sum &+ padded[place..<place + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      }
      directory.append(contentsOf: part.name.utf8)
      for number in [Int(sum), start, part.bytes.count] { directory.append(contentsOf: long(number)) }
      body += padded
    }
    return directory + body
  }

  private func table(_ name: String) -> [UInt8] { tables[name].map { Array(bytes[$0]) } ?? [] }

  private func short(_ place: Int) -> Int { Int(bytes[place]) << 8 + Int(bytes[place + 1]) }

  private func long(_ number: Int) -> [UInt8] {
    [UInt8(number >> 24 & 255), UInt8(number >> 16 & 255), UInt8(number >> 8 & 255), UInt8(number & 255)]
  }

  /// Where a glyph's outline lies; empty for one without, such as the space.
  private func range(of glyph: Int) -> Range<Int> {
    guard let loca = tables["loca"]?.lowerBound, let glyf = tables["glyf"] else { return 0..<0 }
    func offset(_ index: Int) -> Int {
      hasLongOffsets
        ? short(loca + 4 * index) << 16 + short(loca + 4 * index + 2) : 2 * short(loca + 2 * index)
    }
    let (start, end) = (offset(glyph), offset(glyph + 1))
    guard start <= end, glyf.lowerBound + end <= glyf.upperBound else { return 0..<0 }
    return glyf.lowerBound + start..<glyf.lowerBound + end
  }

  /// The glyphs that one is composed of, where in its outline their numbers stand, and where what is said of them ends.
  private func components(of glyph: Int) -> [(glyph: Int, place: Int, end: Int)] {
    let range = range(of: glyph)
    guard range.count > 10, bytes[range.lowerBound] & 0x80 != 0 else { return [] }
    var parts: [(glyph: Int, place: Int, end: Int)] = []
    var place = range.lowerBound + 10
    while place + 4 <= range.upperBound {
      let flags = short(place)
      let number = place + 2
      place += 4 + (flags & 1 != 0 ? 4 : 2)
      if flags & 8 != 0 { place += 2 } else if flags & 0x40 != 0 { place += 4 } else if flags & 0x80 != 0 { place += 8 }
      parts.append((short(number), number - range.lowerBound, min(place, range.upperBound) - range.lowerBound))
      if flags & 0x20 == 0 { break }
    }
    return parts.filter { $0.glyph < glyphCount }
  }

  /// The characters of a `cmap` table of format 4 or 12.
  private static func characters(_ bytes: [UInt8], _ cmap: Range<Int>) -> [UInt32: Int] {
    func short(_ place: Int) -> Int {
      place + 2 <= cmap.upperBound ? Int(bytes[place]) << 8 + Int(bytes[place + 1]) : 0
    }
    func long(_ place: Int) -> Int { short(place) << 16 + short(place + 2) }
    var glyphs: [UInt32: Int] = [:]
    for index in 0..<short(cmap.lowerBound + 2) {
      let entry = cmap.lowerBound + 4 + 8 * index
      let start = cmap.lowerBound + long(entry + 4)
      guard start < cmap.upperBound, short(entry) == 0 || short(entry) == 3 else { continue }
      if short(start) == 12 {
        for group in 0..<min(long(start + 12), 10_000) {
          let place = start + 16 + 12 * group
          let (first, last, glyph) = (long(place), long(place + 4), long(place + 8))
          guard first <= last, last <= 0x10FFFF, last - first < 65_536 else { continue }
          for code in first...last { glyphs[UInt32(code)] = glyph + code - first }
        }
      } else if short(start) == 4 {
        let doubled = short(start + 6)
        for segment in stride(from: 0, to: doubled, by: 2) {
          let (end, first) = (short(start + 14 + segment), short(start + 16 + doubled + segment))
          let delta = short(start + 16 + 2 * doubled + segment)
          let place = start + 16 + 3 * doubled + segment
          let offset = short(place)
          guard first <= end, end < 0xFFFF else { continue }
          for code in first...end {
            let found = offset == 0 ? code : short(place + offset + 2 * (code - first))
            if found != 0 { glyphs[UInt32(code)] = (found + delta) & 0xFFFF }
          }
        }
      }
    }
    return glyphs.filter { $0.value != 0 }
  }
}
