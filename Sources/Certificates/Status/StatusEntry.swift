/// The place in a status list that a certificate names.
public struct StatusEntry: Sendable {
  /// The list's address.
  public let list: ExactText
  /// The bit in it.
  public let index: Int

  /// Reads a certificate's `credentialStatus`; `nil` where it names no place that there could be.
  public init?(_ claim: JSON?) {
    guard let list = claim?["statusListCredential"]?.text,
      let index = claim?["statusListIndex"]?.text.flatMap({ Int($0.string) }), (0..<StatusList.size).contains(index)
    else { return nil }
    self.list = list
    self.index = index
  }

  /// The number in an address that ends with `/status/1.jwt`; `nil` for any other.
  public var number: Int? {
    let parts = list.string.split(separator: "/")
    guard parts.count > 2, parts[parts.count - 2] == "status", let name = parts.last, name.hasSuffix(".jwt") else {
      return nil
    }
    return Int(name.dropLast(4))
  }
}
