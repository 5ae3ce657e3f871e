/// Certificates as documents to print: PDF 1.7, one sheet, with the letters that they need inside.
///
/// Letters that the font does not have (those of East Asia) are named in Adobe's Japanese collection, which readers carry.
public struct CertificateDocument: Sendable {
  private let image: CertificateImage
  /// The number of each character in the smaller font.
  private var numbers: [Unicode.Scalar: Int] = [:]
  private var widths: [Int] = []
  /// The same for ASCII.
  private let ascii: [Int]
  /// Each number as PDF has it.
  private let codes: [String]
  private let fontFile: [UInt8]
  private let fontLength: Int
  private let unicode: [UInt8]
  /// The colour of the site, as PDF has it.
  private let accent: String
  /// The widths of the letters, as PDF has them.
  private let widthList: String

  /// A way to write certificates whose texts have certain characters: all of a batch share one font.
  public init(_ image: CertificateImage, font: TrueTypeFont, texts: some Sequence<String>) {
    self.image = image
    var characters: Set<Unicode.Scalar> = []
    for text in texts { characters.formUnion(text.unicodeScalars) }
    let words = image.words
    for text in [words.certifies, words.completed, words.grade, words.day, words.until, words.issuer, words.scan] {
      characters.formUnion(text.unicodeScalars)
    }
    // The names of fixed facts: digits, identifiers, hashes.
    characters.formUnion((0x20...0x7E).compactMap { Unicode.Scalar($0) })
    characters.formUnion("·–’“”".unicodeScalars)
    var glyphs = [0]
    for character in characters.sorted() {
      guard let glyph = font.glyph(of: character) else { continue }
      numbers[character] = glyphs.count
      glyphs.append(glyph)
    }
    widths = glyphs.map { font.width(of: $0) }
    codes = glyphs.indices.map { hexadecimal([UInt8($0 >> 8), UInt8($0 & 255)]) }
    let known = numbers
    ascii = (0..<0x80).map { Unicode.Scalar($0).flatMap { known[$0] } ?? 0 }
    widthList = widths.map(String.init).joined(separator: " ")
    accent = CertificateDocument.rgb(image.accent)
    let file = font.subset(glyphs)
    fontLength = file.count
    fontFile = Compression.zlib.compress(file)
    unicode = Compression.zlib.compress(CertificateDocument.unicodeMap(numbers))
  }

  /// Writes a certificate.
  public func pdf(_ subject: CertificateImage.Subject, _ layout: CertificateLayout, code: QRCode?) -> [UInt8] {
    let scale = 72 / 25.4
    let (width, height) = (layout.width * scale, layout.height * scale)
    var content = "q \(number(scale)) 0 0 \(number(-scale)) 0 \(number(height)) cm\n"
    content += "1 .992 .973 rg 0 0 \(number(layout.width)) \(number(layout.height)) re f\n\(accent) RG\n"
    content += "1 w 9 9 \(number(layout.width - 18)) \(number(layout.height - 18)) re S\n"
    content += ".3 w 11 11 \(number(layout.width - 22)) \(number(layout.height - 22)) re S\n"
    for line in layout.lines { content += draw(line) }
    if code != nil {
      let (x, y, side) = layout.code
      content += "1 g \(number(x)) \(number(y)) \(number(side)) \(number(side)) re f 0 g\n"
      content += "q \(number(side)) 0 0 \(number(-side)) \(number(x)) \(number(y + side)) cm /Code Do Q\n"
    }
    content += "Q\n"
    var file = PDFFile()
    let title =
      "\(subject.credential["name"]?.text?.string ?? "") – "
      + (subject.credential["credentialSubject"]?["name"]?.text?.string ?? "")
    let (x, y, side) = layout.code
    let box = [x, layout.height - y - side, x + side, layout.height - y].map { number($0 * scale) }.joined(
      separator: " ")
    file.add("<< /Type /Catalog /Pages 2 0 R /ViewerPreferences << /DisplayDocTitle true >> >>")
    file.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
    file.add(
      """
      << /Type /Page /Parent 2 0 R /MediaBox [0 0 \(number(width)) \(number(height))] /Contents 4 0 R /Resources << \
      /Font << /F1 5 0 R /F2 9 0 R >> \(code == nil ? "" : "/XObject << /Code 12 0 R >>") >> \
      \(code == nil ? "" : "/Annots [<< /Type /Annot /Subtype /Link /Border [0 0 0] /Rect [\(box)] /A << /S /URI /URI (\(subject.link)) >> >>]") >>
      """)
    // As it is: it is short, and each certificate has its own.
    file.add(stream: Array(content.utf8), "")
    file.add(
      "<< /Type /Font /Subtype /Type0 /BaseFont /MIYABI+DejaVuSerif /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 8 0 R >>"
    )
    file.add(
      """
      << /Type /Font /Subtype /CIDFontType2 /BaseFont /MIYABI+DejaVuSerif /CIDSystemInfo << /Registry (Adobe) /Ordering \
      (Identity) /Supplement 0 >> /FontDescriptor 7 0 R /CIDToGIDMap /Identity /W [0 [\(widthList)]] >>
      """)
    file.add(
      """
      << /Type /FontDescriptor /FontName /MIYABI+DejaVuSerif /Flags 4 /FontBBox [-770 -347 2105 1109] /ItalicAngle 0 \
      /Ascent 939 /Descent -236 /CapHeight 729 /StemV 80 /FontFile2 11 0 R >>
      """)
    file.add(stream: unicode, "/Filter /FlateDecode")
    file.add(
      "<< /Type /Font /Subtype /Type0 /BaseFont /HeiseiMin-W3 /Encoding /UniJIS-UTF16-H /DescendantFonts [10 0 R] >>")
    file.add(
      """
      << /Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiMin-W3 /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) \
      /Supplement 4 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /HeiseiMin-W3 /Flags 6 /FontBBox \
      [-123 -257 1001 910] /ItalicAngle 0 /Ascent 709 /Descent -241 /CapHeight 709 /StemV 69 >> >>
      """)
    file.add(stream: fontFile, "/Filter /FlateDecode /Length1 \(fontLength)")
    if let code {
      let side = code.size + 8
      file.add(
        stream: code.rows,
        "/Type /XObject /Subtype /Image /Width \(side) /Height \(side) /ColorSpace /DeviceGray /BitsPerComponent 1"
      )
    }
    return file.finish(title: utf16(title))
  }

