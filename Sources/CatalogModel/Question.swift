public import Diagnostics
public import Markup

/// One question of an assessment.
public struct Question: Sendable {
  /// One answer to choose from.
  public struct Option: Hashable, Sendable {
    /// What it says.
    public var html: HTML
    /// The same without markup, for comparing.
    public var text: String
    /// Whether it is right.
    public var isRight: Bool
    /// What to tell those who chose it.
    public var feedback: HTML?

    /// One answer to choose from.
    public init(html: HTML, text: String, isRight: Bool, feedback: HTML? = nil) {
      self.html = html
      self.text = text
      self.isRight = isRight
      self.feedback = feedback
    }
  }

  /// A thing to put in order, or one side of a pair.
  public struct Item: Hashable, Sendable {
    /// What it says.
    public var html: HTML
    /// The same without markup.
    public var text: String

    /// A thing to put in order, or one side of a pair.
    public init(html: HTML, text: String) {
      self.html = html
      self.text = text
    }
  }

  /// Two things that belong together.
  public struct Pair: Hashable, Sendable {
    /// The side that stays.
    public var left: Item
    /// The side that is found.
    public var right: Item

    /// Two things that belong together.
    public init(left: Item, right: Item) {
      self.left = left
      self.right = right
    }
  }

  /// How a question is answered, with its right answer.
  public enum Format: Sendable {
    /// One of several options is right.
    case singleChoice([Option])
    /// Several options are right.
    case multipleResponse([Option])
    /// A number, right within `tolerance` either way. Both are kept as written, so that printing loses nothing.
    case numeric(value: String, tolerance: String?)
    /// One of these texts, compared trimmed and without regard to case.
    case shortText([String])
    /// The right order.
    case ordering([Item])
    /// The right pairs, with the headings of both columns.
    case matching([Pair], leftTitle: HTML, rightTitle: HTML)
    /// Free text, graded by a person.
    case essay
    /// A program, graded by a person.
    case code(language: String?, starter: HTML?)
  }

  /// The anchor: the author's `{#id}`, else one made from the heading.
  public var id: String
  /// The question itself, without markup.
  public var text: String
  /// The question itself.
  public var title: HTML
  /// What stands between the question and its answers.
  public var prompt: HTML?
  /// What it counts; 1 where the author says nothing.
  public var points: Int
  /// How it is answered.
  public var format: Format
  /// Why the right answer is right.
  public var explanation: HTML?
  /// The heading's place.
  public var range: SourceRange

  /// One question of an assessment.
  public init(
    id: String, text: String, title: HTML, prompt: HTML? = nil, points: Int = 1, format: Format,
    explanation: HTML? = nil, range: SourceRange
  ) {
    self.id = id
    self.text = text
    self.title = title
    self.prompt = prompt
    self.points = points
    self.format = format
    self.explanation = explanation
    self.range = range
  }
}
