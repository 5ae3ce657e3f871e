import Diagnostics

/// Says in an author's words what libyaml says in a parser's.
enum YAMLAdvice {
  /// The message for libyaml's own.
  static func message(problem: String, context: String?) -> String {
    switch problem {
    case "mapping values are not allowed in this context": "a second `: ` stands in this line"
    case "could not find expected ':'": "a `key: value` is expected here, and there is no colon"
    case "did not find expected key": "this line fits neither the mapping above it nor its indentation"
    case "did not find expected '-' indicator": "this line fits neither the list above it nor its indentation"
    case "did not find expected ',' or ']'": "this list is not closed: a `,` or a `]` is missing"
    case "did not find expected ',' or '}'": "this mapping is not closed: a `,` or a `}` is missing"
    case "found unexpected end of stream": "a quotation mark that opens is never closed"
    case "found character that cannot start any token": "a value cannot begin with this character"
    case "found unknown escape character": "there is no such escape in a double-quoted value"
    case "block sequence entries are not allowed in this context": "a list cannot begin here"
    case "control characters are not allowed": "a control character stands in the front matter"
    default: (context.map { "YAML: \($0), " } ?? "YAML: ") + problem
    }
  }

  /// Adds to a failure what would mend it, as far as its line shows.
  static func improve(_ failure: YAMLReader.Failure, source: SourceText) -> YAMLReader.Failure {
    var failure = failure
    let line = source.text(ofLine: failure.range.start.line) ?? ""
    if failure.message.hasPrefix("a control character"), let index = source.bytes.firstIndex(where: isControl) {
      failure.range = source.range(index..<index + 1)
      failure.help = "delete it"
    } else if failure.message.hasPrefix("a second `: `") {
      failure.help = "quote the whole value: `key: \"…: …\"`"
    } else if failure.message.hasPrefix("a value cannot begin") {
      failure.help = line.contains("\t") ? "use spaces" : "quote the value"
    } else if failure.message.hasPrefix("there is no such escape") {
      failure.help = "use single quotes, in which a backslash is a backslash"
    } else if failure.message.hasPrefix("this line fits neither"), hasTextAfterQuote(line) {
      failure.message = "text follows a quoted value"
      failure.help = "quote the whole value; inside double quotes, write `\\\"`"
    }
    return failure
  }

  private static func isControl(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D || byte == 0x7F
  }

  /// Whether a value of `line` goes on after its closing quotation mark: `title: "A" and B`.
  private static func hasTextAfterQuote(_ line: String) -> Bool {
    guard let colon = line.firstIndex(of: ":") else { return false }
    let value = line[line.index(after: colon)...].drop { $0 == " " }
    guard let quote = value.first, quote == "\"" || quote == "'" else { return false }
    guard let end = value.dropFirst().firstIndex(of: quote) else { return false }
    return !value[value.index(after: end)...].allSatisfy { $0 == " " }
  }
}
