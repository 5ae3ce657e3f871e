import Markup

/// Where everything stands on a certificate's sheet, in millimetres from the upper left: what the image and the document
/// both draw.
public struct CertificateLayout: Sendable {
  /// A line of text.
  struct Line: Sendable {
    /// How it stands to its place.
    enum Anchor: String, Sendable {
      case start, middle
    }

    /// What it is drawn in.
    enum Ink: Sendable {
      case dark, soft, accent
    }

    /// Which letters it has.
    enum Face: Sendable {
      case serif, bold, sans
    }

    let text: String
    let x, y, size: Double
    let anchor: Anchor
    let ink: Ink
    let face: Face
  }

  let width, height: Double
  private(set) var lines: [Line] = []
  /// The place of the code: a square.
  let code: (x: Double, y: Double, side: Double)

  init(
    _ credential: JSON, _ template: CertificateImage.Template, _ words: CertificateImage.Words, hash: CertificateHash,
    address: String
  ) {
    let isWide = template == .landscape
    (width, height) = isWide ? (297, 210) : (210, 297)
    let side = isWide ? 46.0 : 60
    code = isWide ? (width - side - 20, height - side - 18, side) : ((width - side) / 2, height - side - 44, side)
    func text(_ value: JSON?) -> String { value.map { $0.text.map { printable($0.string) } ?? "" } ?? "" }
    let subject = credential["credentialSubject"]
    let achievement = subject?["achievement"]
    let (top, room) = (isWide ? 34.0 : 52, width - 60)
    add(text(credential["issuer"]?["name"]), top, 7, room: room)
    add(words.certifies, top + 18, 5.5, .soft, room: room)
    add(text(subject?["name"]), top + 35, 15, .dark, .bold, room: room)
    add(words.completed, top + 48, 5.5, .soft, room: room)
    add(text(achievement?["name"]), top + 62, 10, .accent, .bold, room: room)
    for (index, part) in wrapped(text(achievement?["description"]), width: Int(room / 2.4)).prefix(3).enumerated() {
      add(part, top + 74 + 6 * Double(index), 4.4, .soft, room: room)
    }
    var facts = ["\(words.day) \(text(credential["validFrom"]).prefix(10))"]
    if let until = credential["validUntil"] { facts.append("\(words.until) \(text(until).prefix(10))") }
    if let grade = subject?["result"]?.elements?.first?["value"] {
      let isPercentage = achievement?["resultDescription"]?.elements?.first?["resultType"]?.text == "Percent"
      facts.append("\(words.grade) \(text(grade))\(isPercentage ? " %" : "")")
    }
    add(facts.joined(separator: "   ·   "), top + 98, 5, room: room)
    let notes = [filled(words.scan, [address]), "\(words.issuer) \(text(credential["issuer"]?["id"]))", hash.text]
    for (index, note) in notes.enumerated() {
      let y = height - (isWide ? 34 : 36) + 5 * Double(index)
      lines.append(
        Line(
          text: note, x: isWide ? 24 : width / 2, y: y, size: 3.2, anchor: isWide ? .start : .middle, ink: .soft,
          face: .sans))
    }
  }

  private mutating func add(
    _ text: String, _ y: Double, _ size: Double, _ ink: Line.Ink = .dark, _ face: Line.Face = .serif, room: Double
  ) {
    guard !text.isEmpty else { return }
    // Wide letters take about as much as they are high, others half of it, bold ones more.
    let em = face == .bold ? 0.62 : 0.54
    let units = text.unicodeScalars.reduce(0.0) { $0 + ($1.value >= 0x2E80 ? 1 : em) }
    lines.append(
      Line(text: text, x: width / 2, y: y, size: min(size, room / max(units, 1)), anchor: .middle, ink: ink, face: face)
    )
  }
}

/// A text without what is not printed: control characters, and those that turn the direction of writing for what follows.
private func printable(_ text: String) -> String {
  if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{200E}", "\u{200F}", "\u{FFFE}", "\u{FFFF}": break
    default: if scalar.properties.generalCategory != .control { result.append(scalar) }
    }
  }
  return String(result)
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
