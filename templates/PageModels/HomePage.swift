/// The first page of a site.
public struct HomePage: Sendable, Encodable {
  /// What every page shares.
  public var frame: SiteFrame
  /// What the page says of itself.
  public var meta: PageMeta
  /// The courses to show first.
  public var featured: [CourseCard]
  /// The other courses, the newest first, at most twelve.
  public var recent: [CourseCard]
  /// How many courses the catalog lists.
  public var courseCount: Int
  /// How many lessons they have together.
  public var lessonCount: Int
  /// The learning paths, featured ones first, at most six.
  public var paths: [PathCard]
  /// The categories at the top.
  public var categories: [CategoryCard]
  /// All courses.
  public var catalog: Link

  /// The first page of a site.
  public init(
    frame: SiteFrame, meta: PageMeta, featured: [CourseCard], recent: [CourseCard], courseCount: Int, lessonCount: Int,
    paths: [PathCard], categories: [CategoryCard], catalog: Link
  ) {
    self.frame = frame
    self.meta = meta
    self.featured = featured
    self.recent = recent
    self.courseCount = courseCount
    self.lessonCount = lessonCount
    self.paths = paths
    self.categories = categories
    self.catalog = catalog
  }
}
