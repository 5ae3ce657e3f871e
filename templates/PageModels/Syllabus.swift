public import CatalogModel
public import Markup

/// The lessons of a course in order, under their headings.
public struct Syllabus: Sendable, Encodable {
  /// A lesson in the syllabus.
  public struct Entry: Sendable, Encodable {
    /// Title and page.
    public var link: Link
    /// One sentence.
    public var description: String?
    /// What the lesson consists of.
    public var type: LessonType
    /// How long it takes.
    public var duration: Minutes?
    /// Whether anyone may see it without enrolling.
    public var isPreview: Bool

    /// A lesson in the syllabus.
    public init(link: Link, description: String?, type: LessonType, duration: Minutes?, isPreview: Bool) {
      self.link = link
      self.description = description
      self.type = type
      self.duration = duration
      self.isPreview = isPreview
    }
  }

  /// Neighbours that stand under one heading.
  public struct Section: Sendable, Encodable {
    /// The heading; `nil` for lessons without one.
    public var title: String?
    /// In order.
    public var lessons: [Entry]

    /// Neighbours that stand under one heading.
    public init(title: String?, lessons: [Entry]) {
      self.title = title
      self.lessons = lessons
    }
  }

  /// The course's language, BCP 47: the outline's own words are in it.
  public var language: String
  /// The course's title and page.
  public var course: Link
  /// In order.
  public var sections: [Section]
  /// The assessments of the whole course.
  public var assessments: [Link]

  /// The lessons of a course in order.
  public init(language: String = "en", course: Link, sections: [Section], assessments: [Link]) {
    self.language = language
    self.course = course
    self.sections = sections
    self.assessments = assessments
  }
}

/// Markup that many pages share, rendered once, with the places where each page marks its own entry.
///
/// A course's outline stands in all of its lessons; only the mark of the current one differs.
public struct SharedFragment: Sendable, Encodable {
  /// The markup without any mark.
  public var html: HTML
  /// For each entry, in order, the offset in `html` at which its mark goes: inside its start tag, before the `>`.
  public var places: [Int]
  /// What the markup depends on, in short.
  public var digest: String

  /// Markup that many pages share.
  public init(html: HTML, places: [Int], digest: String = "") {
    self.html = html
    self.places = places
    self.digest = digest
  }

  /// The markup with ` aria-current="page"` at one entry.
  public func marking(_ entry: Int?) -> HTML {
    guard let entry, places.indices.contains(entry) else { return html }
    let mark = Array(#" aria-current="page""#.utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(html.bytes.count + mark.count)
    bytes.append(contentsOf: html.bytes[..<places[entry]])
    bytes.append(contentsOf: mark)
    bytes.append(contentsOf: html.bytes[places[entry]...])
    return HTML(markup: bytes)
  }

  private enum CodingKeys: String, CodingKey { case digest }
}
