public import CatalogModel
import Markup

/// The page of an assessment.
public struct AssessmentPage: Sendable, Encodable {
  /// What every page shares.
  public var frame: SiteFrame
  /// What the page says of itself.
  public var meta: PageMeta
  /// The course's title and page.
  public var course: Link
  /// Why the course is marked.
  public var mark: CourseMark?
  /// The lesson it belongs to; `nil` for the whole course.
  public var lesson: Link?
  /// What is asked.
  public var assessment: AssessmentView

  /// The page of an assessment.
  public init(
    frame: SiteFrame, meta: PageMeta, course: Link, mark: CourseMark?, lesson: Link?, assessment: AssessmentView
  ) {
    self.frame = frame
    self.meta = meta
    self.course = course
    self.mark = mark
    self.lesson = lesson
    self.assessment = assessment
  }
}

/// The page of a learning path.
public struct PathPage: Sendable, Encodable {
  /// A course on the way.
  public struct Step: Sendable, Encodable {
    /// The course.
    public var course: CourseCard
    /// Whether the path is incomplete without it.
    public var isRequired: Bool

    /// A course on the way.
    public init(course: CourseCard, isRequired: Bool) {
      self.course = course
      self.isRequired = isRequired
    }
  }

  /// What every page shares.
  public var frame: SiteFrame
  /// What the page says of itself.
  public var meta: PageMeta
  /// The path's title.
  public var title: String
  /// One sentence.
  public var description: String
  /// What it asks of those who begin it.
  public var level: CourseLevel
  /// How long it takes.
  public var duration: Minutes?
  /// The picture.
  public var thumbnail: Picture?
  /// In order.
  public var steps: [Step]
  /// The long text.
  public var body: RenderedBody?

  /// The page of a learning path.
  public init(
    frame: SiteFrame, meta: PageMeta, title: String, description: String, level: CourseLevel, duration: Minutes?,
    thumbnail: Picture?, steps: [Step], body: RenderedBody?
  ) {
    self.frame = frame
    self.meta = meta
    self.title = title
    self.description = description
    self.level = level
    self.duration = duration
    self.thumbnail = thumbnail
    self.steps = steps
    self.body = body
  }
}

/// The page of a person.
public struct PersonPage: Sendable, Encodable {
  /// What every page shares.
  public var frame: SiteFrame
  /// What the page says of itself.
  public var meta: PageMeta
  /// The name that is shown.
  public var name: String
  /// The picture.
  public var avatar: Picture?
  /// Pages elsewhere.
  public var links: [Link]
  /// The courses they teach.
  public var courses: [CourseCard]
  /// The long text.
  public var body: RenderedBody?

  /// The page of a person.
  public init(
    frame: SiteFrame, meta: PageMeta, name: String, avatar: Picture?, links: [Link], courses: [CourseCard],
    body: RenderedBody?
  ) {
    self.frame = frame
    self.meta = meta
    self.name = name
    self.avatar = avatar
    self.links = links
    self.courses = courses
    self.body = body
  }
}

/// A page that is not part of the catalog: about, privacy.
public struct TextPage: Sendable, Encodable {
  /// What every page shares.
  public var frame: SiteFrame
  /// What the page says of itself.
  public var meta: PageMeta
  /// The long text.
  public var body: RenderedBody?

  /// A page that is not part of the catalog.
  public init(frame: SiteFrame, meta: PageMeta, body: RenderedBody?) {
    self.frame = frame
    self.meta = meta
    self.body = body
  }
}

/// What a learner did, as their browser keeps it.
public struct ProgressPage: Sendable, Encodable {
  /// What every page shares.
  public var frame: SiteFrame
  /// What the page says of itself.
  public var meta: PageMeta

  /// What a learner did, as their browser keeps it.
  public init(frame: SiteFrame, meta: PageMeta) {
    self.frame = frame
    self.meta = meta
  }
}

/// What a server shows for an address that it does not have.
public struct NotFoundPage: Sendable, Encodable {
  /// What every page shares.
  public var frame: SiteFrame
  /// What the page says of itself.
  public var meta: PageMeta
  /// Where else to go.
  public var suggestions: [Link]

  /// What a server shows for an address that it does not have.
  public init(frame: SiteFrame, meta: PageMeta, suggestions: [Link]) {
    self.frame = frame
    self.meta = meta
    self.suggestions = suggestions
  }
}

/// A former address that leads to a page.
public struct RedirectPage: Sendable, Encodable {
  /// The page's language.
  public var language: String
  /// Where the page is now.
  public var target: Link
  /// The same, in full.
  public var canonicalURL: String

  /// A former address that leads to a page.
  public init(language: String, target: Link, canonicalURL: String) {
    self.language = language
    self.target = target
    self.canonicalURL = canonicalURL
  }
}
