public import Diagnostics

/// What a destination is the address of.
public enum LinkKind: Sendable, Hashable {
  /// Where a link leads.
  case link
  /// What an image shows.
  case image
}

/// The address that stands in the markup for a destination.
public struct ResolvedLink: Sendable, Hashable {
  /// The address, percent-encoded.
  public var url: String
  /// The width of an image, in CSS pixels.
  public var width: Int?
  /// The height of an image, in CSS pixels.
  public var height: Int?

  /// An address, with the size of what is there where it is an image of known size.
  public init(url: String, width: Int? = nil, height: Int? = nil) {
    self.url = url
    self.width = width
    self.height = height
  }
}

/// Says where the destinations of a text lead.
public struct LinkResolver: Sendable {
  /// The address for a destination as the author wrote it; `nil` leaves it as it is.
  public var resolve: @Sendable (String, LinkKind) -> ResolvedLink?

  /// Takes the function that resolves.
  public init(_ resolve: @escaping @Sendable (String, LinkKind) -> ResolvedLink?) { self.resolve = resolve }

  /// Leaves every destination as it is.
  public static let identity = LinkResolver { _, _ in nil }
}

/// A destination that a text names.
public struct DocumentLink: Sendable, Hashable {
  /// What the author wrote, without escapes and entities.
  public var destination: String
  /// What it is the address of.
  public var kind: LinkKind
  /// Where it is written; of a link by reference, in the definition.
  public var range: SourceRange
}
