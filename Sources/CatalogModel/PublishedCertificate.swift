/// A certificate as the site shows it: what its record says, and what stands beside that.
public struct PublishedCertificate: Sendable, Hashable, Encodable {
  /// What stands in a notice beside a record.
  public struct Notice: Sendable, Hashable, Encodable {
    /// The day.
    public var day: String
    /// Why.
    public var reason: String
    /// The certificate that counts in its stead.
    public var successor: String?

    /// A notice.
    public init(day: String, reason: String, successor: String?) {
      self.day = day
      self.reason = reason
      self.successor = successor
    }
  }

  /// 64 hexadecimal digits.
  public var hash: String
  /// The record's file, relative to the site's root.
  public var file: String
  /// The day from which on it counts.
  public var validFrom: String
  /// The day on which it expires.
  public var validUntil: String?
  /// The course's address when it was issued.
  public var courseURL: String
  /// The course's title when it was issued.
  public var courseName: String
  /// Which state of the course.
  public var courseVersion: String?
  /// The name of the key that signed the record.
  public var key: String
  /// Its place in the log, from 0.
  public var logIndex: Int
  /// The address of the status list that it names.
  public var statusList: String?
  /// Whether the status list says that it counts no longer.
  public var isRevoked = false
  /// The holder's name, by consent.
  public var holder: String?
  /// Why it counts no longer, or what counts in its stead.
  public var notice: Notice?

  /// A certificate that counts.
  public init(
    hash: String, file: String, validFrom: String, validUntil: String?, courseURL: String, courseName: String,
    courseVersion: String?, key: String, logIndex: Int
  ) {
    self.hash = hash
    self.file = file
    self.validFrom = validFrom
    self.validUntil = validUntil
    self.courseURL = courseURL
    self.courseName = courseName
    self.courseVersion = courseVersion
    self.key = key
    self.logIndex = logIndex
  }
}

/// Everything that a site publishes of certificates.
public struct CertificatePublication: Sendable {
  /// Who signs: `did:web:…`.
  public var issuer: String
  /// The issuer's domain, with the path below it where there is one: `example.org`, `example.org/learn`.
  public var domain: String
  /// `did.json`, as it is published.
  public var document: String
  /// The log's key, as text.
  public var logKey: String
  /// The day on which the status lists were signed, the earliest of them.
  public var statusSigned: String
  /// By hash.
  public var certificates: [PublishedCertificate] = []

  /// Where the keys are published: the place that resolvers ask, the domain's own or that of the path below it.
  public var documentAddress: Address {
    Address(path: domain.contains("/") ? "/did.json" : "/.well-known/did.json")
  }

  /// What a site publishes before it has issued a certificate.
  public init(
    issuer: String, domain: String, document: String, logKey: String, statusSigned: String
  ) {
    self.issuer = issuer
    self.domain = domain
    self.document = document
    self.logKey = logKey
    self.statusSigned = statusSigned
  }
}

extension Address {
  /// Where certificates are verified.
  public static let verify = Address(path: "/verify/")
  /// The page of a certificate.
  public static func certificate(_ hash: String) -> Address { Address(path: "/certificates/\(hash)/") }
  /// A file beside the pages of certificates.
  public static func certificateFile(_ name: String) -> Address { Address(path: "/certificates/\(name)") }
}
