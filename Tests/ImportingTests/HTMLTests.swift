import Importing
import Testing

@Suite("Raw HTML")
struct HTMLTests {
  @Test(
    "what Markdown can write is written so",
    arguments: [
      (#"<img src="a.png" alt="An [a]">"#, #"*An \[a\]*"#),
      ("Press <kbd>Ctrl</kbd>.", "Press `Ctrl`."),
      ("a <b>bold</b>, <em>soft</em> <del>gone</del> word", "a **bold**, *soft* ~~gone~~ word"),
      ("a <b> loose </b> word", "a  loose  word"),
      ("<code>a &lt; `b`</code>", "`` a < `b` ``"),
      ("x<sup>2</sup> and H<sub>2</sub>O", "x² and H₂O"),
      ("one<br>two", "one\\\ntwo"),
      ("one<br/>\ntwo", "one\\\ntwo"),
      ("<a href=\"https://example.org/a b\">there</a>", "[there](https://example.org/a%20b)"),
      ("<!-- a\n\nb -->\nText.", "Text."),
      ("`<b>` stays\n\n    <b>and here</b>\n\n~~~\n<b>\n~~~", "`<b>` stays\n\n    <b>and here</b>\n\n~~~\n<b>\n~~~"),
      ("Vec<T> and <https://example.org>", "Vec\\<T> and <https://example.org>"),
      ("<h2 align=\"center\">A <code>b</code></h2>", "## A `b`"),
      ("<ul>\n  <li>One</li>\n  <li>Two\n    <ol><li>Inner</li></ol>\n  </li>\n</ul>", "- One\n\n- Two\n\n   1. Inner"),
      (
        "<details open>\n<summary>See <b>more</b></summary>\n\nText.\n\n</details>",
        "::: details See more\n\nText.\n\n:::"
      ),
      ("<div class=\"alert alert-info\">\n\nText.\n\n</div>", "::: info\n\nText.\n\n:::"),
      ("<pre><code class=\"language-c\">a &amp;&amp; b\n\nc</code></pre>", "```c\na && b\n\nc\n```"),
      (
        "<table><tr><th>A</th><th>B</th></tr><tr><td>1|2</td><td>3</td></tr></table>",
        "| A | B |\n| --- | --- |\n| 1\\|2 | 3 |"
      ),
      ("<p align=\"center\">\n    Text\n</p>", "Text"),
      ("| a | b |\n|---|---|\n| c<br>d | <p>e</p> |", "| a | b |\n|---|---|\n| c d |  e  |"),
      (
        "- item\n\n  <details>\n  <summary>S</summary>\n\n  Text.\n\n  </details>",
        "- item\n\n  ::: details S\n\n  Text.\n\n  :::"
      ),
    ])
  func converted(_ html: String, _ expected: String) throws {
    let lines = try ForeignFolder.converted(html).split(separator: "\n", omittingEmptySubsequences: false)
    // White space at the end of a line means nothing.
    let body = lines.map { line in String(line.reversed().drop { $0 == " " }.reversed()) }.joined(separator: "\n")
    #expect(body == expected)
  }

  @Test(
    "what has no equivalent is told with its line",
    arguments: [
      ("a\n\n<script>x</script>", 3, "the element `<script>` has no equivalent and is left out"),
      ("<font color=\"red\">a</font>", 1, "the element `<font>` has no equivalent: only its content is kept"),
      (
        "a\n<div class=\"grid\">b</div>", 2,
        "the element `<div>` with “grid” has no equivalent: only its content is kept"
      ),
      (
        "<iframe src=\"https://example.org/v\"></iframe>", 1,
        "what `<iframe>` showed in the page is now a link to `https://example.org/v`"
      ),
      (
        "a\n\n\n<table><tr><td colspan=2>b</td></tr></table>", 4,
        "a table that Markdown cannot write is taken apart: its cells follow each other"
      ),
    ])
  func told(_ html: String, _ line: Int, _ message: String) throws {
    #expect(try ForeignFolder.book(html).imported(.mdbook).notes("src/a.md") == ["\(line): \(message)"])
  }

  @Test("a link to a name that HTML gave to a place leads to the heading there")
  func names() throws {
    let text =
      "# A\n\n[x](#here), [y](#above), [z](#title)\n\n<a name=\"title\"></a>\n\n## One\n\nText. <span id=\"above\"></span>\n\n<a id=\"here\"></a>\n## Two"
    let body = try ForeignFolder.converted(text)
    #expect(body.hasPrefix("[x](#two), [y](#one), [z](#one)"))
  }
}
