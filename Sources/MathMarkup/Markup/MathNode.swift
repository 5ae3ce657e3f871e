/// An element of MathML Core: a leaf with its text, or a row of children.
///
/// A formula is a tree of these until the last step, so that what is written is well-formed by construction.
struct MathNode: Equatable {
  enum Name: String {
    case math, mi, mn, mo, mtext, mspace, mrow, msub, msup, msubsup, munder, mover, munderover, mmultiscripts,
      mprescripts, mfrac, msqrt, mroot, mtable, mtr, mtd, mstyle, mphantom, mpadded, merror
  }

  struct Attribute: Equatable {
    var name: String
    var value: String
  }

  var name: Name
  var attributes: [Attribute] = []
  var text = ""
  var children: [MathNode] = []

  init(_ name: Name, _ text: String) {
    self.name = name
    self.text = text
  }

  init(_ name: Name, _ children: [MathNode]) {
    self.name = name
    self.children = children
  }

  /// Nothing, where an element must stand.
  static let empty = MathNode(.mrow, [])

  /// Several elements as one; a single one stays as it is.
  static func row(_ nodes: [MathNode]) -> MathNode {
    if nodes.count == 1, let only = nodes.first { return only }
    return MathNode(.mrow, nodes)
  }

  /// White space, in thousandths of an em.
  static func space(_ width: Int) -> MathNode { MathNode(.mspace, []).with("width", ems(width)) }

  /// The same element with one more attribute, or another value of it.
  func with(_ name: String, _ value: String) -> MathNode {
    var result = self
    if let index = attributes.firstIndex(where: { $0.name == name }) {
      result.attributes[index].value = value
    } else {
      result.attributes.append(Attribute(name: name, value: value))
    }
    return result
  }

  /// The same element with one more class, for the style sheet.
  func adding(class name: String) -> MathNode {
    let present = attributes.first { $0.name == "class" }?.value
    return with("class", present.map { "\($0) \(name)" } ?? name)
  }
}

/// Thousandths of an em as a length.
func ems(_ thousandths: Int) -> String {
  let magnitude = thousandths.magnitude
  var fraction = String(magnitude % 1000)
  while fraction.utf8.count < 3 { fraction = "0" + fraction }
  while fraction.hasSuffix("0") { fraction.removeLast() }
  let sign = thousandths < 0 ? "-" : ""
  return fraction.isEmpty ? "\(sign)\(magnitude / 1000)em" : "\(sign)\(magnitude / 1000).\(fraction)em"
}
