import CatalogModel
import ContentReader
import Diagnostics
import Fixtures
import Foundation
import Scaffolding
import Testing

@Suite("Starting files")
struct StartingFileTests {
  @Test("every kind passes the check, with its keys suggested by their own table")
  func everyKind() async throws {
    let workshop = try Workshop()
    try await workshop.add(NewCourse(name: name("b"), level: .expert, creator: "ann").files(in: workshop.existing))
    for type in LessonType.allCases {
      let url = NewLesson.needsURL(type) ? "https://example.org/watch?v=1&t=2" : nil
      try await workshop.add(NewLesson(course: "b", name: name(type.rawValue, of: .lesson), type: type, url: url))
    }
    for type in AssessmentType.allCases {
      let slug = "extra-\(type.rawValue.replacing("_", with: "-"))"
      for (suffix, lesson) in [("-course", nil), ("-lesson", "quiz")] as [(String, String?)] {
        let assessment = try NewAssessment(
          course: "b", name: name(slug + suffix, of: .assessment), type: type, lesson: lesson)
        try await workshop.add(assessment.files(in: workshop.existing))
      }
    }
    try await workshop.add(NewPath(name: name("p", of: .path), courses: ["a", "b"]).files(in: workshop.existing))
    try await workshop.add(NewPath(name: name("none", of: .path)).files(in: workshop.existing))
    try await workshop.add(NewCategory(name: name("wool", of: .category), parent: "craft").files(in: workshop.existing))
    try await workshop.add(NewPerson(name: name("bo_ek", of: .person)).files(in: workshop.existing))
    #expect(await workshop.faults == [])
    let catalog = await workshop.existing.catalog
    #expect(catalog.courses[1].lessons.map(\.type) == LessonType.allCases)
    #expect(catalog.courses[1].level == .expert && catalog.courses[1].creator?.value.text == "ann")
    #expect(catalog.paths.last?.steps.map(\.isRequired) == [true, false])
    #expect(catalog.categories.last?.parent?.value.text == "craft")
  }

