public import CatalogModel
import ContentReader

/// A course to begin: a draft without lessons.
public struct NewCourse: Sendable {
  /// Its name.
  public var name: EntityName
  /// What it asks of those who begin it.
  public var level: CourseLevel
  /// The username of who makes it.
  public var creator: String?

  /// A course to begin.
  public init(name: EntityName, level: CourseLevel = .beginner, creator: String? = nil) {
    self.name = name
    self.level = level
    self.creator = creator
  }

  /// The course's file.
  public func files(in site: ExistingSite) throws(ScaffoldError) -> [StartingFile] {
    let path = "\(site.contentFolder)/courses/\(name.slug)/course.md"
    if site.catalog.courses.contains(where: { $0.slug == name.slug }) { throw .exists([path]) }
    try site.checkAddress(.course(name.slug))
    var matter = FrontMatterDraft(.course)
    matter.set("title", text: name.title)
    matter.set("description", text: "Say in one or two sentences what a learner will be able to do.")
    matter.set("status", yaml: CourseStatus.draft.rawValue)
    matter.set("level", yaml: level.rawValue)
    if let creator {
      let person = try site.person(creator)
      matter.set("creator", text: person.text)
      matter.set("instructors", yaml: "[\(YAMLText.scalar(person.text))]")
    }
    return [StartingFile(path: path, text: matter.file(suggesting: NewCourse.suggested, body: NewCourse.body))]
  }

  static let suggested: Set<String> = [
    "estimatedTime", "price", "creator", "categories", "tags", "prerequisites", "thumbnail", "thumbnailAlt",
    "objectives", "certificate",
  ]

  private static let body = """
    Write here whom the course is for, what they should bring along, and what they will have made or understood in the
    end.

    """
}
