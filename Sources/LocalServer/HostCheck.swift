/// Whether a request was meant for this server.
///
/// A page elsewhere can have its own name lead to this machine (DNS rebinding) and read what only its author is to see.
/// Such a request carries that page's name as its host.
package struct HostCheck: Sendable {
  /// The address that the server listens on.
  let address: String

  package init(address: String) { self.address = address }

  /// Whether a host, with or without a port, may be asked under this name.
  package func allows(_ host: String?) -> Bool {
    // HTTP/1.0 knows no host, and no browser speaks it.
    guard let host else { return true }
    let name = HostCheck.name(host).lowercased()
    if isOpen || name == address { return true }
    return name == "localhost" || name.hasSuffix(".localhost") || name == "[::1]" || isLoopback(name)
  }

  /// Whether a page of this origin may speak to the server.
  package func allows(origin: String?) -> Bool {
    guard let origin else { return true }
    guard let scheme = origin.firstRange(of: "://") else { return false }
    return allows(String(origin[scheme.upperBound...]))
  }

  /// Whether others are meant to reach the server: under names that it cannot know.
  private var isOpen: Bool { address == "0.0.0.0" || address == "::" }

  private func isLoopback(_ name: String) -> Bool {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }

  private static func name(_ host: String) -> String {
    if host.hasPrefix("[") { return host.firstIndex(of: "]").map { String(host[...$0]) } ?? host }
    return String(host.prefix { $0 != ":" })
  }
}
