public import CatalogModel
public import Markup

/// The page of a certificate: what its record says, and how to check it.
public struct CertificatePage: Sendable, Encodable {
  /// What every page shares.
  public var frame: SiteFrame
  /// What the page says of itself.
  public var meta: PageMeta
  /// What the record says.
  public var certificate: PublishedCertificate
  /// The issuer's identifier.
  public var issuer: String
  /// The issuer's domain.
  public var domain: String
  /// The day on which the status lists were signed.
  public var statusSigned: String
  /// The course, where the site still has it.
  public var course: Link?
  /// Where it is verified; the record, the keys, the status list, the log's checkpoint.
  public var links: Links

  /// Where the parts lie.
  public struct Links: Sendable, Encodable {
    /// The page that verifies, with the hash after it.
    public var verify: SafeURL
    /// The record.
    public var record: SafeURL
    /// The issuer's keys.
    public var keys: SafeURL
    /// The status list.
    public var status: SafeURL
    /// The log's checkpoint.
    public var checkpoint: SafeURL
    /// The certificate that counts in this one's stead.
    public var successor: SafeURL?

    /// Where the parts lie.
    public init(
      verify: SafeURL, record: SafeURL, keys: SafeURL, status: SafeURL, checkpoint: SafeURL, successor: SafeURL?
    ) {
      self.verify = verify
      self.record = record
      self.keys = keys
      self.status = status
      self.checkpoint = checkpoint
      self.successor = successor
    }
  }

  /// The page of a certificate.
  public init(
    frame: SiteFrame, meta: PageMeta, certificate: PublishedCertificate, publication: CertificatePublication,
    course: Link?, links: Links
  ) {
    self.frame = frame
    self.meta = meta
    self.certificate = certificate
    issuer = publication.issuer
    domain = publication.domain
    statusSigned = publication.statusSigned
    self.course = course
    self.links = links
  }
}

/// The page where certificates are verified.
public struct VerifyPage: Sendable, Encodable {
  /// What every page shares.
  public var frame: SiteFrame
  /// What the page says of itself.
  public var meta: PageMeta
  /// The issuer's domain; the site's own where it has issued nothing.
  public var domain: String
  /// The issuer's keys, `did.json`; empty where there are none.
  public var document: String
  /// The log's key.
  public var logKey: String
  /// The day as of which the keys are these.
  public var saved: String
  /// The SHA-256 of the theme's script, in base64: nothing else may run in this page.
  public var scriptHash: String

  /// The page where certificates are verified.
  public init(
    frame: SiteFrame, meta: PageMeta, domain: String, document: String, logKey: String, saved: String,
    scriptHash: String
  ) {
    self.frame = frame
    self.meta = meta
    self.domain = domain
    self.document = document
    self.logKey = logKey
    self.saved = saved
    self.scriptHash = scriptHash
  }
}
