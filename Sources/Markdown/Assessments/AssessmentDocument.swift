public import Diagnostics
public import Markup

/// The questions of an assessment as its Markdown has them, before anything is made of them.
public struct AssessmentDocument: Sendable {
  /// An attribute of a question's heading.
  public struct Attribute: Sendable, Hashable {
    /// Such as `points`.
    public var name: String
    /// Without quotation marks.
    public var value: String
  }

  /// An answer to choose from.
  public struct Option: Sendable {
    /// The markup.
    public var html: HTML
    /// The text without markup.
    public var text: String
    /// Whether it stands with `[x]`.
    public var isChecked: Bool
    /// What to tell those who chose it.
    public var feedback: HTML?
  }

  /// A cell of a table, or an item of a list.
  public struct Cell: Sendable {
    /// The markup.
    public var html: HTML
    /// The text without markup.
    public var text: String
  }

  /// A level-2 heading and what follows it.
  public struct Section: Sendable {
    /// The anchor.
    public var id: String
    /// The heading without markup.
    public var text: String
    /// The heading.
    public var title: HTML
    /// Where the heading stands.
    public var range: SourceRange
    /// What stands in braces after the heading.
    public var attributes: [Attribute] = []
    /// What stands between the heading and its answers.
    public var prompt: HTML?
    /// The items of a list with boxes.
    public var options: [Option] = []
    /// The items of a numbered list under `type=ordering`.
    public var orderedItems: [Cell] = []
    /// The heads of a table under `type=matching`.
    public var tableHeader: [Cell] = []
    /// The rows of a table under `type=matching`.
    public var tableRows: [[Cell]] = []
    /// What follows `Answer:`.
    public var answer: String?
    /// The fence titled `starter` under `type=code`, highlighted.
    public var starter: HTML?
    /// The language of that fence.
    public var starterLanguage: String?
    /// The block quote at the end.
    public var explanation: HTML?
  }

  /// What comes before the first question.
  public var brief: HTML?
  /// The table under a heading `Rubric` of the brief.
  public var rubric: HTML?
  /// In order.
  public var questions: [Section] = []
  /// Every id that a link may lead to.
  public var anchors: Set<String> = []
  /// Every destination, in order.
  public var links: [DocumentLink] = []
  /// How many words there are.
  public var wordCount = 0
  /// The problems, in no particular order.
  public var diagnostics: [Diagnostic] = []

  init() {}
}
