/// Text as a YAML scalar that every reader takes for that text.
enum YAMLText {
  /// The text, plain where nobody could take it for something else, else in double quotes.
  static func scalar(_ text: String) -> String { isPlain(text) ? text : quoted(text) }

  /// Whether a text can stand without quotes: words that begin with a letter, and nothing that YAML gives a meaning.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.first, first.isLetter, text.last?.isWhitespace == false else { return false }
    let isSafe = text.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case " ", "-", "_", ".", ",", "'", "/", "(", ")", "!", "?", ";", "+", "&", "—", "–", "’", "“", "”", "…": true
      case "0"..."9", "a"..."z", "A"..."Z": true
      default: scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
      }
    }
    return isSafe && !meaningful.contains(text.lowercased())
  }

  /// What YAML 1.1 or 1.2 reads as something other than text.
  private static let meaningful: Set<String> = ["true", "false", "yes", "no", "on", "off", "y", "n", "null"]

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }
}
