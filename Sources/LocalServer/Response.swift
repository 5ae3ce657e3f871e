/// What a request is answered with.
package struct Response: Sendable {
  /// What follows the head.
  package enum Body: Sendable {
    case none
    case bytes([UInt8])
    /// So much of a file, by its path.
    case file(String, Range<Int>)
    /// From here on the connection is a WebSocket that tells this.
    case messages(AsyncStream<String>)
  }

  /// How it went (RFC 9110, section 15).
  package enum Status: Int, Sendable {
    case switching = 101
    case ok = 200
    case partial = 206
    case seeOther = 303
    case redirect = 307
    case badRequest = 400
    case forbidden = 403
    case notFound = 404
    case methodNotAllowed = 405
    case conflict = 409
    case contentTooLarge = 413
    case unsatisfiable = 416
    case misdirected = 421
    case headTooLarge = 431
    case unavailable = 503

    var phrase: String {
      switch self {
      case .switching: "Switching Protocols"
      case .ok: "OK"
      case .partial: "Partial Content"
      case .seeOther: "See Other"
      case .redirect: "Temporary Redirect"
      case .badRequest: "Bad Request"
      case .forbidden: "Forbidden"
      case .notFound: "Not Found"
      case .methodNotAllowed: "Method Not Allowed"
      case .conflict: "Conflict"
      case .contentTooLarge: "Content Too Large"
      case .unsatisfiable: "Range Not Satisfiable"
      case .misdirected: "Misdirected Request"
      case .headTooLarge: "Request Header Fields Too Large"
      case .unavailable: "Service Unavailable"
      }
    }
  }

  package var status: Status
  package var headers: [(name: String, value: String)]
  package var body: Body

  package init(status: Status, headers: [(name: String, value: String)] = [], body: Body = .none) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// A sentence.
  package static func text(_ status: Status, _ text: String) -> Response {
    Response(
      status: status, headers: [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store")],
      body: .bytes(Array((text + "\n").utf8)))
  }

  /// How many bytes follow the head; `nil` where that is open.
  var length: Int? {
    switch body {
    case .none: 0
    case .bytes(let bytes): bytes.count
    case .file(_, let range): range.count
    case .messages: nil
    }
  }

  /// The head, up to and with the empty line (RFC 9112, section 4).
  func head(_ connection: String) -> [UInt8] {
    var lines = ["HTTP/1.1 \(status.rawValue) \(status.phrase)"]
    lines += headers.map { "\($0.name): \($0.value)" }
    if let length { lines += ["Content-Length: \(length)", "Connection: \(connection)"] }
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
  }
}
