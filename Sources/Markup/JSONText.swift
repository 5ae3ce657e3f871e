/// JSON, written in a fixed order and safe inside a `<script>` element.
public struct JSONText: Sendable, Hashable {
  /// The JSON, UTF-8.
  public let bytes: [UInt8]

  /// Writes a value.
  public init(_ value: JSONValue) {
    var bytes: [UInt8] = []
    value.write(to: &bytes)
    self.bytes = bytes
  }
}

/// A JSON value whose members keep the order they were given in.
public indirect enum JSONValue: Sendable, Hashable {
  /// A string.
  case string(String)
  /// A whole number.
  case integer(Int)
  /// A number that is written already, such as `149.99`.
  case number(String)
  /// `true` or `false`.
  case boolean(Bool)
  /// An array.
  case array([JSONValue])
  /// An object; members whose value is `nil` are left out.
  case object([(String, JSONValue?)])

  /// A string where there is one.
  public static func optional(_ text: String?) -> JSONValue? { text.map { .string($0) } }

  /// An array of strings.
  public static func strings(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }

  /// Whether two values are written the same way.
  public static func == (a: JSONValue, b: JSONValue) -> Bool { JSONText(a).bytes == JSONText(b).bytes }

  /// Feeds the written form.
  public func hash(into hasher: inout Hasher) { hasher.combine(JSONText(self).bytes) }

  func write(to bytes: inout [UInt8]) {
    switch self {
    case .string(let text): writeJSONString(text, to: &bytes)
    case .integer(let number): bytes.append(contentsOf: String(number).utf8)
    case .number(let text): bytes.append(contentsOf: text.utf8)
    case .boolean(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    case .array(let values):
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      var first = true
      for (name, value) in members {
        guard let value else { continue }
        if !first { bytes.append(UInt8(ascii: ",")) }
        first = false
        writeJSONString(name, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }
}

private func writeJSONString(_ text: String, to bytes: inout [UInt8]) {
  bytes.append(UInt8(ascii: "\""))
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": bytes.append(contentsOf: [0x5C, 0x22])
    case "\\": bytes.append(contentsOf: [0x5C, 0x5C])
    case "\n": bytes.append(contentsOf: [0x5C, 0x6E])
    case "\u{0}"..."\u{1F}", "<", ">", "&", "\u{2028}", "\u{2029}":
      let hex = String(scalar.value, radix: 16)
      bytes.append(contentsOf: "\\u".utf8)
      bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 4 - hex.utf8.count))
      bytes.append(contentsOf: hex.utf8)
    default: bytes.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
    }
  }
  bytes.append(UInt8(ascii: "\""))
}
