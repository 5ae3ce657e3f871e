public import CatalogModel
public import Markup

/// An assessment as a page shows it. Answers are part of it only where they are published: in a quiz.
public struct AssessmentView: Sendable, Encodable {
  /// The title and the page of its own.
  public var link: Link
  /// A name that is unique among the assessments of one page, for anchors: `ai-fundamentals-quiz`.
  public var name: String
  /// One sentence.
  public var description: String?
  /// What it is for.
  public var type: AssessmentType
  /// The sum of the questions' points.
  public var points: Int
  /// Points that pass.
  public var passingScore: Int?
  /// How long a learner has.
  public var timeLimit: Minutes?
  /// How often a learner may try.
  public var attempts: Int
  /// What comes before the first question.
  public var brief: HTML?
  /// The table of what is looked for.
  public var rubric: HTML?
  /// In order.
  public var questions: [QuestionView]

  /// An assessment as a page shows it.
  public init(
    link: Link, name: String, description: String?, type: AssessmentType, points: Int, passingScore: Int?,
    timeLimit: Minutes?, attempts: Int, brief: HTML?, rubric: HTML?, questions: [QuestionView]
  ) {
    self.link = link
    self.name = name
    self.description = description
    self.type = type
    self.points = points
    self.passingScore = passingScore
    self.timeLimit = timeLimit
    self.attempts = attempts
    self.brief = brief
    self.rubric = rubric
    self.questions = questions
  }
}

/// A question as a page shows it.
public struct QuestionView: Sendable, Encodable {
  /// One answer to choose from.
  public struct Option: Sendable, Encodable {
    /// What it says.
    public var html: HTML
    /// Whether it is right and what to tell those who chose it; `nil` where answers are not published.
    public var verdict: Verdict?

    /// One answer to choose from.
    public init(html: HTML, verdict: Verdict?) {
      self.html = html
      self.verdict = verdict
    }
  }

  /// What a published answer says of an option.
  public struct Verdict: Sendable, Encodable {
    /// Whether choosing it is right.
    public var isRight: Bool
    /// What to tell those who chose it.
    public var feedback: HTML?

    /// What a published answer says of an option.
    public init(isRight: Bool, feedback: HTML?) {
      self.isRight = isRight
      self.feedback = feedback
    }
  }

  /// How it is answered; the right answers are `nil` where they are not published.
  public enum Format: Sendable, Encodable {
    /// Radio buttons.
    case singleChoice([Option])
    /// Check boxes.
    case multipleResponse([Option])
    /// A number.
    case numeric(value: String?, tolerance: String?)
    /// A short text; any of these is right.
    case shortText([String]?)
    /// Items in the order in which they are shown (by their text, so that it says nothing), and for each place of the
    /// right order the index of the item that belongs there.
    case ordering(items: [HTML], answer: [Int]?)
    /// The left sides in the author's order, the right sides by their text, and for each left side the index of its
    /// right side.
    case matching(leftTitle: HTML, rightTitle: HTML, left: [HTML], right: [HTML], answer: [Int]?)
    /// Free text.
    case essay
    /// A program; the starter is highlighted already.
    case code(language: String?, starter: HTML?)
  }

  /// The anchor.
  public var id: String
  /// The question itself.
  public var title: HTML
  /// What stands between the question and its answers.
  public var prompt: HTML?
  /// What it counts.
  public var points: Int
  /// How it is answered.
  public var format: Format
  /// Why the right answer is right; `nil` where answers are not published.
  public var explanation: HTML?

  /// A question as a page shows it.
  public init(id: String, title: HTML, prompt: HTML?, points: Int, format: Format, explanation: HTML?) {
    self.id = id
    self.title = title
    self.prompt = prompt
    self.points = points
    self.format = format
    self.explanation = explanation
  }
}
