/// Tells a machine without a network from dead links, while the answers come in.
struct Reachability {
  /// So many hosts are not dead all at once.
  static let doubtfulHosts = 12

  private var silent: Set<String> = []
  private var hasHeard = false
  private let hasRoute: Bool

  init(_ route: Route) { hasRoute = route == .outside }

  /// Whether a way leads from this machine to others.
  enum Route: Sendable { case outside, none }

  mutating func note(_ verdict: Verdict, on address: WebAddress) {
    guard address.isBeyondThisMachine else { return }
    if verdict.isFromOutside { hasHeard = true } else { silent.insert(address.host) }
  }

  /// Whether nothing outside was reached, and that is not the links' fault.
  var isOffline: Bool {
    !hasHeard && !silent.isEmpty && (!hasRoute || silent.count >= Self.doubtfulHosts)
  }
}
