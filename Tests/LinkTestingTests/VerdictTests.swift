import Diagnostics
import Testing

@testable import LinkTesting

@Suite("Verdicts")
struct VerdictTests {
  private let page = "https://a.example/p"

  @Test("a page, a login and a guard are there", arguments: [200, 204, 206, 304, 401, 403, 405, 416, 429, 999])
  func reachable(_ status: Int) async {
    let network = ScriptedNetwork { _, _ in .status(status) }
    #expect(await network.report([page]).diagnostics.isEmpty)
  }

  @Test(
    "what happened is said",
    arguments: [
      (.status(404), "the page is gone (404)"), (.status(410), "the page is gone (410)"),
      (.status(500), "the server failed (500)"), (.status(503), "the server failed (503)"),
      (.status(400), "the server refuses the page (400)"), (.status(451), "the server refuses the page (451)"),
      (.failure(.unknownName), "the name a.example does not exist"),
      (.failure(.noConnection), "nothing can be reached at a.example"),
      (.failure(.noAnswer), "no answer within 10 s"),
      (.failure(.invalidCertificate), "the certificate is not valid"),
      (.failure(.noSecureConnection), "no secure connection can be made"),
      (.failure(.cutOff), "the server closes the connection without an answer"),
    ] as [(Reply, String)])
  func dead(_ reply: Reply, _ explanation: String) async throws {
    let report = await ScriptedNetwork { _, _ in reply }.report([page])
    let found = try #require(report.diagnostics.first)
    #expect(found.message == "“\(page)” leads nowhere: \(explanation)")
    #expect(found.code == .deadLink && found.severity == .warning && found.fix == nil && found.help != nil)
    #expect(report.diagnostics.count == 1)
  }

  @Test("a limit of parts of a second is said as such")
  func shortLimit() async {
    let network = ScriptedNetwork { _, _ in .failure(.noAnswer) }
    let report = await network.report([page], LinkTestOptions(timeLimit: .milliseconds(500)))
    #expect(report.diagnostics.map(\.message) == ["“\(page)” leads nowhere: no answer within 0.5 s"])
  }

  @Test("a long address is cut in the message")
  func longAddress() async {
    let network = ScriptedNetwork { _, _ in .status(404) }
    let message = await network.report([page + String(repeating: "x", count: 500)]).diagnostics.first?.message ?? ""
    #expect(message.hasPrefix("“\(page)xxx") && message.contains("…” leads nowhere") && message.count < 150)
  }

  @Test("GET decides where HEAD is refused", arguments: [400, 403, 404, 405, 500, 501])
  func headRefused(_ status: Int) async {
    let network = ScriptedNetwork(["HEAD \(page)": [.status(status)]])
    #expect(await network.report([page]).diagnostics.isEmpty)
    #expect(network.seen.questions == ["HEAD \(page)", "GET \(page)"])
    #expect(network.seen.pauses.isEmpty)
  }

  @Test("GET decides where HEAD is cut off")
  func headCutOff() async {
    let network = ScriptedNetwork(["HEAD \(page)": [.failure(.cutOff)]])
    #expect(await network.report([page]).diagnostics.isEmpty)
  }

  @Test("a page that answers to HEAD is asked for once")
  func onlyHead() async {
    let network = ScriptedNetwork([:])
    #expect(await network.report([page]).asked == 1)
    #expect(network.seen.questions == ["HEAD \(page)"])
  }

  @Test(
    "what may pass is asked for again, with growing waits",
    arguments: [.status(500), .status(503), .status(408), .failure(.noAnswer), .failure(.cutOff)] as [Reply])
  func repeated(_ reply: Reply) async {
    let network = ScriptedNetwork { _, _ in reply }
    #expect(await network.report([page]).diagnostics.count == 1)
    #expect(network.seen.pauses == [.seconds(1), .seconds(2)])
    let mended = ScriptedNetwork(["HEAD \(page)": [reply], "GET \(page)": [reply, .status(200)]])
    #expect(await mended.report([page]).diagnostics.isEmpty)
  }

  @Test(
    "what will not pass is not asked for again",
    arguments: [
      .status(404), .status(410), .status(401), .failure(.unknownName), .failure(.noConnection),
      .failure(.invalidCertificate), .failure(.noSecureConnection),
    ] as [Reply])
  func final(_ reply: Reply) async {
    let network = ScriptedNetwork { _, _ in reply }
    _ = await network.report([page])
    #expect(network.seen.pauses.isEmpty && network.seen.questions.count <= 2)
  }

  @Test("Retry-After is waited for up to the limit, and beyond it nobody asks again")
  func retryAfter() async {
    let patient = ScriptedNetwork(["HEAD \(page)": [.status(429, retryAfter: .seconds(7))]])
    #expect(await patient.report([page]).diagnostics.isEmpty)
    #expect(patient.seen.pauses == [.seconds(7)])
    let impatient = ScriptedNetwork { _, _ in .status(503, retryAfter: .seconds(11)) }
    #expect(await impatient.report([page]).diagnostics.count == 1)
    #expect(impatient.seen.pauses.isEmpty && impatient.seen.questions.count == 2)
  }
}
