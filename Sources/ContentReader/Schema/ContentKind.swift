import CatalogModel

/// A kind of file in `content/`, with the keys it may have.
public enum ContentKind: String, Sendable, CaseIterable {
  case site, course, lesson, assessment, path, category, person, page

  /// The keys of the kind, in the order in which authors write them.
  public var keys: [ContentKey] {
    switch self {
    case .site: siteKeys
    case .course: courseKeys
    case .lesson: lessonKeys
    case .assessment: assessmentKeys
    case .path: pathKeys
    case .category: categoryKeys
    case .person: personKeys
    case .page: pageKeys
    }
  }

  /// What to say about a key that people try and that this kind has not, where more than the nearest name helps.
  func advice(onUnknownKey key: String) -> String? {
    switch (self, key) {
    case (.site, _): nil
    case (_, "slug"): "the file's name is the slug"
    case (.person, "username"): "the file's name is the username"
    case (.person, "bio"), (_, "body"), (_, "content"): "write it below the front matter"
    case (.course, "lessons"): "lessons are files: `lessons/01-name.md`"
    case (.course, "assessments"): "assessments are files: `assessments/name.md`"
    case (.lesson, "status"), (.assessment, "status"): "a course has a status; what belongs to it shares it"
    case (.lesson, "course"), (.assessment, "course"): "the folder says which course it belongs to"
    case (.course, "duration"), (.path, "duration"): "did you mean `estimatedTime`?"
    case (.lesson, "estimatedTime"): "did you mean `duration`?"
    case (.category, "name"): "did you mean `title`?"
    case (.person, "title"), (.person, "displayName"): "did you mean `name`?"
    default: nil
    }
  }
}

private let titleText = ContentValue.text(1...200)
private let updatedAt = ContentKey("updatedAt", .date, "When it was last changed.")
private let aliases = ContentKey("aliases", .list(.formerAddress), "Former addresses, which lead here.")
private let objectives = ContentKey("objectives", .list(.text(1...300)), "What a learner can do afterwards.")
private let thumbnail = ContentKey("thumbnail", .file(.image), "The picture on cards and at the top.")
private let thumbnailAlt = ContentKey("thumbnailAlt", .text(1...300), "What the picture shows, in words.")

private let siteKeys: [ContentKey] = [
  .required("title", titleText, "The site's name."),
  ContentKey("description", .text(1...1000), "The site in one sentence."),
  ContentKey("baseURL", .url, "Where the site will live.", fallback: .value("http://localhost:8080/")),
  ContentKey("language", .language, "The site's language (BCP 47).", fallback: .value("en")),
  ContentKey("currency", .currency, "The currency of prices that name none (ISO 4217).", fallback: .value("USD")),
  ContentKey(
    "navigation",
    .list(
      .mapping([
        .required("title", .text(1...60), "What the link says."),
        .required("url", .linkTarget, "An address of the site, from its root, or one elsewhere."),
      ])), "The links of the header.", fallback: .words("the courses, paths and categories")),
  ContentKey(
    "theme",
    .mapping([
      ContentKey("accent", .color, "The colour of links and buttons.", fallback: .words("the theme's own")),
      ContentKey("logo", .file(.image), "The picture beside the site's name."),
    ]), "What the site looks like."),
  ContentKey(
    "markdown",
    .mapping([ContentKey("rawHTML", .boolean, "Whether raw HTML in Markdown is kept.", fallback: .value("false"))]),
    "How Markdown is read."),
  ContentKey(
    "limits",
    .mapping([
      ContentKey(
        "bodyCharacters", .integer(1...100_000_000), "The longest body, in characters.", fallback: .value("100000"))
    ]),
    "How long things may be."),
  ContentKey(
    "checks", .named(.checks, .choice(Site.CheckLevel.self)), "What single checks count for.",
    fallback: .words("what each check weighs by itself")),
  ContentKey(
    "certificates",
    .mapping([
      ContentKey(
        "issuer", .text(1...300), "A decentralized identifier, `did:web:…`.", fallback: .words("from `baseURL`")),
      ContentKey("name", titleText, "The issuer's name.", fallback: .words("the site's title")),
      ContentKey("url", .url, "The issuer's home page.", fallback: .words("the site's")),
    ]), "Who signs the certificates."),
  ContentKey("contact", .contact, "An address to write to."),
  ContentKey("licence", .text(1...300), "The licence of the texts, by name or address."),
]

