import Markup

/// All diagnostics as a SARIF 2.1.0 log with one run (OASIS, “Static Analysis Results Interchange Format”).
func sarifLog(_ diagnostics: [Diagnostic]) -> String {
  let codes = Set(diagnostics.map(\.code)).sorted { $0.rawValue < $1.rawValue }
  let rules = codes.map { code in
    JSONValue.object([
      ("id", .string(code.rawValue)),
      ("defaultConfiguration", .object([("level", .string(code.severity.rawValue))])),
    ])
  }
  let driver = JSONValue.object([("name", .string("miyabi")), ("rules", .array(rules))])
  let run = JSONValue.object([
    ("tool", .object([("driver", driver)])),
    ("columnKind", .string("unicodeCodePoints")),
    ("results", .array(diagnostics.map { sarifResult($0, rules: codes) })),
  ])
  let log = JSONValue.object([
    ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
    ("version", .string("2.1.0")),
    ("runs", .array([run])),
  ])
  return String(decoding: JSONText(log).bytes, as: UTF8.self) + "\n"
}

private func sarifResult(_ diagnostic: Diagnostic, rules: [DiagnosticCode]) -> JSONValue {
  let message = diagnostic.message + (diagnostic.help.map { " Help: \($0)" } ?? "")
  return .object([
    ("ruleId", .string(diagnostic.code.rawValue)),
    ("ruleIndex", rules.firstIndex(of: diagnostic.code).map { .integer($0) }),
    ("level", .string(diagnostic.severity.rawValue)),
    ("message", .object([("text", .string(message))])),
    ("locations", .array([sarifLocation(diagnostic.location, message: nil)])),
    (
      "relatedLocations",
      diagnostic.related.isEmpty
        ? nil : .array(diagnostic.related.map { sarifLocation($0.location, message: $0.message) })
    ),
  ])
}

private func sarifLocation(_ location: SourceLocation, message: String?) -> JSONValue {
  let range = location.range
  let region = JSONValue.object([
    ("startLine", .integer(range.start.line)), ("startColumn", .integer(range.start.column)),
    ("endLine", .integer(range.end.line)), ("endColumn", .integer(range.end.column)),
  ])
  return .object([
    (
      "physicalLocation",
      .object([
        ("artifactLocation", .object([("uri", .string(sarifURI(location.file)))])), ("region", region),
      ])
    ),
    ("message", message.map { .object([("text", .string($0))]) }),
  ])
}

/// A relative path as a URI: what is not allowed in one stands percent-encoded.
private func sarifURI(_ path: String) -> String {
  var result = ""
  for byte in path.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"), UInt8(ascii: "/"):
      result.unicodeScalars.append(Unicode.Scalar(byte))
    default:
      result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
  }
  return result
}
