/// Puts texts where `#` stands in a pattern, in order; a text may have a `#` of its own. What is left over stays.
public func filled(_ pattern: String, _ texts: [String]) -> String {
  var rest = texts[...]
  var result = ""
  for character in pattern {
    if character == "#", let text = rest.popFirst() { result += text } else { result.append(character) }
  }
  return result
}
