public import Diagnostics
public import Markup

/// Questions on a lesson or on a whole course.
public struct Assessment: Sendable {
  /// The file's name.
  public var slug: Slug
  /// The file, relative to the site's root.
  public var file: String
  /// At most 200 characters.
  public var title: String
  /// One sentence.
  public var description: String?
  /// What it is for.
  public var type: AssessmentType = .quiz
  /// The lesson it belongs to; `nil` for the whole course.
  public var lesson: Located<Slug>?
  /// Points that pass; `nil` where nothing passes or fails.
  public var passingScore: Located<Int>?
  /// As the author wrote it; it equals the sum of the questions' points.
  public var maxScore: Located<Int>?
  /// How long a learner has.
  public var timeLimit: Minutes?
  /// How often a learner may try.
  public var attempts = 3
  /// When it was last changed, if the author says so.
  public var updatedAt: CalendarDate?
  /// Former addresses, which lead here.
  public var aliases: [Located<String>] = []
  /// What comes before the first question.
  public var brief: HTML?
  /// The table of what is looked for, from under `### Rubric`.
  public var rubric: HTML?
  /// In order.
  public var questions: [Question] = []

  /// An assessment with nothing in it yet.
  public init(slug: Slug, file: String, title: String) {
    self.slug = slug
    self.file = file
    self.title = title
  }

  /// The sum of the questions' points.
  public var points: Int { questions.reduce(0) { $0 + $1.points } }

  /// Whether the answers are published with the questions: a quiz is a self-check, everything else is graded.
  public var publishesAnswers: Bool { type == .quiz }
}
