/// A file that ships with a theme: a style sheet, a script, a picture.
public struct ThemeAsset: Sendable {
  /// The file's name in `templates/assets/`, such as `site.css`; it is published with a hash of its content in it.
  public var name: String
  /// The file's bytes.
  public var bytes: [UInt8]

  /// A file that ships with a theme.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}
