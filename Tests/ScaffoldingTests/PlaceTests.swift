import ContentReader
import Fixtures
import Scaffolding
import Testing

@Suite("Where a new lesson comes")
struct PlaceTests {
  private func new(
    _ position: NewLesson.Position? = nil, section: String? = nil
  ) throws -> NewLesson {
    NewLesson(course: "a", name: try name("new", of: .lesson), section: section, position: position)
  }

  @Test(
    "it gets the next number, with as many digits as the others",
    arguments: [
      (["01-first"], "02-new.md"),
      (["1-first", "2-second"], "3-new.md"),
      (["001-first"], "002-new.md"),
      (["10-first", "20-second"], "30-new.md"),
      (["09-first", "10-second"], "11-new.md"),
      (["98-first", "99-second"], "100-new.md"),
      (["00-first"], "01-new.md"),
      ([], "01-new.md"),
    ])
  func next(_ lessons: [String], _ expected: String) async throws {
    let workshop = try Workshop()
    try workshop.site.remove("courses/a/lessons")
    for lesson in lessons { try workshop.lesson(lesson) }
    #expect(try await workshop.add(new()) == expected)
    if !lessons.isEmpty { #expect(await workshop.faults == []) }
  }

  @Test("it comes after a lesson where a number is free, and is refused with the neighbours where none is")
  func after() async throws {
    let workshop = try Workshop()
    for lesson in ["05-second", "06-third"] { try workshop.lesson(lesson) }
    let existing = await workshop.existing
    #expect(try new(.after("first")).files(in: existing)[0].path.hasSuffix("/03-new.md"))
    #expect(try new(.after("01-first.md")).files(in: existing)[0].path.hasSuffix("/03-new.md"))
    #expect(try new(.after("third")).files(in: existing)[0].path.hasSuffix("/07-new.md"))
    let error = refusal { try new(.after("second")).files(in: existing) }
    #expect(
      error
        == .noRoom(after: "content/courses/a/lessons/05-second.md", before: "content/courses/a/lessons/06-third.md"))
    #expect(
      refusal { try new(.after("secnod")).files(in: existing) }?.help == "did you mean `second`?")
  }

  @Test("a number that is taken, or out of range, is refused")
  func numbers() async throws {
    let existing = try await Workshop().existing
    #expect(
      refusal { try new(.number(1)).files(in: existing) }
        == .taken("the number 1", by: "content/courses/a/lessons/01-first.md"))
    #expect(refusal { try new(.number(-1)).files(in: existing) } == .numberOutOfRange(-1))
    #expect(refusal { try new(.number(1_000_000)).files(in: existing) } == .numberOutOfRange(1_000_000))
    #expect(try new(.number(0)).files(in: existing)[0].path.hasSuffix("/00-new.md"))
    #expect(try new(.number(7)).files(in: existing)[0].path.hasSuffix("/07-new.md"))
  }

  @Test("it falls into the section of the lesson before it, so that none is split")
  func inherits() async throws {
    let workshop = try Workshop()
    try workshop.lesson("05-second", "section: One\n")
    try workshop.lesson("09-third", "section: One\n")
    try workshop.lesson("12-fourth", "section: Two\n")
    for position in [.number(3), .number(7), .after("third"), nil] as [NewLesson.Position?] {
      let files = try await new(position).files(in: workshop.existing)
      try workshop.add(files)
      #expect(await workshop.faults == [], "\(files[0].path)")
      try workshop.site.remove(String(files[0].path.dropFirst("content/".count)))
    }
  }

  @Test("with a section alone it goes to that section’s end; where it would split one, it is refused")
  func sections() async throws {
    let workshop = try Workshop()
    try workshop.lesson("05-second", "section: One\n")
    try workshop.lesson("09-third", "section: Two\n")
    let existing = await workshop.existing
    #expect(try new(section: "One").files(in: existing)[0].path.hasSuffix("/07-new.md"))
    #expect(try new(section: "Three").files(in: existing)[0].path.hasSuffix("/10-new.md"))
    #expect(refusal { try new(.after("third"), section: "One").files(in: existing) } == .splitSection("One"))
    try workshop.lesson("06-more", "section: One\n")
    let wider = await workshop.existing
    #expect(refusal { try new(.number(5), section: "Two").files(in: existing) } != nil)
    #expect(refusal { try new(.after("more"), section: "Four").files(in: wider) } == nil)
    try workshop.lesson("08-last", "section: One\n")
    #expect(refusal { try new(.number(7), section: "Four").files(in: existing) } == nil)
    let widest = await workshop.existing
    #expect(refusal { try new(.number(7), section: "Four").files(in: widest) } == .splitSection("Four"))
  }
}
