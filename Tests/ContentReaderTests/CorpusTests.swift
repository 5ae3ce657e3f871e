import CatalogModel
import ContentReader
import Diagnostics
import Fixtures
import Foundation
import Testing

@Suite("Real courses")
struct CorpusTests {
  @Test(
    "every lesson of a corpus is read, and nothing in it is an error",
    arguments: [("comprehensive-rust", 10), ("git-novice", 1), ("python-novice", 1)])
  func corpora(_ name: String, _ courses: Int) async throws {
    let root = try SharedFile("corpora/\(name)").path
    let reading = await readContent(ReadOptions(root: root))
    #expect(reading.catalog.courses.count == courses)
    let files = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    let lessons = files.count { $0.contains("/lessons/") && $0.hasSuffix(".md") }
    #expect(lessons > 0)
    #expect(reading.catalog.courses.reduce(0) { $0 + $1.lessons.count } == lessons)
    #expect(reading.diagnostics.filter { $0.severity == .error } == [])
  }

  @Test("the sample catalog has no problem at all")
  func sample() async throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    let reading = await readContent(ReadOptions(root: root))
    #expect(reading.diagnostics.filter { $0.severity != .note } == [])
    #expect(reading.catalog.courses.count == 5)
  }
}
