/// Functions that are written by their names. The second line is what schools of other countries write.
let functionNames: [(String, String)] = sameNames(
  """
  sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth log ln lg exp deg dim hom ker arg \
  tg ctg cotg cosec arctg arcctg sh ch th cth sech csch arcsec arccsc arccot arsinh arcosh artanh
  """)

/// The same with limits below them; the spaces inside are thin.
let limitNames: [(String, String)] =
  sameNames("lim max min sup inf det gcd Pr plim") + [
    ("limsup", "lim\u{2009}sup"), ("liminf", "lim\u{2009}inf"), ("argmax", "arg\u{2009}max"),
    ("argmin", "arg\u{2009}min"), ("injlim", "inj\u{2009}lim"), ("projlim", "proj\u{2009}lim"),
  ]

/// White space, in thousandths of an em.
let spaceWidths: [(String, Int)] = [
  (",", 167), ("thinspace", 167), (":", 222), (">", 222), ("medspace", 222), (";", 278), ("thickspace", 278),
  ("!", -167), ("negthinspace", -167), ("negmedspace", -222), ("negthickspace", -278), (" ", 333), ("~", 333),
  ("space", 333), ("nobreakspace", 333), ("enspace", 500), ("enskip", 500), ("quad", 1000), ("qquad", 2000),
]

private func sameNames(_ list: String) -> [(String, String)] {
  list.split(separator: " ").map { (String($0), String($0)) }
}
