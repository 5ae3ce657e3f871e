import FlyingSocks

/// Accepts connections and answers them until the task is cancelled.
func serve(_ port: ListeningPort, _ answers: SiteAnswers) async throws {
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
