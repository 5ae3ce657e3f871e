import CatalogModel
import Diagnostics
import Testing

/// The rules alone, on catalogs made of values: what the reader finds on the way is tested with the reader.
@Suite("The rules between entities")
struct RuleTests {
  private let range = SourceRange(line: 3, column: 5, length: 4)

  private func located(_ name: String) -> Located<Slug> { Located(Slug(name), at: range) }

  private func course(_ name: String, requires: [String] = [], lessons: [Lesson] = []) -> Course {
    var course = Course(
      slug: Slug(name), file: "content/courses/\(name)/course.md", title: name, description: "d", language: "en")
    course.status = .published
    course.prerequisites = requires.map { Course.Prerequisite(course: located($0)) }
    course.categories = [located("craft")]
    course.lessons = lessons.isEmpty ? [lesson("one", in: name, order: 1)] : lessons
    return course
  }

  private func lesson(_ name: String, in course: String, order: Int, section: String? = nil) -> Lesson {
    let file = "content/courses/\(course)/lessons/\(order)-\(name).md"
    var lesson = Lesson(slug: Slug(name), file: file, order: order, title: name)
    lesson.body = Body(file: file)
    lesson.section = section.map { Located($0, at: range) }
    return lesson
  }

  private func catalog(_ courses: Course...) -> Catalog {
    var catalog = Catalog(site: Site(title: "T"))
    catalog.courses = courses
    catalog.categories = [Category(slug: Slug("craft"), file: "content/categories/craft.md", title: "Craft")]
    return catalog
  }

  private func found(_ catalog: Catalog) -> [String] {
    CatalogRules.check(catalog).filter { $0.code != .publishingAdvice }.map {
      "\($0.code.rawValue) \($0.location.file)"
    }
  }

  @Test("a sound catalog has no fault")
  func sound() {
    #expect(found(catalog(course("a"), course("b", requires: ["a"]))) == [])
  }

  @Test("a circle of prerequisites is told once, in the file that comes first, as a path")
  func circle() {
    let problems = CatalogRules.check(
      catalog(course("b", requires: ["c"]), course("c", requires: ["a"]), course("a", requires: ["b"]))
    ).filter { $0.code == .prerequisiteCycle }
    #expect(problems.map(\.location.file) == ["content/courses/a/course.md"])
    #expect(problems.first?.message.contains("a → b → c → a") == true)
    #expect(problems.first?.related.count == 2)
  }

  @Test("two circles through one course are two problems, and a course that requires itself is one")
  func circles() {
    let two = catalog(course("a", requires: ["b", "c"]), course("b", requires: ["a"]), course("c", requires: ["a"]))
    #expect(found(two).count { $0.hasPrefix("prerequisite-cycle") } == 2)
    #expect(found(catalog(course("a", requires: ["a"]))).count { $0.hasPrefix("prerequisite-cycle") } == 1)
  }

  @Test("a path that puts a course before its prerequisite is told at the course that comes too early")
  func pathOrder() {
    var catalog = catalog(course("a"), course("b", requires: ["a"]), course("c", requires: ["b"]))
    var path = LearningPath(slug: Slug("p"), file: "content/paths/p.md", title: "P", description: "d")
    path.steps = ["c", "a"].map { LearningPath.Step(course: located($0)) }
    catalog.paths = [path]
    #expect(found(catalog) == ["path-order content/paths/p.md"])
    path.steps.reverse()
    catalog.paths = [path]
    #expect(found(catalog) == [])
  }

  @Test("courses that require each other are a circle, and fit no order of a path")
  func circleInPath() {
    var two = catalog(course("a", requires: ["b"]), course("b", requires: ["a"]))
    var three = catalog(course("a", requires: ["b"]), course("b", requires: ["c"]), course("c", requires: ["a"]))
    var path = LearningPath(slug: Slug("p"), file: "content/paths/p.md", title: "P", description: "d")
    path.steps = ["a", "b"].map { LearningPath.Step(course: located($0)) }
    two.paths = [path]
    #expect(found(two) == ["prerequisite-cycle content/courses/a/course.md"])
    path.steps = ["c", "b", "a"].map { LearningPath.Step(course: located($0)) }
    three.paths = [path]
    #expect(found(three) == ["prerequisite-cycle content/courses/a/course.md"])
  }

