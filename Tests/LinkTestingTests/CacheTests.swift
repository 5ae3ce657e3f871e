import Files
import Foundation
import Testing

@testable import LinkTesting

@Suite("The cache")
struct CacheTests {
  private final class Folder: Sendable {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("links-\(UUID())").path
    var file: String { path + "/deep/links" }
    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  private let folder = Folder()
  private let page = "https://a.example/p"
  private let now = 1_000_000_000
  private let week = 7 * 24 * 60 * 60

  private var options: LinkTestOptions { LinkTestOptions(cacheFile: folder.file) }

  private func text() throws -> String {
    String(decoding: try FileSystem.bytes(of: folder.file, limit: 1_000_000), as: UTF8.self)
  }

  @Test("a good answer is remembered for a week", arguments: [(0, 0), (7 * 86_400, 0), (7 * 86_400 + 1, 1), (-1, 1)])
  func age(_ later: Int, _ asked: Int) async throws {
    let first = await ScriptedNetwork(now: now, [:]).report([page], options)
    #expect(first.asked == 1 && first.remembered == 0 && first.cacheFailure == nil)
    #expect(try text() == "miyabi-links 1\n\(now)\t\(page)\n")
    let second = ScriptedNetwork(now: now + later, [:])
    let report = await second.report([page], options)
    #expect(report.asked == asked && report.remembered == 1 - asked && second.seen.questions.count == asked)
  }

  @Test("where a page has moved to is remembered, and told again")
  func moved() async throws {
    let script: [String: [Reply]] = ["HEAD \(page)": [.status(301, location: "/n")]]
    let first = await ScriptedNetwork(now: now, script).report([page], options)
    #expect(try text() == "miyabi-links 1\n\(now)\t\(page)\thttps://a.example/n\n")
    let second = ScriptedNetwork(now: now, [:])
    let report = await second.report([page], options)
    #expect(report.diagnostics == first.diagnostics && report.diagnostics.count == 1)
    #expect(second.seen.questions.isEmpty)
  }

  @Test("a dead address is asked for every time")
  func dead() async throws {
    let network = ScriptedNetwork(now: now) { _, _ in .status(404) }
    for _ in 0..<2 { #expect(await network.report([page], options).asked == 1) }
    #expect(try text() == "miyabi-links 1\n")
  }

  @Test("what is not named any more stays until it is old")
  func others() async throws {
    _ = await ScriptedNetwork(now: now, [:]).report([page], options)
    _ = await ScriptedNetwork(now: now + 1, [:]).report(["https://b.example/"], options)
    #expect(try text() == "miyabi-links 1\n\(now)\t\(page)\n\(now + 1)\thttps://b.example/\n")
    _ = await ScriptedNetwork(now: now + week + 1, [:]).report(["https://c.example/"], options)
    #expect(try text() == "miyabi-links 1\n\(now + 1)\thttps://b.example/\n\(now + week + 1)\thttps://c.example/\n")
  }

  @Test("an offline machine leaves the cache alone")
  func offline() async throws {
    _ = await ScriptedNetwork(now: now, [:]).report([page], options)
    let offline = ScriptedNetwork(route: .none, now: now + 1) { _, _ in .failure(.unknownName) }
    #expect(await offline.report([page, "https://b.example/"], options).isOffline)
    #expect(try text() == "miyabi-links 1\n\(now)\t\(page)\n")
  }

  @Test(
    "a damaged one counts as empty, and is written anew",
    arguments: [
      "", "\n", "miyabi-links 1", "miyabi-links 2\n1000000000\thttps://a.example/p\n",
      "{\"https://a.example/p\": 1000000000}", "miyabi-links 1\n1000000000\thttps://a.example/p",
      "miyabi-links 1\n1000000000 https://a.example/p\n", "miyabi-links 1\nsoon\thttps://a.example/p\n",
      "miyabi-links 1\n-1\thttps://a.example/p\n", "miyabi-links 1\n99999999999999999999\thttps://a.example/p\n",
      "miyabi-links 1\n1000000000\thttps://a.example/p\t\n",
      "miyabi-links 1\n1000000000\thttps://a.example/p\thttps://b.example/\textra\n",
      "miyabi-links 1\n1000000000\thttps://a.example/p\n1000000000\tfile:///etc/passwd\n",
      "miyabi-links 1\n1000000000\thttps://a.example/p\n1000000000\thttps://ann:s3cret@b.example/\n",
      "miyabi-links 1\n1000000000\thttps://a.example/p\tjavascript:alert(1)\n",
      "miyabi-links 1\n1000000000\thttps://a.example/p\n1000000000\tHTTPS://A.example/q\n",
      "miyabi-links 1\n1000000000\thttps://a.example/p\n999999999\thttps://a.example/p\n",
      "miyabi-links 1\r\n1000000000\thttps://a.example/p\r\n",
      "\u{FEFF}miyabi-links 1\n1000000000\thttps://a.example/p\n",
      "miyabi-links 1\n1000000000\thttps://a.example/p\n\0\n",
    ])
  func damaged(_ content: String) async throws {
    try await expectAnew(Array(content.utf8))
  }

  @Test("bytes that are no text count as empty too")
  func noText() async throws {
    try await expectAnew(Array("miyabi-links 1\n1000000000\t\(page)\n".utf8) + [0xFF, 0x0A])
  }

  private func expectAnew(_ bytes: [UInt8]) async throws {
    try FileSystem.makeFolder(folder.path + "/deep")
    try FileSystem.write(bytes, to: folder.file)
    let report = await ScriptedNetwork(now: now, [:]).report([page], options)
    #expect(report.asked == 1 && report.cacheFailure == nil)
    #expect(try text() == "miyabi-links 1\n\(now)\t\(page)\n")
  }

  @Test("a folder in its place is told")
  func folderInPlace() async throws {
    try FileSystem.makeFolder(folder.file)
    let report = await ScriptedNetwork(now: now, [:]).report([page], options)
    #expect(report.cacheFailure != nil && report.diagnostics.isEmpty && report.asked == 1)
  }
}