private let courseKeys: [ContentKey] = [
  .required("title", titleText, "The course's name."),
  .required("description", .text(1...300), "The course in one or two sentences."),
  ContentKey(
    "status", .choice(CourseStatus.self), "How far the course is on its way to learners.", fallback: .value("draft")),
  ContentKey("level", .choice(CourseLevel.self), "What it asks of those who begin it.", fallback: .value("beginner")),
  ContentKey("language", .language, "The course's language (BCP 47).", fallback: .words("the site's")),
  ContentKey("estimatedTime", .minutes, "How long it takes.", fallback: .words("the sum of its lessons")),
  ContentKey("price", .price, "What it costs."),
  ContentKey("featured", .boolean, "Whether the home page shows it first.", fallback: .value("false")),
  ContentKey("publishedAt", .date, "From when it is meant to be seen."),
  updatedAt,
  ContentKey("creator", .reference(.person), "Who made it."),
  ContentKey(
    "instructors",
    .list(
      .either(
        .reference(.person),
        .mapping([
          .required("person", .reference(.person), "Who."),
          ContentKey(
            "role", .choice(InstructorRole.self), "What they are to the course.", fallback: .value("instructor")),
          ContentKey("permissions", .list(.choice(InstructorPermission.self)), "What they may do in it."),
        ]))), "Who teaches it."),
  ContentKey("categories", .list(.reference(.category)), "Where it stands in the catalog."),
  ContentKey("tags", .list(.text(1...60)), "Free words, in any script."),
  ContentKey(
    "prerequisites",
    .list(
      .either(
        .reference(.course),
        .mapping([
          .required("course", .reference(.course), "The course that comes first."),
          ContentKey(
            "required", .boolean, "Whether it must be completed, or is only recommended.", fallback: .value("true")),
        ]))), "What comes before it."),
  thumbnail, thumbnailAlt, objectives,
  ContentKey(
    "completion",
    .mapping([
      ContentKey("lessons", .share, "The share of lessons that must be completed.", fallback: .value("all")),
      ContentKey(
        "assessments", .named(.assessments, .choice(CompletionRule.Requirement.self)),
        "What assessments must have come to."),
    ]), "When the course counts as completed."),
  ContentKey(
    "certificate",
    .either(
      .boolean,
      .mapping([
        ContentKey("title", titleText, "The certificate's title.", fallback: .words("the course's")),
        ContentKey("description", .text(1...1000), "What it attests."),
        ContentKey("template", .text(1...100), "The name of the drawing."),
        ContentKey("grade", .boolean, "Whether the grade is part of the claims.", fallback: .value("false")),
        ContentKey("validMonths", .integer(1...1200), "Months until it expires.", fallback: .words("it never expires")),
      ])), "Whether and how a certificate is given.", fallback: .value("false")),
  ContentKey("metaTitle", .advisedText(60), "The title for search engines."),
  ContentKey("metaDescription", .advisedText(160), "The description for search engines."),
  ContentKey("translationOf", .reference(.course), "The course that this one is a translation of."),
  aliases,
]

private func recording(_ type: ContentFileType) -> ContentValue {
  .mapping(
    [
      ContentKey("url", .url, "Where the recording is, on the web."),
      ContentKey("file", .file(type), "The recording, as a file of the course."),
      ContentKey("captions", .file(.captions), "Captions (WebVTT)."),
      ContentKey("transcript", .file(.markdown), "The words that are spoken."),
      ContentKey("poster", .file(.image), "The picture before it starts."),
    ], oneOf: ["url", "file"])
}

