/// What the opening line of a fenced div says: `warning Title`, or `{.warning title="…"}` as Pandoc writes it.
struct DivInfo {
  /// How a div appears.
  enum Form {
    /// A box beside the text.
    case admonition
    /// Folded until the reader opens it.
    case disclosure
    /// Left out: it is for those who teach.
    case hidden
  }

  /// The kind, in lower case: letters, digits and hyphens.
  var kind: String
  /// What stands over it.
  var title: String

  init(_ info: String) {
    var name: Substring?
    var written = ""
    if info.hasPrefix("{") {
      for part in attributeParts(String(info.drop { $0 == "{" }.prefix { $0 != "}" })) {
        if part.hasPrefix("title=") {
          written = unquoted(String(part.dropFirst("title=".count)))
        } else if name == nil, !part.hasPrefix("#"), !part.contains("=") {
          // The first class is the kind; further ones are for other people's style sheets.
          name = part.drop { $0 == "." }
        }
      }
    } else {
      let parts = info.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
      name = parts.first
      written = parts.count > 1 ? String(parts[1].drop { $0 == " " }) : ""
    }
    let lower = (name ?? "note").lowercased()
    kind = String(String.UnicodeScalarView(lower.unicodeScalars.map { DivInfo.isNamePart($0) ? $0 : "-" }))
    title = written.isEmpty ? DivInfo.titles[kind] ?? kind.prefix(1).uppercased() + kind.dropFirst() : written
  }

  var form: Form {
    switch kind {
    case "details", "solution", "hint", "spoiler", "answer": .disclosure
    case "instructor", "instructor-note": .hidden
    default: .admonition
    }
  }

  private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
  }

  /// Titles that differ from the capitalized kind; the kinds are those of Carpentries lessons and of common use.
  private static let titles = [
    "prereq": "Prerequisites", "keypoints": "Key points", "group-tab": "Options", "tab": "Options",
    "testimonial": "In their words",
  ]
}

/// The alerts that GitHub knows.
enum AlertKind: String {
  case note, tip, important, warning, caution

  var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

  /// The kind that `[!NOTE]` names.
  init?(marker: UnsafeBufferPointer<UInt8>) {
    guard marker.count >= 6, marker[0] == UInt8(ascii: "["), marker[1] == UInt8(ascii: "!") else { return nil }
    var text = String(marker).dropFirst(2)
    while text.last == " " { text.removeLast() }
    guard text.last == "]" else { return nil }
    self.init(rawValue: text.dropLast().lowercased())
  }
}
