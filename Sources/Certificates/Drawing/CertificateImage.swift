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

  /// What is drawn of one certificate.
  public struct Subject: Sendable {
    /// What it says.
    public let credential: JSON
    /// Its hash.
    public let hash: CertificateHash
    /// The same, signed, for the image to carry.
    public let token: String
    /// Its share link, for the code; a link too long for one is left out.
    public let link: String
    /// Where it is verified, as one types it.
    public let address: String

    /// What is drawn of one certificate.
    public init(credential: JSON, hash: CertificateHash, token: String, link: String, address: String) {
      self.credential = credential
      self.hash = hash
      self.token = token
      self.link = link
      self.address = address
    }
  }

  let template: Template
  let words: Words
  /// `#RRGGBB`.
  let accent: String

  /// A way to draw certificates.
  public init(_ template: Template, words: Words, accent: String?) {
    self.template = template
    self.words = words
    self.accent = accent ?? "#8c2f39"
  }

  /// Where everything stands on a certificate's sheet.
  public func layout(_ subject: Subject) -> CertificateLayout {
    CertificateLayout(subject.credential, template, words, hash: subject.hash, address: subject.address)
  }

  /// Draws a certificate as an image.
  public func svg(_ subject: Subject, _ layout: CertificateLayout, code: QRCode?) -> [UInt8] {
    let (width, height) = (number(layout.width), number(layout.height))
    let name = subject.credential["credentialSubject"]?["name"]?.text?.string ?? ""
    let lines = layout.lines.map { line in
      """
      <text x="\(number(line.x))" y="\(number(line.y))" font-size="\(number(line.size))" \
      text-anchor="\(line.anchor.rawValue)" fill="\(color(line.ink))"\(face(line.face))>\(escaped(line.text))</text>
      """
    }
    let picture = code.map { code in
      """
      <image x="\(number(layout.code.x))" y="\(number(layout.code.y))" width="\(number(layout.code.side))" \
      height="\(number(layout.code.side))" style="image-rendering:pixelated" \
      href="data:image/png;base64,\(Data(code.png).base64EncodedString())"/>
      """
    }
    return Array(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0" width="\(width)mm" \
      height="\(height)mm" viewBox="0 0 \(width) \(height)" role="img" aria-labelledby="title">
      <openbadges:credential verify="\(subject.token)"/>
      <title id="title">\(escaped(subject.credential["name"]?.text?.string ?? "")) – \(escaped(name))</title>
      <rect width="100%" height="100%" fill="#fffdf8"/>
      <rect x="9" y="9" width="\(number(layout.width - 18))" height="\(number(layout.height - 18))" fill="none" \
      stroke="\(accent)" stroke-width="1"/>
      <rect x="11" y="11" width="\(number(layout.width - 22))" height="\(number(layout.height - 22))" fill="none" \
      stroke="\(accent)" stroke-width=".3"/>
      <g font-family="Palatino, 'Noto Serif', 'Noto Serif CJK JP', serif">
      \(lines.joined(separator: "\n"))
      </g>
      \(picture ?? "")
      </svg>

      """.utf8)
  }

  private func color(_ ink: CertificateLayout.Line.Ink) -> String {
    switch ink {
    case .dark: "#23211c"
    case .soft: "#5d584d"
    case .accent: accent
    }
  }

  private func face(_ face: CertificateLayout.Line.Face) -> String {
    switch face {
    case .serif: ""
    case .bold: #" font-weight="600""#
    case .sans: #" font-family="'Noto Sans', 'Noto Sans CJK JP', sans-serif""#
    }
  }

  private func number(_ value: Double) -> String { decimal(value, places: 2) }

  /// Text for XML, without the characters that XML does not have.
  private func escaped(_ text: String) -> String {
    let special: [UInt8] = [0x22, 0x26, 0x3C, 0x3E]
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) && !special.contains($0) }) { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\u{FFFE}", "\u{FFFF}": break
      default: if scalar.properties.generalCategory != .control { result.unicodeScalars.append(scalar) }
      }
    }
    return result
  }
}
