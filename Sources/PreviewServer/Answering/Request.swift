import CatalogModel

/// The head of a request (RFC 9112, sections 3 and 5).
struct Request: Sendable, Equatable {
  var method: String
  /// As it stands in the request line.
  var target: String
  /// By name in lowercase; of a header that stands twice, the last counts.
  var headers: [String: String] = [:]
  /// Whether the connection is meant to serve further requests.
  var keepsConnection: Bool

  /// Takes a head without the empty line at its end; `nil` for something else.
  init?(head: [UInt8]) {
    guard let text = String(validating: head, as: UTF8.self) else { return nil }
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: true)
    guard let parts = lines.first?.split(separator: " ", omittingEmptySubsequences: false), parts.count == 3,
      !parts[0].isEmpty, parts[2].hasPrefix("HTTP/1.")
    else { return nil }
    method = String(parts[0])
    target = String(parts[1])
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":"), colon > line.startIndex else { return nil }
      let name = line[..<colon].lowercased()
      guard !name.contains(where: \.isWhitespace) else { return nil }
      let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
      headers[name] = String(value.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
    let connection = headers["connection"]?.lowercased() ?? ""
    keepsConnection = parts[2] == "HTTP/1.0" ? connection == "keep-alive" : connection != "close"
    // What follows a body that nobody reads would be taken for a request.
    if headers["transfer-encoding"] != nil || (headers["content-length"] ?? "0") != "0" { keepsConnection = false }
  }

  init(_ method: String, _ target: String, _ headers: [String: String] = [:]) {
    self.method = method
    self.target = target
    self.headers = headers
    keepsConnection = true
  }

  /// The value of a name in the query, decoded; `nil` where it is not there.
  func query(_ name: String) -> String? {
    guard let mark = target.firstIndex(of: "?") else { return nil }
    for pair in target[target.index(after: mark)...].split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, parts[0] == name else { continue }
      let bytes = percentDecodedBytes(parts[1].replacing("+", with: "%20").utf8)
      return bytes.flatMap { String(validating: $0, as: UTF8.self) }
    }
    return nil
  }
}
