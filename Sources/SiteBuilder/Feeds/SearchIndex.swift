import CatalogModel
import Diagnostics
import Markup

extension SitePlan {
  /// What the search of the site looks through: titles, descriptions, headings and emphasised words of all that
  /// lists show.
  ///
  /// It has an address of its own name, not one with a hash: a page that named the hash would change with every title of
  /// the catalog.
  func searchData() -> [UInt8] {
    // Entry by entry: all of them as values would take more memory than anything else.
    var bytes = Array(#"{"schemaVersion":1,"entries":["#.utf8)
    var isFirst = true
    func add(
      _ kind: String, _ title: String, _ address: Address, _ text: String?, within course: String? = nil,
      words: [String] = [], _ body: Body? = nil
    ) {
      let headings = (body?.outline ?? []).filter { $0.level <= 3 }.map {
        JSONValue.array([.string($0.id), .string($0.title)])
      }
      let terms = words + (body?.terms ?? [])
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
      bytes +=
        JSONText(
          .object([
            ("kind", .string(kind)), ("title", .string(title)), ("url", .string(url(address).text)),
            ("within", .optional(course)), ("text", .optional(text.flatMap { $0.isEmpty ? nil : $0 })),
            ("words", terms.isEmpty ? nil : .strings(terms)), ("headings", headings.isEmpty ? nil : .array(headings)),
          ])
        ).bytes
    }
    for course in catalog.listed {
      add("course", course.title, .course(course.slug), course.description, words: course.tags, course.body)
      for lesson in course.lessons {
        add(
          "lesson", lesson.title, .lesson(lesson.slug, of: course.slug), lesson.description ?? lesson.body?.excerpt,
          within: course.title, lesson.body)
      }
      for assessment in course.assessments {
        add(
          "assessment", assessment.title, .assessment(assessment.slug, of: course.slug), assessment.description,
          within: course.title)
      }
    }
    for path in catalog.paths { add("path", path.title, .path(path.slug), path.description, path.body) }
    for category in catalog.categories {
      add("category", category.title, .category(catalog.chain(to: category).map(\.slug)), category.description)
    }
    for person in catalog.people { add("person", person.name, .person(person.username), person.body?.excerpt) }
    for page in catalog.pages { add("page", page.title, .page(page.slug), page.description, page.body) }
    return bytes + Array("]}\n".utf8)
  }
}
