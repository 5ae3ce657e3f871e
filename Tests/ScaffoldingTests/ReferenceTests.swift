import ContentReader
import Fixtures
import Foundation
import Scaffolding
import Testing

@Suite("What is in the site already")
struct ReferenceTests {
  @Test("a reference to nothing is refused with the nearest name")
  func unknown() async throws {
    let workshop = try Workshop()
    try await workshop.add(NewCourse(name: name("weaving")).files(in: workshop.existing))
    let site = await workshop.existing
    let refusals = [
      refusal { try NewLesson(course: "weavin", name: name("b", of: .lesson)).files(in: site) },
      refusal { try NewAssessment(course: "Weaving", name: name("b", of: .assessment)).files(in: site) },
      refusal { try NewPath(name: name("b", of: .path), courses: ["a", "waeving"]).files(in: site) },
      refusal { try NewCourse(name: name("b"), creator: "anne").files(in: site) },
      refusal { try NewCategory(name: name("b", of: .category), parent: "crafts").files(in: site) },
      refusal { try NewAssessment(course: "a", name: name("b", of: .assessment), lesson: "frist").files(in: site) },
    ]
    #expect(
      refusals.map { $0?.help ?? "none" }
        == ["weaving", "weaving", "weaving", "ann", "craft", "first"].map { "did you mean `\($0)`?" })
    #expect(refusals.allSatisfy { $0?.fault == .site })
    let far = refusal { try NewLesson(course: "quantum-mechanics", name: name("b", of: .lesson)).files(in: site) }
    #expect(far?.help == "the course is one of `a`, `weaving`")
  }

  @Test("what is there already is named, and not written over")
  func existing() async throws {
    let site = try await Workshop().existing
    #expect(refusal { try NewCourse(name: name("a")).files(in: site) } == .exists(["content/courses/a/course.md"]))
    #expect(
      refusal { try NewLesson(course: "a", name: name("first", of: .lesson)).files(in: site) }
        == .exists(["content/courses/a/lessons/01-first.md"]))
    #expect(
      refusal { try NewCategory(name: name("craft", of: .category)).files(in: site) }
        == .exists(["content/categories/craft.md"]))
    #expect(
      refusal { try NewPerson(name: name("ann", of: .person)).files(in: site) } == .exists(["content/people/ann.md"]))
  }

  @Test("an address that an alias has is refused with the alias’s file")
  func aliases() async throws {
    let workshop = try Workshop()
    try workshop.site.write(
      "pages/about.md",
      "---\ntitle: About\naliases: [/courses/old/, /courses/a/gone/, /categories/craft/wool/]\n---\n\nWe.\n")
    let site = await workshop.existing
    #expect(
      refusal { try NewCourse(name: name("old")).files(in: site) }?.help
        == "remove the alias from content/pages/about.md, or choose another name")
    #expect(refusal { try NewLesson(course: "a", name: name("gone", of: .lesson)).files(in: site) } != nil)
    #expect(refusal { try NewCategory(name: name("wool", of: .category), parent: "craft").files(in: site) } != nil)
    #expect(refusal { try NewCategory(name: name("wool", of: .category)).files(in: site) } == nil)
  }

  @Test("a path names a course once, and after those that it requires")
  func paths() async throws {
    let workshop = try Workshop()
    let matter = "title: B\ndescription: D.\nprerequisites: [a]\n"
    try workshop.site.write("courses/b/course.md", "---\n\(matter)---\n")
    try workshop.site.write("courses/c/course.md", "---\n\(matter.replacing("[a]", with: "[b]"))---\n")
    let site = await workshop.existing
    #expect(
      refusal { try NewPath(name: name("p", of: .path), courses: ["c", "a"]).files(in: site) }?.help
        == "name `a` before `c`")
    #expect(
      refusal { try NewPath(name: name("p", of: .path), courses: ["a", "a"]).files(in: site) }
        == .repeated(noun: "course", name: "a"))
    try workshop.add(NewPath(name: name("p", of: .path), courses: ["a", "b", "c"]).files(in: site))
    #expect(await workshop.faults == [])
  }
}
