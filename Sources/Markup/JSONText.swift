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
  /// `null`, where a format wants it said that there is nothing.
  case null
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
    case .null: bytes.append(contentsOf: "null".utf8)
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
  var text = text
  text.withUTF8 { writeJSONString($0, to: &bytes) }
}

/// Runs without a special character are copied whole.
private func writeJSONString(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
  bytes.append(UInt8(ascii: "\""))
  var start = 0
  var index = 0
  func flush(_ replacement: String, _ length: Int) {
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
    bytes.append(contentsOf: replacement.utf8)
    index += length
    start = index
  }
  while index < text.count {
    switch text[index] {
    case UInt8(ascii: "\""): flush("\\\"", 1)
    case UInt8(ascii: "\\"): flush("\\\\", 1)
    case UInt8(ascii: "\n"): flush("\\n", 1)
    case 0..<0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"):
      let hex = String(text[index], radix: 16)
      flush("\\u00" + (hex.utf8.count < 2 ? "0" : "") + hex, 1)
    // The line separators U+2028 and U+2029 end a line in a script.
    case 0xE2 where index + 2 < text.count && text[index + 1] == 0x80 && text[index + 2] & 0xFE == 0xA8:
      flush(text[index + 2] == 0xA8 ? "\\u2028" : "\\u2029", 3)
    default: index += 1
    }
  }
  flush("", 0)
  bytes.append(UInt8(ascii: "\""))
}
