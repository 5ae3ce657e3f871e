import Diagnostics
import Synchronization

@testable import LinkTesting

/// A network that answers as a test says, and remembers what it was asked.
final class ScriptedNetwork: Sendable {
  struct Memory {
    var questions: [String] = []
    var pauses: [Duration] = []
    var underway: [String: Int] = [:]
    var mostUnderway = 0
    var mostAtOneServer = 0
  }

  private let memory = Mutex(Memory())
  private let route: Reachability.Route
  private let now: Int
  private let replies: @Sendable (_ question: String, _ time: Int) -> Reply

  /// - Parameter replies: by a question such as `HEAD https://a.example/`, and how often it was asked before.
  init(
    route: Reachability.Route = .outside, now: Int = 1_000_000_000,
    _ replies: @escaping @Sendable (_ question: String, _ time: Int) -> Reply
  ) {
    self.route = route
    self.now = now
    self.replies = replies
  }

  /// Replies in their order, the last one for ever; what is not listed is there.
  convenience init(route: Reachability.Route = .outside, now: Int = 1_000_000_000, _ script: [String: [Reply]]) {
    self.init(route: route, now: now) { question, time in
      guard let replies = script[question] else { return .status(200) }
      return replies[min(time, replies.count - 1)]
    }
  }

  var seen: Memory { memory.withLock { $0 } }

  var network: Network {
    Network(
      ask: { [self] address, method in
        let question = "\(method.rawValue) \(address.text)"
        let time = memory.withLock { memory in
          memory.questions.append(question)
          memory.underway[address.server, default: 0] += 1
          memory.mostUnderway = max(memory.mostUnderway, memory.underway.values.reduce(0, +))
          memory.mostAtOneServer = max(memory.mostAtOneServer, memory.underway[address.server] ?? 0)
          return memory.questions.count { $0 == question } - 1
        }
        // Long enough for others to come in between.
        try? await Task.sleep(for: .milliseconds(2))
        memory.withLock { $0.underway[address.server, default: 0] -= 1 }
        return replies(question, time)
      },
      pause: { [self] wait in memory.withLock { $0.pauses.append(wait) } },
      route: { [self] in route }, now: { [self] in now })
  }

  /// Tests links that stand on lines of their own, in the order given.
  func report(_ urls: [String], _ options: LinkTestOptions = LinkTestOptions()) async -> LinkReport {
    let links = urls.enumerated().map { line, url in
      OutsideLink(
        url: url, location: SourceLocation(file: "content/a.md", range: SourceRange(line: line + 1, column: 1)))
    }
    return await testLinks(links, options, network)
  }
}
