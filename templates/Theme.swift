public import Markup

/// How a site looks: one pure function for each kind of page, from its model to markup.
///
/// A site with a package of its own passes another theme, or this one with single functions replaced:
///
/// ```swift
/// var theme = Theme.standard
/// theme.notFound = { page in "<!doctype html>…" }
/// await Miyabi.main(theme: theme)
/// ```
public struct Theme: Sendable {
  /// Style sheets, scripts and fonts that ship with the theme.
  public var assets: [ThemeAsset]
  /// The first page.
  public var home: @Sendable (HomePage) -> HTML
  /// The catalog, a category, a tag.
  public var courseList: @Sendable (CourseListPage) -> HTML
  /// A course.
  public var course: @Sendable (CoursePage) -> HTML
  /// The outline of a course, as its lessons show it.
  public var courseOutline: @Sendable (Syllabus) -> SharedFragment
  /// A lesson.
  public var lesson: @Sendable (LessonPage) -> HTML
  /// An assessment.
  public var assessment: @Sendable (AssessmentPage) -> HTML
  /// All learning paths.
  public var pathList: @Sendable (PathListPage) -> HTML
  /// A learning path.
  public var path: @Sendable (PathPage) -> HTML
  /// The tree of categories.
  public var categoryList: @Sendable (CategoryListPage) -> HTML
  /// All tags.
  public var tagList: @Sendable (TagListPage) -> HTML
  /// All people.
  public var personList: @Sendable (PersonListPage) -> HTML
  /// A person.
  public var person: @Sendable (PersonPage) -> HTML
  /// About, privacy.
  public var text: @Sendable (TextPage) -> HTML
  /// What a learner did, as their browser keeps it.
  public var progress: @Sendable (ProgressPage) -> HTML
  /// A certificate.
  public var certificate: @Sendable (CertificatePage) -> HTML
  /// Where certificates are verified.
  public var verify: @Sendable (VerifyPage) -> HTML
  /// The script that stands in that page.
  public var verifyScript: [UInt8]
  /// An address that does not exist.
  public var notFound: @Sendable (NotFoundPage) -> HTML
  /// A former address.
  public var redirect: @Sendable (RedirectPage) -> HTML
}
