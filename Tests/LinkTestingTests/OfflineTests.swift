import Diagnostics
import Testing

@testable import LinkTesting

@Suite("Offline")
struct OfflineTests {
  private func hosts(_ count: Int) -> [String] { (0..<count).map { "https://h\($0).example/" } }

  @Test(
    "without a route, failures say nothing of the links",
    arguments: [.unknownName, .noConnection, .noAnswer] as [Reply.Failure])
  func noRoute(_ failure: Reply.Failure) async {
    let network = ScriptedNetwork(route: .none) { _, _ in .failure(failure) }
    let report = await network.report(hosts(200))
    #expect(report.isOffline && report.diagnostics.isEmpty)
    // Nobody waits for the rest.
    #expect(Set(network.seen.questions).count <= 2 * 8)
  }

  @Test("with a route, so many hosts are not dead all at once", arguments: [(11, false), (12, true), (300, true)])
  func manyHosts(_ count: Int, _ isOffline: Bool) async {
    let network = ScriptedNetwork { _, _ in .failure(.unknownName) }
    let report = await network.report(hosts(count))
    #expect(report.isOffline == isOffline)
    #expect(report.diagnostics.count == (isOffline ? 0 : count))
    #expect(network.seen.questions.count < 12 + 8 + 1)
  }

  @Test("many pages of one host are one host")
  func oneHost() async {
    let network = ScriptedNetwork { _, _ in .failure(.noConnection) }
    let report = await network.report((0..<40).map { "https://a.example/\($0)" })
    #expect(!report.isOffline && report.diagnostics.count == 40)
  }

  @Test(
    "an answer from outside says that there is a network",
    arguments: [.status(200), .status(404), .status(500), .failure(.invalidCertificate)] as [Reply])
  func oneAnswer(_ reply: Reply) async {
    let network = ScriptedNetwork(route: .none) { question, _ in
      question.contains("a.example") ? reply : .failure(.unknownName)
    }
    // One at a time, and the answer comes first.
    let report = await network.report(["https://a.example/"] + hosts(20), LinkTestOptions(concurrency: 1))
    #expect(!report.isOffline && report.diagnostics.count >= 20)
  }

  @Test(
    "what this machine knows by itself says nothing of a network",
    arguments: [
      "http://127.0.0.1:9/", "http://localhost/", "http://[::1]/", "http://a.localhost/", "http://a.invalid/",
    ])
  func ownMachine(_ url: String) async {
    let dead = ScriptedNetwork(route: .none) { _, _ in .failure(.noConnection) }
    let report = await dead.report([url])
    #expect(!report.isOffline && report.diagnostics.count == 1)
    let alive = ScriptedNetwork(route: .none) { question, _ in
      question.hasSuffix(url) ? .status(200) : .failure(.unknownName)
    }
    #expect(await alive.report([url, "https://z.example/"]).isOffline)
  }

  @Test("a password is told of without a network")
  func password() async {
    let network = ScriptedNetwork(route: .none) { _, _ in .failure(.unknownName) }
    let report = await network.report(["https://b.example/", "https://ann:s3cret@a.example/"])
    #expect(report.isOffline && report.diagnostics.map(\.message) == ["a password stands in the address"])
  }
}
