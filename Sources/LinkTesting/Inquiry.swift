/// Follows one address to its end: repeats what may pass, and goes along redirects.
struct Inquiry: Sendable {
  /// Browsers give up after 20; nobody who keeps a site needs half of them.
  static let mostRedirects = 10

  var network: Network
  var options: LinkTestOptions

  /// What an address is worth.
  func verdict(on address: WebAddress) async -> Verdict {
    var current = address
    var visited: Set = [address]
    var isPermanent = true
    var newAddress: WebAddress?
    while true {
      let place = current == address ? nil : current
      let answer: Reply.Answer
      switch await reply(of: current) {
      case .failure(let failure): return .dead(.failure(failure), at: place)
      case .answer(let found): answer = found
      }
      guard let target = answer.target else {
        guard answer.isReachable else { return .dead(.status(answer.status), at: place) }
        // Where a login or a guard stands at the end, it may not be the page that has moved.
        guard let newAddress, answer.status < 300 else { return .reachable }
        return .moved(to: newAddress)
      }
      do throws(WebAddress.Fault) {
        current = try current.following(target)
      } catch {
        return .dead(.astray(error), at: nil)
      }
      guard visited.insert(current).inserted, visited.count <= Self.mostRedirects + 1 else {
        return .dead(.endlessRedirects, at: nil)
      }
      isPermanent = isPermanent && answer.isPermanent
      if isPermanent { newAddress = current }
    }
  }

  /// The last reply to a question that is repeated while that may help.
  private func reply(of address: WebAddress) async -> Reply {
    var method = Method.head
    var left = options.retries
    var usualWait = options.firstWait
    while true {
      let reply = await network.ask(address, method)
      if method == .head, reply.mayConcernHeadOnly {
        method = .get
        continue
      }
      guard left > 0, !Task.isCancelled, let wait = reply.wait(usually: usualWait, limit: options.timeLimit) else {
        return reply
      }
      await network.pause(wait)
      left -= 1
      usualWait *= 2
      method = .get
    }
  }
}
