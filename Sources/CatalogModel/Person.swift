public import Diagnostics

/// The public profile of an instructor or a creator.
public struct Person: Sendable {
  /// The file's name.
  public var username: Slug
  /// The file, relative to the site's root.
  public var file: String
  /// The name that is shown.
  public var name: String
  /// A picture.
  public var avatar: FileReference?
  /// Pages elsewhere.
  public var links: [String] = []
  /// Former addresses, which lead here.
  public var aliases: [Located<String>] = []
  /// When it was last changed, if the author says so.
  public var updatedAt: CalendarDate?
  /// The long text.
  public var body: Body?

  /// A person with nothing but a name.
  public init(username: Slug, file: String, name: String) {
    self.username = username
    self.file = file
    self.name = name
  }
}
