import ContentReader

/// What a page depends on, in 32 bytes: two pages with one fingerprint have the same bytes.
struct Fingerprint: Hashable, Sendable {
  /// 64 lowercase hexadecimal digits.
  let text: String

  /// Takes the written form; `nil` where it is none.
  init?(text: some StringProtocol) {
    guard text.utf8.count == 64, text.utf8.allSatisfy({ isLowercaseHex($0) }) else { return nil }
    self.text = String(text)
  }

  /// The fingerprint of bytes.
  init(of bytes: [UInt8]) {
    text = ContentDigest(of: bytes).description
  }

  /// The fingerprint of a value: of everything that it encodes, with the names and the nesting.
  ///
  /// - Parameter context: what the page depends on besides, such as the theme's version.
  init(of value: some Encodable, context: String) {
    let encoder = FingerprintEncoder()
    encoder.record.append(text: context)
    // The encoder itself never throws, and a page model holds only values that encode.
    try? value.encode(to: encoder)
    self.init(of: encoder.record.bytes)
  }
}

/// A short name for an output folder, the same for the same path.
public func outputName(_ path: String) -> String { String(Fingerprint(of: Array(path.utf8)).text.prefix(16)) }

private func isLowercaseHex(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
}
