import Foundation

/// An address that can be asked for: of http or https, in one spelling, without a fragment, which no server sees.
struct WebAddress: Hashable, Sendable {
  /// Why a text is no such address.
  enum Fault: Error, Hashable {
    case notOnTheWeb
    case password
    case unreadable
  }

  /// The whole address, characters escaped as on the wire.
  let text: String
  /// The name or number of the host, lowercase.
  let host: String
  /// The host with its port: what may be asked for only so much at a time.
  let server: String

  /// Reads an address as an author or a server writes it.
  init(_ written: String) throws(Fault) {
    guard Self.isOnTheWeb(written) else { throw .notOnTheWeb }
    let trimmed = written.trimmingCharacters(in: .whitespacesAndNewlines)
    // An address without a scheme takes the page's, and a site is published under https.
    let whole = trimmed.hasPrefix("//") ? "https:" + trimmed : trimmed
    guard !Self.holdsPassword(whole) else { throw .password }
    guard let parts = URLComponents(string: whole), let scheme = parts.scheme?.lowercased(),
      let host = parts.encodedHost?.lowercased(), !host.isEmpty, !host.contains("%")
    else { throw .unreadable }
    // Written out by hand: the setters of URLComponents end the program where they dislike a value.
    let server = parts.port.map { "\(host):\($0)" } ?? host
    let path = parts.percentEncodedPath.isEmpty ? "/" : parts.percentEncodedPath
    let query = parts.percentEncodedQuery.map { "?\($0)" } ?? ""
    self.text = "\(scheme)://\(server)\(path)\(query)"
    self.host = host
    self.server = server
  }

  /// The address that a redirect of this one leads to.
  func following(_ location: String) throws(Fault) -> WebAddress {
    guard let url = URL(string: location, relativeTo: URL(string: text)) else { throw .unreadable }
    return try WebAddress(url.absoluteString)
  }

  /// Whether the host is beyond this machine, so that an answer tells of a network.
  ///
  /// No network knows a name in `.invalid` (RFC 6761, section 6.4).
  var isBeyondThisMachine: Bool {
    !(host == "localhost" || host.hasSuffix(".localhost") || host.hasPrefix("127.") || host == "[::1]"
      || host.hasSuffix(".invalid"))
  }

  static func isOnTheWeb(_ written: String) -> Bool {
    let start = written.drop { $0.isWhitespace }
    let head = start.prefix(8).lowercased()
    return head.hasPrefix("http://") || head.hasPrefix("https://") || head.hasPrefix("//")
  }

  /// Looks at the text itself: what no parser can read may hold a password all the same.
  private static func holdsPassword(_ whole: String) -> Bool {
    guard let slashes = whole.range(of: "//") else { return false }
    let authority = whole[slashes.upperBound...].prefix { !"/?#\\".contains($0) }
    guard let at = authority.lastIndex(of: "@") else { return false }
    return authority[..<at].contains(":")
  }
}
