/// How many children an element of MathML Core has, where it may not have any number.
private let arities = [
  "mfrac": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2, "mroot": 2, "msubsup": 3, "munderover": 3,
]

private let leaves: Set<String> = ["mi", "mn", "mo", "mtext", "mspace", "mprescripts"]

/// Reads markup as XML does: tags that balance, attributes in quotes, references that exist, characters that XML has.
/// - Returns: what is wrong; `nil` if nothing is.
func wellFormedness(_ markup: [UInt8]) -> String? {
  guard let text = String(validating: markup, as: UTF8.self) else { return "no UTF-8" }
  let scalars = Array(text.unicodeScalars)
  var open: [(name: String, children: Int)] = []
  var index = 0
  while index < scalars.count {
    let scalar = scalars[index]
    index += 1
    switch scalar {
    case "<":
      let isClosing = index < scalars.count && scalars[index] == "/"
      guard let end = scalars[index...].firstIndex(of: ">") else { return "a tag has no end" }
      let tag = scalars[(isClosing ? index + 1 : index)..<end]
      index = end + 1
      let name = string(tag.prefix { $0 != " " })
      guard !isClosing else {
        guard let last = open.popLast(), last.name == name else { return "</\(name)> closes nothing" }
        if let arity = arities[name], arity != last.children { return "\(name) has \(last.children) children" }
        if leaves.contains(name), last.children > 0 { return "\(name) has children" }
        continue
      }
      if open.isEmpty, index != end + 1 || !name.elementsEqual("math") { return "<\(name)> is outermost" }
      if let fault = attributeFault(tag.dropFirst(name.unicodeScalars.count)) { return "\(fault) in <\(name)>" }
      if !open.isEmpty { open[open.count - 1].children += 1 }
      open.append((name, 0))
    case "&":
      guard isReference(scalars[index...]) else { return "a bare &" }
    case ">", "\"": return "a bare \(scalar)"
    default:
      if !isAllowed(scalar) { return "U+\(String(scalar.value, radix: 16))" }
      if let last = open.last, !leaves.contains(last.name) { return "text in \(last.name)" }
    }
  }
  return open.isEmpty ? nil : "\(open.count) elements stay open"
}

private func attributeFault(_ tag: ArraySlice<Unicode.Scalar>) -> String? {
  var rest = tag
  var names: Set<String> = []
  while !rest.isEmpty {
    guard rest.popFirst() == " " else { return "no space" }
    let name = string(rest.prefix { $0 != "=" })
    guard !name.isEmpty, name.unicodeScalars.allSatisfy({ ("a"..."z").contains($0) }) else { return "an odd name" }
    guard names.insert(name).inserted else { return "\(name) twice" }
    rest = rest.dropFirst(name.unicodeScalars.count + 1)
    guard rest.popFirst() == "\"", let end = rest.firstIndex(of: "\"") else { return "no quotes" }
    for place in rest.startIndex..<end {
      if rest[place] == "<" || !isAllowed(rest[place]) { return "an odd character" }
      if rest[place] == "&", !isReference(rest[(place + 1)...]) { return "a bare &" }
    }
    rest = rest[(end + 1)...]
  }
  return nil
}

private func isReference(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
  ["amp;", "lt;", "gt;", "quot;"].contains { rest.starts(with: $0.unicodeScalars) }
}

private func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
  default: false
  }
}

private func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
  var view = String.UnicodeScalarView()
  view.append(contentsOf: scalars)
  return String(view)
}
