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
      case made(@Sendable (SitePlan) -> [UInt8])
      /// Bytes whose address changes when they do.
      case fixed([UInt8])
      /// From a file of the content, which had this digest.
      case copy(path: String, digest: ContentDigest)
    }

    var address: Address
    var content: Content
  }

  private(set) var renderer: PageRenderer
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
    add(.catalogData, .made { $0.catalogData() })
    add(.searchData, .made { $0.searchData() })
    add(.feed, .made { $0.atomFeed() })
    add(.sitemap, .made { sitemap(pages, base: $0.base) })
    add(.robots, .made { robots(base: $0.base) })
    for page in pages { add(page.address, .page(page)) }
    for number in plan.catalog.courses.indices {
      add(
        .courseData(plan.catalog.courses[number].slug), .made { $0.courseData($0.catalog.courses[number]) })
    }
    for asset in themeAssets.entries { add(asset.address, .fixed(asset.bytes)) }
    addCertificates(reading, root: root)
    for asset in reading.assets.values {
      for address in [asset.publishedAddress, asset.plainAddress].compactMap(\.self) {
        add(address, .copy(path: "\(root)/\(asset.path)", digest: asset.digest))
      }
    }
  }

  private mutating func addCertificates(_ reading: ContentReading, root: String) {
    for file in reading.certificateFiles {
      add(file.address, .copy(path: "\(root)/\(file.file)", digest: file.digest))
    }
  }

  private mutating func add(_ address: Address, _ content: Entry.Content) {
    entries.append(Entry(address: address, content: content))
  }

  /// The same site with other texts.
  func withTexts(of reading: ContentReading) -> SiteFiles {
    var files = self
    files.renderer = renderer.withTexts(of: reading)
    return files
  }

  /// Brings one file to what it is to be.
  func write(_ entry: Entry, _ writer: SiteWriter) throws(WriteError) -> SiteWriter.Result {
    let file = entry.address.file
    switch entry.content {
    case .page(let page): return try renderer.render(page, PageWriting(writer: writer, file: file))
    case .made(let make): return try write(make(renderer.plan), file, writer)
    case .fixed(let content): return try write(content, file, writer)
    case .copy(let path, let digest):
      guard let fingerprint = Fingerprint(text: digest.description) else { throw .vanished(path) }
      return try writer.copy(path, to: file, fingerprint: fingerprint)
    }
  }

  private func write(_ content: [UInt8], _ file: String, _ writer: SiteWriter) throws(WriteError) -> SiteWriter.Result {
    try writer.put(file, fingerprint: Fingerprint(of: content)) { content }
  }
}
