import Markup

extension JSON {
  /// The canonical form (RFC 8785): members in the order of their names' UTF-16, no space, numbers as ECMAScript prints
  /// them; UTF-8.
  public var canonical: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(2048)
    writeCanonical(to: &bytes)
    return bytes
  }

  /// The form for files: members in their own order, two spaces for each level, and a line's end after the last brace.
  public var pretty: [UInt8] {
    var bytes: [UInt8] = []
    writePretty(to: &bytes, indent: 0)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  private func writeCanonical(to bytes: inout [UInt8]) {
    switch self {
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        element.writeCanonical(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      // The places are sorted, and not the members: those would be copied at each step.
      for (index, place) in JSON.order(of: members).enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        write(members[place].name, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        members[place].value.writeCanonical(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    default: writeScalar(to: &bytes)
    }
  }

  private func writePretty(to bytes: inout [UInt8], indent: Int) {
    func line(_ indent: Int) {
      bytes.append(UInt8(ascii: "\n"))
      bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * indent))
    }
    switch self {
    case .array(let elements) where !elements.isEmpty:
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        line(indent + 1)
        element.writePretty(to: &bytes, indent: indent + 1)
      }
      line(indent)
      bytes.append(UInt8(ascii: "]"))
    case .object(let members) where !members.isEmpty:
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        line(indent + 1)
        write(member.name, to: &bytes)
        bytes.append(contentsOf: ": ".utf8)
        member.value.writePretty(to: &bytes, indent: indent + 1)
      }
      line(indent)
      bytes.append(UInt8(ascii: "}"))
    default: writeCanonical(to: &bytes)
    }
  }

  private func writeScalar(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .boolean(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    case .number(let number): bytes.append(contentsOf: ecmaScript(number).utf8)
    case .string(let text): write(text, to: &bytes)
    case .array, .object: break
    }
  }

  /// Runs without a special character are copied whole.
  private func write(_ text: ExactText, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var string = text.string
    string.withUTF8 { text in
      var start = 0
      for index in text.indices where text[index] < 0x20 || text[index] == 0x22 || text[index] == 0x5C {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
        bytes.append(contentsOf: JSON.escape(text[index]).utf8)
        start = index + 1
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func escape(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "\""): #"\""#
    case UInt8(ascii: "\\"): #"\\"#
    case 0x08: #"\b"#
    case 0x09: #"\t"#
    case 0x0A: #"\n"#
    case 0x0C: #"\f"#
    case 0x0D: #"\r"#
    case 0..<0x10: #"\u000"# + String(byte, radix: 16)
    default: #"\u00"# + String(byte, radix: 16)
    }
  }

  /// The places of members, in the order of their names.
  private static func order(of members: [Member]) -> [Int] {
    members.indices.sorted { comesBefore(members[$0].name.string, members[$1].name.string) }
  }

  /// The order of UTF-16, which is that of the bytes where both are ASCII.
  private static func comesBefore(_ a: String, _ b: String) -> Bool {
    let isASCII = a.utf8.allSatisfy { $0 < 0x80 } && b.utf8.allSatisfy { $0 < 0x80 }
    return isASCII ? byBytes(a, b) : a.utf16.lexicographicallyPrecedes(b.utf16)
  }
}

/// A finite number as ECMAScript's `Number::toString` prints it (ECMA-262, 6.1.6.1.20).
///
/// The shortest digits that give the number back are Swift's own; where the point stands, and from where on an exponent is
/// written, is ECMAScript's.
func ecmaScript(_ number: Double) -> String {
  if number == 0 { return "0" }
  if number < 0 { return "-\(ecmaScript(-number))" }
  let parts = number.description.split(separator: "e")
  let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
  let whole = mantissa[0]
  let fraction = mantissa.count > 1 ? mantissa[1] : ""
  let all = whole + fraction
  let leading = all.prefix { $0 == "0" }.count
  var digits = all.dropFirst(leading)
  while digits.last == "0" { digits.removeLast() }
  // The number is 0.digits × 10^point.
  let point = whole.count - leading + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
  let count = digits.count
  if count <= point, point <= 21 { return digits + String(repeating: "0", count: point - count) }
  if 0 < point, point <= 21 { return "\(digits.prefix(point)).\(digits.dropFirst(point))" }
  if -6 < point, point <= 0 { return "0.\(String(repeating: "0", count: -point))\(digits)" }
  let exponent = point - 1
  let sign = exponent < 0 ? "-" : "+"
  let rest = digits.dropFirst()
  return "\(digits.prefix(1))\(rest.isEmpty ? "" : ".")\(rest)e\(sign)\(abs(exponent))"
}

/// A number with at most so many decimal places, as drawings have them.
func decimal(_ value: Double, places: Int) -> String {
  let scale = places == 2 ? 100 : 1000
  let scaled = Int((value * Double(scale)).rounded())
  if scaled < 0 { return "-" + decimal(-value, places: places) }
  let (whole, rest) = scaled.quotientAndRemainder(dividingBy: scale)
  if rest == 0 { return String(whole) }
  var digits = String(rest)
  while digits.utf8.count < places { digits = "0" + digits }
  while digits.utf8.last == UInt8(ascii: "0") { digits.removeLast() }
  return "\(whole).\(digits)"
}
