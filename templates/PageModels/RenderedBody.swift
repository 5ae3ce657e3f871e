public import CatalogModel
public import Markup

/// The markup of a Markdown text; it takes part in its page's fingerprint by its digest alone.
public struct RenderedBody: Sendable, Encodable {
  /// What the markup depends on, in short: two bodies with one digest have the same markup.
  public var digest: String
  /// Gives the markup: a page that is what it would become needs none.
  public var markup: @Sendable () -> HTML
  /// The markup.
  public var html: HTML { markup() }
  /// The headings, for an outline of the page.
  public var outline: [Body.Heading]

  /// The markup of a Markdown text.
  public init(digest: String, markup: @escaping @Sendable () -> HTML, outline: [Body.Heading]) {
    self.digest = digest
    self.markup = markup
    self.outline = outline
  }

  private enum CodingKeys: String, CodingKey { case digest }
}
