import Diagnostics
import Markdown
import Markup
import Testing

@Suite("Additions to CommonMark")
struct AdditionTests {
  private func document(_ markdown: String, purpose: MarkdownOptions.Purpose = .document) -> MarkdownDocument {
    var options = MarkdownOptions()
    options.purpose = purpose
    return renderMarkdown(
      SourceText(file: "a.md", bytes: Array(markdown.utf8)), from: 0, options: options, resolver: .identity)
  }

  @Test(
    "an addition is written as its example says",
    arguments: [
      (
        "> [!NOTE]\n> Mind *this*.\n",
        "<aside class=\"admonition note\" role=\"note\">\n<p class=\"admonition-title\">Note</p>\n<p>Mind <em>this</em>.</p>\n</aside>\n"
      ),
      (
        "::: warning Hot *stuff*\nDo not touch.\n:::\n",
        "<aside class=\"admonition warning\" role=\"note\">\n<p class=\"admonition-title\">Hot *stuff*</p>\n<p>Do not touch.</p>\n</aside>\n"
      ),
      (
        "::::: challenge\n\nAdd.\n\n::: solution\n\n4\n\n:::\n:::::\n",
        "<aside class=\"admonition challenge\" role=\"note\">\n<p class=\"admonition-title\">Challenge</p>\n<p>Add.</p>\n<details class=\"solution\">\n<summary>Solution</summary>\n<p>4</p>\n</details>\n</aside>\n"
      ),
      ("::: instructor\nSecret.\n:::\nSeen.\n", "<p>Seen.</p>\n"),
      (
        "A claim.[^a]\n\n[^a]: Its *source*.\n",
        "<p>A claim.<sup class=\"footnote-ref\"><a href=\"#fn-a\" id=\"fnref-a\" role=\"doc-noteref\">1</a></sup></p>\n<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n<li id=\"fn-a\">Its <em>source</em>. <a href=\"#fnref-a\" class=\"footnote-back\" role=\"doc-backlink\" aria-label=\"↩ 1\">↩</a></li>\n</ol>\n</section>\n"
      ),
      (
        "x[^a] y[^b]\n\n[^a]: One.\n[^b]: Two.\n",
        "<p>x<sup class=\"footnote-ref\"><a href=\"#fn-a\" id=\"fnref-a\" role=\"doc-noteref\">1</a></sup> y<sup class=\"footnote-ref\"><a href=\"#fn-b\" id=\"fnref-b\" role=\"doc-noteref\">2</a></sup></p>\n<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n<li id=\"fn-a\">One. <a href=\"#fnref-a\" class=\"footnote-back\" role=\"doc-backlink\" aria-label=\"↩ 1\">↩</a></li>\n<li id=\"fn-b\">Two. <a href=\"#fnref-b\" class=\"footnote-back\" role=\"doc-backlink\" aria-label=\"↩ 1\">↩</a></li>\n</ol>\n</section>\n"
      ),
      (
        "::: {.tip title=\"Cool it\"}\nNow.\n:::\n",
        "<aside class=\"admonition tip\" role=\"note\">\n<p class=\"admonition-title\">Cool it</p>\n<p>Now.</p>\n</aside>\n"
      ),
      (
        "::: {#x .warning .wide}\nNow.\n:::\n::: {hint}\nSo.\n:::\n",
        "<aside class=\"admonition warning\" role=\"note\">\n<p class=\"admonition-title\">Warning</p>\n<p>Now.</p>\n</aside>\n<details class=\"hint\">\n<summary>Hint</summary>\n<p>So.</p>\n</details>\n"
      ),
      ("## A `b` c {#here}\n", "<h2 id=\"here\">A <code>b</code> c</h2>\n"),
      ("## Twice\n\n## Twice\n", "<h2 id=\"twice\">Twice</h2>\n<h2 id=\"twice-1\">Twice</h2>\n"),
      (
        "```python title=\"a.py\"\nx\n```\n",
        "<figure class=\"code\"><figcaption>a.py</figcaption><pre><code class=\"language-python\">x\n</code></pre></figure>\n"
      ),
      (
        "> | a | b |\n> |---|--:|\n> | `x` | 1 |\n",
        "<blockquote>\n<table>\n<thead>\n<tr>\n<th>a</th>\n<th align=\"right\">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td><code>x</code></td>\n<td align=\"right\">1</td>\n</tr>\n</tbody>\n</table>\n</blockquote>\n"
      ),
      ("```\n::: note\n$x$ [^a]\n```\n", "<pre><code>::: note\n$x$ [^a]\n</code></pre>\n"),
      (
        "| a | b |\n|---|---|\n| _x_ | - y |\n",
        "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td><em>x</em></td>\n<td>- y</td>\n</tr>\n</tbody>\n</table>\n"
      ),
      ("costs $5 and $6\n", "<p>costs $5 and $6</p>\n"),
    ])
  func additions(_ example: (markdown: String, html: String)) {
    #expect(document(example.markdown).html.description == example.html)
  }

