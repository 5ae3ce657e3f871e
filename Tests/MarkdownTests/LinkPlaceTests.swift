import Diagnostics
import Fixtures
import Foundation
import Markdown
import Testing

@Suite("The places of links")
struct LinkPlaceTests {
  private func links(_ bytes: [UInt8]) -> (source: SourceText, links: [DocumentLink]) {
    let source = SourceText(file: "a.md", bytes: bytes)
    return (source, renderMarkdown(source, from: 0, options: MarkdownOptions(), resolver: .identity).links)
  }

  /// What stands at a link's place, as cmark would understand it.
  private func written(_ link: DocumentLink, _ source: SourceText) -> String {
    let text = String(decoding: source.bytes[source.offsets(of: link.range)], as: UTF8.self)
    if link.destination == text { return text }
    return text.replacing(#/\\([!-\/:-@\[-`{-~])/#) { String($0.output.1) }
      .replacing("&quot;", with: "\"").replacing("&auml;", with: "ä").replacing("&ouml;", with: "ö")
      .replacing("&amp;", with: "&")
  }

  private func isFound(_ link: DocumentLink, _ source: SourceText) -> Bool {
    let text = written(link, source)
    return text == link.destination || "mailto:" + text == link.destination
  }

  @Test("the destinations of CommonMark's examples are found where they are written")
  func specification() throws {
    struct Example: Decodable { var markdown: String }
    let data = try SharedFile("vectors/markdown/commonmark-0.30.json").data()
    var count = 0
    for example in try JSONDecoder().decode([Example].self, from: data) {
      let (source, links) = links(Array(example.markdown.utf8))
      for link in links where !link.destination.isEmpty {
        count += 1
        let isFound = isFound(link, source)
        #expect(isFound, "“\(link.destination)” at \(link.range) in \(example.markdown)")
      }
    }
    #expect(count > 120)
  }

  @Test("the destinations of real courses are found where they are written, each at another place")
  func corpora() throws {
    let root = try SharedFile("corpora").path + "/"
    let files = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    var count = 0
    for file in files where file.hasSuffix(".md") {
      let data = try Data(contentsOf: URL(fileURLWithPath: root + file))
      let (source, links) = links(Array(data))
      count += links.count
      for link in links where !link.destination.isEmpty {
        let isFound = isFound(link, source)
        #expect(isFound, "“\(link.destination)” at \(link.range) in \(file)")
      }
    }
    #expect(count > 700)
  }

  @Test(
    "a destination is found whatever stands before it",
    arguments: [
      "`[a](b.md)` [a](<#b.md>)", "\\[a](b.md) [a](#b.md)", "a <!-- [a](b.md) --> [a](#b.md)", "$[a](b.md)$ [a](#b.md)",
      "[b.md](#b.md)", "![a [b](b.md)](#b.md)", "[a]\n\n```\n[a]: b.md\n```\n[a]: #b.md", "[a]\n\n> [a]: #b.md\n",
      "[a]\n\nb\n[a]: c.md\n\n[a]: #b.md", "[A\nb]\n\n[a B]: #b.md 'c'\n", "- a\n\n  [a](#b.md\n  'c')",
      "# [a](#b.md)", "[a](#b.md)\n---", "| a |\n|---|\n| [a](#b.md) |", "[[a](b.md](#b.md)", "!\\![a](#b.md)",
      "\\![a](#b.md)", "a\\\n[a](#b.md)", "~~a [a](#b.md)~~", "[a] [a](#b.md)", "[a][ ]\n\n[a]: #b.md", "<a@b.md>",
      "[^c] [a](#b.md)",
    ])
  func places(_ markdown: String) throws {
    let (source, links) = links(Array(markdown.utf8))
    let link = try #require(links.last)
    #expect(isFound(link, source))
    #expect(link.destination == "mailto:a@b.md" || source.bytes[source.offsets(of: link.range).lowerBound] == 0x23)
  }

  @Test(
    "a long text with a bracket on every byte is read in a moment", arguments: ["[", "[a](", "![", "[^a", "<a", "]:"])
  func hostile(_ piece: String) {
    let text = String(repeating: piece, count: 200_000 / piece.utf8.count) + "\n[a](b.md)\n"
    let clock = ContinuousClock()
    #expect(clock.measure { _ = links(Array(text.utf8)) } < .seconds(10))
  }
}
