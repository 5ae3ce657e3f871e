import ContentReader
import Markup

/// What JSON Schema can say of a single value.
///
/// A keyword holds for values of its own type alone, so a value that may be a number or a text has both kinds of limits
/// side by side.
func scalarMembers(_ value: ContentValue) -> [(String, JSONValue?)] {
  switch value {
  case .text(let lengths): textMembers(atMost: lengths.upperBound)
  case .advisedText: textMembers(atMost: 1000)
  case .boolean: [("type", .string("boolean"))]
  case .integer(let numbers):
    numberMembers("integer", numbers) + patternMembers(ScalarPatterns.integer(numbers), value)
  case .minutes: numberMembers("integer", 0...longestTime) + patternMembers(ScalarPatterns.minutes, value)
  // Binary fractions make `multipleOf: 0.01` refuse 149.99, so a third decimal place is left to the reader.
  case .price:
    [
      ("type", .strings(["number", "string"])), ("minimum", .integer(0)),
      ("exclusiveMaximum", .integer(1_000_000_000_000)),
    ] + patternMembers(ScalarPatterns.price, value)
  case .choice(_, let values): [("enum", .strings(values))]
  // A slug may be a number or `true` for the parser.
  case .reference(let reference):
    [("type", anyScalar)] + patternMembers(ScalarPatterns.slug(reference), value)
  case .date: stringMembers(ScalarPatterns.date, value)
  case .color: stringMembers(ScalarPatterns.color, value)
  case .language: stringMembers(ScalarPatterns.language, value)
  case .currency: stringMembers(ScalarPatterns.currency, value)
  case .url: stringMembers(ScalarPatterns.url, value)
  case .contact: stringMembers(ScalarPatterns.contact, value)
  case .linkTarget: stringMembers(ScalarPatterns.linkTarget, value)
  case .formerAddress: stringMembers(ScalarPatterns.formerAddress, value) + [("maxLength", .integer(1000))]
  case .share: stringMembers(ScalarPatterns.share, value)
  case .file(let type): stringMembers(ScalarPatterns.file(type), value)
  case .list, .mapping, .named, .either: []
  }
}

/// More minutes than these are none, as `Minutes` of the catalog has it.
private let longestTime = 9_999_999

private let anyScalar = JSONValue.strings(["string", "number", "boolean"])

/// An empty text is only a warning.
private func textMembers(atMost length: Int) -> [(String, JSONValue?)] {
  [("type", anyScalar), ("maxLength", .integer(length))]
}

private func numberMembers(_ type: String, _ numbers: ClosedRange<Int>) -> [(String, JSONValue?)] {
  [
    ("type", .strings([type, "string"])), ("minimum", .integer(numbers.lowerBound)),
    ("maximum", .integer(numbers.upperBound)),
  ]
}

private func stringMembers(_ pattern: String, _ value: ContentValue) -> [(String, JSONValue?)] {
  [("type", .string("string"))] + patternMembers(pattern, value)
}

/// A pattern, and what editors show in its place.
private func patternMembers(_ pattern: String, _ value: ContentValue) -> [(String, JSONValue?)] {
  [("pattern", .string(pattern)), ("patternErrorMessage", .string("Write \(value.words)."))]
}
