import Diagnostics
import Fixtures
import Foundation
import Markdown
import Markup
import Testing

/// The examples of two specifications: what they give, and what Miyabi must give.
@Suite("The specifications' examples")
struct SpecificationTests {
  struct Example: Decodable, Sendable {
    var markdown: String
    var html: String
    var section: String
  }

  private static func examples(_ name: String) throws -> [Example] {
    try JSONDecoder().decode([Example].self, from: SharedFile("vectors/markdown/\(name)").data())
  }

  private func render(_ markdown: String, _ options: MarkdownOptions) -> String {
    let source = SourceText(file: "a.md", bytes: Array(markdown.utf8))
    return renderMarkdown(source, from: 0, options: options, resolver: .identity).html.description
  }

  @Test("CommonMark 0.30 gives cmark's own bytes when the additions are off")
  func commonMark() throws {
    var options = MarkdownOptions()
    options.additions = .none
    options.rawHTML = .keep
    let examples = try Self.examples("commonmark-0.30.json")
    #expect(examples.count == 652)
    for example in examples {
      #expect(render(example.markdown, options) == example.html, "\(example.section): \(example.markdown)")
    }
  }

  @Test("GitHub's examples for tables, strikethrough, task lists and autolinks give GitHub's output")
  func gitHub() throws {
    var options = MarkdownOptions()
    options.purpose = .document
    let examples = try Self.examples("gfm-0.29-extensions.json").filter { !$0.section.hasPrefix("Disallowed") }
    #expect(examples.count == 23)
    for example in examples {
      #expect(render(example.markdown, options) == example.html, "\(example.section): \(example.markdown)")
    }
  }

  @Test("CommonMark's own examples keep their output with the additions on, where no addition is meant")
  func additionsLeaveTheRestAlone() throws {
    var options = MarkdownOptions()
    options.purpose = .document
    options.rawHTML = .keep
    let plain = [
      "Emphasis and strong emphasis", "Lists", "Block quotes", "Fenced code blocks", "Links", "Code spans", "Tabs",
      "Paragraphs",
    ]
    for example in try Self.examples("commonmark-0.30.json") where plain.contains(example.section) {
      if example.markdown.contains("http") || example.markdown.contains("[x]") { continue }
      // Anchors are an addition, and a scheme that nobody knows is not followed.
      let html = render(example.markdown, options).replacing(#/ id="[^"]*"/#, with: "")
      if example.html.contains("foo):") { continue }
      #expect(html == example.html, "\(example.section): \(example.markdown)")
    }
  }
}
