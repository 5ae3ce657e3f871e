import CatalogModel
import Diagnostics
import Markup
import Templates

extension SitePlan {
  /// The catalog as JSON-LD in the profiles of Bioschemas (https://bioschemas.org/profiles/), for portals such as TeSS.
  ///
  /// A `Course` there goes together with a `CourseInstance`: the one offering that a course on a site has, online and at
  /// any time. What a learner works through, `TrainingMaterial`, is finer than a course ("an exercise, handouts, or
  /// slides"), so each lesson is one, as part of its course.
  func bioschemasDocument() -> JSONValue {
    .object([
      (
        "@context",
        .array([.string("https://schema.org/"), .object([("dct", .string("http://purl.org/dc/terms/"))])])
      ),
      (
        "@graph",
        .array(
          catalog.listed.flatMap { course in
            [bioschemasCourse(course)] + course.lessons.indices.map { trainingMaterial($0, course) }
          })
      ),
    ])
  }

  private func bioschemasCourse(_ course: Course) -> JSONValue {
    let url = base.url(of: .course(course.slug))
    let members: [(String, JSONValue?)] = [
      ("name", .string(course.title)), ("description", .string(course.description)),
      ("keywords", .strings(keywords(of: course))), ("url", .string(url)), ("courseCode", .string(course.slug.text)),
      ("inLanguage", .string(course.language)), ("about", subjects(of: course)),
      ("educationalLevel", .string(course.level.rawValue)),
      ("timeRequired", course.duration.map { .string(isoDuration($0)) }),
      ("teaches", course.objectives.isEmpty ? nil : .strings(course.objectives)),
      ("coursePrerequisites", .some(requiredCourses(before: course).map { bioschemasReference($0) })),
      ("license", licenceNode), ("provider", providerNode), ("creator", .array(creatorNodes(course))),
      ("image", .optional(fileURL(course.thumbnail))),
      ("isAccessibleForFree", course.price.map { .boolean($0.isFree) }),
      ("educationalCredentialAwarded", course.certificate.map { .string($0.title ?? "Certificate") }),
      ("datePublished", .optional(course.publishedAt?.text)), ("dateModified", .optional(course.updatedAt?.text)),
      ("hasCourseInstance", .array([courseInstance(course)])),
      (
        "hasPart",
        .some(course.lessons.map { .object([("@id", .string(base.url(of: .lesson($0.slug, of: course.slug))))]) })
      ),
      (
        "translationOfWork",
        course.translationOf.flatMap { catalog.course($0.value) }.map { bioschemasReference($0) }
      ),
    ]
    return profiled("Course", type: "Course", id: url, members)
  }

  private func courseInstance(_ course: Course) -> JSONValue {
    let url = base.url(of: .course(course.slug))
    return profiled(
      "CourseInstance", type: "CourseInstance", id: url + "#online",
      [
        ("name", .string(course.title)), ("courseMode", .strings(["online", "asynchronous"])),
        ("location", .object([("@type", .string("VirtualLocation")), ("url", .string(url))])), ("url", .string(url)),
        ("inLanguage", .string(course.language)), ("startDate", .optional(course.publishedAt?.text)),
        ("duration", course.duration.map { .string(isoDuration($0)) }),
        ("instructor", .some(instructors(of: course).map { personNode($0) })),
        ("offers", course.price.map { .array([offerNode($0, url)]) }),
      ])
  }

  private func trainingMaterial(_ index: Int, _ course: Course) -> JSONValue {
    let lesson = course.lessons[index]
    let url = base.url(of: .lesson(lesson.slug, of: course.slug))
    let required = requiredCourses(before: course).map(\.title)
    return profiled(
      "TrainingMaterial", type: "LearningResource", id: url,
      [
        ("name", .string(lesson.title)), ("description", .string(description(of: lesson, course))),
        ("keywords", .strings(keywords(of: course))), ("url", .string(url)), ("identifier", .string(url)),
        ("inLanguage", .string(course.language)), ("about", subjects(of: course)),
        ("learningResourceType", .string(lesson.type.rawValue)), ("educationalLevel", .string(course.level.rawValue)),
        ("timeRequired", lesson.duration.map { .string(isoDuration($0)) }),
        ("teaches", lesson.objectives.isEmpty ? nil : .strings(lesson.objectives)),
        ("competencyRequired", required.isEmpty ? nil : .strings(required)), ("license", licenceNode),
        ("author", .array(creatorNodes(course))), ("datePublished", .optional(course.publishedAt?.text)),
        ("dateModified", .optional(lesson.updatedAt?.text)), ("position", .integer(index + 1)),
        ("isPartOf", bioschemasReference(course)),
      ])
  }

  /// What the lesson's page says of itself to search engines.
  private func description(of lesson: Lesson, _ course: Course) -> String {
    [lesson.description, lesson.body?.excerpt].compactMap(\.self).first { !$0.isEmpty } ?? course.description
  }

  // MARK: Nodes

  private func profiled(_ profile: String, type: String, id: String, _ members: [(String, JSONValue?)]) -> JSONValue {
    let conformance = JSONValue.object([
      ("@id", .string("https://bioschemas.org/profiles/\(profile)/1.0-RELEASE")), ("@type", .string("CreativeWork")),
    ])
    return .object(
      [("@type", .string(type)), ("@id", .string(id)), ("dct:conformsTo", conformance)] + members)
  }

  private func bioschemasReference(_ course: Course) -> JSONValue {
    let url = JSONValue.string(base.url(of: .course(course.slug)))
    return .object([("@type", .string("Course")), ("@id", url), ("name", .string(course.title)), ("url", url)])
  }

  private func subjects(of course: Course) -> JSONValue? {
    .some(
      course.categories.compactMap { catalog.category($0.value) }.map { category in
        let url = JSONValue.string(base.url(of: .category(catalog.chain(to: category).map(\.slug))))
        return .object([
          ("@type", .string("DefinedTerm")), ("@id", url), ("name", .string(category.title)), ("url", url),
          ("inDefinedTermSet", .string(base.url(of: .categories))),
        ])
      })
  }

  private func personNode(_ person: Person) -> JSONValue {
    let url = JSONValue.string(base.url(of: .person(person.username)))
    let links = person.links.filter { $0.hasPrefix("https://") || $0.hasPrefix("http://") }
    return .object([
      ("@type", .string("Person")), ("@id", url), ("name", .string(person.name)), ("url", url),
      ("image", .optional(fileURL(person.avatar))), ("sameAs", links.isEmpty ? nil : .strings(links)),
    ])
  }

  private func creatorNodes(_ course: Course) -> [JSONValue] {
    let people = creators(of: course)
    return people.isEmpty ? [providerNode] : people.map { personNode($0) }
  }

  private var providerNode: JSONValue {
    .object([
      ("@type", .string("Organization")), ("@id", .string(base.text)), ("name", .string(catalog.site.title)),
      ("url", .string(base.text)),
    ])
  }

  private func offerNode(_ price: Price, _ url: String) -> JSONValue {
    .object([
      ("@type", .string("Offer")), ("price", .number(price.amount)), ("priceCurrency", .string(currency(of: price))),
      ("url", .string(url)),
    ])
  }

  /// An address where there is one; words become a work of that name, as the profile of courses has it.
  private var licenceNode: JSONValue? {
    switch Licence(catalog.site.licence) {
    case .listed(_, let url), .document(let url): .string(url)
    case .words(let text): .object([("@type", .string("CreativeWork")), ("name", .string(text))])
    case nil: nil
    }
  }
}
