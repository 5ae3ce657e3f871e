import CYaml
import Diagnostics

/// Reads YAML through libyaml's events, which carry where each piece begins and ends.
///
/// Events rather than a finished tree: what front matter has no use for is refused where it stands and before it costs
/// anything — anchors and aliases (which can explode), tags, a second document, nesting beyond ``deepest``.
struct YAMLReader {
  /// How deep lists and mappings may lie in each other.
  static let deepest = 16
  /// How many bytes front matter may have.
  static let longest = 262_144

  /// Why YAML was not read.
  struct Failure: Error, Equatable {
    var range: SourceRange
    var message: String
    var help: String?
    /// Where what was being read begins, if libyaml says so.
    var beginning: SourcePosition?
  }

  private enum Frame {
    case list([YAMLNode], start: SourcePosition)
    case map([YAMLNode.Entry], pending: (key: String, range: SourceRange)?, start: SourcePosition)
  }

  private let firstLine: Int
  private var frames: [Frame] = []
  private var root: YAMLNode?

  private init(firstLine: Int) { self.firstLine = firstLine }

  /// Reads the bytes in `range` of `source`; `nil` where nothing but comments stands there.
  /// - Throws: ``Failure`` at the first thing that is not read.
  static func read(_ source: SourceText, _ range: Range<Int>) throws(Failure) -> YAMLNode? {
    let firstLine = source.position(at: range.lowerBound).line
    guard range.count <= longest else {
      throw Failure(
        range: SourceRange(line: firstLine, column: 1), message: "the front matter is too long",
        help: "long text belongs below the second `---`")
    }
    if let failure = tabInIndentation(source, range) { throw failure }
    var reader = YAMLReader(firstLine: firstLine)
    let result: Result<YAMLNode?, Failure> = source.bytes.withUnsafeBufferPointer { text in
      do throws(Failure) {
        return .success(try reader.parse(UnsafeBufferPointer(rebasing: text[range])))
      } catch {
        return .failure(error)
      }
    }
    do {
      return try result.get()
    } catch  where error.help == nil {
      throw YAMLAdvice.improve(error, source: source)
    }
  }

  private mutating func parse(_ text: UnsafeBufferPointer<UInt8>) throws(Failure) -> YAMLNode? {
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else {
      throw Failure(range: .wholeFile, message: "there is no memory left to read YAML")
    }
    defer { yaml_parser_delete(&parser) }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(&parser, text.baseAddress, text.count)
    var documents = 0
    while true {
      var event = yaml_event_t()
      guard yaml_parser_parse(&parser, &event) == 1 else { throw failure(of: parser) }
      defer { yaml_event_delete(&event) }
      switch event.type {
      case YAML_STREAM_END_EVENT: return root
      case YAML_DOCUMENT_START_EVENT:
        documents += 1
        if documents > 1 {
          throw refusal(event, "a second YAML document begins here", help: "keep a single one")
        }
      default: try take(event)
      }
    }
  }

