import CatalogModel
import ContentReader
import Diagnostics
import Markup

extension SitePlan {
  /// The published catalog as data: `/api/catalog.json`.
  func catalogData() -> [UInt8] { document(catalogMembers(courses: catalog.listed.map { .object(summary($0)) })) }

  /// A course as data, without bodies and answers: `/api/courses/<course>.json`.
  func courseData(_ course: Course) -> [UInt8] {
    document([("schemaVersion", .integer(1))] + courseMembers(course))
  }

  /// The catalog with what is told of each course.
  func catalogMembers(courses: [JSONValue]) -> [(String, JSONValue?)] {
    [
      ("schemaVersion", .integer(1)),
      (
        "site",
        .object([
          ("title", .string(catalog.site.title)), ("description", .string(catalog.site.description)),
          ("url", .string(base.text)), ("language", .string(catalog.site.language)),
          ("currency", .string(catalog.site.currency)), ("licence", .optional(catalog.site.licence)),
        ])
      ), ("courses", .array(courses)),
      ("paths", .array(catalog.paths.map { .object(summary($0)) })),
      ("categories", .array(catalog.categories.map { .object(summary($0)) })),
      (
        "tags",
        .array(
          catalog.tags.map {
            .object([
              ("slug", .string($0.key.text)), ("url", .string(base.url(of: .tag($0.key)))), ("name", .string($0.name)),
              ("courses", .strings(catalog.courses(with: $0).map(\.slug.text))),
            ])
          })
      ), ("people", .array(catalog.people.map { .object(summary($0)) })),
    ]
  }

  /// A whole course, without bodies and answers.
  func courseMembers(_ course: Course) -> [(String, JSONValue?)] {
    summary(course) + [
      ("prerequisites", .array(course.prerequisites.compactMap { prerequisite($0) })),
      ("objectives", .strings(course.objectives)), ("completion", completion(course.completion)),
      ("lessons", .array(course.lessons.map { .object(summary($0, course)) })),
      ("assessments", .array(course.assessments.map { .object(summary($0, course)) })),
    ]
  }

  private func document(_ members: [(String, JSONValue?)]) -> [UInt8] {
    JSONText(.object(members)).bytes + [0x0A]
  }

  private func summary(_ course: Course) -> [(String, JSONValue?)] {
    [
      ("slug", .string(course.slug.text)), ("url", .string(base.url(of: .course(course.slug)))),
      ("title", .string(course.title)), ("description", .string(course.description)),
      ("status", .string(course.status.rawValue)), ("level", .string(course.level.rawValue)),
      ("language", .string(course.language)), ("estimatedTime", course.duration.map { .integer($0.count) }),
      ("price", course.price.map { .number($0.amount) }),
      ("currency", course.price.map { .string($0.currency ?? catalog.site.currency) }),
      ("featured", .boolean(course.isFeatured)), ("publishedAt", .optional(course.publishedAt?.text)),
      ("updatedAt", .optional(course.updatedAt?.text)),
      ("creator", .optional(course.creator?.value.text)), ("metaTitle", .optional(course.metaTitle)),
      ("metaDescription", .optional(course.metaDescription)), ("tags", .strings(course.tags)),
      ("categories", .strings(course.categories.map(\.value.text))),
      (
        "instructors",
        .array(
          course.instructors.map { instructor in
            .object([
              ("person", .string(instructor.person.value.text)),
              ("name", .optional(catalog.person(instructor.person.value)?.name)),
              ("url", .string(base.url(of: .person(instructor.person.value)))),
              ("role", .string(instructor.role.rawValue)),
            ])
          })
      ), ("thumbnail", .optional(fileURL(course.thumbnail))), ("thumbnailAlt", .optional(course.thumbnailAlt)),
      ("certificate", .boolean(course.certificate != nil)),
      ("translationOf", .optional(course.translationOf.flatMap { catalog.course($0.value) }?.slug.text)),
    ]
  }

  private func summary(_ path: LearningPath) -> [(String, JSONValue?)] {
    [
      ("slug", .string(path.slug.text)), ("url", .string(base.url(of: .path(path.slug)))),
      ("title", .string(path.title)), ("description", .string(path.description)),
      ("level", .string(path.level.rawValue)), ("estimatedTime", duration(of: path).map { .integer($0.count) }),
      ("featured", .boolean(path.isFeatured)), ("thumbnail", .optional(fileURL(path.thumbnail))),
      (
        "courses",
        .array(
          steps(of: path).map {
            .object([("course", .string($0.course.slug.text)), ("required", .boolean($0.isRequired))])
          })
      ),
    ]
  }

