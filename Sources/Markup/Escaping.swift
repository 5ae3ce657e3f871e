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
    let replacement: StaticString
    switch text[index] {
    case UInt8(ascii: "&"): replacement = "&amp;"
    case UInt8(ascii: "<"): replacement = "&lt;"
    case UInt8(ascii: ">"): replacement = "&gt;"
    case UInt8(ascii: "\""): replacement = "&quot;"
    default: continue
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
    replacement.withUTF8Buffer { bytes.append(contentsOf: $0) }
    start = index + 1
  }
  bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<text.count]))
}
