import FlyingSocks
import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A port of this machine that is listened on.
package struct ListeningPort: Sendable {
  /// The socket, which accepts connections already.
  let socket: Socket
  private let host: String
  private let port: UInt16

  /// Listens on an address of this machine.
  ///
  /// - Throws: ``ServingError``; a port that is taken names the next one that is not.
  package static func open(host: String, port: UInt16) throws(ServingError) -> ListeningPort {
    let name = host.lowercased() == "localhost" ? "127.0.0.1" : host
    switch try listen(name, port) {
    case .socket(let socket): return ListeningPort(socket: socket, host: name, port: port)
    case .taken:
      for next in (1...100).compactMap({ UInt16(exactly: Int(port) + $0) }) {
        guard case .socket(let socket) = try listen(name, next) else { continue }
        try? socket.close()
        throw .portTaken(port, next: next)
      }
      throw .portTaken(port, next: nil)
    }
  }

  private enum Trial {
    case socket(Socket)
    case taken
  }

  private static func listen(_ host: String, _ port: UInt16) throws(ServingError) -> Trial {
    do {
      if let address = try? sockaddr_in.inet(ip4: host, port: port) { return .socket(try listen(address)) }
      if let address = try? sockaddr_in6.inet6(ip6: host, port: port) { return .socket(try listen(address)) }
    } catch SocketError.failed(_, let code, let message) {
      if code == EADDRINUSE { return .taken }
      if code == EADDRNOTAVAIL { throw .unsuitableHost(host) }
      throw .refused(message)
    } catch {
      throw .refused(error.localizedDescription)
    }
    throw .unsuitableHost(host)
  }

  private static func listen(_ address: some SocketAddress) throws -> Socket {
    let socket = try Socket(domain: Int32(type(of: address).family))
    do {
      try socket.setValue(true, for: .localAddressReuse)
      try socket.bind(to: address)
      try socket.listen()
    } catch {
      try? socket.close()
      throw error
    }
    return socket
  }

  /// What to type into a browser.
  package func url(_ path: String) -> String {
    switch host {
    case "0.0.0.0", "::": "http://localhost:\(port)\(path)"
    default: "http://\(host.contains(":") ? "[\(host)]" : host):\(port)\(path)"
    }
  }
}
