/// Where a site lives: `https://example.org/learn/`.
public struct BaseURL: Hashable, Sendable, Codable {
  /// The scheme and the host: `https://example.org`.
  public let origin: String
  /// The path with a slash at both ends: `/learn/`, or `/`.
  public let path: String

  /// Reads an `http` or `https` address with a host and without a query or a fragment; `nil` for anything else. A missing
  /// slash at the end is added.
  public init?(_ text: String) {
    guard let scheme = ["https://", "http://"].first(where: { text.lowercased().hasPrefix($0) }) else { return nil }
    let rest = text.dropFirst(scheme.count)
    let slash = rest.firstIndex(of: "/") ?? rest.endIndex
    let host = rest[..<slash]
    let allowed = "abcdefghijklmnopqrstuvwxyz0123456789-.:[]"
    guard !host.isEmpty, host.lowercased().allSatisfy({ allowed.contains($0) }),
      !rest.contains(where: { "?#\\ \"<>".contains($0) || $0.isWhitespace })
    else { return nil }
    origin = scheme + host.lowercased()
    var path = String(rest[slash...])
    if !path.hasPrefix("/") { path = "/" + path }
    if !path.hasSuffix("/") { path += "/" }
    self.path = path
  }

  /// The whole address.
  public var text: String { origin + path }

  /// An address of the site as a link within it has it: from the host's root.
  public func link(to address: Address) -> String { path + address.encodedPath.dropFirst() }

  /// An address of the site in full.
  public func url(of address: Address) -> String { origin + link(to: address) }

  private init(origin: String, path: String) {
    self.origin = origin
    self.path = path
  }

  /// Where a site lives that says nothing else: the preview's address.
  public static let standard = BaseURL(origin: "http://localhost:8080", path: "/")
}
