// What tags and addresses look like, wherever somebody writes one.

/// Whether `text` has the form of a language tag (BCP 47, RFC 5646 section 2.1).
public func isLanguageTag(_ text: String) -> Bool {
  let parts = text.split(separator: "-", omittingEmptySubsequences: false)
  guard let primary = parts.first, (2...3).contains(primary.count), primary.allSatisfy({ $0.isASCII && $0.isLetter })
  else { return false }
  return parts.dropFirst().allSatisfy { part in
    (1...8).contains(part.count) && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
  } && parts.last?.count != 1
}

/// Whether `text` is an address on the web: `https` or `http`, with a host.
public func isWebAddress(_ text: String) -> Bool {
  let lower = text.prefix(8).lowercased()
  guard let scheme = ["https://", "http://"].first(where: { lower.hasPrefix($0) }) else { return false }
  let rest = text.dropFirst(scheme.count)
  guard let first = rest.unicodeScalars.first,
    first.properties.isAlphabetic || first.properties.numericType != nil || first == "["
  else { return false }
  return !rest.unicodeScalars.contains {
    $0.value <= 0x20 || $0.value == 0x7F || "\"<>\\^`{|}".unicodeScalars.contains($0)
  }
}

/// Whether `text` looks like an address for mail.
public func isMailAddress(_ text: String) -> Bool {
  let parts = text.split(separator: "@", omittingEmptySubsequences: false)
  return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".")
    && !text.unicodeScalars.contains { $0.value <= 0x20 || "\"<>\\,;:".unicodeScalars.contains($0) }
}

/// The bytes with `%41` and its like decoded (RFC 3986, section 2.1); `nil` where a sign of it is not followed by two
/// digits.
public func percentDecodedBytes(_ written: some Sequence<UInt8>) -> [UInt8]? {
  let bytes = Array(written)
  var decoded: [UInt8] = []
  decoded.reserveCapacity(bytes.count)
  var index = 0
  while index < bytes.count {
    guard bytes[index] == UInt8(ascii: "%") else {
      decoded.append(bytes[index])
      index += 1
      continue
    }
    guard index + 2 < bytes.count, let high = hexDigit(bytes[index + 1]), let low = hexDigit(bytes[index + 2]) else {
      return nil
    }
    decoded.append(high << 4 | low)
    index += 3
  }
  return decoded
}

/// The text with `%41` and its like decoded, as an author means it: where that is no text, it stands as it was written.
public func percentDecoded(_ text: some StringProtocol) -> String {
  guard text.utf8.contains(UInt8(ascii: "%")), let bytes = percentDecodedBytes(text.utf8) else { return String(text) }
  return String(validating: bytes, as: UTF8.self) ?? String(text)
}

private func hexDigit(_ byte: UInt8) -> UInt8? {
  switch byte {
  case 0x30...0x39: byte - 0x30
  case 0x41...0x46: byte - 0x41 + 10
  case 0x61...0x66: byte - 0x61 + 10
  default: nil
  }
}