  /// A line of text, in runs of the one font or the other.
  private func draw(_ line: CertificateLayout.Line) -> String {
    var runs = ""
    var isOwn: Bool?
    var width = 0
    for scalar in line.text.unicodeScalars {
      let number = number(of: scalar)
      width += number == 0 ? 1000 : widths[number]
      if isOwn != (number != 0) {
        runs += "\(isOwn == nil ? "" : "> Tj ")/\(number == 0 ? "F2" : "F1") \(decimal(line.size, places: 3)) Tf <"
        isOwn = number != 0
      }
      runs += number == 0 ? utf16(String(scalar)) : codes[number]
    }
    let start = line.anchor == .middle ? line.x - Double(width) * line.size / 2000 : line.x
    var ink = accent
    if line.ink != .accent { ink = line.ink == .dark ? ".137 .129 .11" : ".365 .345 .302" }
    // One font serves for bold letters too: their outline is drawn as well.
    let mode = line.face == .bold ? "2 Tr \(number(line.size * 0.022)) w \(ink) RG" : "0 Tr"
    // The page is upside down, and text is turned back.
    return "BT \(ink) rg \(mode) 1 0 0 -1 \(number(start)) \(number(line.y)) Tm \(runs)> Tj ET\n"
  }

  /// The number of a character in the smaller font; 0 where it has none.
  private func number(of scalar: Unicode.Scalar) -> Int {
    scalar.value < 0x80 ? ascii[Int(scalar.value)] : numbers[scalar] ?? 0
  }

  private func utf16(_ text: String) -> String {
    hexadecimal(text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] })
  }

  private func number(_ value: Double) -> String { decimal(value, places: 3) }

  private static func rgb(_ color: String) -> String {
    let digits = Array(color.utf8.dropFirst())
    guard digits.count == 6 else { return "0 0 0" }
    return (0..<3).map { index in
      let value = Int(hexadecimalDigit(digits[2 * index]) ?? 0) * 16 + Int(hexadecimalDigit(digits[2 * index + 1]) ?? 0)
      return decimal(Double(value) / 255, places: 3)
    }.joined(separator: " ")
  }

  /// What the numbers stand for, so that the text can be searched and read aloud (Adobe Technical Note 5411).
  private static func unicodeMap(_ numbers: [Unicode.Scalar: Int]) -> [UInt8] {
    let sorted = numbers.sorted { $0.value < $1.value }
    var text = """
      /CIDInit /ProcSet findresource begin 12 dict begin begincmap
      /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
      /CMapName /Adobe-Identity-UCS def /CMapType 2 def
      1 begincodespacerange <0000> <ffff> endcodespacerange

      """
    for start in stride(from: 0, to: sorted.count, by: 100) {
      let part = sorted[start..<min(start + 100, sorted.count)]
      text += "\(part.count) beginbfchar\n"
      for (scalar, number) in part {
        let units = String(scalar).utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
        text += "<\(hexadecimal([UInt8(number >> 8), UInt8(number & 255)]))> <\(hexadecimal(units))>\n"
      }
      text += "endbfchar\n"
    }
    return Array((text + "endcmap CMapName currentdict /CMap defineresource pop end end\n").utf8)
  }
}

/// The objects of a PDF file, numbered as they come (ISO 32000-1, section 7.5).
private struct PDFFile {
  private var bytes = Array("%PDF-1.7\n%\u{E2}\u{E3}\u{CF}\u{D3}\n".utf8)
  private var places: [Int] = []

  mutating func add(_ object: String) {
    places.append(bytes.count)
    bytes += Array("\(places.count) 0 obj\n\(object)\nendobj\n".utf8)
  }

  mutating func add(stream: [UInt8], _ entries: String) {
    places.append(bytes.count)
    bytes += Array("\(places.count) 0 obj\n<< \(entries) /Length \(stream.count) >>\nstream\n".utf8)
    bytes += stream
    bytes += Array("\nendstream\nendobj\n".utf8)
  }

  mutating func finish(title: String) -> [UInt8] {
    add("<< /Title <feff\(title)> /Producer (Miyabi) >>")
    let start = bytes.count
    var table = "xref\n0 \(places.count + 1)\n0000000000 65535 f \n"
    for place in places {
      let digits = String(place)
      table += "\(String(repeating: "0", count: 10 - digits.count))\(digits) 00000 n \n"
    }
    table +=
      "trailer\n<< /Size \(places.count + 1) /Root 1 0 R /Info \(places.count) 0 R >>\nstartxref\n\(start)\n%%EOF\n"
    return bytes + Array(table.utf8)
  }
}
