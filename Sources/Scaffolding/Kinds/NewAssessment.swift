public import CatalogModel
import ContentReader

/// An assessment to begin, with questions or a brief to write over.
public struct NewAssessment: Sendable {
  /// Its course.
  public var course: String
  /// Its name.
  public var name: EntityName
  /// What it is for.
  public var type: AssessmentType
  /// The lesson it belongs to; the whole course where absent.
  public var lesson: String?

  /// An assessment to begin.
  public init(course: String, name: EntityName, type: AssessmentType = .quiz, lesson: String? = nil) {
    self.course = course
    self.name = name
    self.type = type
    self.lesson = lesson
  }

  /// The assessment's file.
  public func files(in site: ExistingSite) throws(ScaffoldError) -> [StartingFile] {
    let owner = try site.course(course)
    let slug: Slug? = if let lesson { try site.lesson(lesson, of: owner).slug } else { nil }
    return [try file(in: site, of: owner, lesson: slug)]
  }

  /// The file, for a lesson that may not be there yet.
  func file(in site: ExistingSite, of owner: Course, lesson: Slug?) throws(ScaffoldError) -> StartingFile {
    let path = "\(site.contentFolder)/courses/\(owner.slug)/assessments/\(name.slug).md"
    if owner.assessments.contains(where: { $0.slug == name.slug }) { throw .exists([path]) }
    try site.checkAddress(.assessment(name.slug, of: owner.slug))
    var matter = FrontMatterDraft(.assessment)
    matter.set("title", text: name.title)
    matter.set("type", yaml: type.rawValue)
    if let lesson { matter.set("lesson", text: lesson.text) }
    return StartingFile(
      path: path, text: matter.file(suggesting: NewAssessment.suggested, body: NewAssessment.body(type)))
  }

  static let suggested: Set<String> = ["description", "passingScore", "timeLimit", "attempts"]

  private static func body(_ type: AssessmentType) -> String {
    switch type {
    case .quiz: questions
    case .finalExam: questions + "\n" + open
    case .assignment, .project: brief
    }
  }

  private static let questions = """
    ## Which of these three is a prime number? {points=2}

    - [x] 7
    - [ ] 8

      > Eight is two times four.

    - [ ] 9

    > A prime number has exactly two divisors, one and itself. Write your own questions over these: the list’s `[x]` marks
    > what is right, and a quote at the end explains it.

    ## What is a third of 90? {points=1}

    Answer: 30

    """

  private static let open = """
    ## Explain in your own words why 1 is not a prime number. {points=3 type=essay}

    """

  private static let brief = """
    Describe the work: what is to be made, from what, and in which form it is handed in. Say how long it should take.

    ### Rubric

    | What is looked for | Well done | Still to do |
    |--------------------|-----------|-------------|
    | It does what was asked | Every part of the task is there | A part is missing |
    | Somebody else can follow it | Each step is explained | Steps are left out |

    """
}
