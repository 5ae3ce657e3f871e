import Diagnostics
import Importing
import Markdown
import Testing

@Suite("Any text")
struct AnyTextTests {
  /// Pieces of which texts are made: what the three kinds of source know, whole and broken.
  private static let pieces = [
    "word ", "\n", "\n\n", "# Title\n", "## A {#a .b}\n", "- ", "1. ", "> ", "    ", "`", "``", "```rust,ignore\n",
    "~~~\n",
    "[a](b.md)", "[a](a.md#x)", "![i](x.png \"t\")", "[r]", "[r]: c.md\n", "[^1]", "[^1]: note\n", "](", "[", "!", "<",
    "\\",
    "<details>", "<summary>s</summary>", "</details>", "<div class=\"note\">", "</div>", "<!--", "-->",
    "<img src=\"y z.png\">",
    "<a id=\"n\"></a>", "<br>", "<table><tr><td>c</td></tr></table>", "<pre>p</pre>", "<kbd>k</kbd>", "<T>", "$a$", "$",
    "$$\\nope{x}$$", "\\\\(x\\\\)", "::: tip\n", ":::\n", "::::: {.x}\n", "::: {#y}\n", "{: .z}\n", "{alt=\"q\"}",
    "{{#include b.md}}", "{{#title t}}", "\\{{#include x}}", "{{< ref \"b\" >}}", "{{% note %}}", "{{% /note %}}",
    "{{</* z */>}}",
    "| a | b |\n|---|---|\n| c | d |\n", "+---+---+\n", "<script>", "javascript:", "[j](javascript:x)", "&amp;", "é",
    "\u{0}",
  ]

  @Test("becomes one that Miyabi reads without an error, and whose links lead somewhere", arguments: 0..<24)
  func builds(_ seed: Int) throws {
    var random = Generator(state: UInt64(seed))
    let texts = (0..<8).map { _ in
      (0..<Int.random(in: 1...30, using: &random)).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
    }
    let names = ["a", "b", "c", "d", "e", "f", "g", "h"]
    let summary = names.map { "- [\($0)](\($0).md)\n" }.joined()
    var book = ["book.toml": "[output.html]\nmathjax-support = true\n", "src/SUMMARY.md": summary]
    var site: [String: String] = [:]
    var lesson = ["config.yaml": "title: T\n"]
    for (name, text) in zip(names, texts) {
      book["src/\(name).md"] = text
      site["content/s/\(name).md"] = "---\nmath: true\n---\n" + text
      lesson["episodes/\(name).md"] = "---\ntitle: \(name)\n---\n" + text
    }
    for (source, files) in [(ImportSource.mdbook, book), (.hugo, site), (.sandpaper, lesson)] {
      guard let imported = try? ForeignFolder(files).imported(source) else { continue }
      for file in imported.files where file.path.contains("/lessons/") {
        check(imported.body(file.path), in: file.path, of: imported, texts: texts)
      }
    }
  }

  private func check(_ body: String, in path: String, of imported: Importation, texts: [String]) {
    let document = renderMarkdown(
      SourceText(file: path, bytes: Array(body.utf8)), from: 0, options: MarkdownOptions(), resolver: .identity)
    let errors = document.diagnostics.filter { $0.code.severity == .error }
    #expect(errors.isEmpty, "\(errors.map(\.message)) in \(body.debugDescription)")
    for link in document.links {
      let target = link.destination.prefix { $0 != "#" }
      guard !target.isEmpty, !target.contains(":") else { continue }
      let file = path.split(separator: "/").dropLast().joined(separator: "/") + "/" + target
      let normalized = file.replacing("/lessons/../", with: "/")
      #expect(imported.files.contains { $0.path == normalized }, "\(link.destination) in \(body.debugDescription)")
    }
  }
}

/// The same numbers each time (SplitMix64).
private struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
