/// What stands in braces after something: `{alt="A loom" .wide #figure}`.
struct Attributes: Sendable {
  private var pairs: [(name: String, value: String)] = []

  init(_ text: String) {
    var rest = text[...]
    while let start = rest.firstIndex(where: { $0.isLetter }) {
      rest = rest[start...]
      let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" || $0 == "." }
      rest = rest.dropFirst(name.count)
      guard rest.first == "=" else { continue }
      rest = rest.dropFirst()
      guard let quote = rest.first, quote == "\"" || quote == "'" else {
        let value = rest.prefix { !$0.isWhitespace && $0 != "}" && $0 != "," }
        pairs.append((name.lowercased(), String(value)))
        rest = rest.dropFirst(value.count)
        continue
      }
      rest = rest.dropFirst()
      var value = ""
      while let character = rest.popFirst(), character != quote {
        if character == "\\", let next = rest.first, next == quote || next == "\\" {
          value.append(next)
          rest = rest.dropFirst()
        } else {
          value.append(character)
        }
      }
      pairs.append((name.lowercased(), value))
    }
  }

  /// The value of an attribute.
  subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }
}
