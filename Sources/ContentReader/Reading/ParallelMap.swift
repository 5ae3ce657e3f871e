import Synchronization

/// Transforms every element on several workers, which take pieces from a shared count; the results come in the order of
/// the inputs, whatever the workers did when.
///
/// - Parameter progress: told how many elements are done, and how many there are; called by all workers.
func parallelMap<Input: Sendable, Output: Sendable>(
  _ inputs: [Input], workers: Int, progress: (@Sendable (Int, Int) -> Void)? = nil,
  _ transform: @escaping @Sendable (Input) -> Output
) async -> [Output] {
  guard inputs.count > 1 else { return inputs.map(transform) }
  let piece = max(1, min(16, inputs.count / (workers * 4)))
  let queue = PieceQueue()
  let pieces = await withTaskGroup(of: [(start: Int, results: [Output])].self) { group in
    for _ in 0..<workers {
      group.addTask {
        var done: [(start: Int, results: [Output])] = []
        while true {
          let start = queue.next(piece)
          guard start < inputs.count else { return done }
          progress?(start, inputs.count)
          done.append((start, inputs[start..<min(start + piece, inputs.count)].map(transform)))
        }
      }
    }
    var all: [(start: Int, results: [Output])] = []
    for await done in group { all += done }
    return all
  }
  return pieces.sorted { $0.start < $1.start }.flatMap(\.results)
}

/// Where the next piece of work begins: shared by workers, so a class.
private final class PieceQueue: Sendable {
  private let start = Atomic<Int>(0)

  func next(_ count: Int) -> Int { start.add(count, ordering: .relaxed).oldValue }
}
