public import Diagnostics

/// An address outside the site that the content names.
public struct OutsideLink: Sendable, Hashable {
  /// The address, as the author wrote it.
  public var url: String
  /// Where it stands: the address alone, so that a fix can take its place.
  public var location: SourceLocation
  /// The text of the first line of `location`, for showing.
  public var sourceLine: String?

  /// An address outside the site that the content names.
  public init(url: String, location: SourceLocation, sourceLine: String? = nil) {
    self.url = url
    self.location = location
    self.sourceLine = sourceLine
  }

  /// Whether the address is one that ``testLinks(_:_:)`` asks for: others, such as `mailto:`, it passes over.
  public var isOnTheWeb: Bool { WebAddress.isOnTheWeb(url) }
}
