import Importing
import Testing

@Suite("A lesson of the Workbench")
struct LessonTests {
  private let lesson: Importation

  init() throws { lesson = try Fixture.lesson.imported() }

  private var episode: String { lesson.body("02-threads-a-beginning.md") }

  @Test("setup comes first, then the episodes as listed, then what is for learners besides")
  func order() {
    #expect(
      lesson.paths(below: "content/courses/weaving-with-data-an-introduction/lessons/") == [
        "01-setup.md", "02-threads-a-beginning.md", "03-patterns.md", "04-reference.md", "05-learner-profiles.md",
      ])
  }

  @Test("without a list the episodes stand in the order of their names")
  func alphabetical() throws {
    let lesson = try ForeignFolder([
      "config.yaml": "title: T\nepisodes:\n", "episodes/b.md": "B.", "episodes/a.Rmd": "A.",
    ]).imported(.sandpaper)
    #expect(lesson.paths(below: "content/courses/t/lessons/") == ["01-a.md", "02-b.md"])
  }

  @Test("the configuration becomes the course's front matter")
  func course() {
    let text = lesson.text("course.md")
    #expect(text.contains(#"title: "Weaving with Data: an \"Introduction\"""#))
    #expect(text.contains("publishedAt: 2022-08-12\n"))
    #expect(text.contains(#"tags: ["weaving", "data", "The Carpentries"]"#))
    #expect(text.contains(#"categories: ["the-carpentries-incubator"]"#))
    #expect(text.contains("description: \"This lesson teaches how threads of data become cloth.\""))
    #expect(lesson.text("site.yaml").contains("contact: \"ann@example.org\"\nlicence: \"CC-BY 4.0\"\n"))
  }

  @Test("teaching and exercises make the duration, and a plain list of objectives leaves the text")
  func frontMatter() {
    let text = lesson.text("02-threads-a-beginning.md")
    #expect(text.contains("duration: 30m\n"))
    #expect(text.contains(#"objectives: ["Spin a thread with spin.", "Tie it to another, and count the knots."]"#))
    #expect(!episode.contains("objectives"))
  }

  @Test("objectives that are more than a list, or too long, stay in the text")
  func longObjectives() throws {
    for box in ["- \(String(repeating: "long ", count: 80))", "Read this:\n\n- One", "- One\n\n```\ncode\n```"] {
      let lesson = try ForeignFolder([
        "config.yaml": "title: T\n", "episodes/a.md": "::: objectives\n\n\(box)\n\n:::\n\nText.",
      ]).imported(.sandpaper)
      #expect(!lesson.text("01-a.md").contains("objectives: ["))
      #expect(lesson.body("01-a.md").hasPrefix("::: objectives\n"))
    }
  }

  @Test("boxes keep their kinds, whatever their colons and attributes")
  func boxes() {
    #expect(episode.hasPrefix("::: questions\n\n- What is a thread?\n\n:::"))
    #expect(episode.contains("::: challenge\n\n## Tie one\n"))
    #expect(episode.contains("::: solution\n\nThree, at \\$2 each.\n\n```output\n3\n```\n\n:::\n\n:::"))
  }

  @Test(
    "boxes that have no kind, or no end, are mended with a note",
    arguments: [
      ("::: {.callout title=\"A: b\"}\nText.\n:::", "::: callout A: b\nText.\n:::", []),
      ("::::: {#id}\n\nText.\n\n:::::", "Text.", ["1: a box without a kind: only its content is kept"]),
      (
        "::: hint ::::\nText.", "::: hint\nText.\n\n:::",
        ["2: a box is never closed: the text's end closes what is open"]
      ),
      ("Text.\n\n:::\n", "Text.", ["3: this line is left out: this line closes a div, and none is open here"]),
      ("```\n::: no\n```", "```\n::: no\n```", []),
    ])
  func mended(_ written: String, _ expected: String, _ notes: [String]) throws {
    let lesson = try ForeignFolder(["config.yaml": "title: T\n", "episodes/a.md": written]).imported(.sandpaper)
    #expect(lesson.body("01-a.md") == expected)
    #expect(lesson.notes("episodes/a.md") == notes)
  }

  @Test("an image's attributes give its text, and what stood there becomes its caption")
  func images() {
    #expect(
      episode.contains(#"![Two threads that go over and under each other](../files/knot.svg "A knot, drawn")"#))
    #expect(!episode.contains("width"))
  }

  @Test("shared reference definitions stand where they are used, and lead to lessons")
  func references() {
    #expect(episode.hasSuffix("[carpentries]: https://carpentries.org\n[patterns]: 03-patterns.md"))
    #expect(!episode.contains("unused"))
  }

  @Test("links lead to lessons, whether they name texts or pages")
  func links() {
    #expect(episode.contains("[glossary](04-reference.md#weft), or ask in [the index](../course.md)."))
    #expect(episode.contains("[the data](../files/threads.csv)"))
    #expect(lesson.body("course.md").contains("[first episode](lessons/02-threads-a-beginning.md#knots)"))
    #expect(lesson.body("03-patterns.md").contains("[back](02-threads-a-beginning.md#tie-one)"))
  }

  @Test("what is for instructors is neither published nor copied")
  func instructors() {
    #expect(episode.contains("Read the notes, the\n"))
    #expect(!lesson.files.contains { $0.path.contains("instructor") })
    #expect(
      lesson.notes("instructors/instructor-notes.md") == [
        "what is for instructors is not published, and is left out"
      ])
  }

  @Test("chunks of R become code, hidden ones and computed values are told")
  func chunks() {
    #expect(lesson.body("03-patterns.md").contains("```r\nplot(cloth)\n```"))
    #expect(!lesson.body("03-patterns.md").contains("library"))
    #expect(lesson.body("03-patterns.md").contains("in Weaving with Data: an \"Introduction\", and ."))
    #expect(
      lesson.notes("episodes/02-patterns.Rmd") == [
        "the code of R Markdown is shown, and its output is not computed",
        "9: this code is not shown to readers, and its output is not computed",
        "13: `r nrow(cloth)` is not computed: the code itself is shown",
        "13: `{{ site.nothing }}` is left out: it has no value here",
      ])
  }

  @Test("a class below a block names the language of its code, and drawn tables stay readable")
  func blocks() {
    #expect(episode.contains("~~~bash\n$ spin\n~~~\n\n::: instructor"))
    #expect(episode.contains("```text\n+-------+-------+\n| warp  | weft  |"))
  }

  @Test("the configuration's own faults are told with their lines")
  func configurationNotes() {
    #expect(
      lesson.notes("config.yaml") == [
        "6: the life cycle `alpha` has no equivalent: the course is published",
        "14: `episodes/03-gone.md` is left out: there is no such file",
      ])
    #expect(lesson.notes("episodes/99-notes.md") == ["`config.yaml` does not list this episode: it is left out"])
  }
}
