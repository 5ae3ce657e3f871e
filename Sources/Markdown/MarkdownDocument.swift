public import Diagnostics
public import Markup

/// A heading of a text.
public struct OutlineHeading: Sendable, Hashable {
  /// 1 to 6, as it stands in the markup.
  public var level: Int
  /// The anchor.
  public var id: String
  /// The text without markup.
  public var title: String
}

/// What a Markdown text came to.
public struct MarkdownDocument: Sendable {
  /// The markup.
  public var html = HTML()
  /// The headings, in order.
  public var outline: [OutlineHeading] = []
  /// Every id that a link may lead to.
  public var anchors: Set<String> = []
  /// Every destination, in order.
  public var links: [DocumentLink] = []
  /// How many words there are; a Han, Hiragana or Katakana character counts as half of one.
  public var wordCount = 0
  /// The first paragraph, at most 200 characters of it.
  public var excerpt = ""
  /// What the author emphasised, in order: the words that a text is about, each once and without markup.
  public var terms: [String] = []
  /// The problems, in no particular order.
  public var diagnostics: [Diagnostic] = []

  init() {}
}
