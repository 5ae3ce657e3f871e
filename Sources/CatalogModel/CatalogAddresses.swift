import Diagnostics

extension Address {
  /// What every site has, whatever its content is.
  public static let ofEverySite: [Address] = [
    .home, .catalog, .paths, .categories, .tags, .people, .progress, .notFound, .sitemap, .feed, .robots, .catalogData,
    .searchData, Address(path: "/verify/"), Address(path: "/progress/"), Address(path: "/certificates/"),
  ]
}

extension Catalog {
  /// Which of some addresses the catalog has, whether the courses are published or not, with the file that each comes
  /// from (empty where it comes from none).
  public func owners(of wanted: Set<Address>) -> [Address: String] {
    var owners: [Address: String] = [:]
    func note(_ address: Address, _ file: String) { if wanted.contains(address) { owners[address] = file } }
    for address in Address.ofEverySite { note(address, "") }
    // Only the pages of courses that an address names can be meant: the others need not be gone through.
    let names = Set(wanted.flatMap { $0.path.split { $0 == "/" || $0 == "." }.map(String.init) })
    for course in courses where names.contains(course.slug.text) {
      note(.course(course.slug), course.file)
      note(.courseData(course.slug), course.file)
      for lesson in course.lessons { note(.lesson(lesson.slug, of: course.slug), lesson.file) }
      for assessment in course.assessments { note(.assessment(assessment.slug, of: course.slug), assessment.file) }
    }
    if names.contains("tags") {
      for tag in tagKeys where owners[.tag(tag)] == nil { note(.tag(tag), "") }
    }
    for path in paths { note(.path(path.slug), path.file) }
    for category in categories { note(.category(chain(to: category)), category.file) }
    for person in people { note(.person(person.username), person.file) }
    for page in pages { note(.page(page.slug), page.file) }
    return owners
  }

  /// The tags of all courses.
  public var tagKeys: Set<TagKey> {
    // A spelling is looked at once, however many courses have it.
    Set(Set(courses.lazy.flatMap(\.tags)).lazy.map { TagKey($0) })
  }

  /// The slugs from the top of the tree down to a category. A circle of parents is cut where it closes.
  public func chain(to category: Category) -> [Slug] {
    var chain = [category.slug]
    var above = category.parent?.value
    while let slug = above, !chain.contains(slug), let parent = categories.first(where: { $0.slug == slug }) {
      chain.insert(slug, at: 0)
      above = parent.parent?.value
    }
    return chain
  }
}

extension Address {
  /// The address that an author wrote for something's former place: a missing slash at the end is added, unless the last
  /// part has a dot and so is a file's.
  public init(alias: String) {
    let last = alias.split(separator: "/").last ?? ""
    self.init(path: alias.hasSuffix("/") || last.contains(".") ? alias : alias + "/")
  }
}
