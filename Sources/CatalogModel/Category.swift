public import Diagnostics

/// A place in the catalog's tree.
public struct Category: Sendable {
  /// The file's name.
  public var slug: Slug
  /// The file, relative to the site's root.
  public var file: String
  /// At most 200 characters.
  public var title: String
  /// Where the title is written.
  public var titlePlace: SourceRange?
  /// One sentence.
  public var description: String?
  /// `#RRGGBB`.
  public var color: String?
  /// An emoji or another short sign.
  public var icon: String?
  /// The category above; `nil` at the top.
  public var parent: Located<Slug>?
  /// Former addresses, which lead here.
  public var aliases: [Located<String>] = []
  /// When it was last changed, if the author says so.
  public var updatedAt: CalendarDate?
  /// The long text.
  public var body: Body?

  /// A category at the top of the tree.
  public init(slug: Slug, file: String, title: String) {
    self.slug = slug
    self.file = file
    self.title = title
  }
}
