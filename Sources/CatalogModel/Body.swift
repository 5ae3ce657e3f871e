/// The long text of an entity, as far as lists, neighbours and checks need it; its markup is rendered apart.
public struct Body: Hashable, Sendable, Codable {
  /// A heading of the text, for outlines.
  public struct Heading: Hashable, Sendable, Codable {
    /// 1 to 6, as the page shows it.
    public var level: Int
    /// The anchor.
    public var id: String
    /// The heading's text, without markup.
    public var title: String

    /// A heading of the text.
    public init(level: Int, id: String, title: String) {
      self.level = level
      self.id = id
      self.title = title
    }
  }

  /// The file that the text stands in, relative to the site's root.
  public var file: String
  /// The headings in order.
  public var outline: [Heading]
  /// What the author emphasised, for the search.
  public var terms: [String]
  /// How many words of prose there are, code left out.
  public var wordCount: Int
  /// The plain text of the first paragraph, at most 200 characters.
  public var excerpt: String

  /// The long text of an entity.
  public init(file: String, outline: [Heading] = [], terms: [String] = [], wordCount: Int = 0, excerpt: String = "") {
    self.file = file
    self.outline = outline
    self.terms = terms
    self.wordCount = wordCount
    self.excerpt = excerpt
  }

  /// How long a learner reads, at 200 words a minute; at least 1.
  public var readingTime: Minutes { Minutes(max(1, (wordCount + 199) / 200)) }
}
