/// Makes anchors from headings as GitHub does, each once in a document.
struct Slugger {
  private var counts: [String: Int] = [:]
  private(set) var used: Set<String> = []

  /// The anchor for a heading's text: letters, digits, hyphens and underscores in lower case, with hyphens for spaces.
  mutating func slug(for text: String) -> String {
    var base = ""
    for scalar in text.lowercased().unicodeScalars {
      if ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) {
        base.unicodeScalars.append(scalar)
      } else if scalar == " " {
        base += "-"
      } else if scalar == "-" || scalar == "_" || scalar.properties.isAlphabetic
        || scalar.properties.numericType != nil || scalar.properties.generalCategory == .nonspacingMark
      {
        base.unicodeScalars.append(scalar)
      }
    }
    if base.isEmpty { base = "section" }
    var slug = base
    var number = counts[base] ?? 0
    while used.contains(slug) {
      number += 1
      slug = "\(base)-\(number)"
    }
    counts[base] = number
    used.insert(slug)
    return slug
  }

  /// Takes an anchor that the author chose.
  /// - Returns: whether it was free.
  mutating func take(_ slug: String) -> Bool { used.insert(slug).inserted }
}
