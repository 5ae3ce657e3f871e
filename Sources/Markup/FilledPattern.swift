/// Puts texts where `#` stands in a pattern, in order; a text may have a `#` of its own. What is left over stays.
public func filled(_ pattern: String, _ texts: [String]) -> String {
  var rest = pattern[...]
  var result = ""
  for text in texts {
    guard let mark = rest.utf8.firstIndex(of: UInt8(ascii: "#")) else { break }
    result += rest[..<mark]
    result += text
    rest = rest[rest.utf8.index(after: mark)...]
  }
  return result + rest
}
