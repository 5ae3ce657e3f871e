/// Finds the name that somebody most likely meant.
///
/// The distance is Damerau–Levenshtein's with adjacent transpositions (optimal string alignment) on lowercase text; a
/// name counts as near when the distance is at most a third of its length, and at least 1 is always allowed.
public func nearestName(to written: String, among names: some Sequence<String>) -> String? {
  let source = Array(written.lowercased().unicodeScalars.prefix(100))
  guard !source.isEmpty else { return nil }
  var best: (name: String, distance: Int)?
  for name in names {
    let target = Array(name.lowercased().unicodeScalars.prefix(100))
    let limit = max(1, max(source.count, target.count) / 3)
    guard abs(source.count - target.count) <= limit else { continue }
    let distance = editDistance(source, target)
    guard distance <= limit else { continue }
    if let found = best, (found.distance, found.name) <= (distance, name) { continue }
    best = (name, distance)
  }
  return best?.name
}

private func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    row.reserveCapacity(b.count + 1)
    for j in b.indices {
      var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
      row.append(cost)
    }
    beforeLast = last
    last = row
  }
  return last[b.count]
}
