/// Writes pieces of Markdown.
enum MarkdownWriting {
  /// An image.
  static func image(alt: String, source: String, title: String? = nil) -> String {
    "![\(bracketed(alt))](\(destination(source))\(titlePart(title)))"
  }

  /// A link.
  static func link(_ words: String, to target: String) -> String { "[\(bracketed(words))](\(destination(target)))" }

  /// A destination as it stands in parentheses.
  static func destination(_ target: String) -> String {
    let plain = target.filter { $0 != "\n" && $0 != "\r" && $0 != "\r\n" }
    guard plain.contains(where: { $0 == " " || $0 == "(" || $0 == ")" || $0 == "<" || $0 == ">" }) || plain.isEmpty
    else {
      return plain
    }
    var result = ""
    for character in plain {
      switch character {
      case " ": result += "%20"
      case "(": result += "%28"
      case ")": result += "%29"
      case "<": result += "%3C"
      case ">": result += "%3E"
      default: result.append(character)
      }
    }
    return result.isEmpty ? "<>" : result
  }

  /// A span of code.
  static func code(_ code: String) -> String {
    guard !code.isEmpty else { return "" }
    let longest = longestRun(of: "`", in: code)
    let marks = String(repeating: "`", count: longest + 1)
    return longest > 0 ? "\(marks) \(code) \(marks)" : marks + code + marks
  }

  /// The text without marks for emphasis and code, and with links as their words.
  static func plain(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let character = rest.popFirst() {
      switch character {
      case "\\" where rest.first?.isPunctuation ?? false: rest.popFirst().map { result.append($0) }
      case "`", "*": break
      case "[": break
      case "]":
        guard rest.first == "(", let end = rest.firstIndex(of: ")") else { break }
        rest = rest[rest.index(after: end)...]
      case "!" where rest.first == "[": break
      default: result.append(character)
      }
    }
    return decodedEntities(result)
  }

  private static func bracketed(_ text: String) -> String {
    text.collapsed.replacing("\\", with: "\\\\").replacing("[", with: "\\[").replacing("]", with: "\\]")
  }

  private static func titlePart(_ title: String?) -> String {
    guard let title = title?.collapsed, !title.isEmpty else { return "" }
    return " \"" + title.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

extension StringProtocol {
  /// The text without spaces at its end.
  var trimmedEnd: String {
    var text = self[...]
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }
}
