public import Diagnostics

/// Courses that lead somewhere when taken in order.
public struct LearningPath: Sendable {
  /// A course on the way.
  public struct Step: Hashable, Sendable {
    /// Which course.
    public var course: Located<Slug>
    /// Whether the path is incomplete without it.
    public var isRequired: Bool

    /// A course on the way.
    public init(course: Located<Slug>, isRequired: Bool = true) {
      self.course = course
      self.isRequired = isRequired
    }
  }

  /// The file's name.
  public var slug: Slug
  /// The file, relative to the site's root.
  public var file: String
  /// At most 200 characters.
  public var title: String
  /// One sentence.
  public var description: String
  /// The picture on cards and at the top.
  public var thumbnail: FileReference?
  /// Where the picture is named.
  public var thumbnailPlace: SourceRange?
  /// What the picture shows, in words.
  public var thumbnailAlt: String?
  /// What it asks of those who begin it.
  public var level: CourseLevel = .beginner
  /// The author's estimate.
  public var estimatedTime: Minutes?
  /// Whether the home page shows it.
  public var isFeatured = false
  /// In order.
  public var steps: [Step] = []
  /// Former addresses, which lead here.
  public var aliases: [Located<String>] = []
  /// When it was last changed, if the author says so.
  public var updatedAt: CalendarDate?
  /// The long text.
  public var body: Body?

  /// A path with nothing in it yet.
  public init(slug: Slug, file: String, title: String, description: String) {
    self.slug = slug
    self.file = file
    self.title = title
    self.description = description
  }
}
