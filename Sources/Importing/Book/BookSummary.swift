import CatalogModel

/// What `SUMMARY.md` lists: the chapters, in the order in which they are read.
struct BookSummary: Sendable {
  /// A chapter.
  struct Chapter: Sendable, Equatable {
    var title: String
    /// Relative to the source folder; `nil` for a draft.
    var file: String?
    /// How many chapters stand above it.
    var depth: Int
    /// The part that it belongs to.
    var part: String?
    /// The line in `SUMMARY.md`.
    var line: Int
  }

  var chapters: [Chapter] = []

  /// Reads the text of `SUMMARY.md`; lines that list nothing become notes.
  init(_ text: String, file: String, notes: inout [ImportNote]) {
    var reader = Reader(file: file)
    for (index, line) in text.utf8Lines.enumerated() { reader.read(line, number: index + 1) }
    chapters = reader.chapters
    notes += reader.notes
  }

  /// The chapters directly below the one at `index`.
  func children(of index: Int) -> [Chapter] {
    let depth = chapters[index].depth
    let below = chapters[(index + 1)...].prefix { $0.depth > depth }
    return below.filter { $0.depth == depth + 1 }
  }

  private struct Reader {
    let file: String
    var chapters: [Chapter] = []
    var notes: [ImportNote] = []
    private var part: String?
    private var indents: [Int] = []
    private var isInComment = false

    init(file: String) { self.file = file }

    mutating func read(_ line: String, number: Int) {
      var text = line.trimmed
      if isInComment {
        guard let end = text.firstRange(of: "-->") else { return }
        isInComment = false
        text = text[end.upperBound...].trimmed
      }
      while let start = text.firstRange(of: "<!--") {
        guard let end = text.firstRange(of: "-->"), end.lowerBound >= start.upperBound else {
          isInComment = true
          text = text[..<start.lowerBound].trimmed
          break
        }
        text.removeSubrange(start.lowerBound..<end.upperBound)
        text = text.trimmed
      }
      guard !text.isEmpty, !isSeparator(text) else { return }
      if text.hasPrefix("#") {
        let title = MarkdownWriting.plain(text.drop { $0 == "#" }.trimmed)
        // The first heading is the summary's own, where nothing stands before it.
        part = chapters.isEmpty && part == nil && isSummaryTitle() ? nil : title
        indents = []
        return
      }
      let bytes = Array(text.utf8)
      if let end = listMarkerEnd(bytes + [0x0A], 0) {
        let indent = line.prefix { $0 == " " || $0 == "\t" }.reduce(0) { $1 == "\t" ? $0 + 4 - $0 % 4 : $0 + 1 }
        add(String(decoding: bytes[min(end, bytes.count)...], as: UTF8.self).trimmed, depth: depth(indent), number)
      } else if text.hasPrefix("[") {
        // Without a marker it is a chapter of no part: before all parts, or after them.
        part = nil
        indents = []
        add(text, depth: 0, number)
      } else {
        notes.append(ImportNote(.lost, file, number, "this line lists no chapter: “\(text.prefix(40))”"))
      }
    }

    private var hasSeenTitle = false

    private mutating func isSummaryTitle() -> Bool {
      defer { hasSeenTitle = true }
      return !hasSeenTitle
    }

    private func isSeparator(_ text: String) -> Bool {
      text.count >= 3
        && (text.allSatisfy { $0 == "-" } || text.allSatisfy { $0 == "*" } || text.allSatisfy { $0 == "_" })
    }

    private mutating func depth(_ indent: Int) -> Int {
      while let last = indents.last, last > indent { indents.removeLast() }
      if indents.last != indent { indents.append(indent) }
      return indents.count - 1
    }

    private mutating func add(_ text: String, depth: Int, _ number: Int) {
      guard let (words, target) = link(text) else {
        let title = MarkdownWriting.plain(text).collapsed
        notes.append(ImportNote(.lost, file, number, "“\(title.prefix(60))” names no file: it is only a heading"))
        chapters.append(Chapter(title: title, file: nil, depth: depth, part: part, line: number))
        return
      }
      var file: String? = percentDecoded(target.prefix { $0 != "#" })
      if file?.isEmpty ?? true { file = nil }
      let title = MarkdownWriting.plain(words).collapsed
      chapters.append(
        Chapter(
          title: title.isEmpty ? SourcePath.stem(of: file ?? "Chapter") : title, file: file, depth: depth, part: part,
          line: number))
    }

    /// Splits `[words](target)`; the target may have spaces, which Markdown would not allow.
    private func link(_ text: String) -> (words: String, target: String)? {
      guard text.hasPrefix("["), let middle = text.firstRange(of: "]("), let end = text.lastIndex(of: ")"),
        end >= middle.upperBound
      else { return nil }
      var target = text[middle.upperBound..<end].trimmed
      if target.hasPrefix("<"), target.hasSuffix(">") { target = String(target.dropFirst().dropLast()) }
      if let quote = target.firstRange(of: " \""), target.hasSuffix("\"") {
        target = String(target[..<quote.lowerBound])
      }
      return (String(text[text.index(after: text.startIndex)..<middle.lowerBound]), target)
    }
  }
}
