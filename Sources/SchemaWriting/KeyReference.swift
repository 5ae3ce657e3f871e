import ContentReader
import Diagnostics

/// The reference of every key of every kind of file, in Markdown: `docs/front-matter.md`.
public func keyReference() -> String {
  var reference = ReferenceText()
  reference.paragraph("# Front matter")
  reference.paragraph(
    "<!-- Written by `miyabi schema --format markdown` from the keys that the reader checks. Change those. -->")
  reference.paragraph(
    "Every key of every kind of file. All of a Markdown file's stand between the two `---` lines that begin it; those "
      + "of the site stand in `site.yaml`. A key that is not here is an error that names the nearest one, and a key "
      + "without a value is an error too. A key is optional unless it says **required**. [editors.md](editors.md) "
      + "tells how an editor checks them while you type.")
  for kind in ContentKind.allCases { reference.kind(kind) }
  reference.forms()
  return reference.text
}

private struct ReferenceText {
  private(set) var text = ""

  mutating func paragraph(_ paragraph: String) {
    if !text.isEmpty { text += "\n" }
    text += paragraph + "\n"
  }

  mutating func kind(_ kind: ContentKind) {
    paragraph("## \(kind.title)")
    paragraph("`\(kind.place)`")
    table(kind.keys)
    parts(of: kind.keys, in: [])
  }

  /// The mappings among the keys, each with a table of its own.
  private mutating func parts(of keys: [ContentKey], in outer: [String]) {
    for key in keys {
      if case .named(.checks, _) = key.value { checks(key) }
      guard let mapping = key.value.innerMapping else { continue }
      let path = outer + [key.name]
      let place = path.map { "`\($0)`" }.joined(separator: " → ")
      paragraph("### \(key.value.isList ? "Each of" : "In") \(place)")
      if !mapping.oneOf.isEmpty {
        paragraph("Exactly one of \(mapping.oneOf.map { "`\($0)`" }.joined(separator: " and ")) is written.")
      }
      table(mapping.keys)
      parts(of: mapping.keys, in: path)
    }
  }

  private mutating func checks(_ key: ContentKey) {
    paragraph("### In `\(key.name)`")
    paragraph(
      "The checks that can be set, with what they weigh by themselves; [diagnostics.md](diagnostics.md) explains them.")
    let rows = DiagnosticCode.allCases.filter(\.isAdjustable).map { "| `\($0.checkName)` | \($0.severity.rawValue) |" }
    paragraph((["| Check | Weighs |", "|---|---|"] + rows).joined(separator: "\n"))
  }

  private mutating func table(_ keys: [ContentKey]) {
    let rows = keys.map { "| `\($0.name)` | \(cell($0.value)) | \(absence(of: $0)) | \($0.summary) |" }
    paragraph(
      (["| Key | What may be written | Where absent | What for |", "|---|---|---|---|"] + rows).joined(separator: "\n"))
  }

  mutating func forms() {
    paragraph("## How values are written")
    for form in ValueForm.allCases {
      paragraph("### \(form.title)")
      paragraph(form.explanation)
      paragraph(form.examples.map { "`\($0)`" }.joined(separator: ", "))
    }
  }
}

/// What may be written, linked to the explanation of its form.
private func cell(_ value: ContentValue) -> String {
  switch value {
  case .text(let lengths): "\(link(.text)) of at most \(grouped(lengths.upperBound)) characters"
  case .advisedText(let limit): "\(link(.text)); more than \(limit) characters are worth a warning"
  case .integer(let numbers):
    "\(link(.integer)) from \(grouped(numbers.lowerBound)) to \(grouped(numbers.upperBound))"
  case .file(let type):
    "\(link(.file))" + (type.extensions.isEmpty ? "" : " " + type.extensions.map { "`.\($0)`" }.joined(separator: " "))
  case .reference(let reference): "\(link(.reference)) of \(reference.nounPhrase)"
  case .choice(_, let values): values.map { "`\($0)`" }.joined(separator: ", ")
  case .list(let element): "\(link(.list)); each entry: \(cell(element))"
  case .either(let single, let mapping): "\(cell(single)); or \(cell(mapping))"
  case .mapping: "\(link(.mapping)), below"
  case .named(let names, let element): "\(link(.named)): \(names.words), each with: \(cell(element))"
  default: link(value.form)
  }
}

private func link(_ form: ValueForm) -> String {
  let title = form.title.lowercased()
  // The anchor is the heading's, as GitHub and Miyabi make it.
  return "[\(title)](#\(String(title.map { $0 == " " ? "-" : $0 })))"
}

private func absence(of key: ContentKey) -> String {
  if key.presence == .required { return "**required**" }
  switch key.fallback {
  case .value(let text)?: return "`\(text)`"
  case .words(let words)?: return words
  case nil: return "–"
  }
}

extension ContentValue {
  fileprivate var isList: Bool { form == .list }

  /// The mapping that the value is, may be, or holds in a list.
  fileprivate var innerMapping: (keys: [ContentKey], oneOf: [String])? {
    switch self {
    case .mapping(let keys, let names): (keys, names)
    case .either(_, let mapping): mapping.innerMapping
    case .list(let element): element.innerMapping
    default: nil
    }
  }
}