  @Test("a path that puts a course before a circle that it requires is told all the same")
  func pathBeforeCircle() {
    var catalog = catalog(
      course("a", requires: ["b"]), course("b", requires: ["a"]), course("c", requires: ["a"]))
    var path = LearningPath(slug: Slug("p"), file: "content/paths/p.md", title: "P", description: "d")
    path.steps = ["c", "a"].map { LearningPath.Step(course: located($0)) }
    catalog.paths = [path]
    #expect(found(catalog).contains("path-order content/paths/p.md"))
  }

  @Test("a picture without words is a warning where it is named, in a draft too")
  func thumbnails() {
    var draft = course("a")
    draft.status = .draft
    draft.thumbnail = FileReference(path: "content/courses/a/files/a.svg")
    draft.thumbnailPlace = range
    let problems = CatalogRules.check(catalog(draft)).filter { $0.code == .missingAlt }
    #expect(problems.map(\.location.range) == [range])
    #expect(problems.map(\.severity) == [.warning])
    draft.thumbnailAlt = "A loom"
    #expect(CatalogRules.check(catalog(draft)).filter { $0.code == .missingAlt } == [])
  }

  @Test("a title that two categories share is told at the second, in the order of their files")
  func categoryTitles() {
    var catalog = catalog(course("a"))
    catalog.categories = ["c", "craft", "b"].map { name in
      var category = Category(slug: Slug(name), file: "content/categories/\(name).md", title: "Craft")
      category.titlePlace = range
      return category
    }
    let problems = CatalogRules.check(catalog).filter { $0.code == .duplicateEntry }
    #expect(problems.map(\.location.file) == ["content/categories/c.md", "content/categories/craft.md"])
    #expect(
      problems.map { $0.related.map(\.location.file) } == [["content/categories/b.md"], ["content/categories/b.md"]])
  }

  @Test("an order or a slug that two lessons share is told in the second file, with the first")
  func orders() {
    let twice = course("a", lessons: [lesson("x", in: "a", order: 1), lesson("y", in: "a", order: 1)])
    let problems = CatalogRules.check(catalog(twice)).filter { $0.code == .duplicateOrder }
    #expect(problems.map(\.location.file) == ["content/courses/a/lessons/1-y.md"])
    #expect(problems.first?.related.map(\.location.file) == ["content/courses/a/lessons/1-x.md"])
  }

  @Test("a section that begins again is a warning where it does")
  func sections() {
    let names = ["one", nil, "one"]
    let split = course(
      "a",
      lessons: names.enumerated().map { lesson("l\($0)", in: "a", order: $0 + 1, section: $1) })
    let problems = CatalogRules.check(catalog(split)).filter { $0.code == .splitSection }
    #expect(problems.map(\.location.file) == ["content/courses/a/lessons/3-l2.md"])
    #expect(problems.first?.severity == .warning)
  }

  @Test("what was not understood is not reported as missing")
  func damaged() {
    var incomplete = course("a")
    incomplete.categories = []
    #expect(found(catalog(incomplete)) == ["incomplete-course content/courses/a/course.md"])
    var keys = DamagedKeys()
    keys.insert("categories", in: incomplete.file)
    #expect(CatalogRules.check(catalog(incomplete), damaged: keys).filter { $0.code == .incompleteCourse } == [])
  }

  @Test("a reference to nothing names the nearest slug there is")
  func references() {
    let problems = CatalogRules.check(catalog(course("weaving"), course("b", requires: ["weavin"])))
      .filter { $0.code == .unknownReference }
    #expect(problems.map(\.help) == ["did you mean `weaving`?"])
    #expect(problems.first?.location.range == range)
  }
}
