import Diagnostics
import Testing

@testable import LinkTesting

@Suite("Redirects")
struct RedirectTests {
  private let page = "https://a.example/p"

  private func report(_ script: [String: Reply], _ url: String? = nil) async -> [Diagnostic] {
    await ScriptedNetwork(script.mapValues { [$0] }).report([url ?? page]).diagnostics
  }

  @Test("a permanent one is a note with the new address", arguments: [301, 308])
  func permanent(_ status: Int) async throws {
    let found = try #require(await report(["HEAD \(page)": .status(status, location: "/new?q=1")]).first)
    #expect(found.severity == .note && found.code == .deadLink)
    #expect(found.message == "“\(page)” has moved for good")
    #expect(found.fix == .suggestion("https://a.example/new?q=1"))
  }

  @Test("a temporary one is nothing to change", arguments: [302, 303, 307])
  func temporary(_ status: Int) async {
    #expect(await report(["HEAD \(page)": .status(status, location: "https://b.example/")]).isEmpty)
  }

  @Test("the fragment stays")
  func fragment() async throws {
    let script: [String: Reply] = ["HEAD \(page)": .status(301, location: "https://b.example/n#top")]
    let found = try #require(await report(script, page + "#part").first)
    #expect(found.fix == .suggestion("https://b.example/n#part"))
  }

  @Test("of a chain, the new address is the last before a temporary step")
  func chain() async throws {
    let script: [String: Reply] = [
      "HEAD \(page)": .status(301, location: "/2"), "HEAD https://a.example/2": .status(308, location: "/3"),
      "HEAD https://a.example/3": .status(302, location: "/4"),
      "HEAD https://a.example/4": .status(301, location: "/5"),
    ]
    let found = try #require(await report(script).first)
    #expect(found.fix == .suggestion("https://a.example/3"))
  }

  @Test("no new address is proposed where a login stands at the end", arguments: [401, 403, 429])
  func login(_ status: Int) async {
    let end = Reply.status(status)
    let script = [
      "HEAD \(page)": .status(301, location: "/login"), "HEAD https://a.example/login": end,
      "GET https://a.example/login": end,
    ]
    #expect(await report(script).isEmpty)
  }

  @Test("a dead end is told with the way to it")
  func deadEnd() async {
    let gone = Reply.failure(.unknownName)
    let script = ["HEAD \(page)": .status(301, location: "//b.example"), "HEAD https://b.example/": gone]
    let message =
      "“\(page)” leads nowhere: it redirects to “https://b.example/”, and there the name b.example does not exist"
    #expect(await report(script).map(\.message) == [message])
  }

  @Test("circles end")
  func circles() async {
    let message = ["“\(page)” leads nowhere: it redirects for ever"]
    #expect(await report(["HEAD \(page)": .status(301, location: page)]).map(\.message) == message)
    let two: [String: Reply] = [
      "HEAD \(page)": .status(302, location: "/q"), "HEAD https://a.example/q": .status(302, location: "/p#x"),
    ]
    #expect(await report(two).map(\.message) == message)
  }

  @Test("ten steps are followed, and not one more", arguments: [(10, 0), (11, 1)])
  func length(_ steps: Int, _ dead: Int) async {
    let network = ScriptedNetwork { question, _ in
      let step = Int(question.split(separator: "/").last ?? "") ?? 0
      return step < steps ? .status(302, location: "/\(step + 1)") : .status(200)
    }
    #expect(await network.report(["https://a.example/0"]).diagnostics.count == dead)
  }

  @Test(
    "what is not of the web is not followed",
    arguments: ["file:///etc/passwd", "ftp://a.example/", "javascript:alert(1)", "data:,x", "mailto:a@a.example"])
  func astray(_ location: String) async {
    let network = ScriptedNetwork(["HEAD \(page)": [.status(301, location: location)]])
    let message = "“\(page)” leads nowhere: it redirects to what is no address of the web"
    #expect(await network.report([page]).diagnostics.map(\.message) == [message])
    #expect(network.seen.questions.count == 1)
  }

  @Test("a password that a server hands out is neither used nor shown")
  func password() async {
    let found = await report(["HEAD \(page)": .status(301, location: "https://ann:s3cret@b.example/")])
    #expect(found.map(\.message) == ["“\(page)” leads nowhere: it redirects to an address with a password in it"])
    #expect(!"\(found)".contains("s3cret"))
  }

  @Test("one without an address is a page")
  func noLocation() async {
    #expect(await report(["HEAD \(page)": .status(301)]).isEmpty)
  }
}
