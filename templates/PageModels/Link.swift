public import Markup

/// Somewhere to go.
public struct Link: Hashable, Sendable, Encodable {
  /// What the link says.
  public var title: String
  /// Where it leads.
  public var url: SafeURL

  /// Somewhere to go.
  public init(_ title: String, _ url: SafeURL) {
    self.title = title
    self.url = url
  }
}

/// A picture with what it takes to lay a page out before it arrives.
public struct Picture: Hashable, Sendable, Encodable {
  /// Where it is.
  public var url: SafeURL
  /// What it shows, in words; empty for decoration.
  public var alt: String
  /// Pixels, where the file says so.
  public var width: Int?
  /// Pixels, where the file says so.
  public var height: Int?

  /// A picture.
  public init(url: SafeURL, alt: String, width: Int? = nil, height: Int? = nil) {
    self.url = url
    self.alt = alt
    self.width = width
    self.height = height
  }
}