  private func summary(_ category: Category) -> [(String, JSONValue?)] {
    [
      ("slug", .string(category.slug.text)),
      ("url", .string(base.url(of: .category(catalog.chain(to: category).map(\.slug))))),
      ("title", .string(category.title)), ("description", .optional(category.description)),
      ("color", .optional(category.color)), ("icon", .optional(category.icon)),
      ("parent", .optional(category.parent?.value.text)),
    ]
  }

  private func summary(_ person: Person) -> [(String, JSONValue?)] {
    [
      ("slug", .string(person.username.text)), ("url", .string(base.url(of: .person(person.username)))),
      ("name", .string(person.name)), ("avatar", .optional(fileURL(person.avatar))),
      ("links", .strings(person.links)),
    ]
  }

  private func summary(_ lesson: Lesson, _ course: Course) -> [(String, JSONValue?)] {
    [
      ("slug", .string(lesson.slug.text)), ("url", .string(base.url(of: .lesson(lesson.slug, of: course.slug)))),
      ("title", .string(lesson.title)), ("description", .optional(lesson.description)),
      ("order", .integer(lesson.order)), ("section", .optional(lesson.section?.value)),
      ("type", .string(lesson.type.rawValue)), ("duration", lesson.duration.map { .integer($0.count) }),
      ("isPreview", .boolean(lesson.isPreview)), ("objectives", .strings(lesson.objectives)),
      (lesson.type == .audio ? "audio" : "video", lesson.recording.map { recording($0) }),
      ("interactive", lesson.interactive.map { .object([("url", .optional(fileURL($0.file)))]) }),
      (
        "attachments",
        lesson.attachments.isEmpty
          ? nil
          : .array(
            lesson.attachments.map {
              .object([
                ("name", .string($0.name)), ("url", .optional(url(of: $0.source))), ("type", .optional($0.type)),
              ])
            })
      ), ("updatedAt", .optional(lesson.updatedAt?.text)),
    ]
  }

  private func recording(_ recording: Lesson.Recording) -> JSONValue {
    .object([
      ("url", .optional(url(of: recording.source))), ("captions", .optional(fileURL(recording.captions))),
      ("poster", .optional(fileURL(recording.poster))), ("hasTranscript", .boolean(recording.transcript != nil)),
    ])
  }

  private func completion(_ rule: CompletionRule) -> JSONValue {
    let assessments = rule.assessments.sorted { $0.key < $1.key }.map {
      ($0.key.text, JSONValue.string($0.value.rawValue) as JSONValue?)
    }
    return .object([
      ("lessons", .integer(rule.lessonPercentage)), ("assessments", assessments.isEmpty ? nil : .object(assessments)),
    ])
  }

  private func url(of source: ResourceReference) -> String? {
    switch source {
    case .file(let file): fileURL(file)
    case .url(let text): text
    }
  }

  private func summary(_ assessment: Assessment, _ course: Course) -> [(String, JSONValue?)] {
    [
      ("slug", .string(assessment.slug.text)),
      ("url", .string(base.url(of: .assessment(assessment.slug, of: course.slug)))),
      ("title", .string(assessment.title)), ("description", .optional(assessment.description)),
      ("type", .string(assessment.type.rawValue)), ("lesson", .optional(assessment.lesson?.value.text)),
      ("questions", .integer(assessment.questions.count)), ("maxScore", .integer(points(of: assessment))),
      ("passingScore", assessment.passingScore.map { .integer($0.value) }),
      ("timeLimit", assessment.timeLimit.map { .integer($0.count) }), ("attempts", .integer(assessment.attempts)),
    ]
  }

  private func prerequisite(_ prerequisite: Course.Prerequisite) -> JSONValue? {
    catalog.course(prerequisite.course.value).map {
      .object([
        ("course", .string($0.slug.text)), ("url", .string(base.url(of: .course($0.slug)))),
        ("required", .boolean(prerequisite.isRequired)),
      ])
    }
  }

  /// Where a file of the content is published, in full.
  func fileURL(_ file: FileReference?) -> String? {
    file.flatMap { assets[$0.path] }.map { base.url(of: $0.publishedAddress) }
  }
}