  @Test(
    "an excerpt ends at a word, after at most 200 characters",
    arguments: [
      ("Short and\n*plain*.", "Short and plain."), ("\u{3000}学ぶ\u{3000}\u{3000}こと\u{A0}です。", "学ぶ こと です。"),
      (String(repeating: "word ", count: 60), String(repeating: "word ", count: 39).dropLast() + "…"),
      (String(repeating: "é ", count: 150), String(repeating: "é ", count: 99).dropLast() + "…"),
      (String(repeating: "学", count: 300), String(repeating: "学", count: 199) + "…"),
    ])
  func excerpts(_ example: (markdown: String, excerpt: String)) {
    #expect(document(example.markdown + "\n\nMore.\n").excerpt == example.excerpt)
  }

  @Test("what is emphasised are the terms of a text, each once")
  func terms() {
    #expect(document("A **model** is a *function*. The **model**, again.\n").terms == ["model", "function"])
  }

  @Test("on a page no heading takes the anchor that the page itself has")
  func reservedAnchors() {
    #expect(document("## Main\n", purpose: .page).outline.map(\.id) == ["main-1"])
    #expect(document("## Main\n").outline.map(\.id) == ["main"])
  }

  @Test("a formula is MathML, and its underscores are no emphasis")
  func math() {
    let html = document("So $a_1 + b_1$ and _yes_.\n").html.description
    #expect(html.contains("<math alttext=\"a_1 + b_1\"><mrow><msub><mi>a</mi><mn>1</mn></msub>"))
    #expect(html.contains("<em>yes</em>"))
    let display = document("$$\n\\sum_{i=1}^n i\n$$\n").html.description
    #expect(display.contains("<math display=\"block\""))
    #expect(display.contains("<munderover>"))
  }

  @Test(
    "a fault of a text stands where the author would mend it",
    arguments: [
      ("a\n\n::: note\nb\n", "3:1-9 unclosed-div"), ("a\n:::\n", "2:1-4 unclosed-div"),
      ("see <b>x</b>\n", "1:5-8 raw-html"), ("a [^b]\n", "1:3-7 undefined-footnote"),
      ("a\n\n[^b]: c\n", "3:3-4 unused-footnote"), ("é $\\fracc{1}{2}$\n", "1:4-10 invalid-math"),
      ("![](a.png)\n", "1:1-11 missing-alt"), ("[a](javascript:b)\n", "1:5-17 unsafe-link"),
      ("# A {#x}\n\n# B {#x}\n", "3:1-9 duplicate-anchor"),
      ("A break\\\nand ![](a.png)\n", "2:5-15 missing-alt"), ("`a\nb` ![](a.png)\n", "2:4-14 missing-alt"),
      ("[a](b.md\n\"B\") ![](a.png)\n", "2:6-16 missing-alt"), ("a <b\nx> <i>\n", "1:3-3 raw-html"),
      ("a <!-- a\n--> ![](a.png)\n", "2:5-15 missing-alt"),
      ("-\ta list\n\tand ![](a.png)\n", "2:6-16 missing-alt"), ("> a\n> ![](a.png)\n", "2:3-13 missing-alt"),
      ("> a\n![](a.png)\n", "2:1-11 missing-alt"), ("[a\nb](c.md) ![](a.png)\n", "2:10-20 missing-alt"),
      ("[a]: b.md\n![](a.png)\n", "2:1-11 missing-alt"), ("| a |\n|---|\n| \\| ![](a.png) |\n", "3:6-16 missing-alt"),
      ("a\n===\n\n1. b\n   <b>\n", "5:4-7 raw-html"), ("$a\nb$ ![](a.png)\n", "2:4-14 missing-alt"),
      ("\\[^b] `[^b]` [^b]\n", "1:14-18 undefined-footnote"),
      (String(repeating: ">", count: 130) + " a\n", "1:101-102 nesting-too-deep"),
      ("$$\na = b\n", "1:1-3 invalid-math"), ("a\n\n$$x = 1$ b\n", "3:1-3 invalid-math"),
      ("a[^b]\n\n[^b]: c\n\n[^b]: d\n", "5:3-4 duplicate-anchor"),
    ])
  func faults(_ example: (markdown: String, place: String)) {
    let found = document(example.markdown).diagnostics.sorted().map { diagnostic in
      let range = diagnostic.location.range
      return "\(range.start.line):\(range.start.column)-\(range.end.column) \(diagnostic.code.rawValue)"
    }
    #expect(found.first == example.place)
  }

