public import Markup

/// What every page of a site shares: header, footer, style.
public struct SiteFrame: Sendable, Encodable {
  /// The site's name.
  public var title: String
  /// One sentence about the site.
  public var description: String
  /// The language of the site's own words, BCP 47.
  public var language: String
  /// The home page.
  public var homeURL: SafeURL
  /// The links of the header, in order.
  public var navigation: [Link]
  /// The links of the footer, in order.
  public var footer: [Link]
  /// Beside the site's name.
  public var logo: Picture?
  /// The colour of links and buttons, `#RRGGBB`.
  public var accent: String?
  /// The style sheet's address, with a hash of its content.
  public var stylesheet: SafeURL
  /// The addresses of scripts by their name in `templates/assets/`, such as `quiz.js`.
  public var scripts: ThemeScripts
  /// The address of `favicon.svg`, with a hash of its content.
  public var favicon: SafeURL?
  /// The Atom feed.
  public var feedURL: SafeURL
  /// What the search looks through.
  public var searchURL: SafeURL
  /// The page of the learner's progress.
  public var progressURL: SafeURL
  /// Scheme and host: `https://example.org`; with a link of the site it makes an absolute address.
  public var origin: String
  /// The currency of prices that name none.
  public var currency: String
  /// The licence of the texts, by name or address.
  public var licence: String?
  /// An address to write to.
  public var contact: SafeURL?

  /// What every page of a site shares.
  public init(
    title: String, description: String, language: String, homeURL: SafeURL, navigation: [Link], footer: [Link],
    logo: Picture?, accent: String?, stylesheet: SafeURL, scripts: ThemeScripts, feedURL: SafeURL, searchURL: SafeURL,
    progressURL: SafeURL,
    origin: String, currency: String, licence: String?, contact: SafeURL?, favicon: SafeURL? = nil
  ) {
    self.title = title
    self.description = description
    self.language = language
    self.homeURL = homeURL
    self.navigation = navigation
    self.footer = footer
    self.logo = logo
    self.accent = accent
    self.stylesheet = stylesheet
    self.scripts = scripts
    self.feedURL = feedURL
    self.searchURL = searchURL
    self.progressURL = progressURL
    self.origin = origin
    self.currency = currency
    self.licence = licence
    self.contact = contact
    self.favicon = favicon
  }
}

/// The addresses of a theme's scripts by their name; in the order of the names, so that they encode alike every time.
public struct ThemeScripts: Sendable, Encodable, ExpressibleByDictionaryLiteral {
  private let names: [String]
  private let urls: [SafeURL]

  /// Takes names and addresses in any order.
  public init(_ scripts: [String: SafeURL]) {
    let sorted = scripts.sorted { byBytes($0.key, $1.key) }
    names = sorted.map(\.key)
    urls = sorted.map(\.value)
  }

  /// Takes names and addresses in any order.
  public init(dictionaryLiteral elements: (String, SafeURL)...) {
    self.init(Dictionary(elements, uniquingKeysWith: { first, _ in first }))
  }

  /// The address of a script; `nil` where the theme has none of that name.
  public subscript(name: String) -> SafeURL? { names.firstIndex(of: name).map { urls[$0] } }
}
