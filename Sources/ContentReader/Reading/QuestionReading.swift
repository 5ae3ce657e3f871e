import CatalogModel
import Diagnostics
import Markdown

/// Makes questions of the sections of an assessment, and reports what is wrong with them.
struct QuestionReading {
  private let source: SourceText
  private(set) var diagnostics: [Diagnostic] = []
  private var texts: [String: SourceRange] = [:]

  /// The types that an author may write; the others follow from the answers.
  private static let types = ["ordering", "matching", "essay", "code"]
  private static let attributes = ["points", "type", "language"]

  init(source: SourceText) { self.source = source }

  /// The question; `nil` where its faults leave none.
  mutating func question(_ section: AssessmentDocument.Section) -> Question? {
    let points = readPoints(section)
    checkAttributes(section)
    checkRepeat(section)
    guard let format = format(section) else { return nil }
    return Question(
      id: section.id, text: section.text, title: section.title, prompt: section.prompt, points: points ?? 1,
      format: format, explanation: section.explanation, range: section.range)
  }

  private mutating func report(
    _ code: DiagnosticCode, _ section: AssessmentDocument.Section, _ message: String, help: String? = nil,
    related: [Diagnostic.Related] = []
  ) {
    diagnostics.append(Diagnostic(code, in: source, at: section.range, message, help: help, related: related))
  }

  private mutating func checkAttributes(_ section: AssessmentDocument.Section) {
    for attribute in section.attributes where !Self.attributes.contains(attribute.name) {
      let near = nearestName(to: attribute.name, among: Self.attributes)
      report(
        .invalidAttributes, section, "a question has no attribute `\(attribute.name)`",
        help: near.map { "did you mean `\($0)`?" } ?? "there are `points`, `type` and `language`")
    }
  }

  private mutating func checkRepeat(_ section: AssessmentDocument.Section) {
    guard let first = texts[section.text] else {
      texts[section.text] = section.range
      return
    }
    report(
      .duplicateQuestion, section, "another question has the same text",
      help: "reword one of them, so that learners can tell them apart",
      related: [.init(SourceLocation(file: source.file, range: first), "first asked here")])
  }

  private mutating func readPoints(_ section: AssessmentDocument.Section) -> Int? {
    guard let written = section.attributes.first(where: { $0.name == "points" })?.value else { return nil }
    guard let points = Int(written), (0...1_000_000).contains(points) else {
      report(.invalidQuestion, section, "`points=\(written)` is no whole number of points", help: "write `{points=5}`")
      return nil
    }
    return points
  }

  private mutating func format(_ section: AssessmentDocument.Section) -> Question.Format? {
    switch section.attributes.first(where: { $0.name == "type" })?.value {
    case "essay": return .essay
    case "code":
      let language = section.attributes.first { $0.name == "language" }?.value
      return .code(language: language ?? section.starterLanguage, starter: section.starter)
    case "ordering": return ordering(section)
    case "matching": return matching(section)
    case let other?:
      let near = nearestName(to: other, among: Self.types)
      report(
        .invalidQuestion, section, "no type of question is called `\(other)`",
        help: near.map { "did you mean `\($0)`?" }
          ?? "there are \(Self.types.map { "`\($0)`" }.joined(separator: ", ")); the others follow from the answers")
      return nil
    case nil: break
    }
    if !section.options.isEmpty { return choice(section) }
    if let answer = section.answer { return written(answer, section) }
    report(
      .noRightAnswer, section, "this question has no answers",
      help: "add a list of `- [x] right` and `- [ ] wrong`, a line `Answer: …`, or `{type=essay}` after the heading")
    return nil
  }

