/// A time that authors estimate, in whole minutes.
public struct Minutes: Hashable, Comparable, Sendable, Codable {
  /// How many; never negative.
  public let count: Int

  /// So many minutes.
  public init(_ count: Int) { self.count = max(0, count) }

  /// Reads `45m`, `1h 30m`, `8h`, `PT45M`, `PT1H30M` or a bare whole number of minutes; `nil` for anything else.
  /// Seconds (`90s`, `PT90S`) are rounded up.
  public init?(written text: String) {
    var scalars = Array(text.unicodeScalars.filter { $0 != " " }).map { $0.properties.lowercaseMapping }.joined()
    guard !scalars.isEmpty else { return nil }
    if let bare = Int(scalars) {
      guard scalars.allSatisfy(\.isNumber), bare <= Minutes.longest else { return nil }
      self.init(bare)
      return
    }
    if scalars.hasPrefix("pt") { scalars.removeFirst(2) }
    var seconds = 0
    var number = ""
    var allowed: [Character] = ["h", "m", "s"]
    for character in scalars {
      if character.isASCII, character.isNumber {
        number.append(character)
        continue
      }
      guard let unit = allowed.firstIndex(of: character), let value = Int(number), value <= Minutes.longest else {
        return nil
      }
      seconds += value * (character == "h" ? 3600 : character == "m" ? 60 : 1)
      allowed.removeSubrange(...unit)
      number = ""
    }
    guard number.isEmpty, !scalars.isEmpty, seconds <= Minutes.longest * 60 else { return nil }
    self.init((seconds + 59) / 60)
  }

  /// More than this (some 19 years) is a slip of the pen.
  static let longest = 9_999_999

  /// Orders by length.
  public static func < (a: Minutes, b: Minutes) -> Bool { a.count < b.count }
}
