/// An address that may stand in `href` or `src`: relative, or of a scheme that runs nothing.
public struct SafeURL: Hashable, Sendable, Encodable {
  /// The address as it stands in the attribute, before escaping.
  public let text: String

  /// Takes an address whose scheme is `http`, `https`, `mailto`, `tel` or `ftp`, or that has none; `nil` for another.
  public init?(_ text: String) {
    guard SafeURL.isSafe(text) else { return nil }
    self.text = text
  }

  /// An address of the site's own, made by the program.
  public init(local path: String) { text = SafeURL.isSafe(path) ? path : "#" }

  /// Whether a browser that follows `text` runs nothing: white space and control characters, which browsers drop
  /// before they look at the scheme, do not hide one.
  static func isSafe(_ text: String) -> Bool {
    if text.hasPrefix("https://") || text.hasPrefix("http://") { return true }
    var scheme: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: ":"):
        return ["http", "https", "mailto", "tel", "ftp"].contains(String(decoding: scheme, as: UTF8.self))
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return true
      case 0...0x20: continue
      default: scheme.append(byte | (byte >= 0x41 && byte <= 0x5A ? 0x20 : 0))
      }
    }
    return true
  }

  /// Writes the address alone.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
