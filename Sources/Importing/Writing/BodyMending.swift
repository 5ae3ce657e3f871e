import Diagnostics
import Markdown

/// Takes out of a text what Miyabi would refuse, so that what is imported builds; notes tell of each place.
struct BodyMending {
  private var text: TracedText
  private var notes: [ImportNote] = []

  /// How often a text is read again: what is mended may bring something else to light.
  private static let mostRounds = 12

  /// A text without errors.
  static func run(_ text: TracedText, file: String, notes: inout [ImportNote]) -> TracedText {
    var mending = BodyMending(text: text)
    for _ in 0..<mostRounds {
      let (document, source) = mending.text.rendered()
      let errors = document.diagnostics.filter { $0.code.severity == .error }
      if errors.isEmpty {
        mending.noteRawHTML(document, source)
        notes += mending.notes
        return mending.text
      }
      guard mending.mend(errors, source) else { break }
    }
    notes.append(ImportNote(.lost, file, "the text is left out: Miyabi cannot read it"))
    var rest = TracedText()
    rest.append("This text could not be imported.", TextOrigin(file: file, line: 1))
    return rest
  }

  /// Mends what it can.
  /// - Returns: whether anything was changed.
  private mutating func mend(_ errors: [Diagnostic], _ source: SourceText) -> Bool {
    var edits: [TextEdit] = []
    for error in errors {
      let range = source.offsets(of: error.location.range)
      guard let (kind, change, message) = change(for: error, range) else { continue }
      edits += change
      notes.append(ImportNote(kind, at: text.origin(at: range.lowerBound), message))
    }
    text = text.applying(edits)
    return !edits.isEmpty
  }

  private func change(
    for error: Diagnostic, _ range: Range<Int>
  ) -> (kind: ImportNote.Kind, edits: [TextEdit], message: String)? {
    let bytes = text.bytes
    let start = bytes.lineStart(of: range.lowerBound)
    let end = bytes.lineEnd(of: range.lowerBound)
    switch error.code {
    case .invalidMath:
      guard let (formula, source) = formula(around: range.lowerBound) else { return nil }
      let code = MarkdownWriting.code(bytes.text(source).collapsed)
      return (.changed, [TextEdit(formula, code)], "this formula is shown as its source: \(error.message)")
    case .undefinedFootnote:
      return (
        .lost, [TextEdit(range, "")], "this mark is left out: \(error.message)"
      )
    case .unclosedDiv:
      return (.changed, [TextEdit(start..<min(end + 1, bytes.count), "")], "this line is left out: \(error.message)")
    case .unsafeLink:
      let edits = LinkRewriting.removing(range, from: text)
      return edits.isEmpty ? nil : (.lost, edits, error.message)
    case .invalidAttributes, .duplicateAnchor:
      guard let brace = bytes[start..<end].firstIndex(of: UInt8(ascii: "{")) else { return nil }
      return (.lost, [TextEdit(brace..<end, "")], "what stands in braces is left out: \(error.message)")
    default: return nil
    }
  }

  /// The formula that `offset` stands in, with its dollar signs and without them.
  private func formula(around offset: Int) -> (whole: Range<Int>, source: Range<Int>)? {
    let bytes = text.bytes
    let dollar = UInt8(ascii: "$")
    guard !bytes.isEmpty else { return nil }
    var start = min(offset, bytes.count - 1)
    while start > 0, bytes[start] != dollar || bytes[start - 1] == UInt8(ascii: "\\") { start -= 1 }
    guard bytes[start] == dollar else { return nil }
    let marks = start > 0 && bytes[start - 1] == dollar ? "$$" : bytes.has("$$", at: start) ? "$$" : "$"
    if marks == "$$", start > 0, bytes[start - 1] == dollar { start -= 1 }
    var close = start + marks.utf8.count
    while close < bytes.count, !bytes.has(marks, at: close) { close += bytes[close] == UInt8(ascii: "\\") ? 2 : 1 }
    guard close < bytes.count else { return nil }
    return (start..<(close + marks.utf8.count), (start + marks.utf8.count)..<close)
  }

  private mutating func noteRawHTML(_ document: MarkdownDocument, _ source: SourceText) {
    for warning in document.diagnostics where warning.code == .rawHTML {
      let range = source.offsets(of: warning.location.range)
      notes.append(
        ImportNote(.lost, at: text.origin(at: range.lowerBound), "raw HTML has no equivalent and is left out"))
    }
  }
}
