import CatalogModel
import ContentReader
import Diagnostics
import Markup

/// The part of a catalog that learners see, with the ways through it that pages need.
struct PublishedCatalog: Sendable {
  let site: Site
  /// Courses with pages, in the order of lists: featured first, then by title.
  private(set) var courses: [Course]
  /// Those of them that lists show.
  private(set) var listed: [Course]
  private(set) var paths: [LearningPath]
  private(set) var categories: [Category]
  private(set) var people: [Person]
  private(set) var pages: [Page]
  let tags: [Tag]
  /// What may be told of the courses' learners.
  let statistics: [Slug: CourseStatistics]
  /// What is published of certificates.
  let certificates: CertificatePublication?
  private let visibility: Visibility
  /// Where the courses stand among all that were read.
  private let origins: [Int]
  private let courseIndex: [Slug: Int]
  private let personIndex: [Slug: Int]
  private let categoryIndex: [Slug: Int]
  private let childIndex: [Slug: [Category]]
  private let tagIndex: [TagKey: Tag]
  // Places in `listed`, `paths` and `courses`: a course is too large to be copied for every list that it is in.
  private let coursesByCategory: [Slug: [Int]]
  private let coursesByPerson: [Slug: [Int]]
  private let followUpIndex: [Slug: [Int]]
  private let pathIndex: [Slug: [Int]]
  private let translationIndex: [Slug: [Int]]

  /// A tag with its commonest spelling.
  struct Tag: Sendable {
    var key: TagKey
    var name: String
    /// The places of its courses among those that are listed.
    fileprivate(set) var courses: [Int]
  }

