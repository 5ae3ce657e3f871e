import CatalogModel
import Diagnostics

extension Course {
  /// The course that checked keys describe. What was not understood keeps its default; a status that was not understood
  /// counts as `published`, so that whatever links to the course is not reported as well.
  init(_ fields: Fields, _ item: ContentLayout.Item, site: Site) {
    self.init(
      slug: item.slug, file: item.file, title: fields.text("title") ?? item.slug.text,
      description: fields.text("description") ?? "", language: fields.text("language") ?? site.language)
    status = fields.choice("status", CourseStatus.self) ?? (fields.damaged.contains("status") ? .published : .draft)
    level = fields.choice("level", CourseLevel.self) ?? .beginner
    if let time = fields.minutes("estimatedTime"), let place = fields.place("estimatedTime") {
      estimatedTime = Located(time, at: place)
    }
    price = fields.price("price")
    isFeatured = fields.flag("featured") ?? false
    publishedAt = fields.date("publishedAt")
    updatedAt = fields.date("updatedAt")
    creator = fields.slug("creator")
    metaTitle = fields.text("metaTitle")
    metaDescription = fields.text("metaDescription")
    tags = fields.texts("tags")
    categories = fields.slugs("categories")
    instructors = fields.list("instructors").compactMap { Instructor($0) }
    prerequisites = fields.list("prerequisites").compactMap { field in
      if let course = field.slug { return Prerequisite(course: course) }
      return field.mapping?.slug("course").map {
        Prerequisite(course: $0, isRequired: field.mapping?.flag("required") ?? true)
      }
    }
    objectives = fields.texts("objectives")
    thumbnail = fields.file("thumbnail")
    thumbnailPlace = thumbnail == nil ? nil : fields.place("thumbnail")
    thumbnailAlt = fields.text("thumbnailAlt")
    if let rule = fields.mapping("completion") {
      completion.lessonPercentage = rule.number("lessons") ?? 100
      for (name, field) in rule.named("assessments") {
        completion.assessments[Slug(name.value)] = field.choice(CompletionRule.Requirement.self)
        completionAssessments.append(Located(Slug(name.value), at: name.range))
      }
    }
    certificate = CertificateSettings(fields)
    aliases = fields.locatedTexts("aliases")
    translationOf = fields.slug("translationOf")
  }
}

extension Course.Instructor {
  fileprivate init?(_ field: Field) {
    if let person = field.slug {
      self.init(person: person)
      return
    }
    guard let fields = field.mapping, let person = fields.slug("person") else { return nil }
    self.init(
      person: person, role: fields.choice("role", InstructorRole.self) ?? .instructor,
      permissions: fields.list("permissions").compactMap { $0.choice(InstructorPermission.self) })
  }
}

extension CertificateSettings {
  fileprivate init?(_ fields: Fields) {
    self.init()
    if let settings = fields.mapping("certificate") {
      title = settings.text("title")
      description = settings.text("description")
      template = settings.text("template")
      showsGrade = settings.flag("grade") ?? false
      validMonths = settings.number("validMonths")
    } else if fields.flag("certificate") != true {
      return nil
    }
  }
}

extension Lesson {
  /// The lesson that checked keys describe.
  init(_ fields: Fields, _ item: ContentLayout.Item) {
    self.init(
      slug: item.slug, file: item.file, order: item.number ?? fields.number("order") ?? 0,
      title: fields.text("title") ?? item.slug.text)
    description = fields.text("description")
    type = fields.choice("type", LessonType.self) ?? .text
    duration = fields.minutes("duration")
    if let text = fields.text("section"), let place = fields.place("section") { section = Located(text, at: place) }
    isPreview = fields.flag("isPreview") ?? false
    video = fields.mapping("video").flatMap { Recording($0) }
    audio = fields.mapping("audio").flatMap { Recording($0) }
    if let settings = fields.mapping("interactive"), let file = settings.file("file") {
      interactive = Interactive(file: file, height: settings.number("height") ?? 480)
    }
    attachments = fields.list("attachments").compactMap { field in
      guard let fields = field.mapping, let name = fields.text("name"), let source = ResourceReference(fields) else {
        return nil
      }
      return Attachment(name: name, source: source, type: fields.text("type"))
    }
    objectives = fields.texts("objectives")
    notes = fields.text("notes")
    updatedAt = fields.date("updatedAt")
    aliases = fields.locatedTexts("aliases")
  }
}

