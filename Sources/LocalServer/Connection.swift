import FlyingSocks
import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A connection of a browser, from its first request to its last.
///
/// FlyingFox's own server copies the line that it reads for each of its bytes: a head of 100 KB keeps a core busy for eight
/// seconds, and one of 1 MB for a quarter of an hour. Heads are read here, with a limit; sockets are FlyingFox's.
struct Connection: Sendable {
  let socket: AsyncSocket
  let answers: any Answering

  /// A longer head is no browser's.
  private static let longestHead = 65_536
  /// How long a connection may say nothing.
  private static let patience = Duration.seconds(60)
  private static let piece = 262_144

  /// Answers requests until the browser has no more, or says something that is none.
  func run() async {
    defer { try? socket.close() }
    // Else the system keeps the end of each answer back, up to 40 ms, for more that might come.
    try? socket.socket.setValue(true, for: BoolSocketOption(level: Int32(IPPROTO_TCP), name: TCP_NODELAY))
    var buffer: [UInt8] = []
    do {
      while let head = try await readHead(&buffer) {
        guard head.count <= Connection.longestHead else {
          return try await refuse(.text(.headTooLarge, "The request’s head is longer than 64 KiB."))
        }
        guard var request = Request(head: head) else {
          return try await refuse(.text(.badRequest, "This is no request."))
        }
        if answers.longestBody > 0 {
          guard let length = request.bodyLength else {
            return try await refuse(.text(.badRequest, "This is no request."))
          }
          guard length <= answers.longestBody else {
            return try await refuse(.text(.contentTooLarge, "More than \(answers.longestBody) bytes are not read."))
          }
          guard let body = try await readBody(length, &buffer) else { return }
          request.body = body
        } else if request.bodyLength != 0 {
          // What follows a body that nobody reads would be taken for a request.
          request.keepsConnection = false
        }
        guard try await send(answers.answer(request), to: request), request.keepsConnection else { return }
      }
    } catch {
      // The browser went away: there is nobody to tell.
    }
  }

  /// The next head without the empty line at its end, or more bytes than a head may have; `nil` at the end.
  private func readHead(_ buffer: inout [UInt8]) async throws -> [UInt8]? {
    let end = Array("\r\n\r\n".utf8)
    var searched = 0
    while true {
      if let found = buffer[searched...].firstRange(of: end) {
        let head = Array(buffer[..<found.lowerBound])
        buffer.removeSubrange(..<found.upperBound)
        return head
      }
      searched = max(0, buffer.count - end.count + 1)
      guard buffer.count <= Connection.longestHead else { return buffer }
      guard let bytes = try await read() else { return nil }
      buffer += bytes
    }
  }

  /// So many bytes; `nil` where the connection ends before.
  private func readBody(_ length: Int, _ buffer: inout [UInt8]) async throws -> [UInt8]? {
    while buffer.count < length {
      guard let bytes = try await read() else { return nil }
      buffer += bytes
    }
    let body = Array(buffer[..<length])
    buffer.removeSubrange(..<length)
    return body
  }

  /// What comes next; `nil` where nothing does for a long time.
  private func read() async throws -> [UInt8]? {
    try await withThrowingTaskGroup(of: [UInt8]?.self) { group in
      group.addTask { try await socket.read(atMost: 16_384) }
      group.addTask {
        try await Task.sleep(for: Connection.patience)
        return nil
      }
      defer { group.cancelAll() }
      return try await group.next() ?? nil
    }
  }

  /// Refuses what cannot be understood; what follows on the connection is read for a moment, so that the refusal arrives.
  private func refuse(_ answer: Response) async throws {
    if case .bytes(let bytes) = answer.body { try await write(answer.head("close") + bytes) }
    var rest = 4_194_304
    while rest > 0, let bytes = try await read() { rest -= bytes.count }
  }

  /// - Returns: whether the connection can serve another request.
  private func send(_ answer: Response, to request: Request) async throws -> Bool {
    let head = answer.head(request.keepsConnection ? "keep-alive" : "close")
    if case .bytes(let bytes) = answer.body, request.method != "HEAD" {
      try await write(head + bytes)
      return true
    }
    try await write(head)
    guard request.method != "HEAD" else { return true }
    switch answer.body {
    case .none, .bytes: return true
    case .file(let path, let range): return try await send(path, range)
    case .messages(let messages):
      try await tell(messages)
      return false
    }
  }

  private func send(_ path: String, _ range: Range<Int>) async throws -> Bool {
    let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    defer { try? file.close() }
    try file.seek(toOffset: UInt64(range.lowerBound))
    var rest = range.count
    while rest > 0, let piece = try file.read(upToCount: min(rest, Connection.piece)), !piece.isEmpty {
      try await socket.write(piece)
      rest -= piece.count
    }
    // A file that became shorter meanwhile: only the end of the connection tells that.
    return rest == 0
  }

  /// Tells what there is to tell until the page goes.
  private func tell(_ messages: AsyncStream<String>) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        for await message in messages { try await write(webSocketFrame(message)) }
      }
      group.addTask {
        // The page says nothing but that it goes, with a frame or by closing.
        while try await socket.read(atMost: 4096).first != 0x88 {}
      }
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  private func write(_ bytes: [UInt8]) async throws { try await socket.write(Data(bytes)) }
}
