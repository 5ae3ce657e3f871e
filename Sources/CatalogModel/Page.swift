public import Diagnostics

/// A page of the site that is not part of the catalog: about, privacy.
public struct Page: Sendable {
  /// The file's name.
  public var slug: Slug
  /// The file, relative to the site's root.
  public var file: String
  /// At most 200 characters.
  public var title: String
  /// One sentence.
  public var description: String?
  /// The place among the pages of the header; those without one come last, by name.
  public var order: Int?
  /// Whether the header links to it.
  public var isInNavigation = false
  /// Former addresses, which lead here.
  public var aliases: [Located<String>] = []
  /// When it was last changed, if the author says so.
  public var updatedAt: CalendarDate?
  /// The long text.
  public var body: Body?

  /// A page with nothing in it yet.
  public init(slug: Slug, file: String, title: String) {
    self.slug = slug
    self.file = file
    self.title = title
  }
}
