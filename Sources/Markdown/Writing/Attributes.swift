/// What stands in braces after a heading: `{#id key=value}`.
struct HeadingAttributes {
  var id: String?
  var pairs: [(name: String, value: String)] = []
  /// What could not be understood.
  var faults: [String] = []

  /// Reads what stands between the braces.
  init(_ text: String) {
    for part in attributeParts(text) {
      if part.hasPrefix("#") {
        let id = String(part.dropFirst())
        if id.isEmpty || id.contains(where: { $0.isWhitespace || "\"'<>&=".contains($0) }) {
          faults.append(part)
        } else {
          self.id = id
        }
      } else if let equals = part.firstIndex(of: "="), equals > part.startIndex {
        pairs.append((String(part[..<equals]), unquoted(String(part[part.index(after: equals)...]))))
      } else if !part.hasPrefix(".") {
        faults.append(part)
      }
    }
  }
}

/// What stands after three backticks: `python title="train.py" {2,4-6}`.
struct FenceInfo {
  var language: String?
  var title: String?
  var markedLines: [ClosedRange<Int>] = []
  var faults: [String] = []

  init(_ info: String) {
    // Most fences say their language and nothing else.
    if info.utf8.allSatisfy({ $0 > 0x2C && $0 < 0x7B }) {
      language = info.isEmpty ? nil : info
      return
    }
    let name = info.prefix { $0 != " " && $0 != "\t" && $0 != "," && $0 != "{" }
    language = name.isEmpty ? nil : String(name)
    // `rust,editable` is mdBook's way; what follows the comma is for its playground.
    var rest = info.dropFirst(name.count)
    if rest.first == "," { rest = rest.drop { $0 != " " && $0 != "{" } }
    for part in attributeParts(String(rest)) {
      if part.hasPrefix("{"), part.hasSuffix("}") {
        readLines(part.dropFirst().dropLast())
      } else if part.hasPrefix("title=") {
        title = unquoted(String(part.dropFirst("title=".count)))
      } else if part.contains("=") {
        faults.append(part)
      }
    }
  }

  private mutating func readLines(_ text: Substring) {
    for part in text.split(separator: ",") {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0.filter { $0 != " " }) }
      if ends.count == 1, let line = ends[0], line > 0 {
        markedLines.append(line...line)
      } else if ends.count == 2, let first = ends[0], let last = ends[1], first > 0, first <= last {
        markedLines.append(first...last)
      } else if !part.hasPrefix(".") {
        faults.append("{\(text)}")
      }
    }
  }
}

/// Splits at white space outside quotation marks and braces.
func attributeParts(_ text: String) -> [String] {
  var parts: [String] = []
  var part = ""
  var quote: Character?
  var depth = 0
  for character in text {
    if let open = quote {
      if character == open { quote = nil }
    } else if character == "\"" || character == "'" {
      quote = character
    } else if character == "{" {
      depth += 1
    } else if character == "}" {
      depth -= 1
    } else if character == " " || character == "\t", depth <= 0 {
      if !part.isEmpty { parts.append(part) }
      part = ""
      continue
    }
    part.append(character)
  }
  if !part.isEmpty { parts.append(part) }
  return parts
}

func unquoted(_ text: String) -> String {
  guard text.count >= 2, let first = text.first, first == "\"" || first == "'", text.last == first else { return text }
  return String(text.dropFirst().dropLast())
}
