/// A text that begins with what is said about it, in YAML, TOML or JSON.
struct SourceFrontMatter: Sendable {
  /// What is said.
  var keys: Metadata
  /// What follows.
  var body: TracedText
  private let firstLine: Int
  private let lines: [String]

  /// Splits a file's text; front matter that cannot be read becomes a note, and the text is read without it.
  init(_ text: String, file: String, notes: inout [ImportNote]) {
    keys = .map([])
    lines = text.utf8Lines
    firstLine = 2
    var bodyStart = 0
    do throws(Metadata.Fault) {
      if let fence = lines.first?.trimmedEnd, fence == "---" || fence == "+++" {
        guard
          let end = lines.dropFirst().firstIndex(where: { $0.trimmedEnd == fence || ($0 == "..." && fence == "---") })
        else {
          // A thematic break begins a text too.
          if fence == "---", lines.count > 1, !lines[1].contains(":") {
            body = TracedText(text, file: file)
            return
          }
          body = TracedText()
          throw Metadata.Fault(message: "the front matter never closes: a line `\(fence)` is missing", line: 0)
        }
        bodyStart = end + 1
        let matter = lines[1..<end].joined(separator: "\n") + "\n"
        body = TracedText(lines[bodyStart...].joined(separator: "\n"), file: file, firstLine: bodyStart + 1)
        keys = try fence == "---" ? Metadata.yaml(matter) : Metadata.toml(matter)
        if case .map = keys { return }
        keys = .map([])
        throw Metadata.Fault(message: "the front matter is not `key: value` lines", line: 1)
      } else if lines.first?.hasPrefix("{") ?? false, let end = SourceFrontMatter.jsonEnd(lines) {
        body = TracedText(lines[(end + 1)...].joined(separator: "\n"), file: file, firstLine: end + 2)
        keys = try Metadata.yaml(lines[...end].joined(separator: "\n") + "\n")
      } else {
        body = TracedText(text, file: file)
      }
    } catch {
      let offset = lines.first?.hasPrefix("{") ?? false ? 0 : 1
      notes.append(
        ImportNote(.lost, file, (error.line ?? 0) + offset, "the front matter is not read: \(error.message)"))
    }
  }

  /// The line that a key stands in, for notes.
  func line(of key: String) -> Int? {
    lines.firstIndex { $0.lowercased().hasPrefix(key.lowercased()) || $0.hasPrefix("  \"\(key)\"") }.map { $0 + 1 }
  }

  /// The line in which an object that begins a text ends: strings may hold braces.
  private static func jsonEnd(_ lines: [String]) -> Int? {
    var depth = 0
    var isInString = false
    for (index, line) in lines.enumerated() {
      var isEscaped = false
      for byte in line.utf8 {
        if isEscaped {
          isEscaped = false
        } else if isInString {
          if byte == UInt8(ascii: "\\") { isEscaped = true }
          if byte == UInt8(ascii: "\"") { isInString = false }
        } else if byte == UInt8(ascii: "\"") {
          isInString = true
        } else if byte == UInt8(ascii: "{") {
          depth += 1
        } else if byte == UInt8(ascii: "}") {
          depth -= 1
        }
      }
      // `{{< shortcode >}}` begins a text that has no front matter.
      if depth == 0 { return index > 0 || line.contains(":") ? index : nil }
    }
    return nil
  }
}
