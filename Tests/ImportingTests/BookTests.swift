import Importing
import Testing

@Suite("A book of mdBook")
struct BookTests {
  private let book: Importation

  init() throws { book = try Fixture.book.imported() }

  @Test("chapters become lessons in the order of the summary, numbered with enough digits")
  func order() {
    #expect(
      book.paths(below: "content/courses/weaving-a-handbook/lessons/") == [
        "01-foreword.md", "02-the-loom.md", "03-parts-of-a-loom.md", "04-dressing-it.md", "05-table-of-counts.md",
        "06-spinning.md", "07-exercises.md", "08-glossary.md",
      ])
    #expect(book.courses == 1 && book.lessons == 8 && book.pages == 0)
  }

  @Test("a hundred chapters have three digits")
  func digits() throws {
    var files = ["book.toml": "", "src/SUMMARY.md": ""]
    for number in 1...100 {
      files["src/c\(number).md"] = "Text."
      files["src/SUMMARY.md", default: ""] += "- [C](c\(number).md)\n"
    }
    let names = try ForeignFolder(files).imported(.mdbook).paths(below: "content/courses/").filter {
      $0.contains("lessons")
    }
    #expect(names.first?.hasSuffix("/001-c.md") ?? false)
    #expect(names.last?.hasSuffix("/100-c-100.md") ?? false)
  }

  @Test("the manifest becomes the course's front matter, quoted")
  func course() {
    let text = book.text("course.md")
    #expect(text.contains(#"title: "Weaving: A Handbook""#))
    #expect(text.contains(#"description: "How cloth is made: \"warp\", weft and patience.""#))
    #expect(text.contains("status: published\nlanguage: en\n"))
    #expect(text.contains(#"instructors: ["ann-weaver", "benoit-metier"]"#))
    #expect(book.text("people/benoit-metier.md") == "---\nname: \"Benoît Métier\"\n---\n")
    #expect(text.contains(#"categories: ["books"]"#) && book.text("categories/books.md").contains("Books"))
  }

  @Test("what several imports share yields to what is there")
  func precedence() {
    let yielding = book.files.filter { $0.precedence == .yieldsToExisting }.map(\.path)
    #expect(
      yielding == [
        "content/categories/books.md", "content/people/ann-weaver.md", "content/people/benoit-metier.md",
        "content/site.yaml",
      ])
  }

  @Test("a part is the section of its chapters, and chapters outside have none")
  func sections() {
    #expect(!book.text("01-foreword.md").contains("section:"))
    #expect(book.text("03-parts-of-a-loom.md").contains("section: \"Looms\"\n"))
    #expect(book.text("07-exercises.md").contains("section: \"Yarn\"\n"))
    #expect(!book.text("08-glossary.md").contains("section:"))
  }

  @Test("without parts the chapter above is the section, and one that comes again has a number")
  func nestedSections() throws {
    let text = Dictionary(uniqueKeysWithValues: "abcdef".map { ("src/\($0).md", "Text.") })
    let summary = """
      # Summary

      - [Top](a.md)
        - [Below](b.md)
          - [Deeper](c.md)
      - [Alone](d.md)
      - [Top](e.md)
        - [Below](f.md)
      """
    let book = try ForeignFolder(text.merging(["book.toml": "", "src/SUMMARY.md": summary]) { $1 }).imported(.mdbook)
    let sections = book.files.filter { $0.path.contains("/lessons/") }.map { file in
      book.text(file.path).split(separator: "\n").first { $0.hasPrefix("section: ") }.map(String.init) ?? ""
    }
    let top = "section: \"Top\""
    #expect(sections == [top, top, top, "", "section: \"Top (2)\"", "section: \"Top (2)\""])
  }

  @Test("links lead to lessons, whatever they name them, and anchors stay")
  func links() {
    #expect(book.body("01-foreword.md").contains("[the loom](02-the-loom.md)"))
    #expect(book.body("01-foreword.md").contains("[parts](03-parts-of-a-loom.md#the-beam)"))
    #expect(book.body("01-foreword.md").contains("[glossary]: 08-glossary.md#weft \"What words mean\""))
    #expect(book.body("02-the-loom.md").contains("[dressing](04-dressing-it.md)"))
    #expect(book.body("03-parts-of-a-loom.md").contains("[the history](02-the-loom.md#history--use)"))
  }

  @Test("a link without a target leaves its words, and a note where it was")
  func missing() {
    #expect(book.body("02-the-loom.md").contains("and what is missing."))
    #expect(
      book.notes("src/looms/README.md").contains("13: the link to `nowhere.md` is left out: there is no such file"))
  }

  @Test("images are copied, each under a name of its own")
  func images() {
    #expect(book.body("02-the-loom.md").hasPrefix("![A loom seen from the side](../files/loom.svg)"))
    #expect(book.body("03-parts-of-a-loom.md").hasSuffix("![Another loom](../files/loom-2.svg)"))
    let copies = book.paths(below: "content/courses/weaving-a-handbook/files/")
    #expect(copies == ["count.rs", "loom-2.svg", "loom.svg", "spin.mp4"])
    #expect(book.copies == 4)
  }

  @Test("parts of files are included, without their anchors and without hidden lines")
  func includes() {
    let body = book.body("03-parts-of-a-loom.md")
    #expect(
      body.contains("```rust\nfn main() {\n    #[allow(unused)]\n    let parts = [\"beam\", \"reed\"];\n"))
    #expect(body.contains("```rust\n# use std::io;\n```"))
    #expect(body.contains("```python\nprint(\"shown\")\n```"))
    #expect(body.contains("`{{#include file}}`"))
    #expect(!body.contains("ANCHOR"))
  }

  @Test("notes of an included file name that file and its line")
  func includedNotes() {
    #expect(book.notes("src/looms/loop.md") == ["3: `loop.md` is not included: it would include itself"])
  }

  @Test(
    "code options, hidden lines and escapes",
    arguments: [
      ("```rust,ignore\n# hidden\n## shown\n#[test]\n#\nlet a = 1;\n```", "```rust\n# shown\n#[test]\nlet a = 1;\n```"),
      ("```rust\n# all hidden\n```", "```rust\n# all hidden\n```"),
      ("```sh\n# stays\n```", "```sh\n# stays\n```"),
      ("```{.python .wide}\npass\n```", "```python\npass\n```"),
      ("``` ,editable\nx\n```", "```\nx\n```"),
    ])
  func code(_ written: String, _ expected: String) throws {
    #expect(try ForeignFolder.converted(written) == expected)
  }

  @Test("formulas are written with dollar signs, and dollars that are money stay money")
  func formulas() throws {
    let manifest = "[book]\ntitle = \"B\"\n[output.html]\nmathjax-support = true\n"
    let body = try ForeignFolder.converted("\\\\( a + b \\\\) and \\\\[ c \\\\] cost $5 to $6.", manifest: manifest)
    #expect(body == "$a + b$ and $$ c $$ cost \\$5 to \\$6.")
    #expect(try ForeignFolder.converted("From $a to b$, `$c$`.") == "From \\$a to b\\$, `$c$`.")
  }

  @Test("a chapter that is only a heading lists what stands below it, and one with nothing is left out")
  func empty() {
    #expect(book.body("06-spinning.md") == "- [Exercises](07-exercises.md)")
    #expect(book.notes("src/yarn/empty.md") == ["the chapter “An empty heap” has no text and is left out"])
  }

  @Test("the summary's own faults are told with their lines")
  func summaryNotes() {
    #expect(
      book.notes("src/SUMMARY.md") == [
        "17: the draft chapter “Dyes: a draft” has no text and is left out",
        "20: `src/yarn/lost.md` is left out: there is no such file",
        "21: `../../secret.md` is left out: it lies outside of the imported folder",
        "22: `foreword.md` is listed twice: it stays where it is listed first",
      ])
  }

  @Test("plug-ins that would have changed the text are told")
  func plugIns() {
    #expect(book.notes("book.toml").first == "the preprocessor `mermaid` does not run: what it would add is missing")
    #expect(
      book.notes("src/looms/counts.md").first
        == "17: `{{#quiz ../quizzes/counts.toml}}` is a plug-in's, and is left out")
    #expect(book.body("04-dressing-it.md").contains("::: tip Take your time\n\nA day is *not* too long.\n\n:::"))
  }

  @Test("former addresses stay, where they lead to a chapter")
  func redirects() {
    #expect(book.text("02-the-loom.md").contains("aliases: [\"/loom.html\"]\n"))
    #expect(book.notes("book.toml").last == "the former address `/gone.html` leads to no chapter, and is left out")
  }

  @Test("the course's slug and category can be chosen")
  func options() throws {
    let book = try Fixture.book.imported(ImportOptions(category: "Crafts: all", course: "weaving"))
    #expect(book.text("courses/weaving/course.md").contains(#"categories: ["crafts-all"]"#))
  }
}
