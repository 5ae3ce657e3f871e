import CatalogModel
import Diagnostics
import Markup
import Templates

extension SitePlan {
  /// The catalog as MOOChub 3.0.1 has it (https://github.com/MOOChub/schema, `moochub-schema.json`).
  ///
  /// Its `teaches` and `educationalLevel` are for entries of ESCO, DigComp and GRETA alone, and no course here claims
  /// one: what a learner can do afterwards stands in the description, and the level nowhere. `accessMode` is about the
  /// senses; that a course is online stands in `courseMode`.
  func moochubDocument() -> JSONValue {
    .object([
      (
        "data",
        .array(
          catalog.listed.map { course in
            .object([
              ("id", .string(identifier(ofAddress: base.url(of: .course(course.slug))))), ("type", .string("Course")),
              ("attributes", .object(attributes(course))),
            ])
          })
      )
    ])
  }

  private func attributes(_ course: Course) -> [(String, JSONValue?)] {
    let url = base.url(of: .course(course.slug))
    return [
      ("name", .string(course.title)), ("courseCode", .string(course.slug.text)),
      (
        "learningResourceType",
        .object([
          ("identifier", .string("https://w3id.org/kim/hcrt/course")), ("type", .string("Concept")),
          ("inScheme", .string("https://w3id.org/kim/hcrt/scheme")),
        ])
      ), ("courseMode", .strings(["online", "asynchronous"])),
      ("description", .string(moochubDescription(course))), ("inLanguage", .strings([course.language])),
      ("startDate", course.publishedAt.map { .strings([$0.timestamp]) }), ("image", moochubImage(course)),
      ("instructor", .some(instructors(of: course).map { moochubPerson($0) })),
      ("duration", course.duration.map { .string(isoDuration($0)) }), ("publisher", moochubOrganization),
      ("url", .string(url)), ("license", moochubLicence(Licence(catalog.site.licence))),
      ("access", course.price.map { .strings([$0.isFree ? "free" : "paid"]) }),
      ("creator", .some(creators(of: course).map { moochubPerson($0) }) ?? .array([moochubOrganization])),
      ("keywords", .strings(keywords(of: course))),
      ("contentLocation", .object([("name", .string("online")), ("url", .string(url))])),
      ("offer", course.price.map { .array([moochubOffer($0, course)]) }),
      ("educationalCredentialsAwarded", course.certificate.map { _ in .strings(["certificate"]) }),
      ("competencyRequired", .some(requiredCourses(before: course).map { moochubReference($0) })),
      ("dateModified", .optional(course.updatedAt?.timestamp)),
      (
        "hasPart",
        .some(course.lessons.map { moochubItem($0, course) } + course.courseAssessments.map { moochubItem($0, course) })
      ), ("isPartOf", .some(catalog.paths(with: course).map { moochubProgram($0) })),
    ]
  }

  /// HTML, as the schema has it.
  private func moochubDescription(_ course: Course) -> String {
    let objectives = course.objectives.html { "<li>\($0)</li>" }
    let list: HTML = course.objectives.isEmpty ? "" : "<ul>\(objectives)</ul>"
    let description: HTML = "<p>\(course.description)</p>\(list)"
    return String(decoding: description.bytes, as: UTF8.self)
  }

  /// The site's licence is that of its texts: nobody said that it is the picture's as well.
  private func moochubImage(_ course: Course) -> JSONValue? {
    fileURL(course.thumbnail).map {
      .object([
        ("description", .optional(course.thumbnailAlt)), ("type", .string("ImageObject")), ("contentUrl", .string($0)),
        ("license", moochubLicence(nil)),
      ])
    }
  }

  private func moochubPerson(_ person: Person) -> JSONValue {
    .object([
      ("name", .string(person.name)), ("url", .string(base.url(of: .person(person.username)))),
      ("type", .string("Person")),
    ])
  }

  private var moochubOrganization: JSONValue {
    .object([
      ("name", .string(catalog.site.title)), ("url", .string(base.text)), ("type", .string("Organization")),
    ])
  }

  /// Where no licence is given, none is: `proprietary` is the schema's word for that.
  private func moochubLicence(_ licence: Licence?) -> JSONValue {
    let members: [(String, JSONValue?)] =
      switch licence {
      case .listed(let identifier, let url): [("identifier", .string(identifier)), ("url", .string(url))]
      case .document(let url):
        [
          ("identifier", .string(Licence.reference(to: String(url.trimmingPrefix(/https?:\/\//))))),
          ("url", .string(url)), ("contentUrl", .string(url)),
        ]
      case .words(let text): [("identifier", .string(Licence.reference(to: text))), ("url", .null)]
      case nil: [("identifier", .string("proprietary")), ("url", .null)]
      }
    return .array([.object(members)])
  }

  private func moochubOffer(_ price: Price, _ course: Course) -> JSONValue {
    .object([
      ("price", .number(price.amount)), ("priceCurrency", .string(currency(of: price))),
      ("paymentFrequency", .string("one-time")),
      ("category", .string(course.certificate == nil ? "course" : "complete")),
    ])
  }

  /// The schema wants a version with it, and the date of the last change is the only one that a course has.
  private func moochubReference(_ course: Course) -> JSONValue {
    .object([
      (
        "name",
        .array([.object([("inLanguage", .string(course.language)), ("name", .string(course.title))])])
      ), ("educationalFramework", .string("Course_ID")),
      ("educationalFrameworkVersion", .string((course.updatedAt ?? course.publishedAt)?.text ?? "")),
      ("targetUrl", .string(base.url(of: .course(course.slug)))),
    ])
  }

  private func moochubItem(_ lesson: Lesson, _ course: Course) -> JSONValue {
    let type =
      switch lesson.type {
      case .text: "Text"
      case .video: "Video"
      case .audio: "Podcast"
      case .quiz: "Quiz"
      case .assignment: "Exercise"
      case .interactive: "other"
      }
    return moochubItem(type, lesson.title, .lesson(lesson.slug, of: course.slug), lesson.duration)
  }

  private func moochubItem(_ assessment: Assessment, _ course: Course) -> JSONValue {
    let type =
      switch assessment.type {
      case .quiz: "Quiz"
      case .finalExam: "Test"
      case .assignment, .project: "Exercise"
      }
    return moochubItem(type, assessment.title, .assessment(assessment.slug, of: course.slug), assessment.timeLimit)
  }

  private func moochubItem(_ type: String, _ name: String, _ address: Address, _ duration: Minutes?) -> JSONValue {
    .object([
      ("type", .string(type)), ("identifier", .string(base.url(of: address))), ("name", .string(name)),
      ("duration", duration.map { .string(isoDuration($0)) }),
    ])
  }

  /// The schema requires an `identifier` here and describes a `url`.
  private func moochubProgram(_ path: LearningPath) -> JSONValue {
    let url = JSONValue.string(base.url(of: .path(path.slug)))
    return .object([
      ("identifier", url), ("url", url), ("type", .string("Program")), ("title", .string(path.title)),
    ])
  }
}
