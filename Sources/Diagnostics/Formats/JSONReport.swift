import Markup

/// All diagnostics as one JSON object, with their numbers first.
func jsonReport(_ diagnostics: [Diagnostic]) -> String {
  let report = JSONValue.object([
    ("errors", .integer(diagnostics.count { $0.severity == .error })),
    ("warnings", .integer(diagnostics.count { $0.severity == .warning })),
    ("diagnostics", .array(diagnostics.map(\.json))),
  ])
  return String(decoding: JSONText(report).bytes, as: UTF8.self) + "\n"
}

extension Diagnostic {
  fileprivate var json: JSONValue {
    .object([
      ("code", .string(code.rawValue)),
      ("severity", .string(severity.rawValue)),
      ("message", .string(message)),
      ("help", .optional(help)),
      ("file", .string(location.file)),
      ("range", location.range.json),
      ("fix", fix?.json),
      ("related", related.isEmpty ? nil : .array(related.map(\.json))),
    ])
  }
}

extension Diagnostic.Related {
  fileprivate var json: JSONValue {
    .object([
      ("file", .string(location.file)), ("range", location.range.json), ("message", .string(message)),
    ])
  }
}

extension Fix {
  fileprivate var json: JSONValue {
    .object([
      ("certain", .boolean(certain)),
      ("replacement", .string(replacement)),
    ])
  }
}

extension SourceRange {
  fileprivate var json: JSONValue {
    .object([("start", start.json), ("end", end.json)])
  }
}

extension SourcePosition {
  fileprivate var json: JSONValue { .object([("line", .integer(line)), ("column", .integer(column))]) }
}
