import CatalogModel
import Markup

/// All courses, or those of one category or tag.
public struct CourseListPage: Sendable, Encodable {
  /// What the list is of.
  public enum Subject: Sendable, Encodable {
    /// The whole catalog.
    case catalog
    /// One category, with its sign and colour, its text, and the categories below it.
    case category(icon: String?, color: String?, body: RenderedBody?, children: [CategoryCard])
    /// One tag.
    case tag
  }

  /// What every page shares.
  public var frame: SiteFrame
  /// What the page says of itself.
  public var meta: PageMeta
  /// What the list is of.
  public var subject: Subject
  /// In order.
  public var courses: [CourseCard]

  /// A list of courses.
  public init(frame: SiteFrame, meta: PageMeta, subject: Subject, courses: [CourseCard]) {
    self.frame = frame
    self.meta = meta
    self.subject = subject
    self.courses = courses
  }
}

/// All learning paths.
public struct PathListPage: Sendable, Encodable {
  /// What every page shares.
  public var frame: SiteFrame
  /// What the page says of itself.
  public var meta: PageMeta
  /// In order.
  public var paths: [PathCard]

  /// All learning paths.
  public init(frame: SiteFrame, meta: PageMeta, paths: [PathCard]) {
    self.frame = frame
    self.meta = meta
    self.paths = paths
  }
}

/// The tree of categories.
public struct CategoryListPage: Sendable, Encodable {
  /// What every page shares.
  public var frame: SiteFrame
  /// What the page says of itself.
  public var meta: PageMeta
  /// The categories at the top, with those below.
  public var categories: [CategoryCard]

  /// The tree of categories.
  public init(frame: SiteFrame, meta: PageMeta, categories: [CategoryCard]) {
    self.frame = frame
    self.meta = meta
    self.categories = categories
  }
}

/// All tags.
public struct TagListPage: Sendable, Encodable {
  /// What every page shares.
  public var frame: SiteFrame
  /// What the page says of itself.
  public var meta: PageMeta
  /// In order.
  public var tags: [TagCard]

  /// All tags.
  public init(frame: SiteFrame, meta: PageMeta, tags: [TagCard]) {
    self.frame = frame
    self.meta = meta
    self.tags = tags
  }
}

/// All people.
public struct PersonListPage: Sendable, Encodable {
  /// What every page shares.
  public var frame: SiteFrame
  /// What the page says of itself.
  public var meta: PageMeta
  /// In order.
  public var people: [PersonCard]

  /// All people.
  public init(frame: SiteFrame, meta: PageMeta, people: [PersonCard]) {
    self.frame = frame
    self.meta = meta
    self.people = people
  }
}
