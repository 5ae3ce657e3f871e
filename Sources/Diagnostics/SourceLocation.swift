/// A stretch of a named file.
public struct SourceLocation: Hashable, Sendable, Codable {
  /// The file's path relative to the site's root, with `/` between its parts.
  public var file: String
  /// The stretch inside the file.
  public var range: SourceRange

  /// A stretch of a named file.
  public init(file: String, range: SourceRange = .wholeFile) {
    self.file = file
    self.range = range
  }
}
