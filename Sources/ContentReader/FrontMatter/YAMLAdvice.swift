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
    case "found unexpected end of stream", "found unexpected document indicator":
      "a quotation mark that opens is never closed"
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
    if let beginning = failure.beginning, isUnclosed(failure, from: source.offset(of: beginning), in: source) {
      failure.range = SourceRange(line: beginning.line, column: beginning.column)
    }
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

  /// Whether what begins at `start` is closed nowhere: then that is the place to mend, and not the one where reading
  /// stopped. A list of which only a comma is missing has its bracket.
  private static func isUnclosed(_ failure: YAMLReader.Failure, from start: Int, in source: SourceText) -> Bool {
    if failure.message.hasPrefix("a quotation mark") { return true }
    guard
      failure.message.hasPrefix("this list is not closed") || failure.message.hasPrefix("this mapping is not closed")
    else { return false }
    var depth = 0
    var quote: UInt8?
    var previous = UInt8(ascii: " ")
    for (index, byte) in zip(start..., source.bytes[start...]) {
      switch byte {
      case 0x0A where source.bytes[(index + 1)...].starts(with: "---".utf8): return true
      case quote: quote = nil
      case _ where quote != nil: break
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        // In the middle of a word it is an apostrophe.
        if " [{,:".utf8.contains(previous) { quote = byte }
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 { return false }
      default: break
      }
      previous = byte
    }
    return true
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
