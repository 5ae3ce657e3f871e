/// Code between fences: its language, and what its readers see of it.
enum CodeFences {
  /// What the opening line of a fence says, as Miyabi writes it.
  struct Info: Equatable, Sendable {
    var language = ""
    var title: String?
    /// Marked lines: `2,4-6`.
    var lines: String?
    /// Options besides, such as `echo=FALSE`, in lower case.
    var options: [String] = []

    /// Reads `rust,editable`, `{r name, echo=FALSE}`, `{.python .numberLines}`, `go {linenos=table, hl_lines=[2,"4-6"]}`.
    init(_ info: String) {
      var rest = info[...]
      if rest.hasPrefix("{") {
        rest = rest.drop { $0 == "{" || $0 == " " }
        if rest.hasPrefix("=") { rest = rest.dropFirst() }
        if rest.hasPrefix(".") { rest = rest.dropFirst() }
      }
      language = String(rest.prefix { !" \t,{}=".contains($0) })
      rest = rest.dropFirst(language.count)
      if rest.hasPrefix("=") {
        // No language: the first word is an option's name.
        rest = language + rest
        language = ""
      }
      language = CodeFences.languages[language.lowercased()] ?? language
      readOptions(String(rest))
    }

    private mutating func readOptions(_ text: String) {
      for part in CodeFences.parts(text) {
        let pair = part.split(separator: "=", maxSplits: 1).map { $0.trimmed }
        if pair.count == 2, ["hl_lines", "highlight", "mark"].contains(pair[0]) {
          lines = CodeFences.lineRanges(pair[1])
        } else if pair.count == 2, ["title", "filename", "name", "file"].contains(pair[0]) {
          title = pair[1].trimmingQuotes
        } else if pair.count == 1, lines == nil, part.allSatisfy({ $0.isNumber || $0 == "-" || $0 == "," }) {
          lines = CodeFences.lineRanges(part)
        } else {
          options.append(part.lowercased())
        }
      }
    }

    /// As Miyabi reads it.
    var written: String {
      var parts = language.isEmpty ? [] : [language]
      if let title, !title.isEmpty, !title.contains("\"") { parts.append("title=\"\(title)\"") }
      if let lines { parts.append("{\(lines)}") }
      return parts.joined(separator: " ")
    }
  }

  /// Changes all fences of a text: `body` gets each with its code, and says what stands in the code's place.
  static func rewrite(
    _ text: TracedText, body: (Info, _ lines: Range<Int>, inout [TextEdit]) -> Void = { _, _, _ in }
  ) -> TracedText {
    var edits: [TextEdit] = []
    for stretch in VerbatimMap(text.bytes).stretches where stretch.kind == .fence {
      guard let fence = Fence(text.bytes, lineAt: stretch.range.lowerBound) else { continue }
      let words = text.bytes.text(fence.info)
      let info = Info(words)
      if info.written != words { edits.append(TextEdit(fence.marks.upperBound..<fence.info.upperBound, info.written)) }
      body(info, fence.bodyStart(in: text.bytes)..<fence.bodyEnd(in: text.bytes), &edits)
    }
    return text.applying(edits)
  }

  /// Names that other programs have for languages.
  private static let languages = ["cpp11": "cpp", "shell-session": "console"]

  /// Splits at commas and white space outside of quotation marks and brackets.
  private static func parts(_ text: String) -> [String] {
    var parts: [String] = []
    var part = ""
    var quote: Character?
    var depth = 0
    for character in text {
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == "[" {
        depth += 1
      } else if character == "]" {
        depth -= 1
      } else if depth == 0, "{}, \t".contains(character) {
        if !part.isEmpty { parts.append(part) }
        part = ""
        continue
      }
      part.append(character)
    }
    if !part.isEmpty { parts.append(part) }
    // `{1,3-5}` is one list and not several options.
    let isNumber = { (part: String) in part.allSatisfy { $0.isNumber || $0 == "-" } }
    let numbers = parts.filter(isNumber)
    return parts.filter { !isNumber($0) } + (numbers.isEmpty ? [] : [numbers.joined(separator: ",")])
  }

  /// `2,4-6` from `[2,"4-6"]` and its like; `nil` where no line is named.
  private static func lineRanges(_ text: String) -> String? {
    let ranges = text.split { !($0.isNumber || $0 == "-") }.compactMap { part -> String? in
      let ends = part.split(separator: "-").compactMap { Int($0) }
      guard let first = ends.first, first > 0 else { return nil }
      guard let last = ends.dropFirst().first else { return "\(first)" }
      return last >= first ? "\(first)-\(last)" : nil
    }
    return ranges.isEmpty ? nil : ranges.joined(separator: ",")
  }
}

extension StringProtocol {
  /// The text without quotation marks around it.
  var trimmingQuotes: String {
    guard count >= 2, let first, first == last, first == "\"" || first == "'" else { return String(self) }
    return String(dropFirst().dropLast())
  }
}
