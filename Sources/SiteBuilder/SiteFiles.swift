import CatalogModel
import ContentReader
import Files
import Markup
import Templates

/// Everything that a site consists of, before anything of it is made.
struct SiteFiles: Sendable {
  /// A file of the site, and how it comes about.
  struct Entry: Sendable {
    /// Where a file's bytes come from.
    enum Content: Sendable {
      case page(PlannedPage)
      case made(@Sendable () -> [UInt8])
      /// From a file of the content, which had this digest.
      case copy(path: String, digest: ContentDigest)
    }

    var address: Address
    var content: Content
  }

  let renderer: PageRenderer
  /// The largest files first, so that no worker is left with one of them at the end.
  private(set) var entries: [Entry] = []

  /// - Parameter program: tells one build of the program, and so of its templates, from another.
  init(_ reading: ContentReading, theme: Theme, root: String, program: String) {
    let themeAssets = ThemeAssetPlan(theme.assets)
    let renderer = PageRenderer(plan: SitePlan(reading, themeAssets: themeAssets), theme: theme, program: program)
    self.renderer = renderer
    let plan = renderer.plan
    let pages = plan.catalog.plannedPages()
    entries.reserveCapacity(pages.count + plan.catalog.courses.count + reading.assets.count + 8)
    add(.catalogData, .made { renderer.plan.catalogData() })
    add(.searchData, .made { renderer.plan.searchData() })
    add(.feed, .made { renderer.plan.atomFeed() })
    add(.sitemap, .made { sitemap(pages, base: renderer.plan.base) })
    add(.robots, .made { robots(base: renderer.plan.base) })
    for page in pages { add(page.address, .page(page)) }
    for (number, course) in plan.catalog.courses.enumerated() {
      add(.courseData(course.slug), .made { renderer.plan.courseData(renderer.plan.catalog.courses[number]) })
    }
    for asset in themeAssets.entries { add(asset.address, .made { asset.bytes }) }
    for asset in reading.assets.values {
      for address in [asset.publishedAddress, asset.plainAddress].compactMap(\.self) {
        add(address, .copy(path: "\(root)/\(asset.path)", digest: asset.digest))
      }
    }
  }

  private mutating func add(_ address: Address, _ content: Entry.Content) {
    entries.append(Entry(address: address, content: content))
  }

  /// Brings one file to what it is to be.
  func write(_ entry: Entry, _ writer: SiteWriter) throws(WriteError) -> SiteWriter.Result {
    let file = entry.address.file
    switch entry.content {
    case .page(let page): return try renderer.render(page, PageWriting(writer: writer, file: file))
    case .made(let make):
      let content = make()
      return try writer.put(file, fingerprint: Fingerprint(of: content)) { content }
    case .copy(let path, let digest):
      guard let fingerprint = Fingerprint(text: digest.description) else { throw .vanished(path) }
      return try writer.copy(path, to: file, fingerprint: fingerprint)
    }
  }
}
