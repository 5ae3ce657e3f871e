import CatalogModel
import ContentReader
import Diagnostics
import Fixtures
import Foundation
import Testing

/// One planted fault: a file of a site that is right otherwise, and what must be said of it.
struct Fault: Sendable, CustomTestStringConvertible {
  var file: String
  var text: String
  /// `line:column code`, for each diagnostic of the file.
  var expected: [String]
  /// A part of the first hint.
  var hint: String?

  init(_ file: String, _ text: String, _ expected: String..., hint: String? = nil) {
    self.file = file
    self.text = text
    self.expected = expected
    self.hint = hint
  }

  var testDescription: String { "\(file): \(expected.joined(separator: ", "))" }

  static func course(_ line: String, _ expected: String..., hint: String? = nil) -> Fault {
    var fault = Fault("courses/a/course.md", SampleSite.course.replacing("price: 10\n", with: "price: 10\n\(line)\n"))
    fault.expected = expected
    fault.hint = hint
    return fault
  }

  static func lesson(_ lines: String, body: String = "A text.", _ expected: String..., hint: String? = nil) -> Fault {
    var fault = Fault("courses/a/lessons/01-first.md", "---\ntitle: First\n\(lines)---\n\(body)\n")
    fault.expected = expected
    fault.hint = hint
    return fault
  }

  static func quiz(_ lines: String = "", _ body: String, _ expected: String..., hint: String? = nil) -> Fault {
    var fault = Fault("courses/a/assessments/q.md", "---\ntitle: Quiz\n\(lines)---\n\(body)\n")
    fault.expected = expected
    fault.hint = hint
    return fault
  }
}

