/// Everything that `content/` says, read and typed: a value without any input or output.
public struct Catalog: Sendable {
  /// What `site.yaml` says.
  public var site: Site
  /// By slug.
  public var courses: [Course] = []
  /// By slug.
  public var paths: [LearningPath] = []
  /// By slug.
  public var categories: [Category] = []
  /// By username.
  public var people: [Person] = []
  /// By slug.
  public var pages: [Page] = []
  /// What may be told of the courses' learners.
  public var statistics: [Slug: CourseStatistics] = [:]
  /// What is published of certificates; `nil` where the site has none.
  public var certificates: CertificatePublication?

  /// A catalog with nothing in it yet.
  public init(site: Site) { self.site = site }
}
