import Diagnostics
import Markup

extension CatalogRules {
  /// No course comes, by way of others, before itself.
  static func prerequisiteCycles(_ context: Context) -> [Diagnostic] {
    let nodes = context.catalog.courses.map { course in
      CycleSearch.Node(slug: course.slug, file: course.file, references: course.prerequisites.map(\.course))
    }
    return CycleSearch(nodes).cycles().map { cycle in
      cycle.diagnostic(
        .prerequisiteCycle, "these prerequisites go round in a circle", help: "remove one of them", edge: "comes after")
    }
  }

  /// No category stands, by way of others, below itself.
  static func categoryCycles(_ context: Context) -> [Diagnostic] {
    let nodes = context.catalog.categories.map { category in
      CycleSearch.Node(slug: category.slug, file: category.file, references: category.parent.map { [$0] } ?? [])
    }
    return CycleSearch(nodes).cycles().map { cycle in
      cycle.diagnostic(
        .categoryCycle, "these categories stand below each other in a circle", help: "remove one `parent`",
        edge: "stands below")
    }
  }
}

/// Finds the circles of a graph of references.
struct CycleSearch {
  /// An entity and what it refers to.
  struct Node {
    var slug: Slug
    var file: String
    var references: [Located<Slug>]
  }

  /// A circle that begins, and is reported, in the file that comes first by name.
  struct Cycle {
    var nodes: [Node]

    func diagnostic(_ code: DiagnosticCode, _ message: String, help: String, edge: String) -> Diagnostic {
      let names = (nodes + nodes.prefix(1)).map(\.slug.text).joined(separator: " → ")
      let edges = nodes.indices.map { index -> Diagnostic.Related in
        let next = nodes[(index + 1) % nodes.count].slug
        let range = nodes[index].references.first { $0.value == next }?.range ?? .wholeFile
        return .init(
          SourceLocation(file: nodes[index].file, range: range), "`\(nodes[index].slug)` \(edge) `\(next)`")
      }
      return Diagnostic(
        code, at: edges[0].location, "\(message): \(names)", help: help, related: Array(edges.dropFirst()))
    }
  }

  private let nodes: [Node]
  private let edges: [[Int]]

  init(_ nodes: [Node]) {
    let sorted = nodes.sorted { byBytes($0.file, $1.file) }
    let numbers = Dictionary(sorted.enumerated().map { ($1.slug, $0) }, uniquingKeysWith: { first, _ in first })
    self.nodes = sorted
    edges = sorted.map { $0.references.compactMap { numbers[$0.value] } }
  }

  /// One circle, the shortest, for each reference of a node to one that comes after it by name (or is itself) and leads
  /// back: each circle of the graph contains one of these, and there are never more than references.
  func cycles() -> [Cycle] {
    let suspects = nodesOnCycles()
    return suspects.sorted().flatMap { start in
      edges[start].filter { $0 >= start && suspects.contains($0) }.compactMap { next in
        way(from: next, to: start, among: suspects).map { Cycle(nodes: ([start] + $0).map { nodes[$0] }) }
      }
    }
  }

  /// The nodes between `from` (included) and `to` (not) on the shortest way that visits none before `to`.
  private func way(from: Int, to: Int, among suspects: Set<Int>) -> [Int]? {
    if from == to { return [] }
    var previous = [from: from]
    var queue = [from]
    var index = 0
    while index < queue.count {
      let node = queue[index]
      index += 1
      for next in edges[node] {
        if next == to {
          var way = [node]
          while let last = way.last, last != from, let before = previous[last] { way.append(before) }
          return way.reversed()
        }
        guard next > to, suspects.contains(next), previous[next] == nil else { continue }
        previous[next] = node
        queue.append(next)
      }
    }
    return nil
  }

  /// The nodes that remain when those that nothing refers to are taken away again and again.
  private func nodesOnCycles() -> Set<Int> {
    var incoming = [Int](repeating: 0, count: nodes.count)
    for targets in edges { for target in targets { incoming[target] += 1 } }
    var free = incoming.indices.filter { incoming[$0] == 0 }
    var left = Set(nodes.indices)
    while let node = free.popLast() {
      left.remove(node)
      for target in edges[node] {
        incoming[target] -= 1
        if incoming[target] == 0 { free.append(target) }
      }
    }
    return left
  }
}
