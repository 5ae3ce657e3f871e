import CatalogModel
import Diagnostics
import GRDB
import Markup

extension IndexRow {
  init(person: Person) {
    self.init([
      "username": person.username.text, "display_name": person.name, "avatar": person.avatar?.path,
      "links": json(person.links), "file": person.file,
    ])
  }

  init(category: Category) {
    self.init(
      [
        "slug": category.slug.text, "title": category.title, "description": category.description,
        "color": category.color, "icon": category.icon, "file": category.file,
      ], hanging: [category.parent?.value.text ?? ""])
  }

  init(course: Course, creator: Int64?, currency: String) {
    let instructors = course.instructors.map { instructor in
      "\(instructor.person.value):\(instructor.role.rawValue):\(json(instructor.permissions.map(\.rawValue)))"
    }
    let prerequisites = course.prerequisites.map { "\($0.course.value):\($0.isRequired)" }
    self.init(
      [
        "slug": course.slug.text, "title": course.title, "description": course.description,
        "thumbnail": course.thumbnail?.path, "status": course.status.rawValue, "level": course.level.rawValue,
        "language": course.language, "estimated_time": course.duration?.count,
        "price_hundredths": course.price?.hundredths, "price_currency": course.price.map { $0.currency ?? currency },
        "featured": course.isFeatured, "published_at": course.publishedAt?.text, "updated_at": course.updatedAt?.text,
        "creator_id": creator, "meta_title": course.metaTitle, "meta_description": course.metaDescription,
        "objectives": json(course.objectives), "completion": json(course.completion.json),
        "certificate": course.certificate.map { json($0.json) }, "translation_of": course.translationOf?.value.text,
        "file": course.file,
      ],
      hanging: [
        json(instructors), json(course.categories.map(\.value.text)), json(course.tags), json(prerequisites),
      ])
  }

  init(lesson: Lesson, course: Int64) {
    let attachments = lesson.attachments.map { attachment in
      json([
        attachment.name, attachment.source.file?.path ?? "", attachment.source.url ?? "", attachment.type ?? "",
      ])
    }
    self.init(
      [
        "course_id": course, "slug": lesson.slug.text, "title": lesson.title, "description": lesson.description,
        "order": lesson.order, "section": lesson.section?.value, "type": lesson.type.rawValue,
        "duration": lesson.duration.map { $0.count * 60 }, "is_preview": lesson.isPreview,
        "recording": lesson.recording.map { json($0.json) }, "objectives": json(lesson.objectives),
        "notes": lesson.notes, "updated_at": lesson.updatedAt?.text, "file": lesson.file,
      ], hanging: attachments)
  }

  init(assessment: Assessment, course: Int64, lesson: Int64?) {
    self.init([
      "course_id": course, "slug": assessment.slug.text, "lesson_id": lesson, "title": assessment.title,
      "description": assessment.description, "type": assessment.type.rawValue,
      "max_score": assessment.questions.isEmpty ? assessment.maxScore?.value ?? 0 : assessment.points,
      "passing_score": assessment.passingScore?.value, "time_limit": assessment.timeLimit?.count,
      "attempts": assessment.attempts, "questions": json(.array(assessment.questions.map(\.json))),
      "file": assessment.file,
    ])
  }

  init(path: LearningPath) {
    let steps = path.steps.map { "\($0.course.value):\($0.isRequired)" }
    self.init(
      [
        "slug": path.slug.text, "title": path.title, "description": path.description,
        "thumbnail": path.thumbnail?.path, "level": path.level.rawValue, "estimated_time": path.estimatedTime?.count,
        "featured": path.isFeatured, "file": path.file,
      ], hanging: [json(steps)])
  }
}

func json(_ texts: [String]) -> String { json(.strings(texts)) }

func json(_ value: JSONValue) -> String { String(decoding: JSONText(value).bytes, as: UTF8.self) }

extension ResourceReference {
  /// The file, where it is one.
  var file: FileReference? { if case .file(let file) = self { file } else { nil } }

  /// The address, where it is one.
  var url: String? { if case .url(let url) = self { url } else { nil } }
}

extension CompletionRule {
  fileprivate var json: JSONValue {
    .object([
      ("lessons", .integer(lessonPercentage)),
      (
        "assessments",
        .object(assessments.sorted { $0.key < $1.key }.map { ($0.key.text, .string($0.value.rawValue)) })
      ),
    ])
  }
}

extension CertificateSettings {
  fileprivate var json: JSONValue {
    .object([
      ("title", .optional(title)), ("description", .optional(description)), ("template", .optional(template)),
      ("grade", .boolean(showsGrade)), ("validMonths", validMonths.map { .integer($0) }),
    ])
  }
}

extension Lesson.Recording {
  fileprivate var json: JSONValue {
    .object([
      ("file", .optional(source.file?.path)), ("url", .optional(source.url)), ("captions", .optional(captions?.path)),
      ("transcript", .optional(transcript?.path)), ("poster", .optional(poster?.path)),
    ])
  }
}

extension Question {
  /// The question with its right answers: the database is not published, and attempts are graded from it.
  fileprivate var json: JSONValue {
    .object([
      ("id", .string(id)), ("text", .string(text)), ("points", .integer(points)), ("format", .string(format.name)),
      ("answer", format.answer),
    ])
  }
}

extension Question.Format {
  fileprivate var name: String {
    switch self {
    case .singleChoice: "single_choice"
    case .multipleResponse: "multiple_response"
    case .numeric: "numeric"
    case .shortText: "short_text"
    case .ordering: "ordering"
    case .matching: "matching"
    case .essay: "essay"
    case .code: "code"
    }
  }

  fileprivate var answer: JSONValue? {
    switch self {
    case .singleChoice(let options), .multipleResponse(let options):
      .array(options.map { .object([("text", .string($0.text)), ("right", .boolean($0.isRight))]) })
    case .numeric(let value, let tolerance):
      .object([("value", .string(value)), ("tolerance", .optional(tolerance))])
    case .shortText(let texts): .strings(texts)
    case .ordering(let items): .strings(items.map(\.text))
    case .matching(let pairs, _, _):
      .array(pairs.map { .object([("left", .string($0.left.text)), ("right", .string($0.right.text))]) })
    case .essay: nil
    case .code(let language, _): language.map { .object([("language", .string($0))]) }
    }
  }
}
