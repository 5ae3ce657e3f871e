/// Appends `text` so that a browser shows it as it is, in content and in a double-quoted attribute.
@inlinable
public func appendEscaped(_ text: String, to bytes: inout [UInt8]) {
  var text = text
  text.withUTF8 { appendEscaped($0, to: &bytes) }
}

/// Appends UTF-8 text so that a browser shows it as it is; runs without a special character are copied whole.
public func appendEscaped(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
  var start = 0
  for index in 0..<text.count {
    let byte = text[index]
    // `"`, `&`, `<` and `>` as bits of one word.
    guard byte < 64, (1 << 0x22 | 1 << 0x26 | 1 << 0x3C | 1 << 0x3E) >> UInt64(byte) & 1 == 1 else { continue }
    let replacement: StaticString =
      switch byte {
      case UInt8(ascii: "&"): "&amp;"
      case UInt8(ascii: "<"): "&lt;"
      case UInt8(ascii: ">"): "&gt;"
      default: "&quot;"
      }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
    replacement.withUTF8Buffer { bytes.append(contentsOf: $0) }
    start = index + 1
  }
  bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<text.count]))
}
