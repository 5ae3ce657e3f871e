import CatalogModel

/// A request (RFC 9112).
package struct Request: Sendable, Equatable {
  package var method: String
  /// As it stands in the request line.
  package var target: String
  /// By name in lowercase; of a header that stands twice, the last counts.
  package var headers: [String: String] = [:]
  /// Whether the connection is meant to serve further requests.
  var keepsConnection: Bool
  /// What follows the head, where the server takes it.
  package var body: [UInt8] = []

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
  }

  package init(_ method: String, _ target: String, _ headers: [String: String] = [:]) {
    self.method = method
    self.target = target
    self.headers = headers
    keepsConnection = true
  }

  /// How many bytes follow the head; `nil` where that cannot be told before they are there, or is no number.
  var bodyLength: Int? {
    guard headers["transfer-encoding"] == nil else { return nil }
    return Int(headers["content-length"] ?? "0").flatMap { $0 >= 0 ? $0 : nil }
  }

  /// The names and values of the query, decoded.
  package var query: FormValues {
    target.firstIndex(of: "?").map { FormValues(target[target.index(after: $0)...]) } ?? FormValues("")
  }

  /// The names and values of a form that was sent (`application/x-www-form-urlencoded`).
  package var form: FormValues { String(validating: body, as: UTF8.self).map { FormValues($0[...]) } ?? FormValues("") }
}
