extension MathNode {
  /// Appends the element as UTF-8.
  func write(to output: inout [UInt8]) {
    output.append(UInt8(ascii: "<"))
    output.append(contentsOf: name.rawValue.utf8)
    for attribute in attributes {
      output.append(UInt8(ascii: " "))
      output.append(contentsOf: attribute.name.utf8)
      output.append(contentsOf: "=\"".utf8)
      appendEscaped(attribute.value, to: &output)
      output.append(UInt8(ascii: "\""))
    }
    output.append(UInt8(ascii: ">"))
    appendEscaped(text, to: &output)
    for child in children { child.write(to: &output) }
    output.append(contentsOf: "</".utf8)
    output.append(contentsOf: name.rawValue.utf8)
    output.append(UInt8(ascii: ">"))
  }
}

/// Appends text with what means something in markup written as references, and what XML forbids replaced.
private func appendEscaped(_ text: String, to output: inout [UInt8]) {
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": output.append(contentsOf: "&amp;".utf8)
    case "<": output.append(contentsOf: "&lt;".utf8)
    case ">": output.append(contentsOf: "&gt;".utf8)
    case "\"": output.append(contentsOf: "&quot;".utf8)
    case "\t", "\n", "\r", " "..."\u{FFFD}", "\u{10000}"...:
      if let bytes = UTF8.encode(scalar) { output.append(contentsOf: bytes) }
    default: output.append(contentsOf: "\u{FFFD}".utf8)
    }
  }
}