  init(_ reading: ContentReading) {
    let catalog = reading.catalog
    let visibility = reading.visibility
    self.visibility = visibility
    site = catalog.site
    statistics = catalog.statistics
    certificates = catalog.certificates
    let all = catalog.courses
    origins = all.indices.filter { visibility.shows(all[$0]) }.sorted { PublishedCatalog.comesBefore(all[$0], all[$1]) }
    let courses = origins.map { all[$0] }
    let listed = PublishedCatalog.listed(courses, visibility)
    self.courses = courses
    self.listed = listed
    courseIndex = Dictionary(courses.enumerated().map { ($1.slug, $0) }, uniquingKeysWith: { first, _ in first })
    (paths, categories) = (PublishedCatalog.sorted(catalog.paths), PublishedCatalog.sorted(catalog.categories))
    (people, pages) = (PublishedCatalog.sorted(catalog.people), PublishedCatalog.sorted(catalog.pages))
    personIndex = Dictionary(people.enumerated().map { ($1.username, $0) }, uniquingKeysWith: { first, _ in first })
    categoryIndex = Dictionary(categories.enumerated().map { ($1.slug, $0) }, uniquingKeysWith: { first, _ in first })
    childIndex = Dictionary(grouping: categories.filter { $0.parent != nil }, by: { $0.parent?.value ?? $0.slug })
    tags = PublishedCatalog.tags(of: listed)
    tagIndex = Dictionary(tags.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    coursesByCategory = PublishedCatalog.group(listed) { $0.categories.map(\.value) }
    coursesByPerson = PublishedCatalog.group(listed) { course in
      course.instructors.map(\.person.value) + [course.creator?.value].compactMap(\.self)
    }
    followUpIndex = PublishedCatalog.group(listed) { $0.prerequisites.map(\.course.value) }
    pathIndex = PublishedCatalog.group(paths) { $0.steps.map(\.course.value) }
    translationIndex = PublishedCatalog.group(courses) { [$0.translationOf?.value ?? $0.slug] }
  }

  /// The same catalog with other texts, from one that differs in nothing else.
  func withTexts(of catalog: Catalog) -> PublishedCatalog {
    var published = self
    published.courses = origins.map { catalog.courses[$0] }
    published.listed = PublishedCatalog.listed(published.courses, visibility)
    published.paths = PublishedCatalog.sorted(catalog.paths)
    published.categories = PublishedCatalog.sorted(catalog.categories)
    published.people = PublishedCatalog.sorted(catalog.people)
    published.pages = PublishedCatalog.sorted(catalog.pages)
    return published
  }

  private static func listed(_ courses: [Course], _ visibility: Visibility) -> [Course] {
    courses.allSatisfy { visibility.lists($0) } ? courses : courses.filter { visibility.lists($0) }
  }

  private static func sorted(_ paths: [LearningPath]) -> [LearningPath] {
    paths.sorted { ($0.isFeatured ? 0 : 1, $0.title, $0.file) < ($1.isFeatured ? 0 : 1, $1.title, $1.file) }
  }

  private static func sorted(_ categories: [Category]) -> [Category] {
    categories.sorted { ($0.title, $0.file) < ($1.title, $1.file) }
  }

  private static func sorted(_ people: [Person]) -> [Person] {
    people.sorted { ($0.name, $0.file) < ($1.name, $1.file) }
  }

  private static func sorted(_ pages: [Page]) -> [Page] {
    pages.sorted { ($0.order ?? .max, $0.title, $0.file) < ($1.order ?? .max, $1.title, $1.file) }
  }

  func course(_ slug: Slug) -> Course? { courseIndex[slug].map { courses[$0] } }
  func person(_ username: Slug) -> Person? { personIndex[username].map { people[$0] } }
  func category(_ slug: Slug) -> Category? { categoryIndex[slug].map { categories[$0] } }
  func tag(_ name: String) -> Tag? { tagIndex[TagKey(name)] }
  func courses(with tag: Tag) -> [Course] { tag.courses.map { listed[$0] } }
  func courses(of person: Person) -> [Course] { coursesByPerson[person.username]?.map { listed[$0] } ?? [] }
  func courseCount(of person: Person) -> Int { coursesByPerson[person.username]?.count ?? 0 }
  func followUps(of course: Course) -> [Course] { followUpIndex[course.slug]?.map { listed[$0] } ?? [] }
  func paths(with course: Course) -> [LearningPath] { pathIndex[course.slug]?.map { paths[$0] } ?? [] }

  /// The same course in other languages, itself left out.
  func translations(of course: Course) -> [Course] {
    (translationIndex[course.translationOf?.value ?? course.slug] ?? []).lazy.map { courses[$0] }
      .filter { $0.slug != course.slug }
  }

  /// The categories at the top, or those below one.
  func children(of category: Category?) -> [Category] {
    guard let category else {
      return categories.filter { category in category.parent.map { categoryIndex[$0.value] == nil } ?? true }
    }
    return childIndex[category.slug] ?? []
  }

  /// From the top down to the category itself.
  func chain(to category: Category) -> [Category] {
    var chain = [category]
    while let parent = chain[0].parent.flatMap({ self.category($0.value) }),
      !chain.contains(where: { $0.slug == parent.slug })
    {
      chain.insert(parent, at: 0)
    }
    return chain
  }

  /// The courses of a category and of those below it, each once.
  func courses(in category: Category) -> [Course] { places(in: category).map { listed[$0] } }

  func courseCount(in category: Category) -> Int { places(in: category).count }

  private func places(in category: Category) -> [Int] {
    var wanted: Set<Slug> = []
    var pending = [category]
    while let next = pending.popLast() {
      if wanted.insert(next.slug).inserted { pending += children(of: next) }
    }
    return Set(wanted.flatMap { coursesByCategory[$0] ?? [] }).sorted()
  }

  private static func comesBefore(_ a: Course, _ b: Course) -> Bool {
    if a.isFeatured != b.isFeatured { return a.isFeatured }
    if a.title != b.title { return byBytes(a.title, b.title) }
    return a.slug < b.slug
  }

  /// The places of the elements that have each key.
  private static func group<Element, Key: Hashable>(
    _ elements: [Element], by keys: (Element) -> [Key]
  ) -> [Key: [Int]] {
    var groups: [Key: [Int]] = [:]
    for place in elements.indices {
      for key in keys(elements[place]) where groups[key]?.last != place { groups[key, default: []].append(place) }
    }
    return groups
  }

  /// Tags that differ in case or form only are one, under the spelling that most courses use.
  private static func tags(of courses: [Course]) -> [Tag] {
    var keys: [String: TagKey] = [:]
    var spellings: [TagKey: [String: Int]] = [:]
    for course in courses {
      for tag in course.tags {
        // A spelling is looked at once, however many courses have it.
        let key = keys[tag] ?? TagKey(tag)
        keys[tag] = key
        spellings[key, default: [:]][tag, default: 0] += 1
      }
    }
    let byTag = group(courses) { $0.tags.compactMap { keys[$0] } }
    return spellings.map { key, names in
      let name = names.min { $0.value != $1.value ? $0.value > $1.value : byBytes($0.key, $1.key) }?.key ?? key.text
      return Tag(key: key, name: name, courses: byTag[key] ?? [])
    }.sorted { byBytes($0.name.lowercased(), $1.name.lowercased()) }
  }
}