  private mutating func take(_ event: yaml_event_t) throws(Failure) {
    switch event.type {
    case YAML_ALIAS_EVENT:
      throw refusal(event, "aliases (`*name`) are not read here", help: "write the value out")
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      try refuseProperties(event, anchor: scalar.anchor, tag: scalar.tag)
      let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      let style: YAMLNode.Style =
        switch scalar.style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE: .quoted
        case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
        default: .plain
        }
      try add(YAMLNode(content: .scalar(text, style), range: range(event)))
    case YAML_SEQUENCE_START_EVENT:
      try refuseProperties(event, anchor: event.data.sequence_start.anchor, tag: event.data.sequence_start.tag)
      try open(.list([], start: position(event.start_mark)), event)
    case YAML_MAPPING_START_EVENT:
      try refuseProperties(event, anchor: event.data.mapping_start.anchor, tag: event.data.mapping_start.tag)
      try open(.map([], pending: nil, start: position(event.start_mark)), event)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: try close(event)
    default: break
    }
  }

  private func refuseProperties(
    _ event: yaml_event_t, anchor: UnsafeMutablePointer<UInt8>?, tag: UnsafeMutablePointer<UInt8>?
  ) throws(Failure) {
    if anchor != nil {
      throw refusal(
        event, "anchors (`&name`) are not read here", help: "quote the value if it is meant to begin with `&`")
    }
    if tag != nil {
      throw refusal(event, "tags (`!name`) are not read here", help: "quote the value if it is meant to begin with `!`")
    }
  }

  private mutating func open(_ frame: Frame, _ event: yaml_event_t) throws(Failure) {
    guard frames.count < YAMLReader.deepest else {
      throw refusal(event, "lists and mappings lie more than \(YAMLReader.deepest) deep in each other here")
    }
    if case .map(_, pending: nil, _)? = frames.last {
      throw refusal(event, "a list or a mapping cannot be a key", help: "quote the key")
    }
    frames.append(frame)
  }

  private mutating func close(_ event: yaml_event_t) throws(Failure) {
    let end = position(event.end_mark)
    switch frames.popLast() {
    case .list(let nodes, let start):
      // A block list ends where the next token stands; its last entry says where it ends for a reader.
      let last = event.start_mark.index == event.end_mark.index ? nodes.last?.range.end ?? end : end
      try add(YAMLNode(content: .list(nodes), range: SourceRange(start: start, end: last)))
    case .map(let entries, _, let start):
      let last = event.start_mark.index == event.end_mark.index ? entries.last?.value.range.end ?? end : end
      try add(YAMLNode(content: .map(entries), range: SourceRange(start: start, end: last)))
    case nil: break
    }
  }

  private mutating func add(_ node: YAMLNode) throws(Failure) {
    guard let frame = frames.popLast() else {
      root = node
      return
    }
    switch frame {
    case .list(var nodes, let start):
      nodes.append(node)
      frames.append(.list(nodes, start: start))
    case .map(var entries, let pending?, let start):
      entries.append(YAMLNode.Entry(key: pending.key, keyRange: pending.range, value: node))
      frames.append(.map(entries, pending: nil, start: start))
    case .map(let entries, nil, let start):
      guard case .scalar(let key, _) = node.content else { return }
      frames.append(.map(entries, pending: (key, node.range), start: start))
    }
  }

  private func position(_ mark: yaml_mark_t) -> SourcePosition {
    SourcePosition(line: Int(mark.line) + firstLine, column: Int(mark.column) + 1)
  }

  private func range(_ event: yaml_event_t) -> SourceRange {
    SourceRange(start: position(event.start_mark), end: position(event.end_mark))
  }

  private func refusal(_ event: yaml_event_t, _ message: String, help: String? = nil) -> Failure {
    let start = position(event.start_mark)
    let end = position(event.end_mark)
    let range = end > start ? SourceRange(start: start, end: end) : SourceRange(line: start.line, column: start.column)
    return Failure(range: range, message: message, help: help)
  }

  private func failure(of parser: yaml_parser_t) -> Failure {
    var place = position(parser.problem_mark)
    if parser.error == YAML_READER_ERROR {
      // The reader fails before marks exist: it knows the offset of the byte alone.
      place = SourcePosition(line: firstLine, column: 1)
    }
    let problem = parser.problem.map { String(cString: $0) } ?? "it cannot be read"
    let context = parser.context.map { String(cString: $0) }
    return Failure(
      range: SourceRange(start: place, end: SourcePosition(line: place.line, column: place.column + 1)),
      message: YAMLAdvice.message(problem: problem, context: context),
      beginning: context == nil ? nil : position(parser.context_mark))
  }
}

/// A tab in the white space that begins a line, where YAML (1.2, section 6.1) allows spaces alone.
private func tabInIndentation(_ source: SourceText, _ range: Range<Int>) -> YAMLReader.Failure? {
  source.bytes.withUnsafeBufferPointer { text in
    var index = range.lowerBound
    while index < range.upperBound {
      var scan = index
      while scan < range.upperBound, text[scan] == 0x20 { scan += 1 }
      if scan < range.upperBound, text[scan] == 0x09 {
        var after = scan
        while after < range.upperBound, text[after] == 0x09 || text[after] == 0x20 { after += 1 }
        if after < range.upperBound, text[after] != 0x0A, text[after] != 0x0D, text[after] != UInt8(ascii: "#") {
          return YAMLReader.Failure(
            range: source.range(scan..<scan + 1), message: "a tab cannot indent YAML",
            help: "use spaces")
        }
      }
      while index < range.upperBound, text[index] != 0x0A { index += 1 }
      index += 1
    }
    return nil
  }
}
