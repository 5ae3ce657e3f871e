public import Diagnostics

/// A course: its front matter, with its lessons in order and its assessments by name.
public struct Course: Sendable {
  /// A person's part in a course.
  public struct Instructor: Hashable, Sendable {
    /// Who.
    public var person: Located<Slug>
    /// What they are to the course.
    public var role: InstructorRole
    /// What they may do in it.
    public var permissions: [InstructorPermission]

    /// A person's part in a course.
    public init(person: Located<Slug>, role: InstructorRole = .instructor, permissions: [InstructorPermission] = []) {
      self.person = person
      self.role = role
      self.permissions = permissions
    }
  }

  /// A course that comes before another.
  public struct Prerequisite: Hashable, Sendable {
    /// The course that comes first.
    public var course: Located<Slug>
    /// Whether it must be completed, or is only recommended.
    public var isRequired: Bool

    /// A course that comes before another.
    public init(course: Located<Slug>, isRequired: Bool = true) {
      self.course = course
      self.isRequired = isRequired
    }
  }

  /// The folder's name.
  public var slug: Slug
  /// `course.md`, relative to the site's root.
  public var file: String
  /// At most 200 characters.
  public var title: String
  /// 1 to 300 characters.
  public var description: String
  /// How far the course is on its way to learners.
  public var status: CourseStatus = .draft
  /// What it asks of those who begin it.
  public var level: CourseLevel = .beginner
  /// BCP 47; the site's where the author gave none.
  public var language: String
  /// The author's estimate, with its place.
  public var estimatedTime: Located<Minutes>?
  /// `nil` where the author gave none.
  public var price: Price?
  /// Whether the home page shows it first.
  public var isFeatured = false
  /// From when it is meant to be seen.
  public var publishedAt: CalendarDate?
  /// When it was last changed, if the author says so.
  public var updatedAt: CalendarDate?
  /// Who made it.
  public var creator: Located<Slug>?
  /// Title for search engines, at most 60 characters.
  public var metaTitle: String?
  /// Description for search engines, at most 160 characters.
  public var metaDescription: String?
  /// Free words, in any script, in the author's order.
  public var tags: [String] = []
  /// Where the course stands in the catalog.
  public var categories: [Located<Slug>] = []
  /// Who teaches it.
  public var instructors: [Instructor] = []
  /// What comes before it.
  public var prerequisites: [Prerequisite] = []
  /// What a learner can do afterwards.
  public var objectives: [String] = []
  /// The picture on cards and at the top.
  public var thumbnail: FileReference?
  /// Where the picture is named.
  public var thumbnailPlace: SourceRange?
  /// What the picture shows, in words.
  public var thumbnailAlt: String?
  /// When the course counts as completed.
  public var completion = CompletionRule()
  /// The assessments that `completion` names, with their places.
  public var completionAssessments: [Located<Slug>] = []
  /// Whether and how a certificate is given.
  public var certificate: CertificateSettings?
  /// Former addresses, which lead here.
  public var aliases: [Located<String>] = []
  /// The course that this one is a translation of.
  public var translationOf: Located<Slug>?
  /// The long text.
  public var body: Body?
  /// In order.
  public var lessons: [Lesson] = []
  /// By file name.
  public var assessments: [Assessment] = []

  /// A course with nothing in it yet.
  public init(slug: Slug, file: String, title: String, description: String, language: String) {
    self.slug = slug
    self.file = file
    self.title = title
    self.description = description
    self.language = language
  }

  /// The author's estimate, else the sum of the lessons' durations, else `nil`.
  public var duration: Minutes? {
    if let estimatedTime { return estimatedTime.value }
    let sum = lessons.reduce(0) { $0 + ($1.duration?.count ?? 0) }
    return sum > 0 ? Minutes(sum) : nil
  }

  /// The lesson of that name.
  public func lesson(_ slug: Slug) -> Lesson? { lessons.first { $0.slug == slug } }

  /// The assessments that name `lesson`, in order of their files.
  public func assessments(of lesson: Slug) -> [Assessment] { assessments.filter { $0.lesson?.value == lesson } }

  /// The assessments of the whole course.
  public var courseAssessments: [Assessment] { assessments.filter { $0.lesson == nil } }
}

/// When a course counts as completed.
public struct CompletionRule: Hashable, Sendable, Encodable {
  /// What an assessment must have come to.
  public enum Requirement: String, WrittenEnumeration {
    case passed, submitted
    /// The name in messages.
    public static let noun = "requirement"
  }

  /// The share of lessons that must be completed, 0 to 100; 100 is `all`.
  public var lessonPercentage = 100
  /// The assessments that count, by name.
  public var assessments: [Slug: Requirement] = [:]

  /// All lessons, no assessment.
  public init() {}

  private enum CodingKeys: String, CodingKey { case lessonPercentage, assessments }

  /// Writes the assessments in the order of their slugs, so that equal rules encode alike.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(lessonPercentage, forKey: .lessonPercentage)
    let sorted = assessments.sorted { $0.key < $1.key }
    try container.encode(sorted.map { "\($0.key.text)=\($0.value.rawValue)" }, forKey: .assessments)
  }
}

/// What a course's certificates say.
public struct CertificateSettings: Hashable, Sendable, Codable {
  /// The title; the course's where absent.
  public var title: String?
  /// What it attests.
  public var description: String?
  /// The name of the drawing.
  public var template: String?
  /// Whether the grade is part of the claims.
  public var showsGrade = false
  /// Months until it expires; `nil` for never.
  public var validMonths: Int?

  /// A certificate as the course describes itself.
  public init() {}
}
