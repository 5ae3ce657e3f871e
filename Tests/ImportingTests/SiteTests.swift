import Importing
import Testing

@Suite("A site of Hugo")
struct SiteTests {
  private let site: Importation

  init() throws { site = try Fixture.site.imported() }

  @Test("folders at the top become courses, pages beside them pages, and folders below sections")
  func layout() {
    #expect(
      site.paths(below: "content/").filter { $0.hasSuffix(".md") && !$0.hasPrefix("people") } == [
        "categories/craft.md", "categories/imported.md", "courses/blog/course.md", "courses/blog/lessons/01-post.md",
        "courses/drafts/course.md", "courses/drafts/lessons/01-one.md", "courses/guide/course.md",
        "courses/guide/lessons/01-first.md", "courses/guide/lessons/02-second.md",
        "courses/guide/lessons/03-warping.md", "courses/guide/lessons/04-warping-board.md",
        "courses/guide/lessons/05-eta.md", "courses/guide/lessons/06-zeta.md", "courses/guide/lessons/07-dyes.md",
        "pages/about.md", "pages/home.md",
      ])
    #expect(site.text("04-warping-board.md").contains("section: \"Warping\"\n"))
    #expect(site.text("07-dyes.md").contains("section: \"Colour\"\n"))
  }

  @Test(
    "pages stand in Hugo's order: weight, none last, then the latest, then the title",
    arguments: [
      (["a": "weight: 2", "b": "weight: 1", "c": ""], ["b", "a", "c"]),
      (["a": "date: 2020-01-01", "b": "date: 2021-01-01", "c": "weight: 9"], ["c", "b", "a"]),
      (["a": "linkTitle: Z", "b": "title: A", "c": "weight: 0"], ["b", "c", "a"]),
      (["a": "weight: -1", "b": "weight: 0", "c": "weight: 1"], ["a", "c", "b"]),
    ])
  func order(_ pages: [String: String], _ expected: [String]) throws {
    let files = pages.map { ("content/s/\($0).md", "---\n\($1)\n---\nText.\n") }
    let site = try ForeignFolder(Dictionary(uniqueKeysWithValues: files)).imported(.hugo)
    let names = site.paths(below: "content/courses/s/lessons/").map { String($0.dropFirst(3).dropLast(3)) }
    #expect(names == expected)
  }

  @Test("front matter in TOML, YAML and JSON is read")
  func frontMatter() {
    let course = site.text("courses/guide/course.md")
    #expect(course.contains(#"title: "The \"Guide\"""#))
    #expect(course.contains("publishedAt: 2024-01-05\nupdatedAt: 2024-02-06\n"))
    #expect(course.contains(#"instructors: ["ben-sley"]"#) && course.contains(#"categories: ["craft"]"#))
    #expect(course.contains(#"tags: ["Loom", "C++"]"#))
    #expect(site.text("01-first.md").contains("title: \"First\""))
    #expect(site.text("people/ben-sley.md").contains("Ben Sley"))
    #expect(
      site.text("pages/about.md").contains(
        "navigation: true\nupdatedAt: 2024-03-02\naliases: [\"/who/\", \"/old-about\"]"))
  }

  @Test("former addresses lead to the lessons")
  func aliases() {
    #expect(site.text("04-warping-board.md").contains("aliases: [\"/guide/warping/warping-board/\"]"))
  }

  @Test("the configuration becomes site.yaml")
  func configuration() {
    #expect(
      site.text("site.yaml") == """
        title: "The Weavers: a site"
        description: "How cloth is made."
        baseURL: "https://weave.example.org/"
        language: en-gb

        """)
  }

  @Test("links lead to lessons: by reference, file, page, and whole address")
  func links() {
    let body = site.body("02-second.md")
    #expect(body.contains("See [the first](01-first.md#the-start), [it by address](01-first.md),"))
    #expect(body.contains("[by file](01-first.md), [by page](01-first.md) and [as a whole](01-first.md)."))
    #expect(site.body("courses/guide/course.md") == "Start with [warping](lessons/03-warping.md).")
    #expect(
      site.body("04-warping-board.md").contains(
        "[a list](../files/list.txt), [up](03-warping.md), [across](07-dyes.md)."))
    #expect(site.body("pages/about.md").contains("or read [guide/warping](../courses/guide/lessons/03-warping.md)."))
  }

  @Test("images come from beside the page, from static files and from assets")
  func images() {
    #expect(site.body("04-warping-board.md").contains("![Pegs](../files/pegs.svg)"))
    #expect(site.body("02-second.md").contains(#"![A loom](../files/loom.svg "Loom. From the side")"#))
    #expect(site.body("01-first.md").contains("![A tile](../files/tile.svg)"))
    #expect(site.body("pages/about.md").contains("![Us](files/us.svg)"))
  }

  @Test(
    "shortcodes become Markdown",
    arguments: [
      (#"{{< highlight go "hl_lines=2" >}}\#na\#nb\#n{{< / highlight >}}"#, "```go {2}\na\nb\n```"),
      ("{{% alert title=\"A: b\" color=\"warning\" %}}\nText.\n{{% /alert %}}", "::: warning A: b\nText.\n:::"),
      ("{{< note >}}Text.{{< /note >}}", "::: note\nText.\n:::"),
      ("{{< expand \"See\" >}}\nText.\n{{< /expand >}}", "::: details See\nText.\n:::"),
      ("{{< kbd \"Ctrl\" >}}", "`Ctrl`"),
      ("{{< tabs >}}\n{{< tab \"One\" >}}\nText.\n{{< /tab >}}\n{{< /tabs >}}", "::: tab One\nText.\n:::"),
      ("{{< button href=\"https://example.org/\" >}}Go{{< /button >}}", "[Go](https://example.org/)"),
      ("{{< mermaid >}}\ngraph\n{{< /mermaid >}}", "```mermaid\ngraph\n```"),
      ("{{</* ref \"a\" */>}}", "{{< ref \"a\" >}}"),
      ("{{< param who >}}", "Ann"),
      ("{{< comment >}}\nno\n{{< /comment >}}Text.", "Text."),
      ("One.<!--more-->\n\n{{< vimeo 12 >}}", "One.\n\n[https://vimeo.com/12](https://vimeo.com/12)"),
      ("- a\n\n  {{% notice tip %}}\n  b\n  {{% /notice %}}", "- a\n\n  ::: tip\n  b\n  :::"),
    ])
  func shortcodes(_ written: String, _ expected: String) throws {
    let site = try ForeignFolder(["content/s/a.md": "---\nwho: Ann\n---\n" + written]).imported(.hugo)
    #expect(site.body("01-a.md") == expected)
  }

  @Test("unknown shortcodes leave their content, and are told with their lines")
  func unknownShortcodes() {
    #expect(site.body("02-second.md").contains("kept and  gone. It costs \\$5 or \\$6."))
    #expect(
      site.notes("content/guide/second.md").suffix(2) == [
        "36: the shortcode `unknown` has no equivalent: only its content is kept",
        "36: the shortcode `lonely` has no equivalent and is left out",
      ])
  }

  @Test("drafts are left out, and a section that is one becomes a draft course")
  func drafts() {
    #expect(site.notes("content/guide/colour/secret.md") == ["3: “Secret” is a draft and is left out"])
    #expect(site.text("courses/drafts/course.md").contains("status: draft\n"))
    #expect(site.text("courses/guide/course.md").contains("status: published\n"))
  }

  @Test("one language is imported, and each other text is told")
  func languages() throws {
    #expect(site.notes("content/guide/last.fr.md") == ["the translation (fr) is left out: one language is imported"])
    let folders = try ForeignFolder([
      "config.yaml": "title: T\ndefaultContentLanguage: de\nlanguages:\n  de: {weight: 1}\n  fr: {weight: 2}\n",
      "content/de/s/a.md": "Eins.", "content/fr/s/a.md": "Un.",
    ]).imported(.hugo)
    #expect(folders.body("courses/s/lessons/01-a.md") == "Eins.")
    #expect(folders.lessons == 1)
    #expect(folders.notes("content/fr").count == 1)
  }

  @Test("a content folder by itself is a site too")
  func contentFolder() throws {
    let site = try ForeignFolder(["a.md": "Page.", "s/_index.md": "---\ntitle: S\n---\n", "s/b.md": "[a](../a.md)"])
      .imported(.hugo)
    #expect(site.body("courses/s/lessons/01-b.md") == "[a](../../../pages/a.md)")
    #expect(site.courses == 1 && site.pages == 1)
  }

  @Test("a site below another has addresses that begin with its path")
  func basePath() throws {
    let site = try ForeignFolder([
      "config.toml": "baseURL = 'https://a.example.org/docs/'", "static/x.png": "x", "content/s/a.md": "Text.",
      "content/s/b.md": "[a](/docs/s/a/) ![x](/docs/x.png) [whole](https://a.example.org/docs/s/a/)",
    ]).imported(.hugo)
    #expect(site.body("02-b.md") == "[a](01-a.md) ![x](../files/x.png) [whole](01-a.md)")
  }

  @Test("formulas are read where the page or the site says so")
  func formulas() throws {
    let page = "Let $a$ be \\\\(b\\\\)."
    let site = try ForeignFolder([
      "content/s/a.md": "---\nmath: true\n---\n" + page, "content/s/b.md": page,
    ]).imported(.hugo)
    #expect(site.body("01-a.md") == "Let $a$ be $b$.")
    #expect(site.body("02-b.md") == "Let \\$a\\$ be \\\\(b\\\\).")
  }

  @Test("what is said about tags, texts that are no Markdown, and attributes of blocks are told")
  func otherNotes() {
    #expect(site.notes("content/tags/_index.md") == ["what is said about `tags` has no equivalent: “Tags” is left out"])
    #expect(site.notes("content/privacy.html") == ["only Markdown is imported: this text is left out"])
    #expect(
      site.notes("content/guide/second.md").contains(
        "34: `{.styled}` styles the block above, and has no equivalent"))
  }
}
