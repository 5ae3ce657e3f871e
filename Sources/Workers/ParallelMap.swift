import Synchronization

/// Transforms every element on several workers, which take pieces from a shared count; the results come in the order of
/// the inputs, whatever the workers did when.
///
/// - Parameter progress: told how many elements are done, and how many there are; called by all workers.
/// - Throws: the failure of the first element that has one; the others are not begun any more.
public func parallelMap<Input: Sendable, Output: Sendable, Failure: Error>(
  _ inputs: [Input], workers: Int, progress: (@Sendable (Int, Int) -> Void)? = nil,
  _ transform: @escaping @Sendable (Input) throws(Failure) -> Output
) async throws(Failure) -> [Output] {
  let piece = max(1, min(16, inputs.count / (workers * 4)))
  let queue = PieceQueue()
  let pieces = await withTaskGroup(of: [(start: Int, result: Result<[Output], Failure>)].self) { group in
    for _ in 0..<(inputs.count > 1 ? workers : 1) {
      group.addTask {
        var done: [(start: Int, result: Result<[Output], Failure>)] = []
        while let start = queue.next(piece, below: inputs.count) {
          progress?(start, inputs.count)
          do throws(Failure) {
            var outputs: [Output] = []
            for input in inputs[start..<min(start + piece, inputs.count)] { outputs.append(try transform(input)) }
            done.append((start, .success(outputs)))
          } catch {
            queue.stop()
            done.append((start, .failure(error)))
          }
        }
        return done
      }
    }
    var all: [(start: Int, result: Result<[Output], Failure>)] = []
    for await done in group { all += done }
    return all
  }
  var outputs: [Output] = []
  outputs.reserveCapacity(inputs.count)
  for piece in pieces.sorted(by: { $0.start < $1.start }) { outputs += try piece.result.get() }
  return outputs
}

/// Where the next piece of work begins: shared by workers, so a class.
private final class PieceQueue: Sendable {
  private let start = Atomic<Int>(0)
  private let isStopped = Atomic<Bool>(false)

  func next(_ count: Int, below end: Int) -> Int? {
    guard !isStopped.load(ordering: .relaxed) else { return nil }
    let next = start.add(count, ordering: .relaxed).oldValue
    return next < end ? next : nil
  }

  func stop() { isStopped.store(true, ordering: .relaxed) }
}
