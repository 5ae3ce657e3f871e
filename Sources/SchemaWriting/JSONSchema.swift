public import ContentReader
import Diagnostics
public import Markup

/// The JSON Schema (draft 2020-12) of the front matter of one kind of file, made from the keys that the reader checks.
///
/// It describes what a parser of YAML 1.2 hands over: the reader takes texts as they are written, so that numbers and
/// `true` are texts too. What only the folder can tell (that a file or a course exists) is left to `miyabi check`.
public func jsonSchema(of kind: ContentKind) -> JSONValue {
  .object([("$schema", dialect), ("$id", .string(identifier + ":" + kind.rawValue))] + members(of: kind))
}

/// One JSON Schema with all kinds of files under `$defs`; it takes the front matter of any of them.
public func jsonSchema() -> JSONValue {
  .object([
    ("$schema", dialect),
    ("$id", .string(identifier)),
    ("title", .string("Miyabi: the front matter of any file")),
    ("anyOf", .array(ContentKind.allCases.map { .object([("$ref", .string("#/$defs/" + $0.rawValue))]) })),
    ("$defs", .object(ContentKind.allCases.map { ($0.rawValue, .object(members(of: $0))) })),
  ])
}

private let dialect = JSONValue.string("https://json-schema.org/draft/2020-12/schema")
private let identifier = "urn:miyabi:front-matter"

private typealias Members = [(String, JSONValue?)]

private func members(of kind: ContentKind) -> Members {
  [
    ("title", .string("Miyabi: \(kind.title.prefix(1).lowercased() + kind.title.dropFirst())")),
    ("description", .string("What stands in \(kind.place).")),
  ] + mappingMembers(kind.keys, oneOf: [])
}

private func mappingMembers(_ keys: [ContentKey], oneOf names: [String]) -> Members {
  let required = keys.filter { $0.presence == .required }.map(\.name)
  return [
    ("type", .string("object")),
    ("properties", .object(keys.map { ($0.name, schema(of: $0)) })),
    ("required", required.isEmpty ? nil : .strings(required)),
    ("oneOf", names.isEmpty ? nil : .array(names.map { .object([("required", .strings([$0]))]) })),
    ("additionalProperties", .boolean(false)),
  ]
}

/// A key's value with what an editor shows of the key.
private func schema(of key: ContentKey) -> JSONValue {
  var hover = key.summary + "\n\nWrite " + key.value.words + "."
  if case .words(let words)? = key.fallback { hover += "\n\nWhere it is absent: \(words)." }
  return .object(
    [("description", .string(key.summary)), ("markdownDescription", .string(hover)), ("default", fallback(of: key))]
      + members(of: key.value))
}

private func fallback(of key: ContentKey) -> JSONValue? {
  guard case .value(let text)? = key.fallback else { return nil }
  switch key.value.form {
  case .boolean: return .boolean(text == "true")
  case .integer: return Int(text).map { .integer($0) }
  default: return .string(text)
  }
}

private func members(of value: ContentValue) -> Members {
  switch value {
  case .list(let element):
    return [
      ("type", .string("array")),
      ("items", .object(members(of: element))),
      ("uniqueItems", element.refusesRepeats ? .boolean(true) : nil),
    ]
  case .mapping(let keys, let names): return mappingMembers(keys, oneOf: names)
  case .named(let names, let element):
    return [
      ("type", .string("object")),
      ("propertyNames", .object(members(of: names))),
      ("additionalProperties", .object(members(of: element))),
    ]
  case .either(let single, let mapping):
    return [("anyOf", .array([.object(members(of: single)), .object(members(of: mapping))]))]
  default: return scalarMembers(value)
  }
}

private func members(of names: ContentNames) -> Members {
  switch names {
  case .checks: [("enum", .strings(DiagnosticCode.allCases.filter(\.isAdjustable).map(\.checkName)))]
  case .assessments: [("pattern", .string(ScalarPatterns.slug(.assessment)))]
  }
}

extension ContentValue {
  /// Whether a list of such entries may hold none of them twice; the reader tells entries apart by their text, or by
  /// the first key of a mapping that can stand for one.
  fileprivate var refusesRepeats: Bool {
    switch self {
    case .boolean, .integer, .minutes, .date, .price, .share, .file, .list, .mapping, .named: false
    case .text, .advisedText, .color, .language, .currency, .url, .contact, .linkTarget, .formerAddress, .choice,
      .reference, .either:
      true
    }
  }
}
