public import CatalogModel
import Diagnostics

/// The site that something new is for: what has a name in it already.
public struct ExistingSite: Sendable {
  /// What `content/` says.
  public var catalog: Catalog
  /// The folder of Markdown, relative to the root.
  public var contentFolder: String

  /// A site as it was read.
  public init(_ catalog: Catalog, contentFolder: String = "content") {
    self.catalog = catalog
    self.contentFolder = contentFolder
  }

  /// The course of that name.
  /// - Throws: ``ScaffoldError/unknown(noun:name:nearest:known:)`` with the nearest name.
  public func course(_ name: String) throws(ScaffoldError) -> Course {
    let slug = try known(name, among: catalog.courses.map(\.slug), noun: "course")
    guard let course = catalog.courses.first(where: { $0.slug == slug }) else { throw unknown(name, [], "course") }
    return course
  }

  /// The lesson of that name in a course; its file's name will do as well.
  func lesson(_ name: String, of course: Course) throws(ScaffoldError) -> Lesson {
    let stem = name.hasSuffix(".md") ? String(name.dropLast(3)) : name
    let lesson = course.lessons.first { $0.slug.text == name || $0.stem == stem }
    guard let lesson else { throw unknown(name, course.lessons.map(\.slug), "lesson of this course") }
    return lesson
  }

  /// The slug of a category.
  func category(_ name: String) throws(ScaffoldError) -> Slug {
    try known(name, among: catalog.categories.map(\.slug), noun: "category")
  }

  /// The username of a person.
  func person(_ name: String) throws(ScaffoldError) -> Slug {
    try known(name, among: catalog.people.map(\.username), noun: "person")
  }

  /// Refuses an address from which an alias leads elsewhere.
  func checkAddress(_ address: Address) throws(ScaffoldError) {
    let owner = CatalogRules.aliases(of: catalog).first { Address(alias: $0.alias.value) == address }
    if let owner { throw .takenAddress(address, aliasIn: owner.file) }
  }

  private func known(_ name: String, among slugs: [Slug], noun: String) throws(ScaffoldError) -> Slug {
    guard slugs.contains(Slug(name)) else { throw unknown(name, slugs, noun) }
    return Slug(name)
  }

  private func unknown(_ name: String, _ slugs: [Slug], _ noun: String) -> ScaffoldError {
    let names = slugs.sorted().map(\.text)
    let meant = Slug.suggestion(for: name).flatMap { names.contains($0) ? $0 : nil }
    return .unknown(noun: noun, name: name, nearest: meant ?? nearestName(to: name, among: names), known: names)
  }
}

extension Lesson {
  /// The file's name without its ending: `01-first-row`.
  var stem: String {
    let name = file.split(separator: "/").last ?? ""
    return String(name.hasSuffix(".md") ? name.dropLast(3) : name)
  }
}
