import ContentReader
import Diagnostics
import Fixtures
import Foundation
import Testing

@Suite("Bad input")
struct BadInputTests {
  private func codes(_ site: SampleSite) async -> [String] {
    await readContent(ReadOptions(root: site.root.path)).diagnostics.filter { $0.severity == .error }.map(
      \.code.rawValue)
  }

  private func lesson(_ data: Data) async throws -> [String] {
    await codes(try SampleSite().write("courses/a/lessons/01-first.md", data))
  }

  @Test("no content folder, and an empty one, are told as such")
  func noContent() async throws {
    let site = try SampleSite()
    try site.remove("")
    #expect(await codes(site) == ["no-content"])
    try FileManager.default.createDirectory(
      at: site.root.appendingPathComponent("content"), withIntermediateDirectories: true)
    #expect(await codes(site) == ["no-content"])
  }

  @Test("bytes that are not UTF-8 are pointed at")
  func notUTF8() async throws {
    let site = try SampleSite().write(
      "courses/a/lessons/01-first.md", Data("---\ntitle: F\n---\nab".utf8) + Data([0xFF, 0x41]))
    let found = await readContent(ReadOptions(root: site.root.path)).diagnostics
    #expect(found.map(\.code) == [.notUTF8])
    #expect(found.first?.location.range.start == SourcePosition(line: 4, column: 3))
  }

  @Test("a byte-order mark and CRLF are tolerated")
  func tolerated() async throws {
    let text = "\u{FEFF}---\r\ntitle: First\r\n---\r\n\r\n## Here\r\n\r\n| a | b |\r\n|---|---|\r\n| c | d |\r\n"
    #expect(try await lesson(Data(text.utf8)) == [])
  }

  @Test("YAML that would take all memory or all stack is refused")
  func explosions() async throws {
    var anchors = "---\ntitle: F\na0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...30 {
      anchors += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1), *a\(level - 1), *a\(level - 1)]\n"
    }
    #expect(try await !lesson(Data((anchors + "---\n").utf8)).isEmpty)
    let nested = "---\ntitle: " + String(repeating: "[", count: 1_000_000) + "\n---\n"
    #expect(try await !lesson(Data(nested.utf8)).isEmpty)
  }

  @Test("a text that is too long, or nests too deeply, is refused")
  func tooMuch() async throws {
    let long = "---\ntitle: F\n---\n" + String(repeating: "word ", count: 10_000_000)
    #expect(try await lesson(Data(long.utf8)) == ["file-too-large"])
    let body = "---\ntitle: F\n---\n" + String(repeating: "word ", count: 21_000)
    #expect(try await lesson(Data(body.utf8)) == ["too-long"])
    let quotes = "---\ntitle: F\n---\n" + String(repeating: ">", count: 5_000) + " a\n"
    #expect(try await lesson(Data(quotes.utf8)) == ["nesting-too-deep"])
  }

  @Test("a symbolic link that leads out, nowhere or round in a circle is refused")
  func links() async throws {
    let site = try SampleSite()
    let files = FileManager.default
    let folder = site.root.appendingPathComponent("content/courses/a/files")
    try files.createSymbolicLink(atPath: folder.appendingPathComponent("out").path, withDestinationPath: "/etc")
    try files.createSymbolicLink(atPath: folder.appendingPathComponent("loop").path, withDestinationPath: "..")
    try files.createSymbolicLink(atPath: folder.appendingPathComponent("self").path, withDestinationPath: "self")
    #expect(await codes(site) == ["symbolic-link", "symbolic-link", "symbolic-link"])
  }

  @Test("a file that cannot be read is told by name")
  func unreadable() async throws {
    let site = try SampleSite()
    try FileManager.default.createDirectory(
      at: site.root.appendingPathComponent("content/courses/a/lessons/02-folder.md"), withIntermediateDirectories: true)
    #expect(await codes(site).isEmpty == true)
    try FileManager.default.removeItem(at: site.root.appendingPathComponent("content/courses/a/course.md"))
    #expect(await codes(site).first == "missing-course-file")
  }
}
