import Markup

/// Addresses that wait, handed out so that no server has too many visitors at a time.
struct ServerQueue {
  private var waiting: [String: [WebAddress]] = [:]
  /// The servers that addresses wait for; who had its turn goes to the end.
  private var turns: [String] = []
  private var visitors: [String: Int] = [:]
  private let perServer: Int

  init(_ addresses: some Sequence<WebAddress>, perServer: Int) {
    self.perServer = perServer
    // Backwards, because addresses are taken from the end.
    for address in addresses.sorted(by: { byBytes($1.text, $0.text) }) {
      waiting[address.server, default: []].append(address)
    }
    turns = waiting.keys.sorted(by: byBytes)
  }

  /// An address whose server has room.
  mutating func next() -> WebAddress? {
    guard let turn = turns.firstIndex(where: { visitors[$0, default: 0] < perServer }) else { return nil }
    let server = turns.remove(at: turn)
    guard let address = waiting[server]?.popLast() else { return nil }
    if waiting[server]?.isEmpty == false { turns.append(server) }
    visitors[server, default: 0] += 1
    return address
  }

  /// Makes room at the server of an address that was handed out.
  mutating func finish(_ address: WebAddress) {
    visitors[address.server, default: 1] -= 1
  }

  /// Takes out what else waits for a host.
  mutating func withdraw(host: String) -> [WebAddress] {
    var withdrawn: [WebAddress] = []
    for server in turns {
      guard let addresses = waiting[server], addresses.first?.host == host else { continue }
      withdrawn += addresses
      waiting[server] = nil
    }
    turns.removeAll { waiting[$0] == nil }
    return withdrawn
  }
}