extension ResourceReference {
  fileprivate init?(_ fields: Fields) {
    if let file = fields.file("file") {
      self = .file(file)
    } else if let url = fields.text("url") {
      self = .url(url)
    } else {
      return nil
    }
  }
}

extension Lesson.Recording {
  fileprivate init?(_ fields: Fields) {
    guard let source = ResourceReference(fields) else { return nil }
    self.init(
      source: source, captions: fields.file("captions"), transcript: fields.file("transcript"),
      poster: fields.file("poster"))
  }
}

extension Assessment {
  /// The assessment that checked keys describe, without its questions.
  init(_ fields: Fields, _ item: ContentLayout.Item) {
    self.init(slug: item.slug, file: item.file, title: fields.text("title") ?? item.slug.text)
    description = fields.text("description")
    // A type that was not understood must not publish answers.
    type = fields.choice("type", AssessmentType.self) ?? (fields.damaged.contains("type") ? .finalExam : .quiz)
    lesson = fields.slug("lesson")
    passingScore = fields.locatedNumber("passingScore")
    maxScore = fields.locatedNumber("maxScore")
    timeLimit = fields.minutes("timeLimit")
    attempts = fields.number("attempts") ?? 3
    updatedAt = fields.date("updatedAt")
    aliases = fields.locatedTexts("aliases")
  }
}

extension LearningPath {
  /// The path that checked keys describe.
  init(_ fields: Fields, _ item: ContentLayout.Item) {
    self.init(
      slug: item.slug, file: item.file, title: fields.text("title") ?? item.slug.text,
      description: fields.text("description") ?? "")
    thumbnail = fields.file("thumbnail")
    thumbnailPlace = thumbnail == nil ? nil : fields.place("thumbnail")
    thumbnailAlt = fields.text("thumbnailAlt")
    level = fields.choice("level", CourseLevel.self) ?? .beginner
    estimatedTime = fields.minutes("estimatedTime")
    isFeatured = fields.flag("featured") ?? false
    steps = fields.list("courses").compactMap { field in
      if let course = field.slug { return Step(course: course) }
      return field.mapping?.slug("course").map { Step(course: $0, isRequired: field.mapping?.flag("required") ?? true) }
    }
    aliases = fields.locatedTexts("aliases")
    updatedAt = fields.date("updatedAt")
  }
}

extension Category {
  /// The category that checked keys describe.
  init(_ fields: Fields, _ item: ContentLayout.Item) {
    self.init(slug: item.slug, file: item.file, title: fields.text("title") ?? item.slug.text)
    titlePlace = fields.place("title")
    description = fields.text("description")
    color = fields.text("color")
    icon = fields.text("icon")
    parent = fields.slug("parent")
    aliases = fields.locatedTexts("aliases")
    updatedAt = fields.date("updatedAt")
  }
}

extension Person {
  /// The person that checked keys describe.
  init(_ fields: Fields, _ item: ContentLayout.Item) {
    self.init(username: item.slug, file: item.file, name: fields.text("name") ?? item.slug.text)
    avatar = fields.file("avatar")
    links = fields.texts("links")
    aliases = fields.locatedTexts("aliases")
    updatedAt = fields.date("updatedAt")
  }
}

extension Page {
  /// The page that checked keys describe.
  init(_ fields: Fields, _ item: ContentLayout.Item) {
    self.init(slug: item.slug, file: item.file, title: fields.text("title") ?? item.slug.text)
    description = fields.text("description")
    order = fields.number("order")
    isInNavigation = fields.flag("navigation") ?? false
    aliases = fields.locatedTexts("aliases")
    updatedAt = fields.date("updatedAt")
  }
}