let faults: [Fault] = [
  // Front matter.
  Fault("courses/a/lessons/01-first.md", "A text.", "1:1 missing-front-matter"),
  Fault("courses/a/lessons/01-first.md", "---\ntitle: First\nA text.", "1:1 unclosed-front-matter"),
  Fault("courses/a/lessons/01-first.md", "---\n- First\n---\nA text.", "2:1 invalid-yaml"),
  Fault("courses/a/lessons/01-first.md", "---\ntitle: First\ntitle: Second\n---\nA text.", "3:1 duplicate-key"),
  Fault(
    "courses/a/lessons/01-first.md", "---\ntitle: First\n\ttype: text\n---\nA text.", "3:1 invalid-yaml", hint: "space"),
  Fault("courses/a/lessons/01-first.md", "---\n---\nA text.", "1:1 missing-key"),
  .lesson("titel: x\n", "3:1 unknown-key"),
  .lesson("durration: 5m\n", "3:1 unknown-key", hint: "did you mean `duration`?"),
  .lesson("slug: x\n", "3:1 unknown-key", hint: "the file's name is the slug"),
  .lesson("type: vidoe\n", "3:7 unknown-value", hint: "did you mean `video`?"),
  .lesson("duration: soon\n", "3:11 invalid-value"),
  .lesson("duration:\n", "3:1 empty-value"),
  .lesson("isPreview: yes\n", "3:12 wrong-type"),
  .lesson("objectives: one\n", "3:13 wrong-type"),
  .lesson("attachments: [{ name: A, file: files/no.pdf }]\n", "3:32 missing-files"),
  .lesson("attachments: [{ name: A, file: files/Cover.svg }]\n", "3:32 case-mismatch"),
  .lesson("attachments: [{ name: A }]\n", "3:15 missing-key"),
  .lesson("updatedAt: 2026-02-30\n", "3:12 invalid-value"),
  .lesson("type: video\n", "1:1 missing-lesson-part"),
  .lesson("type: audio\n", "1:1 missing-lesson-part"),
  .lesson("type: interactive\n", "1:1 missing-lesson-part"),
  .lesson("type: quiz\n", "1:1 missing-lesson-part"),
  .course("levle: beginner", "8:1 unknown-key"),
  .course("language: english", "8:11 invalid-value"),
  .course("publishedAt: tomorrow", "8:14 invalid-value"),
  .course("price: 12", "8:1 duplicate-key"),
  .course("creator: bob", "8:10 unknown-reference"),
  .course("prerequisites: [b]", "8:17 unknown-reference"),
  .course("prerequisites: [a]", "8:17 prerequisite-cycle"),
  .course("translationOf: b", "8:16 unknown-reference"),
  .course("completion: { lessons: most }", "8:24 invalid-value"),
  .course("completion: { assessments: { final: passed } }", "8:30 unknown-reference"),
  .course("aliases: [/courses/]", "8:11 duplicate-address"),
  .course("tags: [A, a]", "8:11 duplicate-entry"),
  Fault(
    "courses/a/course.md", SampleSite.course.replacing("beginner", with: "begginer"), "5:8 unknown-value",
    hint: "did you mean `beginner`?"),
  Fault("courses/a/course.md", SampleSite.course.replacing("price: 10", with: "price: -1"), "7:8 invalid-value"),
  Fault(
    "courses/a/course.md", SampleSite.course.replacing("[craft]", with: "[kraft]"), "8:14 unknown-reference",
    hint: "did you mean `craft`?"),
  Fault("courses/a/course.md", SampleSite.course.replacing("[ann]", with: "[ann, ann]"), "9:20 duplicate-entry"),
  Fault(
    "courses/a/course.md", SampleSite.course.replacing("[ann]", with: "[{ person: ann, role: boss }]"),
    "9:36 unknown-value"),
  Fault(
    "courses/a/course.md", SampleSite.course.replacing("A Course", with: String(repeating: "x", count: 201)),
    "2:8 too-long"),
  Fault("courses/a/course.md", SampleSite.course.replacing("categories: [craft]\n", with: ""), "1:1 incomplete-course"),
  Fault(
    "courses/a/course.md", SampleSite.course.replacing("files/cover.svg", with: "files/none.svg"), "11:12 missing-files"
  ),
  // Bodies.
  .lesson("", body: "[a](02-second.md)", "4:5 broken-links"),
  .lesson("", body: "[a](#there)", "4:5 broken-links", hint: "the page has no headings"),
  .lesson("", body: "[a](/nowhere/)", "4:5 broken-links"),
  .lesson("", body: "[a](../lessons/)", "4:5 broken-links"),
  .lesson("", body: "[a][b]\n\n[b]: none.md", "6:6 broken-links"),
  .lesson("", body: "![a](../files/none.png)", "4:6 missing-files"),
  .lesson("", body: "![](../files/cover.svg)", "4:1 missing-alt"),
  .lesson("", body: "[a](javascript:x)", "4:5 unsafe-link"),
  .lesson("", body: "a <b>c</b>", "4:3 raw-html", "4:7 raw-html"),
  .lesson("", body: "::: note\na", "4:1 unclosed-div"),
  .lesson("", body: #"$\alhpa$"#, "4:2 invalid-math", hint: "did you mean `\\alpha`?"),
  .lesson("", body: "a[^b]", "4:2 undefined-footnote"),
  .lesson("", body: "# A {#x}\n\n# B {#x}", "6:1 duplicate-anchor"),
  // Assessments.
  .quiz("", "## Q\n\n- [ ] a\n- [ ] b", "4:1 no-right-answer"),
  .quiz("", "## Q", "4:1 no-right-answer"),
  .quiz("", "## Q\n\n- [x] a\n- [ ] a", "4:1 duplicate-option"),
  .quiz("", "## Q\n\nAnswer: 1\n\n## Q\n\nAnswer: 2", "8:1 duplicate-question"),
  .quiz("", "## Q\n\nAnswer: some ± few", "4:1 invalid-answer"),
  .quiz("", "## Q {type=odrering}\n\n1. a\n2. b", "4:1 invalid-question", hint: "did you mean `ordering`?"),
  .quiz("", "## Q {points=many}\n\nAnswer: 1", "4:1 invalid-question"),
  .quiz("", "## Q {type=ordering}\n\n1. a", "4:1 no-right-answer"),
  .quiz("", "## Q {type=matching}\n\ntext", "4:1 no-right-answer"),
  .quiz("maxScore: 5\n", "## Q {points=2}\n\nAnswer: 1", "3:11 max-score"),
  .quiz("passingScore: 5\n", "## Q {points=2}\n\nAnswer: 1", "3:15 passing-score"),
  .quiz("lesson: secnod\n", "## Q\n\nAnswer: 1", "3:9 unknown-reference"),
  .quiz("attempts: 0\n", "## Q\n\nAnswer: 1", "3:11 invalid-value"),
  .quiz("", "Nothing.", "1:1 no-questions"),
  // Between files.
  Fault("courses/a/lessons/01-other.md", "---\ntitle: Other\n---\nA text.\n", "1:1 duplicate-order"),
  Fault("courses/a/lessons/02-first.md", "---\ntitle: Other\n---\nA text.\n", "1:1 duplicate-slug"),
  Fault("courses/a/lessons/README.md", "Read me.", "1:1 stray-file"),
  Fault("courses/a/lessons/03-Big.md", "---\ntitle: Big\n---\nA text.\n", "1:1 invalid-slug", hint: "03-big.md"),
  Fault("courses/a/notes.txt", "x", "1:1 stray-file"),
  Fault("courses/b.md", "x", "1:1 stray-file"),
  Fault("pages/courses.md", "---\ntitle: Courses\n---\nA text.\n", "1:1 duplicate-address"),
  Fault("categories/craft.md", "---\ntitle: Craft\nparent: craft\n---\n", "3:9 category-cycle"),
  Fault("categories/b.md", "---\ntitle: B\ncolor: #fff\n---\n", "3:1 empty-value", hint: "quote it"),
  Fault("categories/b.md", "---\ntitle: B\ncolor: \"#ggg\"\n---\n", "3:8 invalid-value"),
  Fault("paths/p.md", "---\ntitle: P\ndescription: D\ncourses: [b]\n---\n", "4:11 unknown-reference"),
  Fault("paths/p.md", "---\ntitle: P\ndescription: D\ncourses: [a, a]\n---\n", "4:14 duplicate-entry"),
  Fault("people/ann.md", "---\nname: Ann\nlinks: [ftp]\n---\n", "3:9 invalid-value"),
  Fault(
    "site.yaml", "title: A\nchecks: { brokenLinsk: warn }\n", "2:11 unknown-key", hint: "did you mean `brokenLinks`?"),
  Fault("site.yaml", "title: A\nbaseURL: example.org\n", "2:10 invalid-value"),
  Fault("site.yaml", "description: A\n", "1:1 missing-key"),
  // What is never closed is told where it opens; where only a comma is missing, there.
  .lesson("description: \"The Warp\ntype: text\n", "3:14 invalid-yaml"),
  .lesson("objectives: [one, two\ntype: text\n", "3:13 invalid-yaml"),
  .lesson("video: { url: https://example.org/\ntype: text\n", "3:8 invalid-yaml"),
  .lesson("objectives: [one, \"two\" three]\n", "3:25 invalid-yaml"),
  .lesson("objectives: [\n  \"don't\",\n  \"one\"\n  \"two\"\n]\n", "6:3 invalid-yaml"),
  // Words for pictures, the header's links, titles of categories.
  Fault(
    "courses/a/course.md", SampleSite.course.replacing("thumbnailAlt: A cover\n", with: ""), "11:12 missing-alt",
    hint: "thumbnailAlt"),
  Fault(
    "courses/a/course.md", SampleSite.course.replacing("thumbnailAlt: A cover", with: "thumbnailALT: A cover"),
    "12:1 unknown-key"),
  Fault(
    "paths/p.md", "---\ntitle: P\ndescription: D\ncourses: [a]\nthumbnail: courses/a/files/cover.svg\n---\n",
    "5:12 missing-alt"),
  Fault(
    "site.yaml",
    "title: A\nnavigation:\n  - { title: B, url: /curses/ }\n  - { title: C, url: /courses/a/first/ }\n"
      + "  - { title: D, url: https://example.org/curses/ }\n",
    "3:22 broken-links", hint: "did you mean `/courses/`?"),
  Fault("categories/further.md", "---\ntitle: Craft\n---\n", "2:8 duplicate-entry"),
  // Places of links.
  .lesson(
    "", body: "[i](i\\_j.md), [k](k&amp;l.md), [(h.md)](h.md)", "4:5 broken-links", "4:19 broken-links",
    "4:41 broken-links"),
  .lesson("", body: "[![A](e.svg)](e.md)", "4:7 missing-files", "4:15 broken-links"),
  .lesson("", body: "a[^f]\n\n[^f]: [x](x5.md)\n\nThen [x](x6.md)", "6:11 broken-links", "8:10 broken-links"),
  .lesson("", body: "```text\n[g]: g.md\n```\n\n[g]\n\n[g]: g.md", "10:6 broken-links"),
  .lesson(
    "", body: "[a]: a.md\n[b]:\n  <b c.md> 'B'\nThen [B ] and [text\ntext][A].", "4:6 broken-links", "6:4 broken-links"),
  .quiz(
    "",
    "Do [x](x0.md).\n\n### Rubric\n\n| For |\n|---|\n| [x](x1.md) |\n\n## A [knot](x2.md)?\n\nSee [x](x3.md).\n\n"
      + "- [x] [a](x4.md)\n  > [b](x5.md)\n- [ ] c\n\n> [d](x6.md)",
    "4:8 broken-links", "10:7 broken-links", "12:13 broken-links", "14:9 broken-links", "16:11 broken-links",
    "17:9 broken-links", "20:7 broken-links"),
  // One mistake is one diagnostic.
  .lesson("", body: "::: tip\na[^b]\n\n[^b]: c", "4:1 unclosed-div"),
  .lesson("", body: "$$\na = b\n\nc = d\n$$\n\nCosts $$ or $$$.", "4:1 invalid-math"),
  .lesson("", body: "a[^b]\n\n[^b]: c\n\n[^b]: d", "8:3 duplicate-anchor"),
]

@Suite("Faults of the content")
struct FaultTests {
  private func places(_ site: SampleSite, _ file: String) async -> (places: [String], diagnostics: [Diagnostic]) {
    let reading = await readContent(ReadOptions(root: site.root.path))
    let found = reading.diagnostics.filter { $0.location.file == "content/\(file)" && $0.code != .publishingAdvice }
    return (
      found.map { "\($0.location.range.start.line):\($0.location.range.start.column) \($0.code.rawValue)" }, found
    )
  }

  @Test("the site without a fault has no problem")
  func clean() async throws {
    let site = try SampleSite()
    #expect(await readContent(ReadOptions(root: site.root.path)).diagnostics == [])
    withExtendedLifetime(site) {}
  }

  @Test("a fault is found where it is, and only there", arguments: faults)
  func planted(_ fault: Fault) async throws {
    let site = try SampleSite().write(fault.file, fault.text)
    let (places, diagnostics) = await places(site, fault.file)
    #expect(places == fault.expected)
    if let hint = fault.hint {
      #expect(diagnostics.first?.help?.contains(hint) == true, "\(diagnostics.first?.help ?? "no hint")")
    }
  }

  @Test("checks: sets a check to error, warn or ignore")
  func checks() async throws {
    let site = try SampleSite().write("courses/a/lessons/01-first.md", "---\ntitle: F\n---\n[a](b.md)\n")
    for (level, severity) in [("error", Severity.error), ("warn", .warning)] {
      try site.write("site.yaml", "title: A\nchecks: { brokenLinks: \(level) }\n")
      #expect(await readContent(ReadOptions(root: site.root.path)).diagnostics.map(\.severity) == [severity])
    }
    try site.write("site.yaml", "title: A\nchecks: { brokenLinks: ignore }\n")
    #expect(await readContent(ReadOptions(root: site.root.path)).diagnostics == [])
  }

  @Test("a cycle is printed as a path, in the alphabetically first file")
  func cycle() async throws {
    let site = try SampleSite()
    for (course, other) in [("a", "c"), ("b", "a"), ("c", "b")] {
      let text = SampleSite.course.replacing("price: 10", with: "price: 10\nprerequisites: [\(other)]")
      try site.write(
        "courses/\(course)/course.md", text.replacing("thumbnail: files/cover.svg\nthumbnailAlt: A cover\n", with: ""))
      try site.write("courses/\(course)/lessons/01-x.md", "---\ntitle: X\n---\nA text.\n")
    }
    try site.remove("courses/a/lessons/01-first.md")
    let found = await readContent(ReadOptions(root: site.root.path)).diagnostics.filter {
      $0.code == .prerequisiteCycle
    }
    #expect(found.map(\.location.file) == ["content/courses/a/course.md"])
    #expect(found.first?.message.contains("a → c → b → a") == true, "\(found.first?.message ?? "")")
  }

  @Test(
    "a course whose folder has no `course.md` is told once, and not where something refers to it",
    arguments: [
      ("courses/b/Course.md", DiagnosticCode.caseMismatch), ("courses/b/lessons/01-x.md", .missingCourseFile),
    ])
  func courseWithoutFile(_ file: String, _ expected: DiagnosticCode) async throws {
    let site = try SampleSite().write(file, "---\ntitle: B\ndescription: D\n---\n")
    try site.write(
      "courses/a/course.md", SampleSite.course.replacing("price: 10", with: "price: 10\nprerequisites: [b]"))
    try site.write("courses/a/lessons/01-first.md", "---\ntitle: F\n---\n[b](../../b/course.md) [b](/courses/b/)\n")
    let found = await readContent(ReadOptions(root: site.root.path)).diagnostics
    #expect(found.map(\.code) == [expected])
  }

  @Test(
    "a destination is mended where it is written as it is meant",
    arguments: [
      ("../files/Cover.svg", "../files/cover.svg"), ("../files/Cover&#46;svg", nil), ("..\\/files/Cover.svg", nil),
    ])
  func verbatim(_ written: String, _ replacement: String?) async throws {
    let site = try SampleSite().write("courses/a/lessons/01-first.md", "---\ntitle: F\n---\n[a](\(written))\n")
    let found = await readContent(ReadOptions(root: site.root.path)).diagnostics
    #expect(found.map(\.code) == [.caseMismatch])
    #expect(found.map { $0.fix?.replacement } == [replacement])
  }

  @Test("the quiz that an assessment may have meant is not told as well")
  func misspeltLesson() async throws {
    let site = try SampleSite().write("courses/a/lessons/02-trial.md", "---\ntitle: T\ntype: quiz\n---\n")
    try site.write("courses/a/assessments/q.md", "---\ntitle: Q\nlesson: trail\n---\n## Q\n\nAnswer: 1\n")
    #expect(await readContent(ReadOptions(root: site.root.path)).diagnostics.map(\.code) == [.unknownReference])
  }

  @Test("the number of workers changes nothing")
  func workers() async throws {
    let site = try SampleSite()
    for number in 2...40 {
      try site.write(
        "courses/a/lessons/\(number)-l\(number).md", "---\ntitle: L\nx\(number): y\n---\n[a](b\(number).md) <i>\n")
    }
    var reports: [[Diagnostic]] = []
    for workers in [1, 2, 7] {
      var options = ReadOptions(root: site.root.path)
      options.workers = workers
      reports.append(await readContent(options).diagnostics)
    }
    #expect(reports[0].count >= 117)
    #expect(reports[0] == reports[1])
    #expect(reports[0] == reports[2])
  }
}
