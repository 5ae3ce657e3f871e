import CatalogModel
import Diagnostics
import Markup

extension SitePlan {
  /// `/api/catalog.json` with every course as whole as its own `/api/courses/<course>.json`.
  func wholeCatalog() -> JSONValue {
    .object(catalogMembers(courses: catalog.listed.map { .object(courseMembers($0)) }))
  }

  // MARK: What more than one format asks for

  /// The words that a portal finds a course by: its tags and the names of its categories, each once.
  ///
  /// A draft may have neither, and Bioschemas asks for one at least: its title then.
  func keywords(of course: Course) -> [String] {
    var seen: Set<TagKey> = []
    let words = course.tags + course.categories.compactMap { catalog.category($0.value)?.title }
    let unique = words.filter { seen.insert(TagKey($0)).inserted }
    return unique.isEmpty ? [course.title] : unique
  }

  /// Who made a course: its creator, else those who teach it.
  func creators(of course: Course) -> [Person] {
    if let creator = course.creator.flatMap({ catalog.person($0.value) }) { return [creator] }
    return course.instructors.filter { $0.role == .instructor }.compactMap { catalog.person($0.person.value) }
  }

  func instructors(of course: Course) -> [Person] { course.instructors.compactMap { catalog.person($0.person.value) } }

  /// The courses that must be completed before a course.
  func requiredCourses(before course: Course) -> [Course] {
    course.prerequisites.filter(\.isRequired).compactMap { catalog.course($0.course.value) }
  }

  /// The price's currency, the site's where the author named none.
  func currency(of price: Price) -> String { price.currency ?? catalog.site.currency }
}

extension JSONValue {
  /// An array that is left out where it would be empty.
  static func some(_ values: [JSONValue]) -> JSONValue? { values.isEmpty ? nil : .array(values) }
}