  @Test(
    "what stands there as a comment is right once it is no comment, and says what the key is for",
    arguments: [
      (ContentKind.course, "courses/b/course.md"), (.lesson, "courses/a/lessons/02-b.md"),
      (.assessment, "courses/a/assessments/b.md"), (.path, "paths/b.md"), (.category, "categories/b.md"),
      (.person, "people/b.md"),
    ])
  func comments(_ kind: ContentKind, _ path: String) async throws {
    let workshop = try Workshop()
    let existing = await workshop.existing
    let new = try name("b", of: kind)
    let files: [StartingFile] =
      switch kind {
      case .course: try NewCourse(name: new).files(in: existing)
      case .lesson: try NewLesson(course: "a", name: new).files(in: existing)
      case .assessment: try NewAssessment(course: "a", name: new).files(in: existing)
      case .path: try NewPath(name: new).files(in: existing)
      case .category: try NewCategory(name: new).files(in: existing)
      default: try NewPerson(name: new).files(in: existing)
      }
    #expect(files.map(\.path) == ["content/" + path])
    var count = 0
    let lines = files[0].text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
      guard line.hasPrefix("# ") else { return String(line) }
      count += 1
      let written = line.dropFirst(2).prefix { $0 != ":" }
      let key = kind.keys.first { $0.name == written }
      #expect(key != nil && line.contains("   # \(key?.summary ?? "?")"), "\(line)")
      // What names another file or entity depends on the site.
      return line.contains("files/") || isReference(key?.value) ? "" : String(line.dropFirst(2))
    }
    #expect(count >= 2)
    try workshop.site.write(path, lines.joined(separator: "\n"))
    #expect(await workshop.faults == [])
  }

  private func isReference(_ value: ContentValue?) -> Bool {
    switch value {
    case .reference?: true
    case .list(let element)?: isReference(element)
    case .either(let single, _)?: isReference(single)
    default: false
    }
  }

  @Test(
    "any title comes back as it was given",
    arguments: [
      "A: B", "# not a comment", "A # B", "\"quoted\"", "it's", "'single'", "- a list", "[brackets]", "{braces}", "yes",
      "No",
      "on", "null", "~", "2001", "1e3", "2026-01-15", "0x1F", "*star*", "&amp; <b>", "!tag", "%percent", "@at",
      "`code`",
      "back\\slash", "| pipe", "> quote", "? question", "trailing:", "a, b", "織物", "🧶 Wool", "A — B", "é", "…", "$1",
      String(repeating: "é", count: 100),
    ])
  func titles(_ title: String) async throws {
    let workshop = try Workshop()
    let existing = await workshop.existing
    try workshop.add(NewCourse(name: name("b", title)).files(in: existing))
    try workshop.add(
      NewLesson(course: "a", name: name("b", title, of: .lesson), type: .interactive, section: title).files(
        in: existing))
    try workshop.add(NewAssessment(course: "a", name: name("b", title, of: .assessment)).files(in: existing))
    try workshop.add(NewPath(name: name("b", title, of: .path)).files(in: existing))
    try workshop.add(NewCategory(name: name("b", title, of: .category)).files(in: existing))
    try workshop.add(NewPerson(name: name("b", title, of: .person)).files(in: existing))
    #expect(await workshop.faults == [])
    let catalog = await workshop.existing.catalog
    #expect(catalog.courses.map(\.title) == ["A Course", title])
    #expect(catalog.courses[0].lessons.map(\.title) == ["First", title])
    #expect(catalog.courses[0].lessons[1].section?.value == title)
    #expect(catalog.courses[0].assessments.map(\.title) == [title])
    #expect(catalog.paths.map(\.title) == [title])
    #expect(catalog.categories.first?.title == title && catalog.people.last?.name == title)
  }

  @Test(
    "words that YAML gives another meaning stand in quotation marks",
    arguments: [
      ("yes", "\"yes\""), ("2001", "\"2001\""), ("null", "\"null\""), ("A: B", "\"A: B\""),
      ("Plain Words", "Plain Words"),
    ])
  func quoted(_ title: String, _ yaml: String) async throws {
    let files = try NewPerson(name: name("b", title, of: .person)).files(in: await Workshop().existing)
    #expect(files[0].text.hasPrefix("---\nname: \(yaml)\n"))
  }

  @Test(
    "an address that the reader would refuse is refused before",
    arguments: [
      "", "example.org", "ftp://example.org", "https://", "https:///x", "https://example.org/a b",
      "javascript:alert(1)",
      "https://example.org/\"onload", "https://example.org/\u{7}", "https://example.org/{x}",
    ])
  func badURLs(_ url: String) async throws {
    let existing = try await Workshop().existing
    let lesson = try NewLesson(course: "a", name: name("b", of: .lesson), type: .video, url: url)
    #expect(refusal { try lesson.files(in: existing) } == .invalidURL(url))
  }

  @Test(
    "an address that is accepted is accepted by the reader",
    arguments: [
      "https://example.org", "HTTPS://Example.org/x?y=1#z", "http://127.0.0.1:8080/", "https://例え.jp/動画",
      "https://a/'(b)'",
    ])
  func goodURLs(_ url: String) async throws {
    let workshop = try Workshop()
    try await workshop.add(NewLesson(course: "a", name: name("b", of: .lesson), type: .audio, url: url))
    #expect(await workshop.faults == [])
  }

  @Test("a recording needs an address, and nothing else takes one")
  func recordings() async throws {
    let existing = try await Workshop().existing
    let film = try NewLesson(course: "a", name: name("b", of: .lesson), type: .video)
    #expect(refusal { try film.files(in: existing) }?.help.contains("--url") == true)
    let text = try NewLesson(course: "a", name: name("b", of: .lesson), url: "https://example.org/")
    #expect(refusal { try text.files(in: existing) } == .needlessURL(.text))
  }
}
