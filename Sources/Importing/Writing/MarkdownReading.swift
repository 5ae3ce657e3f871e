import Diagnostics
import Markdown

extension TracedText {
  /// What Miyabi makes of the text.
  func rendered() -> (document: MarkdownDocument, source: SourceText) {
    let source = SourceText(file: "", bytes: bytes)
    return (renderMarkdown(source, from: 0, options: MarkdownOptions(), resolver: .identity), source)
  }

  /// The anchor of the heading that comes right after `offset`, or else of the last one before; `nil` where none does.
  func heading(near offset: Int, in outline: [OutlineHeading]) -> String? {
    let line = lineIndex(at: offset)
    var before = TracedText()
    for index in 0..<line { before.append(self.line(index), origin(ofLine: index)) }
    let count = before.rendered().document.outline.count
    var next = line
    while next < lineCount, lineRange(next).allSatisfy({ isBlankOrNewline(bytes[$0]) }) { next += 1 }
    if next < lineCount, self.line(next).trimmed.hasPrefix("#"), outline.indices.contains(count) {
      return outline[count].id
    }
    return outline.indices.contains(count - 1) ? outline[count - 1].id : nil
  }
}