private let lessonKeys: [ContentKey] = [
  .required("title", titleText, "The lesson's name."),
  ContentKey("description", .text(1...1000), "The lesson in one sentence."),
  ContentKey("type", .choice(LessonType.self), "What the lesson consists of.", fallback: .value("text")),
  ContentKey("duration", .minutes, "How long it takes."),
  ContentKey(
    "order", .integer(0...999_999), "The place in the course, where the file's name has no number.",
    fallback: .words("the number in the file's name, else 0")),
  ContentKey("section", .text(1...100), "The heading it stands under in the syllabus."),
  ContentKey("isPreview", .boolean, "Whether anyone may see it without enrolling.", fallback: .value("false")),
  ContentKey("video", recording(.film), "The film of a `video` lesson."),
  ContentKey("audio", recording(.sound), "The sound of an `audio` lesson."),
  ContentKey(
    "interactive",
    .mapping([
      .required("file", .file(.page), "The HTML file."),
      ContentKey("height", .integer(40...10_000), "The frame's height in CSS pixels.", fallback: .value("480")),
    ]), "The page of an `interactive` lesson."),
  ContentKey(
    "attachments",
    .list(
      .mapping(
        [
          .required("name", .text(1...200), "What it is called."),
          ContentKey("file", .file(.any), "A file of the course."),
          ContentKey("url", .url, "An address on the web."),
          ContentKey("type", .text(1...100), "The media type.", fallback: .words("from the file's name")),
        ], oneOf: ["file", "url"])), "What to take along."),
  objectives,
  ContentKey("notes", .text(1...100_000), "For instructors; never published."),
  updatedAt, aliases,
]

private let assessmentKeys: [ContentKey] = [
  .required("title", titleText, "The assessment's name."),
  ContentKey("description", .text(1...1000), "The assessment in one sentence."),
  ContentKey("type", .choice(AssessmentType.self), "What it is for.", fallback: .value("quiz")),
  ContentKey("lesson", .reference(.lesson), "The lesson it belongs to.", fallback: .words("the whole course")),
  ContentKey(
    "passingScore", .integer(0...1_000_000), "The points that pass.", fallback: .words("nobody passes or fails")),
  ContentKey("maxScore", .integer(0...1_000_000), "The sum of the questions' points."),
  ContentKey("timeLimit", .minutes, "How long a learner has.", fallback: .words("no limit")),
  ContentKey("attempts", .integer(1...1000), "How often a learner may try.", fallback: .value("3")),
  updatedAt, aliases,
]

private let pathKeys: [ContentKey] = [
  .required("title", titleText, "The path's name."),
  .required("description", .text(1...300), "The path in one or two sentences."),
  ContentKey("level", .choice(CourseLevel.self), "What it asks of those who begin it.", fallback: .value("beginner")),
  ContentKey("estimatedTime", .minutes, "How long it takes.", fallback: .words("the sum of its courses")),
  ContentKey("featured", .boolean, "Whether the home page shows it.", fallback: .value("false")),
  thumbnail, thumbnailAlt,
  .required(
    "courses",
    .list(
      .either(
        .reference(.course),
        .mapping([
          .required("course", .reference(.course), "Which course."),
          ContentKey("required", .boolean, "Whether the path is incomplete without it.", fallback: .value("true")),
        ]))), "The courses, in order."),
  updatedAt, aliases,
]

private let categoryKeys: [ContentKey] = [
  .required("title", titleText, "The category's name."),
  ContentKey("description", .text(1...1000), "The category in one sentence."),
  ContentKey("parent", .reference(.category), "The category above.", fallback: .words("it stands at the top")),
  ContentKey("color", .color, "The category's colour."),
  ContentKey("icon", .text(1...16), "An emoji or another short sign."),
  updatedAt, aliases,
]

private let personKeys: [ContentKey] = [
  .required("name", titleText, "The name that is shown."),
  ContentKey("avatar", .file(.image), "A picture."),
  ContentKey("links", .list(.url), "Pages elsewhere."),
  updatedAt, aliases,
]

private let pageKeys: [ContentKey] = [
  .required("title", titleText, "The page's name."),
  ContentKey("description", .text(1...1000), "The page in one sentence."),
  ContentKey(
    "order", .integer(0...999_999), "The place among the pages of the header.",
    fallback: .words("after those that have one, by name")),
  ContentKey("navigation", .boolean, "Whether the header links to it.", fallback: .value("false")),
  updatedAt, aliases,
]
