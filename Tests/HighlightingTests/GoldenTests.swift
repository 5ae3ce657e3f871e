import Foundation
import Highlighting
import Testing

/// For each language `Goldens/<name>.txt`, and its HTML beside it.
@Suite struct GoldenTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens")

  static var names: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    return files.filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted()
  }

  @Test("a snippet of each language becomes the HTML beside it", arguments: names)
  func golden(_ name: String) throws {
    let code = try String(contentsOf: Self.folder.appending(path: "\(name).txt"), encoding: .utf8)
    let expected = try String(contentsOf: Self.folder.appending(path: "\(name).html"), encoding: .utf8)
    #expect(Language.named(name) != nil)
    #expect(html(code, name) == expected)
  }

  @Test("every language has a golden") func complete() {
    #expect(Language.all.map(\.name).sorted() == Self.names)
  }
}
