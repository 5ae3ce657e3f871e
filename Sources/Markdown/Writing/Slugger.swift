/// Makes anchors from headings as GitHub does, each once in a document.
struct Slugger {
  private var counts: [String: Int] = [:]
  /// The anchors that were given out.
  private(set) var used: Set<String> = []
  private let reserved: Set<String>

  /// - Parameter reserved: anchors that the page has besides, and no heading gets.
  init(reserved: Set<String> = []) { self.reserved = reserved }

  /// The anchor for a heading's text: letters, digits, hyphens and underscores in lower case, with hyphens for spaces.
  mutating func slug(for text: String) -> String {
    var base = Slugger.base(of: text)
    if base.isEmpty { base = "section" }
    var slug = base
    var number = counts[base] ?? 0
    while used.contains(slug) || reserved.contains(slug) {
      number += 1
      slug = "\(base)-\(number)"
    }
    counts[base] = number
    used.insert(slug)
    return slug
  }

  private static func base(of text: String) -> String {
    var base = ""
    base.reserveCapacity(text.utf8.count)
    for scalar in text.lowercased().unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9", "-", "_": base.unicodeScalars.append(scalar)
      case " ": base.unicodeScalars.append("-")
      // The rest of ASCII is neither letter nor digit.
      case "\u{0}"..."\u{7F}": break
      default:
        let properties = scalar.properties
        if properties.isAlphabetic || properties.numericType != nil || properties.generalCategory == .nonspacingMark {
          base.unicodeScalars.append(scalar)
        }
      }
    }
    return base
  }

  /// Takes an anchor that the author chose.
  /// - Returns: whether it was free.
  mutating func take(_ slug: String) -> Bool { used.insert(slug).inserted }
}
