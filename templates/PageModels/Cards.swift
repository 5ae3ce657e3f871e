public import CatalogModel
import Markup

/// Why a course is marked in a list or on its page.
public enum CourseMark: String, Sendable, Encodable {
  /// Visible in a preview only.
  case draft
  /// Visible in a preview only; somebody looks through it.
  case underReview
  /// Kept for those who took it, and left out of lists.
  case archived
}

/// A course in a list.
public struct CourseCard: Sendable, Encodable {
  /// Title and page.
  public var link: Link
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
  /// The names of those who teach it.
  public var instructors: [String]
  /// Where it stands in the catalog.
  public var categories: [Link]
  /// By name.
  public var tags: [String]
  /// How many lessons it has.
  public var lessonCount: Int
  /// Whether it is shown first.
  public var isFeatured: Bool
  /// BCP 47, where it differs from the site's.
  public var language: String?
  /// Why it is marked.
  public var mark: CourseMark?

  /// A course in a list.
  public init(
    link: Link, description: String, level: CourseLevel, duration: Minutes?, price: Price?, thumbnail: Picture?,
    instructors: [String], categories: [Link], tags: [String], lessonCount: Int, isFeatured: Bool, language: String?,
    mark: CourseMark?
  ) {
    self.link = link
    self.description = description
    self.level = level
    self.duration = duration
    self.price = price
    self.thumbnail = thumbnail
    self.instructors = instructors
    self.categories = categories
    self.tags = tags
    self.lessonCount = lessonCount
    self.isFeatured = isFeatured
    self.language = language
    self.mark = mark
  }
}

/// A learning path in a list.
public struct PathCard: Sendable, Encodable {
  /// Title and page.
  public var link: Link
  /// One sentence.
  public var description: String
  /// What it asks of those who begin it.
  public var level: CourseLevel
  /// How long it takes.
  public var duration: Minutes?
  /// How many courses it has.
  public var courseCount: Int
  /// The picture.
  public var thumbnail: Picture?
  /// Whether it is shown first.
  public var isFeatured: Bool

  /// A learning path in a list.
  public init(
    link: Link, description: String, level: CourseLevel, duration: Minutes?, courseCount: Int, thumbnail: Picture?,
    isFeatured: Bool
  ) {
    self.link = link
    self.description = description
    self.level = level
    self.duration = duration
    self.courseCount = courseCount
    self.thumbnail = thumbnail
    self.isFeatured = isFeatured
  }
}

/// A category in a list, with those below it.
public struct CategoryCard: Sendable, Encodable {
  /// Title and page.
  public var link: Link
  /// One sentence.
  public var description: String?
  /// `#RRGGBB`.
  public var color: String?
  /// A short sign.
  public var icon: String?
  /// How many courses stand in it and below it.
  public var courseCount: Int
  /// The categories below, in order.
  public var children: [CategoryCard]

  /// A category in a list.
  public init(
    link: Link, description: String?, color: String?, icon: String?, courseCount: Int, children: [CategoryCard]
  ) {
    self.link = link
    self.description = description
    self.color = color
    self.icon = icon
    self.courseCount = courseCount
    self.children = children
  }
}

/// A person in a list.
public struct PersonCard: Sendable, Encodable {
  /// Name and page.
  public var link: Link
  /// The picture.
  public var avatar: Picture?
  /// What they are to the course; `nil` in a list of all people.
  public var role: InstructorRole?
  /// The beginning of what they say of themselves.
  public var excerpt: String?
  /// How many courses they teach.
  public var courseCount: Int

  /// A person in a list.
  public init(link: Link, avatar: Picture?, role: InstructorRole?, excerpt: String?, courseCount: Int) {
    self.link = link
    self.avatar = avatar
    self.role = role
    self.excerpt = excerpt
    self.courseCount = courseCount
  }
}

/// A tag in a list.
public struct TagCard: Sendable, Encodable {
  /// Tag and page.
  public var link: Link
  /// How many courses have it.
  public var courseCount: Int

  /// A tag in a list.
  public init(link: Link, courseCount: Int) {
    self.link = link
    self.courseCount = courseCount
  }
}
