public import Diagnostics

/// What `site.yaml` says.
public struct Site: Sendable {
  /// A link of the header.
  public struct NavigationLink: Hashable, Sendable, Codable {
    /// What it says.
    public var title: String
    /// An address of the site, from its root, or one elsewhere.
    public var url: String

    /// A link of the header.
    public init(title: String, url: String) {
      self.title = title
      self.url = url
    }
  }

  /// Who signs the certificates.
  public struct Issuer: Hashable, Sendable, Codable {
    /// A decentralized identifier, `did:web:…`; from the base address where absent.
    public var issuer: String?
    /// The issuer's name; the site's title where absent.
    public var name: String?
    /// The issuer's home page; the site's where absent.
    public var url: String?

    /// Everything as the site has it.
    public init() {}
  }

  /// What a check's findings count for.
  public enum CheckLevel: String, WrittenEnumeration {
    case error, warn, ignore
    /// The name in messages.
    public static let noun = "check level"
  }

  /// The site's name.
  public var title: String
  /// One sentence.
  public var description = ""
  /// Where the site will live, with a slash at its end: `https://example.org/learn/`.
  public var baseURL = "http://localhost:8080/"
  /// BCP 47.
  public var language = "en"
  /// The currency of prices that name none (ISO 4217).
  public var currency = "USD"
  /// The links of the header; the program's own where empty.
  public var navigation: [NavigationLink] = []
  /// The colour of links and buttons, `#RRGGBB`.
  public var accent: String?
  /// The picture beside the site's name.
  public var logo: FileReference?
  /// Whether raw HTML in Markdown is kept.
  public var keepsRawHTML = false
  /// The longest body, in characters.
  public var bodyCharacters = 100_000
  /// What the author set for single checks.
  public var checks: [DiagnosticCode: CheckLevel] = [:]
  /// Who signs the certificates.
  public var issuer = Issuer()
  /// An address to write to: `https:` or `mailto:`.
  public var contact: String?
  /// The licence of the texts, by name or address.
  public var licence: String?

  /// A site with a name.
  public init(title: String) { self.title = title }
}
