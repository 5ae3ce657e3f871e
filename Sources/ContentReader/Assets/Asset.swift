public import CatalogModel

/// A file that the site publishes as it is.
public struct Asset: Hashable, Sendable {
  /// The size of an image, in CSS pixels.
  public struct PixelSize: Hashable, Sendable {
    /// From left to right.
    public var width: Int
    /// From top to bottom.
    public var height: Int

    /// The size of an image.
    public init(width: Int, height: Int) {
      self.width = width
      self.height = height
    }
  }

  /// The file, relative to the site's root.
  public var path: String
  /// The address with the first eight hexadecimal digits of the digest before the extension; that of an interactive page
  /// and of what it uses has none, because they name each other.
  public var publishedAddress: Address
  /// A second address under the plain name, for a file that both the site and an interactive page refer to.
  public var plainAddress: Address?
  /// The SHA-256 of the bytes.
  public var digest: ContentDigest
  /// How many bytes the file has.
  public var byteCount: Int
  /// The size, for images.
  public var pixelSize: PixelSize?

  /// The address that a file has under its own name, whatever it holds.
  static func plainAddress(of path: String, contentFolder: String) -> Address {
    Address(path: "/" + path.dropFirst(contentFolder.utf8.count + 1))
  }

  /// The address with a part of the digest in the name.
  static func hashedAddress(of path: String, contentFolder: String, digest: ContentDigest) -> Address {
    let plain = plainAddress(of: path, contentFolder: contentFolder).path
    let hash = digest.description.prefix(8)
    let name = plain.lastIndex(of: "/").map { plain.index(after: $0) } ?? plain.startIndex
    guard let dot = plain[name...].lastIndex(of: "."), dot > name else { return Address(path: "\(plain).\(hash)") }
    return Address(path: "\(plain[..<dot]).\(hash)\(plain[dot...])")
  }
}
