import Foundation

/// A certificate as an image to print: SVG on a sheet of A4, with the signed token inside (Open Badges 3.0, section 5.3.2.1)
/// and a QR code of the share link.
public struct CertificateImage: Sendable {
  /// How the sheet lies; the names that `template` has in a course's settings.
  public enum Template: String, Sendable, CaseIterable {
    case landscape, portrait
  }

  /// The words on it.
  public struct Words: Sendable {
    /// Above the holder's name: “This certifies that”.
    public var certifies: String
    /// Below it: “has completed”.
    public var completed: String
    /// Before the grade, the day, the expiry, the issuer's identifier.
    public var grade, day, until, issuer: String
    /// What to do with the code, with the address of `/verify/` for `#`.
    public var scan: String

    /// Words.
    public init(
      certifies: String, completed: String, grade: String, day: String, until: String, issuer: String, scan: String
    ) {
      self.certifies = certifies
      self.completed = completed
      self.grade = grade
      self.day = day
      self.until = until
      self.issuer = issuer
      self.scan = scan
    }
  }

  private let template: Template
  private let words: Words
  /// `#RRGGBB`.
  private let accent: String

  /// A way to draw certificates.
  public init(_ template: Template, words: Words, accent: String?) {
    self.template = template
    self.words = words
    self.accent = accent ?? "#8c2f39"
  }

  /// Draws a certificate.
  ///
  /// - Parameters:
  ///   - credential: what it says.
  ///   - token: the same, signed, to be carried by the image.
  ///   - link: its share link, for the code; a link too long for one is left out.
  ///   - hash: its hash.
  ///   - address: where it is verified, as one types it.
  public func svg(
    _ credential: JSON, token: String, link: String, hash: CertificateHash, address: String
  ) -> [UInt8] {
    let (width, height) = template == .landscape ? (297.0, 210.0) : (210.0, 297.0)
    let middle = width / 2
    let subject = credential["credentialSubject"]
    let achievement = subject?["achievement"]
    func text(_ value: JSON?) -> String { value?.text?.string ?? "" }
    let name = text(subject?["name"])
    let course = text(achievement?["name"])
    let top = template == .landscape ? 34.0 : 52.0
    var lines: [String] = []
    func line(_ content: String, _ y: Double, _ size: Double, _ style: String = "", room: Double) {
      guard !content.isEmpty else { return }
      // Wide letters take about as much as they are high, others half of it.
      let units = content.unicodeScalars.reduce(0.0) { $0 + ($1.value >= 0x2E80 ? 1 : 0.52) }
      let fitting = min(size, room / max(units, 1))
      lines.append(
        #"<text x="\#(number(middle))" y="\#(number(y))" font-size="\#(number(fitting))" \#(style)>\#(escaped(content))</text>"#)
    }
    let room = width - 60
    line(text(credential["issuer"]?["name"]), top, 7, #"letter-spacing=".3""#, room: room)
    line(words.certifies, top + 18, 5.5, #"fill="\#(soft)""#, room: room)
    line(name, top + 35, 15, #"font-weight="600""#, room: room)
    line(words.completed, top + 48, 5.5, #"fill="\#(soft)""#, room: room)
    line(course, top + 62, 10, #"font-weight="600" fill="\#(accent)""#, room: room)
    for (index, part) in wrapped(text(achievement?["description"]), width: Int(room / 2.4)).prefix(3).enumerated() {
      line(part, top + 74 + 6 * Double(index), 4.4, #"fill="\#(soft)""#, room: room)
    }
    var facts = ["\(words.day) \(text(credential["validFrom"]).prefix(10))"]
    if let until = credential["validUntil"]?.text { facts.append("\(words.until) \(until.string.prefix(10))") }
    if let grade = subject?["result"]?.elements?.first?["value"]?.text?.string {
      let isPercentage = achievement?["resultDescription"]?.elements?.first?["resultType"]?.text == "Percent"
      facts.append("\(words.grade) \(grade)\(isPercentage ? " %" : "")")
    }
    line(facts.joined(separator: "   ·   "), top + 98, 5, room: room)
    let side = template == .landscape ? 46.0 : 60.0
    let left = template == .landscape ? width - side - 20 : middle - side / 2
    let codeTop = height - side - (template == .landscape ? 18 : 44)
    let code = QRCode(Array(link.utf8)).map { code in
      """
      <image x="\(number(left))" y="\(number(codeTop))" width="\(number(side))" height="\(number(side))" \
      style="image-rendering:pixelated" href="data:image/png;base64,\(Data(code.png).base64EncodedString())"/>
      """
    }
    let note = template == .landscape ? (x: 24.0, y: height - 34, anchor: "start") : (x: middle, y: height - 36, anchor: "middle")
    let scan = words.scan.filled([address])
    let notes = [scan, "\(words.issuer) \(text(credential["issuer"]?["id"]))", hash.text].enumerated().map { index, content in
      """
      <text x="\(number(note.x))" y="\(number(note.y + 5 * Double(index)))" font-size="3.2" text-anchor="\(note.anchor)" \
      fill="\(soft)">\(escaped(content))</text>
      """
    }
    return Array(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0" width="\(number(width))mm" \
      height="\(number(height))mm" viewBox="0 0 \(number(width)) \(number(height))" role="img" aria-labelledby="title">
      <openbadges:credential verify="\(token)"/>
      <title id="title">\(escaped(text(credential["name"]))) – \(escaped(name))</title>
      <rect width="100%" height="100%" fill="#fffdf8"/>
      <rect x="9" y="9" width="\(number(width - 18))" height="\(number(height - 18))" fill="none" stroke="\(accent)" stroke-width="1"/>
      <rect x="11" y="11" width="\(number(width - 22))" height="\(number(height - 22))" fill="none" stroke="\(accent)" stroke-width=".3"/>
      <g font-family="Palatino, 'Noto Serif', 'Noto Serif CJK JP', serif" text-anchor="middle" fill="#23211c">
      \(lines.joined(separator: "\n"))
      </g>
      \(code ?? "")
      <g font-family="'Noto Sans', 'Noto Sans CJK JP', sans-serif">
      \(notes.joined(separator: "\n"))
      </g>
      </svg>

      """.utf8)
  }

  private var soft: String { "#5d584d" }

  private func number(_ value: Double) -> String { ecmaScript((value * 100).rounded() / 100) }

  /// Text for XML: characters that XML does not have, and those that turn the direction of writing, are left out.
  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{200E}", "\u{200F}", "\u{FFFE}", "\u{FFFF}": break
      default: if scalar.properties.generalCategory != .control { result.unicodeScalars.append(scalar) }
      }
    }
    return result
  }

  private func wrapped(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.count + word.count + 1 > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return line.isEmpty ? lines : lines + [line]
  }
}
