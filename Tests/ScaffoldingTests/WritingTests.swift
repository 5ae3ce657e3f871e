import CatalogModel
import ContentReader
import Diagnostics
import Fixtures
import Foundation
import Scaffolding
import Testing

@Suite("Writing new files")
struct WritingTests {
  private func folder() throws -> URL { try SampleSite().root.appendingPathExtension("new") }

  @Test(
    "a new site is right, whatever its title and its language",
    arguments: [
      ("The Bakery", "en"), ("Die “Backstube”: #1 [neu]", "de"), ("パン屋", "ja"), ("no", "pt-BR"),
      ("A_b *c* <d> `e`", "en-GB"),
    ])
  func site(_ title: String, _ language: String) async throws {
    let root = try folder()
    defer { try? FileManager.default.removeItem(at: root) }
    let files = try NewSite(title: title, language: language).files
    try writeNew(files, into: root.path)
    let reading = await readContent(ReadOptions(root: root.path))
    #expect(reading.diagnostics.map(\.message) == [])
    #expect(reading.catalog.site.title == title && reading.catalog.site.language == language)
    #expect(reading.catalog.courses.map(\.lessons.count) == [3])
    #expect(reading.catalog.courses[0].language.hasPrefix("en"))
    let lessons = reading.catalog.courses[0].lessons.compactMap { $0.duration?.count }
    #expect(lessons.reduce(0, +) == reading.catalog.courses[0].estimatedTime?.value.count)
    for name in files.map(\.path) where name.hasSuffix(".json") {
      let data = try Data(contentsOf: root.appendingPathComponent(name))
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: data) }
    }
  }

  @Test(
    "a site’s title and language are checked before anything is written",
    arguments: [
      ("", "en", .empty("the title")),
      (String(repeating: "x", count: 300), "en", .tooLong("the title", count: 300, limit: 200)),
      ("A\u{1B}[2J", "en", .controlCharacter("the title", "\u{1B}")),
      ("A", "english", .invalidLanguage("english")), ("A", "", .invalidLanguage("")), ("A", "e", .invalidLanguage("e")),
      ("A", "en_GB", .invalidLanguage("en_GB")), ("A", "en-", .invalidLanguage("en-")),
      ("A", "en-x", .invalidLanguage("en-x")),
    ] as [(String, String, ScaffoldError)])
  func badSites(_ title: String, _ language: String, _ expected: ScaffoldError) {
    #expect(refusal { try NewSite(title: title, language: language) } == expected)
  }

  @Test("where one file is there already, all that are there are named and none is written")
  func wholeOrNothing() throws {
    let root = try folder()
    defer { try? FileManager.default.removeItem(at: root) }
    try writeNew([StartingFile(path: "a/one", text: "1")], into: root.path)
    try FileManager.default.createSymbolicLink(atPath: "\(root.path)/a/two", withDestinationPath: "nowhere")
    let files = ["b/three", "a/one", "a/two"].map { StartingFile(path: $0, text: "new") }
    #expect(refusal { try writeNew(files, into: root.path) } == .exists(["a/one", "a/two"]))
    #expect(try String(contentsOf: root.appendingPathComponent("a/one"), encoding: .utf8) == "1")
    #expect(!FileManager.default.fileExists(atPath: "\(root.path)/b"))
  }

  @Test("what was written before the machine refused is taken back, folders included")
  func takenBack() throws {
    let root = try folder()
    defer { try? FileManager.default.removeItem(at: root) }
    try writeNew([StartingFile(path: "file", text: "no folder")], into: root.path)
    let files = ["new/deep/one", "new/two", "file/three"].map { StartingFile(path: $0, text: "") }
    let error = refusal { try writeNew(files, into: root.path) }
    #expect(error?.fault == .machine)
    #expect(error?.message == "file cannot be written: not a directory")
    #expect(try FileManager.default.contentsOfDirectory(atPath: root.path) == ["file"])
    let elsewhere = root.appendingPathExtension("else").path
    #expect(
      refusal { try writeNew([StartingFile(path: String(repeating: "x", count: 300), text: "")], into: elsewhere) }
        != nil)
    #expect(!FileManager.default.fileExists(atPath: elsewhere))
  }

  @Test("a folder for a site is empty, but for a repository, or not there yet")
  func folders() throws {
    let root = try folder()
    defer { try? FileManager.default.removeItem(at: root) }
    #expect(throws: Never.self) { try checkFolderForSite(root.path) }
    try writeNew([StartingFile(path: ".git/HEAD", text: "")], into: root.path)
    #expect(throws: Never.self) { try checkFolderForSite(root.path) }
    try writeNew([StartingFile(path: "notes.txt", text: "")], into: root.path)
    #expect(refusal { try checkFolderForSite(root.path) } == .folderInUse(root.path, holding: ["notes.txt"]))
    let file = "\(root.path)/notes.txt"
    #expect(refusal { try checkFolderForSite(file) } == .exists([file]))
  }
}