  private mutating func choice(_ section: AssessmentDocument.Section) -> Question.Format? {
    var seen: Set<String> = []
    for option in section.options where !seen.insert(option.text).inserted {
      report(
        .duplicateOption, section, "two answers are alike: “\(option.text)”", help: "reword one of them, or remove it")
    }
    let right = section.options.count { $0.isChecked }
    guard right > 0 else {
      report(.noRightAnswer, section, "no answer is marked as right", help: "mark the right ones with `- [x]`")
      return nil
    }
    let options = section.options.map {
      Question.Option(html: $0.html, text: $0.text, isRight: $0.isChecked, feedback: $0.feedback)
    }
    return right == 1 ? .singleChoice(options) : .multipleResponse(options)
  }

  private mutating func ordering(_ section: AssessmentDocument.Section) -> Question.Format? {
    guard section.orderedItems.count > 1 else {
      report(
        .noRightAnswer, section, "an ordering question needs a numbered list of at least two items",
        help: "write the items in their right order: `1. first`")
      return nil
    }
    reportAlike(section.orderedItems, "items", section)
    return .ordering(section.orderedItems.map { Question.Item(html: $0.html, text: $0.text) })
  }

  private mutating func matching(_ section: AssessmentDocument.Section) -> Question.Format? {
    guard section.tableHeader.count == 2, section.tableRows.count > 1 else {
      report(
        .noRightAnswer, section, "a matching question needs a table of two columns and at least two rows",
        help: "write a pair on each row: `| left | right |`")
      return nil
    }
    reportAlike(section.tableRows.map { $0[0] }, "left sides", section)
    return .matching(
      section.tableRows.map { row in
        Question.Pair(
          left: Question.Item(html: row[0].html, text: row[0].text),
          right: Question.Item(html: row[1].html, text: row[1].text))
      }, leftTitle: section.tableHeader[0].html, rightTitle: section.tableHeader[1].html)
  }

  private mutating func reportAlike(
    _ cells: [AssessmentDocument.Cell], _ noun: String, _ section: AssessmentDocument.Section
  ) {
    var seen: Set<String> = []
    for cell in cells where !seen.insert(cell.text).inserted {
      report(
        .duplicateOption, section, "two \(noun) are alike: “\(cell.text)”", help: "reword one of them, or remove it")
    }
  }

  /// A number with a tolerance, or texts of which any is right.
  private mutating func written(_ answer: String, _ section: AssessmentDocument.Section) -> Question.Format? {
    for sign in ["±", "+/-"] {
      guard let range = answer.firstRange(of: sign) else { continue }
      let value = trimmed(answer[..<range.lowerBound])
      let tolerance = trimmed(answer[range.upperBound...])
      guard let number = decimal(value), let width = decimal(tolerance), !width.hasPrefix("-") else {
        report(
          .invalidAnswer, section, "“\(answer)” has a “\(sign)”, and no number on each side of it",
          help: "write `Answer: 86 ± 10`")
        return nil
      }
      return .numeric(value: number, tolerance: width)
    }
    if let number = decimal(trimmed(answer[...])) { return .numeric(value: number, tolerance: nil) }
    let texts = answer.split(separator: "|").map { trimmed($0) }.filter { !$0.isEmpty }
    guard !texts.isEmpty else {
      report(.noRightAnswer, section, "nothing follows `Answer:`", help: "write the right answer after it")
      return nil
    }
    var seen: Set<String> = []
    for text in texts where !seen.insert(text.lowercased()).inserted {
      report(.duplicateOption, section, "two answers are alike: “\(text)”", help: "remove one of them")
    }
    return .shortText(texts)
  }
}

private func trimmed(_ text: Substring) -> String {
  var text = text
  while let first = text.first, first.isWhitespace { text.removeFirst() }
  while let last = text.last, last.isWhitespace { text.removeLast() }
  return String(text)
}

/// A decimal number in ASCII; a minus sign may be U+2212.
private func decimal(_ text: String) -> String? {
  let plain = text.hasPrefix("−") ? "-" + text.dropFirst() : text
  let digits = plain.utf8.filter { (0x30...0x39).contains($0) }
  guard !digits.isEmpty, plain.utf8.allSatisfy({ (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }),
    Double(plain) != nil
  else { return nil }
  return plain
}
