public import CatalogModel
public import Markup

/// The page of a course.
public struct CoursePage: Sendable, Encodable {
  /// A course that comes before this one.
  public struct Prerequisite: Sendable, Encodable {
    /// Title and page.
    public var link: Link
    /// Whether it must be completed, or is only recommended.
    public var isRequired: Bool

    /// A course that comes before this one.
    public init(link: Link, isRequired: Bool) {
      self.link = link
      self.isRequired = isRequired
    }
  }

  /// An assessment in the list of a course.
  public struct AssessmentRow: Sendable, Encodable {
    /// Title and page.
    public var link: Link
    /// What it is for.
    public var type: AssessmentType
    /// How many questions it has.
    public var questionCount: Int
    /// The sum of the questions' points.
    public var points: Int
    /// How long a learner has.
    public var timeLimit: Minutes?
    /// What it must have come to for the course to count as completed; `nil` where it does not count.
    public var requirement: CompletionRule.Requirement?

    /// An assessment in the list of a course.
    public init(
      link: Link, type: AssessmentType, questionCount: Int, points: Int, timeLimit: Minutes?,
      requirement: CompletionRule.Requirement? = nil
    ) {
      self.link = link
      self.type = type
      self.questionCount = questionCount
      self.points = points
      self.timeLimit = timeLimit
      self.requirement = requirement
    }
  }

  /// What every page shares.
  public var frame: SiteFrame
  /// What the page says of itself.
  public var meta: PageMeta
  /// The course's title, as authors wrote it (the meta title may be another).
  public var title: String
  /// 1 to 300 characters.
  public var description: String
  /// What it asks of those who begin it.
  public var level: CourseLevel
  /// How long it takes.
  public var duration: Minutes?
  /// `nil` where the author gave none.
  public var price: Price?
  /// The picture.
  public var thumbnail: Picture?
  /// Why it is marked.
  public var mark: CourseMark?
  /// The day it was published, `2026-01-15`.
  public var publishedOn: String?
  /// What a learner can do afterwards.
  public var objectives: [String]
  /// What comes before it.
  public var prerequisites: [Prerequisite]
  /// The courses that ask for this one.
  public var followUps: [Link]
  /// Who teaches it.
  public var instructors: [PersonCard]
  /// The lessons in order.
  public var syllabus: Syllabus
  /// All assessments.
  public var assessments: [AssessmentRow]
  /// How many files there are to take along.
  public var attachmentCount: Int
  /// Whether completing it gives a certificate.
  public var givesCertificate: Bool
  /// When it counts as completed.
  public var completion: CompletionRule
  /// Where it stands in the catalog.
  public var categories: [Link]
  /// Its tags.
  public var tags: [Link]
  /// The learning paths that lead through it.
  public var paths: [Link]
  /// The long text.
  public var body: RenderedBody?
  /// The course as data.
  public var dataURL: SafeURL
  /// What may be told of its learners.
  public var statistics: CourseStatistics?

  /// The page of a course.
  public init(
    frame: SiteFrame, meta: PageMeta, title: String, description: String, level: CourseLevel, duration: Minutes?,
    price: Price?, thumbnail: Picture?, mark: CourseMark?, publishedOn: String?, objectives: [String],
    prerequisites: [Prerequisite], followUps: [Link], instructors: [PersonCard], syllabus: Syllabus,
    assessments: [AssessmentRow], attachmentCount: Int, givesCertificate: Bool, completion: CompletionRule,
    categories: [Link], tags: [Link], paths: [Link], body: RenderedBody?, dataURL: SafeURL,
    statistics: CourseStatistics? = nil
  ) {
    self.frame = frame
    self.meta = meta
    self.title = title
    self.description = description
    self.level = level
    self.duration = duration
    self.price = price
    self.thumbnail = thumbnail
    self.mark = mark
    self.publishedOn = publishedOn
    self.objectives = objectives
    self.prerequisites = prerequisites
    self.followUps = followUps
    self.instructors = instructors
    self.syllabus = syllabus
    self.assessments = assessments
    self.attachmentCount = attachmentCount
    self.givesCertificate = givesCertificate
    self.completion = completion
    self.categories = categories
    self.tags = tags
    self.paths = paths
    self.body = body
    self.dataURL = dataURL
    self.statistics = statistics
  }
}
