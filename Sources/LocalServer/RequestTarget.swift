import CatalogModel

/// The path that a request asks for, decoded (RFC 9110, section 7.1; RFC 3986, section 2.1).
package struct RequestTarget: Sendable, Equatable {
  /// The path from the host's root; it holds no `.` and no `..` as a part, and no NUL.
  package let path: String

  /// Takes a target as it stands in the request line; `nil` for one that is no path, or that leads upwards.
  package init?(_ written: String) {
    guard written.utf8.first == UInt8(ascii: "/"), written.utf8.count <= 8192 else { return nil }
    guard let decoded = percentDecodedBytes(written.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") })
    else { return nil }
    guard let path = String(validating: decoded, as: UTF8.self), !decoded.contains(0), !decoded.contains(0x5C),
      !path.split(separator: "/").contains(where: { $0 == "." || $0 == ".." })
    else { return nil }
    self.path = path
  }
}
