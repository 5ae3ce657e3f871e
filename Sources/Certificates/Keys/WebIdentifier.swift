import Foundation

/// A `did:web` identifier: a domain, and a path below it where the site has one (W3C CCG did:web Method).
public struct WebIdentifier: Hashable, Sendable, CustomStringConvertible {
  /// `did:web:example.org:learn`.
  public let text: ExactText
  /// The domain, with its port where there is one.
  public let host: String
  /// The path, `/` or `/learn/`.
  public let path: String

  /// Reads an identifier; `nil` where it is none, or none that is written as this program writes it.
  public init?(_ text: ExactText) {
    let parts = text.string.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count >= 3, text.hasPrefix("did:web:"), text.string.utf8.allSatisfy(Self.isAllowed) else { return nil }
    let names = parts.dropFirst(2)
    guard names.allSatisfy({ !$0.isEmpty }), let domain = names.first?.removingPercentEncoding,
      domain.lowercased() == domain
    else { return nil }
    let host = domain.split(separator: ":", omittingEmptySubsequences: false)
    guard let name = host.first, host.count <= 2, !name.isEmpty, !name.contains("%"),
      host.count == 1 || UInt16(host[1]) != nil
    else { return nil }
    self.text = text
    self.host = domain
    path = "/" + names.dropFirst().map { "\($0)/" }.joined()
  }

  /// The identifier of whoever holds a site's base address; `nil` where that is no web address.
  public init?(baseURL: String) {
    guard let components = URLComponents(string: baseURL), let host = components.host?.lowercased(), !host.isEmpty
    else {
      return nil
    }
    let port = components.port.map { "%3A\($0)" } ?? ""
    let path = components.path.split(separator: "/").map { ":\($0)" }.joined()
    self.init(ExactText("did:web:\(host)\(port)\(path)"))
  }

  /// The identifier itself.
  public var description: String { text.string }

  /// Where its document has to lie: at `/.well-known/did.json` for a whole domain, in the folder of a path otherwise.
  public var documentURL: String {
    "https://\(host)\(path == "/" ? "/.well-known/" : path)did.json"
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "%"), UInt8(ascii: ":"): true
    default: false
    }
  }
}
