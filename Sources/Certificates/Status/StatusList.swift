/// Which certificates are revoked: a bit for each (W3C Bitstring Status List 1.0).
public struct StatusList: Sendable, Equatable {
  /// Why bytes are no status list.
  public enum Problem: Error, Hashable, Sendable {
    /// A member of the credential is missing or is not what it has to be.
    case member(String)
    /// The bits cannot be read.
    case bits
  }

  /// How many bits a list has.
  public static let size = 131_072
  /// A list takes no more certificates once three quarters of it are taken: a random free place is found at once.
  public static let capacity = size / 4 * 3
  /// How long a list is valid after it was signed, in seconds: 90 days.
  public static let validity: Int64 = 90 * 86_400
  /// From which age on a list is signed again, in seconds: 30 days.
  public static let renewal: Int64 = 30 * 86_400

  private var bytes: [UInt8]

  /// A list in which nothing is revoked.
  public init() { bytes = [UInt8](repeating: 0, count: Self.size / 8) }

  /// Whether a certificate's bit is set: the first bit is the highest of the first byte.
  public subscript(index: Int) -> Bool {
    get { bytes[index / 8] & (0x80 >> UInt8(index % 8)) != 0 }
    set {
      let mask: UInt8 = 0x80 >> UInt8(index % 8)
      bytes[index / 8] = newValue ? bytes[index / 8] | mask : bytes[index / 8] & ~mask
    }
  }

  /// How many are revoked.
  public var count: Int { bytes.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Whether everything that another list revokes is revoked here: a revocation is never taken back.
  public func includes(_ other: StatusList) -> Bool { zip(bytes, other.bytes).allSatisfy { $0 & $1 == $1 } }

  /// The list as a credential, without a proof.
  public func credential(at address: String, issuer: WebIdentifier, signedAt moment: Moment) -> JSON {
    [
      "@context": ["https://www.w3.org/ns/credentials/v2"], "id": .string(ExactText(address)),
      "type": ["VerifiableCredential", "BitstringStatusListCredential"], "issuer": .string(issuer.text),
      "validFrom": .string(ExactText(moment.description)),
      "validUntil": .string(ExactText(Moment(seconds: moment.seconds + Self.validity).description)),
      "credentialSubject": [
        "id": .string(ExactText("\(address)#list")), "type": "BitstringStatusList", "statusPurpose": "revocation",
        "encodedList": .string(ExactText("u\(Base64URL.encode(Compression.gzip.compress(bytes)))")),
      ],
    ]
  }

  /// Reads a list out of a credential.
  public init(_ credential: JSON) throws(Problem) {
    guard credential["type"]?.elements?.contains("BitstringStatusListCredential") == true else { throw .member("type") }
    let subject = credential["credentialSubject"]
    guard subject?["type"]?.text == "BitstringStatusList" else { throw .member("credentialSubject.type") }
    guard subject?["statusPurpose"]?.text == "revocation" else { throw .member("statusPurpose") }
    guard let text = subject?["encodedList"]?.text, text.hasPrefix("u"),
      let packed = Base64URL.decode(text.string.dropFirst()),
      let bytes = Compression.gzip.expand(packed, limit: Self.size / 8), bytes.count == Self.size / 8
    else { throw .bits }
    self.bytes = bytes
  }
}
