public import Markup

/// What a page says of itself to browsers, search engines and those who share it.
public struct PageMeta: Sendable, Encodable {
  /// The same text in another language.
  public struct Alternate: Hashable, Sendable, Encodable {
    /// BCP 47.
    public var language: String
    /// The language's own name or the course's title there.
    public var title: String
    /// The link within the site.
    public var url: SafeURL

    /// The same text in another language.
    public init(language: String, title: String, url: SafeURL) {
      self.language = language
      self.title = title
      self.url = url
    }
  }

  /// Whether search engines may list the page.
  public enum Robots: String, Sendable, Encodable {
    case index, noindex
  }

  /// The page's own title, without the site's name.
  public var title: String
  /// One sentence; the site's where the page has none.
  public var description: String
  /// The link within the site; `SiteFrame.origin` makes it the canonical address.
  public var url: SafeURL
  /// The language of the text, BCP 47.
  public var language: String
  /// The same text in other languages.
  public var alternates: [Alternate] = []
  /// Whether search engines may list the page.
  public var robots = Robots.index
  /// The picture for those who share the page.
  public var image: Picture?
  /// The way down from the home page, without the page itself.
  public var breadcrumbs: [Link] = []
  /// The day of the last change, `2026-01-15`, where the front matter gives one.
  public var lastModified: String?

  /// What a page says of itself.
  public init(title: String, description: String, url: SafeURL, language: String) {
    self.title = title
    self.description = description
    self.url = url
    self.language = language
  }
}
