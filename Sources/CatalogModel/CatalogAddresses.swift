import Diagnostics

extension Catalog {
  /// Every address of the catalog with the file that it comes from (empty where it comes from none), whether its course
  /// is published or not.
  public func addresses() -> [Address: String] {
    var owners: [Address: String] = [:]
    for address: Address in [
      .home, .catalog, .paths, .categories, .tags, .people, .notFound, .sitemap, .feed, .robots, .catalogData,
      .searchData, Address(path: "/verify/"), Address(path: "/progress/"), Address(path: "/certificates/"),
    ] {
      owners[address] = ""
    }
    for course in courses {
      owners[.course(course.slug)] = course.file
      owners[.courseData(course.slug)] = course.file
      for lesson in course.lessons { owners[.lesson(lesson.slug, of: course.slug)] = lesson.file }
      for assessment in course.assessments { owners[.assessment(assessment.slug, of: course.slug)] = assessment.file }
      for tag in course.tags { owners[.tag(TagKey(tag)), default: ""] = "" }
    }
    for path in paths { owners[.path(path.slug)] = path.file }
    for category in categories { owners[.category(chain(to: category))] = category.file }
    for person in people { owners[.person(person.username)] = person.file }
    for page in pages { owners[.page(page.slug)] = page.file }
    return owners
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
