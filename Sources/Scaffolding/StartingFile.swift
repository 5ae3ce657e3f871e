/// A file to begin with: what `miyabi new` writes.
public struct StartingFile: Hashable, Sendable {
  /// Relative to the site's root.
  public var path: String
  /// Everything that stands in it.
  public var text: String

  /// A file to begin with.
  public init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}