  @Test(
    "what a text says of money, of shells and of code is no fault",
    arguments: [
      "$$ is the number of the shell, $5 is money", "$$$ is dear\n\n$$5 is not", "`$$`\n\n    $$\n",
      "\\[^b] and `[^b]`", "::: note\na[^b]\n\n[^b]: c\n:::", String(repeating: ">", count: 100) + " a",
      "$$\na\n$$\nb\n\n$$c$$\n",
    ])
  func noFaults(_ markdown: String) {
    #expect(document(markdown).diagnostics == [])
  }

  @Test("a footnote that is defined in a box is one of the text")
  func footnoteInBox() {
    let html = document("::: note\na[^b]\n\n[^b]: c\n:::\n").html.description
    #expect(html.contains("<li id=\"fn-b\">c "))
  }

  @Test("each of two equal calls of no footnote has its place")
  func equalCalls() {
    let found = document("a [^b] b\n[^b] \\[^b] [^b]\n").diagnostics.sorted().map(\.location.range)
    #expect(
      found == [
        SourceRange(line: 1, column: 3, length: 4), SourceRange(line: 2, column: 1, length: 4),
        SourceRange(line: 2, column: 12, length: 4),
      ])
  }

  @Test("what is for instructors is left out with all that it holds")
  func instructors() {
    let html = document("::: instructor\n- a\n\n  ::: instructor\n  > b\n  :::\n:::\nSeen.\n").html.description
    #expect(html == "<p>Seen.</p>\n")
  }

  @Test("a link's range is its destination's, that of a reference its definition's")
  func linkRanges() {
    let links = document("An [a](b.md#c) and [d][e].\n\n[e]: f.md\n").links
    #expect(links.map(\.destination) == ["b.md#c", "f.md"])
    #expect(
      links.map(\.range) == [SourceRange(line: 1, column: 8, length: 6), SourceRange(line: 3, column: 6, length: 4)])
  }

  @Test(
    "texts that nest deeply or never close are read to their end",
    arguments: [
      (">", 20_000, "a"), ("[", 50_000, ""), ("`", 50_000, ""), ("$", 50_001, ""), ("$a ", 20_000, ""),
      ("|", 50_000, "\n|-|\n"), ("::: a\n", 5_000, ""), ("~a ", 20_000, ""), ("- ", 5_000, "a"), ("www.", 20_000, ""),
      ("a|", 30_000, "\n" + String(repeating: "-|", count: 30_000)), ("[^a]", 10_000, "\n\n[^a]: b\n"),
    ])
  func pathological(_ piece: String, _ count: Int, _ end: String) {
    #expect(document(String(repeating: piece, count: count) + end).html.bytes.count > 0)
  }

  @Test("any bytes give a document")
  func anyBytes() {
    var generator = SystemRandomNumberGenerator()
    let pieces = [
      "a", " ", "\n", "`", "$", "|", "-", ":::", "> ", "[^a]", "]:", "*", "_", "~", "#", "{", "}", "学", "\\", "<b>",
      "\r\n", "\0", "![", "](", ")",
    ]
    for _ in 0..<400 {
      let text = (0..<60).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      _ = document(text, purpose: .page)
    }
  }
}
