import Diagnostics
import Testing

@testable import LinkTesting

@Suite("Many links")
struct SurveyTests {
  @Test("an address is asked for once, and told of at every place that names it")
  func once() async {
    let network = ScriptedNetwork { _, _ in .status(404) }
    let report = await network.report(["https://a.example/p", "https://A.example/p#x", "https://a.example/p"])
    #expect(report.diagnostics.map(\.location.range.start.line) == [1, 2, 3])
    #expect(report.asked == 1 && network.seen.questions.count == 2)
  }

  @Test("diagnostics come in the order of their places, whoever answers first")
  func order() async {
    let urls = (0..<60).map { "https://h\($0 * 7 % 60).example/\($0)" }
    let network = ScriptedNetwork { _, _ in .status(404) }
    let first = await network.report(urls)
    #expect(first.diagnostics.map(\.location.range.start.line) == Array(1...60))
    for _ in 0..<3 { #expect(await network.report(urls).diagnostics == first.diagnostics) }
  }

  @Test("so many are asked at a time, and so many at one server", arguments: [(8, 2), (3, 1), (1, 1)])
  func limits(_ concurrency: Int, _ perServer: Int) async {
    let urls = (0..<40).flatMap { page in (0..<8).map { "https://h\($0).example/\(page)" } }
    let network = ScriptedNetwork([:])
    _ = await network.report(urls, LinkTestOptions(concurrency: concurrency, concurrencyPerServer: perServer))
    #expect(network.seen.mostUnderway == concurrency)
    #expect(network.seen.mostAtOneServer <= perServer)
    #expect(Set(network.seen.questions).count == 320 && network.seen.questions.count == 320)
  }

  @Test("one server alone gets two at a time")
  func oneServer() async {
    let network = ScriptedNetwork([:])
    let report = await network.report((0..<30).map { "https://a.example/\($0)" })
    #expect(report.asked == 30 && network.seen.questions.count == 30 && network.seen.mostAtOneServer == 2)
  }

  @Test("a name that does not exist is looked up no more than the server's visitors do")
  func deadName() async {
    let network = ScriptedNetwork { question, _ in
      question.contains("gone.example") ? .failure(.unknownName) : .status(200)
    }
    let report = await network.report((0..<30).map { "https://gone.example/\($0)" } + ["https://a.example/"])
    #expect(report.diagnostics.count == 30)
    #expect(network.seen.questions.count { $0.contains("gone") } <= 2)
  }

  @Test("progress counts up to all")
  func progress() async {
    let (counts, feed) = AsyncStream.makeStream(of: [Int].self)
    let options = LinkTestOptions(progress: { feed.yield([$0, $1]) })
    _ = await ScriptedNetwork([:]).report((0..<5).map { "https://a.example/\($0)" }, options)
    feed.finish()
    var seen: [[Int]] = []
    for await count in counts { seen.append(count) }
    #expect(seen == (1...5).map { [$0, 5] })
  }

  @Test("nothing to test is no fault")
  func empty() async {
    let report = await ScriptedNetwork(route: .none, [:]).report([])
    #expect(report.diagnostics.isEmpty && !report.isOffline && report.asked == 0)
  }
}
