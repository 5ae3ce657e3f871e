/// Reads the size of an image from the bytes that its file begins with.
enum ImageHeader {
  /// How many bytes of a file are looked at: a JPEG may carry its camera's notes before its size.
  static let longest = 262_144

  /// The size of a PNG, GIF, JPEG, WebP or SVG; `nil` for another file, or a damaged one.
  static func size(of bytes: [UInt8], name: String) -> Asset.PixelSize? {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return png(bytes) }
    if bytes.starts(with: Array("GIF8".utf8)) { return little(bytes, width: 6, height: 8) }
    if bytes.starts(with: [0xFF, 0xD8]) { return jpeg(bytes) }
    if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) {
      return webp(bytes)
    }
    return name.lowercased().hasSuffix(".svg") ? SVGSize.read(bytes) : nil
  }

  /// PNG (third edition), section 11.2.1: the first chunk.
  private static func png(_ bytes: [UInt8]) -> Asset.PixelSize? {
    guard bytes.count >= 24 else { return nil }
    return size(big(bytes, 16, 4), big(bytes, 20, 4))
  }

  /// JPEG (ITU-T T.81), section B.2: the first start-of-frame segment.
  private static func jpeg(_ bytes: [UInt8]) -> Asset.PixelSize? {
    var index = 2
    while index + 9 <= bytes.count {
      guard bytes[index] == 0xFF else { return nil }
      let marker = bytes[index + 1]
      if marker == 0xFF {
        index += 1
        continue
      }
      if (0xC0...0xCF).contains(marker), marker != 0xC4, marker != 0xC8, marker != 0xCC {
        return size(big(bytes, index + 7, 2), big(bytes, index + 5, 2))
      }
      if (0xD0...0xD9).contains(marker) || marker == 0x01 {
        index += 2
        continue
      }
      index += 2 + max(2, big(bytes, index + 2, 2))
    }
    return nil
  }

  /// WebP (RFC 9649), sections 2.5 to 2.7: lossy, lossless or extended.
  private static func webp(_ bytes: [UInt8]) -> Asset.PixelSize? {
    guard bytes.count >= 30 else { return nil }
    switch String(decoding: bytes[12..<16], as: UTF8.self) {
    case "VP8 ":
      return size(littleEndian(bytes, 26, 2) & 0x3FFF, littleEndian(bytes, 28, 2) & 0x3FFF)
    case "VP8L":
      let bits = littleEndian(bytes, 21, 4)
      return size((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1)
    case "VP8X": return size(littleEndian(bytes, 24, 3) + 1, littleEndian(bytes, 27, 3) + 1)
    default: return nil
    }
  }

  private static func little(_ bytes: [UInt8], width: Int, height: Int) -> Asset.PixelSize? {
    guard bytes.count >= height + 2 else { return nil }
    return size(littleEndian(bytes, width, 2), littleEndian(bytes, height, 2))
  }

  private static func size(_ width: Int, _ height: Int) -> Asset.PixelSize? {
    (1...100_000).contains(width) && (1...100_000).contains(height)
      ? Asset.PixelSize(width: width, height: height) : nil
  }

  private static func big(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int {
    bytes[start..<start + count].reduce(0) { $0 << 8 | Int($1) }
  }

  private static func littleEndian(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int {
    bytes[start..<start + count].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}

/// Reads the size of an SVG from its root element (SVG 2, section 8.2).
enum SVGSize {
  /// From `width` and `height` in pixels, else from the view box; `nil` where neither says.
  static func read(_ bytes: [UInt8]) -> Asset.PixelSize? {
    let text = String(decoding: bytes.prefix(16_384), as: UTF8.self)
    guard let start = text.firstRange(of: "<svg"), let end = text[start.upperBound...].firstIndex(of: ">") else {
      return nil
    }
    let tag = text[start.upperBound..<end]
    let box = attribute("viewBox", of: tag)?.split { $0 == " " || $0 == "," }.compactMap { Double($0) } ?? []
    let width = pixels(attribute("width", of: tag))
    let height = pixels(attribute("height", of: tag))
    if let width, let height { return size(width, height) }
    guard box.count == 4, box[2] > 0, box[3] > 0 else { return nil }
    if let width { return size(width, width * box[3] / box[2]) }
    if let height { return size(height * box[2] / box[3], height) }
    return size(box[2], box[3])
  }

  private static func size(_ width: Double, _ height: Double) -> Asset.PixelSize? {
    guard width.isFinite, height.isFinite, (0.5...100_000).contains(width), (0.5...100_000).contains(height) else {
      return nil
    }
    return Asset.PixelSize(width: Int(width.rounded()), height: Int(height.rounded()))
  }

  private static func attribute(_ name: String, of tag: Substring) -> Substring? {
    var rest = tag
    while let found = rest.firstRange(of: name) {
      let before = found.lowerBound == tag.startIndex ? " " : rest[..<found.lowerBound].last ?? " "
      let after = rest[found.upperBound...].drop { $0.isWhitespace }
      rest = rest[found.upperBound...]
      guard before.isWhitespace, after.first == "=" else { continue }
      let value = after.dropFirst().drop { $0.isWhitespace }
      guard let quote = value.first, quote == "\"" || quote == "'" else { return nil }
      return value.dropFirst().prefix { $0 != quote }
    }
    return nil
  }

  private static func pixels(_ text: Substring?) -> Double? {
    guard let text else { return nil }
    return Double(text.hasSuffix("px") ? text.dropLast(2) : text)
  }
}
