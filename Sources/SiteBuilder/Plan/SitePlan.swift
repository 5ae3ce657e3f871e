import CatalogModel
import ContentReader
import Markup
import Templates

/// Makes page models of a catalog. Everything that a page shows is looked up here; a template sees its model only.
struct SitePlan: Sendable {
  private(set) var catalog: PublishedCatalog
  let base: BaseURL
  private(set) var documents: RenderedDocuments
  let assets: [String: Asset]
  let frame: SiteFrame
  let words: Words
  /// The places of courses by their addresses in full, for certificates: empty where there are none.
  let courseAddresses: [String: Int]

  init(_ reading: ContentReading, themeAssets: ThemeAssetPlan) {
    catalog = PublishedCatalog(reading)
    base = reading.baseURL
    documents = reading.documents
    assets = reading.assets
    words = Words.of(reading.catalog.site.language)
    frame = SitePlan.frame(catalog, base: base, assets: assets, words: words, themeAssets)
    let courses = catalog.certificates == nil ? [] : catalog.courses
    courseAddresses = Dictionary(
      uniqueKeysWithValues: courses.enumerated().map { [base] in (base.url(of: .course($1.slug)), $0) })
  }

  /// The same plan with other texts.
  func withTexts(of reading: ContentReading) -> SitePlan {
    var plan = self
    plan.catalog = catalog.withTexts(of: reading.catalog)
    plan.documents = reading.documents
    return plan
  }

  // MARK: Addresses

  func url(_ address: Address) -> SafeURL { SafeURL(local: base.link(to: address)) }

  func link(_ title: String, _ address: Address) -> Link { Link(title, url(address)) }

  func assetURL(_ file: FileReference) -> SafeURL? { assets[file.path].map { url($0.publishedAddress) } }

  func picture(_ file: FileReference?, alt: String?) -> Picture? {
    guard let file, let asset = assets[file.path] else { return nil }
    return Picture(
      url: url(asset.publishedAddress), alt: alt ?? "", width: asset.pixelSize?.width, height: asset.pixelSize?.height)
  }

  /// An address that an author wrote: of the site, from its root, or elsewhere.
  static func written(_ text: String, base: BaseURL) -> SafeURL? {
    guard text.hasPrefix("/"), !text.hasPrefix("//") else { return SafeURL(text) }
    let end = text.firstIndex { $0 == "#" || $0 == "?" } ?? text.endIndex
    return SafeURL(base.link(to: Address(path: String(text[..<end]))) + text[end...])
  }

  func body(_ body: Body?) -> RenderedBody? {
    guard let body, let document = documents[body.file] else { return nil }
    return RenderedBody(digest: document.digest, markup: document.markup, outline: body.outline)
  }

  func body(ofFile path: String) -> RenderedBody? {
    documents[path].map { RenderedBody(digest: $0.digest, markup: $0.markup, outline: []) }
  }

  // MARK: What pages say of themselves

  var homeCrumb: Link { link(words.home, .home) }
  var coursesCrumb: Link { link(words.courses, .catalog) }

  func meta(
    _ title: String, _ description: String?, _ address: Address, language: String? = nil, breadcrumbs: [Link] = [],
    image: Picture? = nil, lastModified: CalendarDate? = nil
  ) -> PageMeta {
    let site = catalog.site
    let fallback = site.description.isEmpty ? site.title : site.description
    var meta = PageMeta(
      title: title, description: description.flatMap { $0.isEmpty ? nil : $0 } ?? fallback, url: url(address),
      language: language ?? site.language)
    meta.breadcrumbs = breadcrumbs
    meta.image = image
    meta.lastModified = lastModified?.day
    return meta
  }

  private static func frame(
    _ catalog: PublishedCatalog, base: BaseURL, assets: [String: Asset], words: Words, _ themeAssets: ThemeAssetPlan
  ) -> SiteFrame {
    func link(_ title: String, _ address: Address) -> Link { Link(title, SafeURL(local: base.link(to: address))) }
    let site = catalog.site
    var navigation = site.navigation.compactMap { item in
      written(item.url, base: base).map { Link(item.title, $0) }
    }
    if site.navigation.isEmpty {
      navigation = [link(words.courses, .catalog)]
      if !catalog.paths.isEmpty { navigation.append(link(words.paths, .paths)) }
      if !catalog.categories.isEmpty { navigation.append(link(words.categories, .categories)) }
    }
    navigation += catalog.pages.filter(\.isInNavigation).map { link($0.title, .page($0.slug)) }
    var footer = catalog.pages.filter { !$0.isInNavigation }.map { link($0.title, .page($0.slug)) }
    if !catalog.people.isEmpty { footer.append(link(words.people, .people)) }
    if !catalog.tags.isEmpty { footer.append(link(words.tags, .tags)) }
    if catalog.certificates != nil { footer.append(link(words.certificates.verifyTitle, .verify)) }
    let logo = site.logo.flatMap { file in
      assets[file.path].map { asset in
        Picture(
          url: SafeURL(local: base.link(to: asset.publishedAddress)), alt: "", width: asset.pixelSize?.width,
          height: asset.pixelSize?.height)
      }
    }
    return SiteFrame(
      title: site.title, description: site.description, language: site.language,
      homeURL: SafeURL(local: base.link(to: .home)), navigation: navigation, footer: footer, logo: logo,
      accent: site.accent, stylesheet: themeAssets.url("site.css", base) ?? SafeURL(local: ""),
      scripts: themeAssets.scripts(base), feedURL: SafeURL(local: base.link(to: .feed)),
      searchURL: SafeURL(local: base.link(to: .searchData)), progressURL: SafeURL(local: base.link(to: .progress)),
      origin: base.origin,
      currency: site.currency, licence: site.licence, contact: site.contact.flatMap { SafeURL($0) },
      favicon: themeAssets.url("favicon.svg", base))
  }
}

/// Where the theme's own files are published: under names with a hash of their content.
struct ThemeAssetPlan: Sendable {
  struct Entry: Sendable {
    var name: String
    var address: Address
    var bytes: [UInt8]
    var fingerprint: Fingerprint
  }

  let entries: [Entry]

  init(_ assets: [ThemeAsset]) {
    entries = assets.map { asset in
      let fingerprint = Fingerprint(of: asset.bytes)
      let dot = asset.name.lastIndex(of: ".") ?? asset.name.endIndex
      let name = "\(asset.name[..<dot]).\(fingerprint.text.prefix(8))\(asset.name[dot...])"
      return Entry(
        name: asset.name, address: Address(path: "/assets/\(name)"), bytes: asset.bytes, fingerprint: fingerprint)
    }
  }

  func url(_ name: String, _ base: BaseURL) -> SafeURL? {
    entries.first { $0.name == name }.map { SafeURL(local: base.link(to: $0.address)) }
  }

  func scripts(_ base: BaseURL) -> ThemeScripts {
    let scripts = entries.filter { $0.name.hasSuffix(".js") }
    return ThemeScripts(
      Dictionary(
        scripts.map { ($0.name, SafeURL(local: base.link(to: $0.address))) }, uniquingKeysWith: { first, _ in first }))
  }
}
