import Diagnostics

/// The YAML between the `---` lines that begin a Markdown file, with the place of every piece.
struct FrontMatter: Sendable {
  /// What stands between the lines; `nil` where nothing does.
  var entries: [YAMLNode.Entry]
  /// The offset at which the body begins.
  var bodyStart: Int
  /// The opening `---`: where a missing key is reported.
  var opening: SourceRange

  /// Where the fences of a file stand, or what is wrong with them.
  enum Fences: Sendable, Equatable {
    case found(yaml: Range<Int>, bodyStart: Int)
    case unclosed
    case absent(start: Int)
  }

  /// Finds the `---` lines. A byte-order mark before the first and white space after either are tolerated.
  static func fences(in bytes: [UInt8]) -> Fences {
    bytes.withUnsafeBufferPointer { text in
      let start = text.count >= 3 && text[0] == 0xEF && text[1] == 0xBB && text[2] == 0xBF ? 3 : 0
      guard let first = fenceEnd(text, at: start) else { return .absent(start: start) }
      var index = first
      while index < text.count {
        if let end = fenceEnd(text, at: index) { return .found(yaml: first..<index, bodyStart: end) }
        index = lineEnd(text, from: index)
      }
      return .unclosed
    }
  }

  /// Reads a file's front matter; diagnostics say why there is none.
  static func read(_ source: SourceText, into diagnostics: inout [Diagnostic]) -> FrontMatter? {
    let opening = SourceRange(line: 1, column: 1, length: 3)
    switch fences(in: source.bytes) {
    case .absent:
      diagnostics.append(
        Diagnostic(
          .missingFrontMatter, in: source, at: .wholeFile, "the file does not begin with front matter",
          help: "begin it with a line `---`, then `key: value` lines, then another `---`"))
      return nil
    case .unclosed:
      diagnostics.append(
        Diagnostic(
          .unclosedFrontMatter, in: source, at: opening, "the front matter that begins here never ends",
          help: "put a line `---` after its last key"))
      return nil
    case .found(let yaml, let bodyStart):
      guard let entries = mapping(source, yaml, what: "front matter", into: &diagnostics) else { return nil }
      return FrontMatter(entries: entries, bodyStart: bodyStart, opening: opening)
    }
  }

  /// Reads a file that is YAML from its first line to its last.
  static func readWhole(_ source: SourceText, into diagnostics: inout [Diagnostic]) -> FrontMatter? {
    let start = source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let entries = mapping(source, start..<source.bytes.count, what: "file", into: &diagnostics) else {
      return nil
    }
    return FrontMatter(entries: entries, bodyStart: source.bytes.count, opening: SourceRange(line: 1, column: 1))
  }

  private static func mapping(
    _ source: SourceText, _ range: Range<Int>, what: String, into diagnostics: inout [Diagnostic]
  ) -> [YAMLNode.Entry]? {
    do {
      guard let node = try YAMLReader.read(source, range), !node.isAbsent else { return [] }
      guard case .map(let entries) = node.content else {
        diagnostics.append(
          Diagnostic(
            .invalidYAML, in: source, at: node.range.firstLine, "the \(what) is \(node.noun), not `key: value` lines",
            help: "write a colon and a space after each key"))
        return nil
      }
      return entries
    } catch {
      diagnostics.append(
        Diagnostic(.invalidYAML, in: source, at: error.range.firstLine, error.message, help: error.help))
      return nil
    }
  }

  /// The offset after a line that is `---`; `nil` where the line at `start` is another.
  private static func fenceEnd(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
    guard start + 3 <= text.count, text[start] == 0x2D, text[start + 1] == 0x2D, text[start + 2] == 0x2D else {
      return nil
    }
    var index = start + 3
    while index < text.count, text[index] == 0x20 || text[index] == 0x09 { index += 1 }
    guard index == text.count || text[index] == 0x0A || text[index] == 0x0D else { return nil }
    return lineEnd(text, from: index)
  }

  /// The offset after the ending (LF, CRLF or CR) of the line that `index` stands in.
  private static func lineEnd(_ text: UnsafeBufferPointer<UInt8>, from index: Int) -> Int {
    var index = index
    while index < text.count {
      let byte = text[index]
      index += 1
      if byte == 0x0A { break }
      if byte == 0x0D {
        if index < text.count, text[index] == 0x0A { index += 1 }
        break
      }
    }
    return index
  }
}

extension SourceRange {
  /// The part on the range's first line, where the range has several; its first character at least.
  var firstLine: SourceRange {
    end.line == start.line ? self : SourceRange(line: start.line, column: start.column)
  }
}
