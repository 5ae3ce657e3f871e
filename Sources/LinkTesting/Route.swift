#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension Reachability.Route {
  /// Asks the operating system for a route to addresses that are set aside for documentation (RFC 5737 and RFC 3849).
  ///
  /// Connecting a datagram socket sends nothing.
  static func current() -> Reachability.Route {
    ["198.51.100.1", "2001:db8::1"].contains(where: hasRoute) ? .outside : .none
  }

  private static func hasRoute(to number: String) -> Bool {
    #if canImport(Glibc)
      let datagram = Int32(SOCK_DGRAM.rawValue)
    #else
      let datagram = SOCK_DGRAM
    #endif
    var wanted = addrinfo()
    wanted.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV
    wanted.ai_socktype = datagram
    var found: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(number, "80", &wanted, &found) == 0, let found else { return false }
    defer { freeaddrinfo(found) }
    let descriptor = socket(found.pointee.ai_family, datagram, 0)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return connect(descriptor, found.pointee.ai_addr, found.pointee.ai_addrlen) == 0
  }
}
