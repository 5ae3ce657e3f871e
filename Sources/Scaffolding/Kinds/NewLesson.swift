public import CatalogModel
import ContentReader

/// A lesson to begin, with what makes it one of its type.
public struct NewLesson: Sendable {
  /// Where it comes in the course, if not at the end.
  public enum Position: Sendable, Hashable {
    /// After the lesson of that name.
    case after(String)
    /// With that number.
    case number(Int)
  }

  /// Its course.
  public var course: String
  /// Its name.
  public var name: EntityName
  /// What it consists of.
  public var type: LessonType
  /// The heading it stands under in the syllabus; that of the lesson before it where absent.
  public var section: String?
  /// Where it comes in the course; at the end, or at its section's, where absent.
  public var position: Position?
  /// The recording's address, for a `video` or an `audio` lesson.
  public var url: String?

  /// A text lesson at the end of a course.
  public init(
    course: String, name: EntityName, type: LessonType = .text, section: String? = nil, position: Position? = nil,
    url: String? = nil
  ) {
    self.course = course
    self.name = name
    self.type = type
    self.section = section
    self.position = position
    self.url = url
  }

  /// Whether a lesson of that type shows a recording, which has an address.
  public static func needsURL(_ type: LessonType) -> Bool { type == .video || type == .audio }

  /// An address on the web as it is written under `url`.
  public static func checkedURL(_ written: String) throws(ScaffoldError) -> String { try TextCheck.webAddress(written) }

  /// The lesson's file, and what its type needs besides.
  public func files(in site: ExistingSite) throws(ScaffoldError) -> [StartingFile] {
    let owner = try site.course(course)
    if let same = owner.lessons.first(where: { $0.slug == name.slug }) { throw .exists([same.file]) }
    try site.checkAddress(.lesson(name.slug, of: owner.slug))
    let section: String? =
      if let section = self.section {
        try TextCheck.text(section, "section", of: .lesson, noun: "the section")
      } else { nil }
    let place = try LessonPlace.find(position, section: section, in: owner, site)
    var matter = FrontMatterDraft(.lesson)
    matter.set("title", text: name.title)
    if type != .text { matter.set("type", yaml: type.rawValue) }
    if let section = place.section { matter.set("section", text: section) }
    let folder = "\(site.contentFolder)/courses/\(owner.slug)"
    var others: [StartingFile] = []
    switch type {
    case .text: break
    case .video, .audio: matter.set(type.rawValue, yaml: "{ url: \"\(try recordingURL())\" }")
    case .interactive:
      matter.set("interactive", yaml: "{ file: files/\(name.slug).html, height: 240 }")
      others.append(
        StartingFile(
          path: "\(folder)/files/\(name.slug).html",
          text: InteractivePage.html(title: name.title, language: owner.language)))
    case .quiz, .assignment:
      let assessment = NewAssessment(
        course: owner.slug.text, name: name, type: type == .quiz ? .quiz : .assignment, lesson: name.slug.text)
      others.append(try assessment.file(in: site, of: owner, lesson: name.slug))
    }
    if url != nil, !NewLesson.needsURL(type) { throw .needlessURL(type) }
    let file = StartingFile(
      path: "\(folder)/lessons/\(place.prefix)-\(name.slug).md",
      text: matter.file(suggesting: NewLesson.suggested, body: NewLesson.body(type)))
    return [file] + others
  }

  private func recordingURL() throws(ScaffoldError) -> String {
    guard let url else {
      throw .missing("the address of the recording", say: "add `--url https://…`; a file of your own comes later")
    }
    return try TextCheck.webAddress(url)
  }

  static let suggested: Set<String> = ["description", "duration", "section", "isPreview", "objectives", "notes"]

  private static func body(_ type: LessonType) -> String {
    switch type {
    case .text:
      """
      Begin with what a learner can do after this lesson, and why that is worth the time.

      ## The first step

      Show it with an example, then let the learner try it.

      """
    case .video, .audio:
      """
      Say what there is to look or listen for, and what it leads to.

      Captions and a transcript go into `files/`, and their names beside the recording's.

      """
    case .interactive: "Say what there is to try, and what to notice while trying it.\n"
    case .quiz: "Say what the questions are about, and that nobody else sees the answers.\n"
    case .assignment: "Say how the work follows from the lessons before it, and what it is good for.\n"
    }
  }
}
