/// A file of `content/` that an entity names: an image, captions, an attachment.
public struct FileReference: Hashable, Sendable, Codable {
  /// The file's path relative to the site's root.
  public var path: String

  /// A file of `content/`.
  public init(path: String) { self.path = path }

  /// The name after the last slash.
  public var name: String {
    String(path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...])
  }

  /// What follows the name's last dot, in lowercase; empty where there is none.
  public var pathExtension: String {
    guard let dot = name.lastIndex(of: ".") else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }
}

/// Where a recording or a document is: in `content/`, or at an address outside.
public enum ResourceReference: Hashable, Sendable, Codable {
  /// A file that the site publishes.
  case file(FileReference)
  /// An address elsewhere, `https` or `http`.
  case url(String)
}
