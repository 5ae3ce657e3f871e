import CatalogModel
import Diagnostics

/// One page of a site: its address, and what it is of.
struct PlannedPage: Sendable {
  /// What a page is of; courses and lessons by their places in ``PublishedCatalog/courses``.
  enum Subject: Sendable {
    case home, catalog, pathList, categoryList, tagList, personList, progress, verify, notFound
    case course(Int)
    case lesson(course: Int, lesson: Int)
    case assessment(course: Int, assessment: Int)
    case path(Int)
    case category(Int)
    case tag(Int)
    case person(Int)
    case page(Int)
    case certificate(Int)
    case redirect(to: Address, title: String)
  }

  var address: Address
  var subject: Subject
  /// The day of the last change, where the front matter gives one.
  var lastModified: CalendarDate?
  /// Whether the page is in the sitemap.
  var isListed = true
}

extension PublishedCatalog {
  /// Every page, in the order of the sitemap.
  func plannedPages() -> [PlannedPage] {
    var pages = [
      PlannedPage(address: .home, subject: .home), PlannedPage(address: .catalog, subject: .catalog),
      PlannedPage(address: .paths, subject: .pathList), PlannedPage(address: .categories, subject: .categoryList),
      PlannedPage(address: .tags, subject: .tagList), PlannedPage(address: .people, subject: .personList),
      PlannedPage(address: .progress, subject: .progress, isListed: false),
      PlannedPage(address: .verify, subject: .verify, isListed: false),
      PlannedPage(address: .notFound, subject: .notFound, isListed: false),
    ]
    var redirects: [PlannedPage] = []
    func add(
      _ address: Address, _ subject: PlannedPage.Subject, _ title: String, _ date: CalendarDate?, _ aliases: [String],
      isListed: Bool = true
    ) {
      pages.append(PlannedPage(address: address, subject: subject, lastModified: date, isListed: isListed))
      redirects += aliases.map {
        PlannedPage(address: Address(alias: $0), subject: .redirect(to: address, title: title), isListed: false)
      }
    }
    for number in courses.indices {
      let course = courses[number]
      let isListed = course.status == .published
      add(
        .course(course.slug), .course(number), course.title, course.updatedAt, course.aliases.map(\.value),
        isListed: isListed)
      let lessons = course.lessons
      for place in lessons.indices {
        add(
          .lesson(lessons[place].slug, of: course.slug), .lesson(course: number, lesson: place), lessons[place].title,
          lessons[place].updatedAt, lessons[place].aliases.map(\.value), isListed: isListed)
      }
      for (place, assessment) in course.assessments.enumerated() {
        add(
          .assessment(assessment.slug, of: course.slug), .assessment(course: number, assessment: place),
          assessment.title, assessment.updatedAt, assessment.aliases.map(\.value), isListed: isListed)
      }
    }
    for (number, path) in paths.enumerated() {
      add(.path(path.slug), .path(number), path.title, path.updatedAt, path.aliases.map(\.value))
    }
    for (number, category) in categories.enumerated() {
      add(
        .category(chain(to: category).map(\.slug)), .category(number), category.title, category.updatedAt,
        category.aliases.map(\.value))
    }
    for (number, tag) in tags.enumerated() { add(.tag(tag.key), .tag(number), tag.name, nil, []) }
    for (number, person) in people.enumerated() {
      add(.person(person.username), .person(number), person.name, person.updatedAt, person.aliases.map(\.value))
    }
    for (number, page) in self.pages.enumerated() {
      add(.page(page.slug), .page(number), page.title, page.updatedAt, page.aliases.map(\.value))
    }
    // Nothing lists certificates.
    for (number, certificate) in (certificates?.certificates ?? []).enumerated() {
      pages.append(
        PlannedPage(address: .certificate(certificate.hash), subject: .certificate(number), isListed: false))
    }
    return pages + redirects
  }
}
