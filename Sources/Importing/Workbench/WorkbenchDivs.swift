/// Boxes of a lesson, `::: challenge` … `:::`, with any number of colons, at both ends, and with attributes.
struct WorkbenchDivs {
  /// What the boxes of a text came to.
  struct Result {
    var text: TracedText
    /// What a learner can do afterwards.
    var objectives: [String] = []
  }

  /// A list of objectives that is being read.
  private struct Objectives {
    var start: Int
    var edits: Int
    var items: [String] = []
    /// Whether there is nothing but a list.
    var isPlain = true
  }

  private let text: TracedText
  private var edits: [TextEdit] = []
  private var notes: [ImportNote] = []
  // The kinds of the boxes that are open; `nil` for one that is taken away.
  private var open: [String?] = []
  private var reading: Objectives?
  private var objectives: [String] = []

  /// Writes every box as Miyabi does, takes away those that only have attributes, and closes what is left open.
  ///
  /// A box of objectives that holds a plain list leaves the text: a lesson has them in its front matter.
  static func rewrite(_ text: TracedText, notes: inout [ImportNote]) -> Result {
    var divs = WorkbenchDivs(text: text)
    divs.run()
    notes += divs.notes
    return Result(text: text.applying(divs.edits), objectives: divs.objectives)
  }

  private init(text: TracedText) { self.text = text }

  private mutating func run() {
    let map = VerbatimMap(text.bytes)
    for index in 0..<text.lineCount {
      let range = text.lineRange(index)
      let kind = map.stretch(at: range.lowerBound)?.kind
      guard kind == nil || kind == .codeSpan, let fence = DivFence(text.line(index)) else {
        if kind != .comment { readObjective(text.line(index), isVerbatim: kind != nil && kind != .codeSpan) }
        continue
      }
      if fence.isClosing { close(fence, index) } else { begin(fence, index) }
    }
    closeRest()
  }

  private mutating func begin(_ fence: DivFence, _ index: Int) {
    let range = text.lineRange(index)
    reading?.isPlain = false
    guard let kind = fence.kind else {
      notes.append(
        ImportNote(.changed, at: text.origin(ofLine: index), "a box without a kind: only its content is kept"))
      open.append(nil)
      edits.append(TextEdit(range, ""))
      return
    }
    if kind == "objectives", open.isEmpty, objectives.isEmpty {
      reading = Objectives(start: index, edits: edits.count)
    }
    open.append(kind)
    edits.append(TextEdit(range, "\(fence.indent)::: \(kind)\(fence.title.isEmpty ? "" : " " + fence.title)"))
  }

  private mutating func close(_ fence: DivFence, _ index: Int) {
    // One that closes nothing is left for the last look at the text, which tells of it.
    guard let kind = open.popLast() else { return }
    let range = text.lineRange(index)
    edits.append(TextEdit(range, kind == nil ? "" : fence.indent + ":::"))
    guard let found = reading, kind == "objectives", open.isEmpty else { return }
    reading = nil
    guard found.isPlain, !found.items.isEmpty, found.items.allSatisfy({ $0.unicodeScalars.count <= 300 }) else {
      return
    }
    objectives = found.items.uniqued
    edits.removeSubrange(found.edits...)
    edits.append(TextEdit(text.lineRange(found.start).lowerBound..<range.upperBound, ""))
  }

  private mutating func closeRest() {
    let left = open.compactMap(\.self)
    guard !left.isEmpty else { return }
    let last = text.origin(ofLine: max(0, text.lineCount - 1))
    notes.append(
      ImportNote(
        .changed, at: last,
        "\(left.count == 1 ? "a box is" : "\(left.count) boxes are") never closed: the text's end closes what is open"))
    let end = text.bytes.count
    edits.append(TextEdit(end..<end, "\n" + String(repeating: ":::\n", count: left.count)))
  }

  private mutating func readObjective(_ line: String, isVerbatim: Bool) {
    guard var found = reading else { return }
    let words = line.trimmed
    if words.isEmpty { return }
    if isVerbatim {
      found.isPlain = false
    } else if !line.hasPrefix("  "), ["- ", "* ", "+ "].contains(where: { words.hasPrefix($0) }) {
      found.items.append(MarkdownWriting.plain(words.dropFirst(2).trimmed).collapsed)
      if found.items.last?.isEmpty ?? true { found.isPlain = false }
    } else if let last = found.items.indices.last, line.hasPrefix("  "), !words.hasPrefix("- "), !words.hasPrefix("* ")
    {
      found.items[last] += " " + MarkdownWriting.plain(words).collapsed
    } else {
      found.isPlain = false
    }
    reading = found
  }
}

/// A line of three colons or more.
private struct DivFence {
  var indent: String
  /// What kind of box begins; `nil` where none is named.
  var kind: String?
  var title = ""
  var isClosing = false

  init?(_ line: String) {
    indent = String(line.prefix { $0 == " " })
    let written = line.trimmed
    guard indent.count < 4, written.hasPrefix(":::") else { return nil }
    var info = written.drop { $0 == ":" }.trimmed
    while info.hasSuffix(":") { info.removeLast() }
    info = info.trimmed
    guard !info.isEmpty else {
      isClosing = true
      return
    }
    var attributes = ""
    if let brace = info.firstIndex(of: "{") {
      attributes = String(info[brace...])
      info = info[..<brace].trimmed
    }
    if info.isEmpty {
      kind = attributes.split { $0 == " " || $0 == "{" || $0 == "}" }.first { $0.hasPrefix(".") }
        .map { $0.dropFirst().lowercased() }
    } else {
      kind = info.prefix { !$0.isWhitespace }.lowercased()
      title = info.drop { !$0.isWhitespace }.trimmed
    }
    if title.isEmpty, let found = Attributes(attributes)["title"] { title = found.collapsed }
    // The names of boxes are letters, digits and hyphens.
    kind = kind.map { String($0.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }) }
    if kind?.allSatisfy({ $0 == "-" }) ?? false { kind = nil }
  }
}
