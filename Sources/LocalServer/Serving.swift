import FlyingSocks

/// Answers requests.
package protocol Answering: Sendable {
  /// How many bytes of a body are read; a request with more is refused.
  var longestBody: Int { get }
  func answer(_ request: Request) -> Response
}

/// Accepts connections and answers them until the task is cancelled.
package func serve(_ port: ListeningPort, _ answers: some Answering) async throws {
  let pool: some AsyncSocketPool = .make()
  try await pool.prepare()
  let socket = try AsyncSocket(socket: port.socket, pool: pool)
  try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask { try await pool.run() }
    group.addTask {
      try await withThrowingDiscardingTaskGroup { connections in
        for try await connection in socket.sockets {
          connections.addTask { await Connection(socket: connection, answers: answers).run() }
        }
      }
    }
    defer { group.cancelAll() }
    try await group.next()
  }
}
