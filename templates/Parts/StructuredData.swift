import CatalogModel
import Markup

/// The way down to a page as schema.org's `BreadcrumbList`; nothing for pages without one.
func breadcrumbData(_ frame: SiteFrame, _ meta: PageMeta) -> [JSONValue] {
  guard !meta.breadcrumbs.isEmpty, meta.robots == .index else { return [] }
  let trail = meta.breadcrumbs + [Link(meta.title, meta.url)]
  let items = trail.enumerated().map { index, link in
    JSONValue.object([
      ("@type", .string("ListItem")), ("position", .integer(index + 1)), ("name", .string(link.title)),
      ("item", .string(frame.absolute(link.url))),
    ])
  }
  return [.thing("BreadcrumbList", [("itemListElement", .array(items))])]
}

extension JSONValue {
  /// An object of schema.org that stands alone in a page.
  static func thing(_ type: String, _ members: [(String, JSONValue?)]) -> JSONValue {
    .object([("@context", .string("https://schema.org")), ("@type", .string(type))] + members)
  }

  /// An object of schema.org within another.
  static func part(_ type: String, _ members: [(String, JSONValue?)]) -> JSONValue {
    .object([("@type", .string(type))] + members)
  }
}

extension SiteFrame {
  /// Who offers the courses.
  var organization: JSONValue {
    .part("Organization", [("name", .string(title)), ("url", .string(absolute(homeURL)))])
  }

  /// The site, for its first page.
  var siteData: JSONValue {
    .thing(
      "WebSite",
      [
        ("name", .string(title)), ("url", .string(absolute(homeURL))), ("description", .string(description)),
        ("inLanguage", .string(language)),
      ])
  }

  /// A course as schema.org's `Course` with one `CourseInstance`, as search engines ask for it.
  func courseData(_ page: CoursePage) -> JSONValue {
    let instructors = JSONValue.array(page.instructors.map { person($0.link, $0.avatar) })
    let instance = JSONValue.part(
      "CourseInstance",
      [
        ("courseMode", .string("Online")), ("courseWorkload", .optional(page.duration.map(isoDuration))),
        ("instructor", page.instructors.isEmpty ? nil : instructors),
      ])
    let required = page.prerequisites.filter(\.isRequired)
    return .thing(
      "Course",
      [
        ("name", .string(page.title)), ("description", .string(page.description)),
        ("url", .string(absolute(page.meta.url))), ("inLanguage", .string(page.meta.language)),
        ("educationalLevel", .string(page.level.rawValue)), ("provider", organization),
        ("image", .optional(page.thumbnail.map { absolute($0.url) })),
        ("timeRequired", .optional(page.duration.map(isoDuration))),
        ("teaches", page.objectives.isEmpty ? nil : .strings(page.objectives)),
        ("coursePrerequisites", required.isEmpty ? nil : .array(required.map { course($0.link) })),
        ("educationalCredentialAwarded", page.givesCertificate ? .string("Certificate") : nil),
        ("datePublished", .optional(page.publishedOn)), ("dateModified", .optional(page.meta.lastModified)),
        ("isAccessibleForFree", page.price.map { .boolean($0.isFree) }), ("offers", offer(page.price)),
        ("hasCourseInstance", instance), ("aggregateRating", rating(page.statistics)),
      ])
  }

  private func rating(_ statistics: CourseStatistics?) -> JSONValue? {
    guard let rating = statistics?.rating, let count = statistics?.ratings else { return nil }
    let tenths = Int((rating * 10).rounded())
    return .part(
      "AggregateRating",
      [
        ("ratingValue", .number("\(tenths / 10).\(tenths % 10)")), ("bestRating", .integer(5)),
        ("ratingCount", .integer(count)),
      ])
  }

  /// A lesson as schema.org's `LearningResource`.
  func lessonData(_ page: LessonPage) -> JSONValue {
    .thing(
      "LearningResource",
      [
        ("name", .string(page.title)), ("description", .optional(page.description)),
        ("url", .string(absolute(page.meta.url))), ("inLanguage", .string(page.meta.language)),
        ("learningResourceType", .string(page.type.rawValue)), ("position", .integer(page.index + 1)),
        ("timeRequired", .optional(page.duration.map(isoDuration))),
        ("teaches", page.objectives.isEmpty ? nil : .strings(page.objectives)),
        ("dateModified", .optional(page.meta.lastModified)), ("isPartOf", course(page.course)),
      ])
  }

  /// Courses in the order of a list.
  func listData(_ name: String, _ courses: [CourseCard]) -> [JSONValue] {
    guard !courses.isEmpty else { return [] }
    let items = courses.enumerated().map { index, card in
      JSONValue.part(
        "ListItem",
        [
          ("position", .integer(index + 1)), ("url", .string(absolute(card.link.url))),
          ("name", .string(card.link.title)),
        ])
    }
    return [
      .thing(
        "ItemList",
        [("name", .string(name)), ("numberOfItems", .integer(courses.count)), ("itemListElement", .array(items))])
    ]
  }

  /// A person on a page of their own.
  func personData(_ page: PersonPage) -> JSONValue {
    let links = page.links.filter { $0.url.text.hasPrefix("http") }.map(\.url.text)
    return .thing(
      "Person",
      [
        ("name", .string(page.name)), ("url", .string(absolute(page.meta.url))),
        ("image", .optional(page.avatar.map { absolute($0.url) })), ("sameAs", links.isEmpty ? nil : .strings(links)),
      ])
  }

  private func person(_ link: Link, _ picture: Picture?) -> JSONValue {
    .part(
      "Person",
      [
        ("name", .string(link.title)), ("url", .string(absolute(link.url))),
        ("image", .optional(picture.map { absolute($0.url) })),
      ])
  }

  private func course(_ link: Link) -> JSONValue {
    .part("Course", [("name", .string(link.title)), ("url", .string(absolute(link.url)))])
  }

  private func offer(_ price: Price?) -> JSONValue? {
    price.map { price in
      .part(
        "Offer",
        [
          ("category", .string(price.isFree ? "Free" : "Paid")), ("price", .number(price.amount)),
          ("priceCurrency", .string(price.currency ?? currency)),
        ])
    }
  }
}
