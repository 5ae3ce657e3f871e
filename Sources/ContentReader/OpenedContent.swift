import CatalogModel
import Diagnostics
import Files
import Markdown
import Markup
import Workers

/// Reads a content folder: every file once, on all workers; then the rules between files.
///
/// Nothing is thrown: what is wrong with the content, the folder itself included, is a diagnostic.
public func readContent(_ options: ReadOptions) async -> ContentReading {
  var memory = ReadingMemory()
  return await readContent(options, memory: &memory)
}

/// Reads a content folder, but for the files that `memory` knows and that are still the same.
///
/// - Parameter memory: what earlier readings came to; afterwards what this one did.
public func readContent(_ options: ReadOptions, memory: inout ReadingMemory) async -> ContentReading {
  switch await OpenedContent.open(options, memory: &memory) {
  case .opened(var content):
    var lines = QuotedLines()
    let reading = await content.reading(quoting: &lines)
    content.remember(in: &memory)
    return reading
  case .nothing(let reading): return reading
  }
}

/// A content folder whose files have been read, each for itself.
struct OpenedContent: Sendable {
  /// What opening a folder comes to.
  enum Opening: Sendable {
    case opened(OpenedContent)
    /// There is nothing to read, and the diagnostics say why.
    case nothing(ContentReading)
  }

  let options: ReadOptions
  let folder: ContentFolder
  let layout: ContentLayout
  let site: SiteFile
  let statistics: StatisticsFile
  let certificates: CertificateFiles
  let base: BaseURL
  let reader: FileReader
  /// What the files came to, each for itself.
  var files: ReadFiles
  /// What they came to together; `nil` before that is known.
  var catalog: Catalog?
  /// What they are to each other; `nil` before that is known.
  var outline: ContentOutline?
  /// What is wrong with the links of each file that has such.
  var linkFaults: [String: [Diagnostic]] = [:]

  /// Walks the folder and reads its files.
  static func open(_ options: ReadOptions, memory: inout ReadingMemory) async -> Opening {
    guard let folder = ContentFolder.walk(root: options.root, name: options.contentFolder) else {
      return .nothing(
        .empty(
          options, "there is no folder `\(options.contentFolder)` here",
          help: "run this in a site’s root, or name it with `--root`; `miyabi new site` makes one"))
    }
    let layout = ContentLayout.read(folder)
    guard !layout.items.isEmpty || layout.siteFile != nil else {
      return .nothing(
        .empty(
          options, "the folder `\(options.contentFolder)` holds no course and no page",
          help: "begin with `courses/first/course.md`: `miyabi new course first` writes it"))
    }
    let index = FileIndex(folder)
    let site = SiteFile.read(layout, folder, index)
    let base = options.baseURL ?? BaseURL(site.site.baseURL) ?? .standard
    let chains = categoryChains(layout, folder)
    memory = memory.valid(in: context(folder, site.site, base, chains))
    let shelf = AssetShelf(root: options.root, contentFolder: folder.name, memory: memory.assets)
    let map = LinkMap(files: index, base: base, items: layout.items, categoryChains: chains)
    let reader = FileReader(
      root: options.root, site: site.site, map: map, shelf: shelf, memory: memory,
      folder: ContentDigest(of: Array(folder.files.joined(separator: "\n").utf8)))
    let items = await parallelMap(layout.items, workers: options.workers, progress: options.progress) {
      reader.read($0)
    }
    let names = transcripts(items).sorted(by: byBytes)
    let parts = await parallelMap(names, workers: options.workers) { reader.readPart($0) }
    return .opened(
      OpenedContent(
        options: options, folder: folder, layout: layout, site: site,
        statistics: StatisticsFile.read(layout, folder),
        certificates: await CertificateFiles.read(
          folder, site.site, memory: memory, workers: options.workers), base: base,
        reader: reader,
        files: ReadFiles(layout: layout, items: items, parts: parts)))
  }

  /// Hands what was read on to the next reading.
  func remember(in memory: inout ReadingMemory) {
    memory.keep(files.all, assets: reader.shelf.entries, folder: reader.folder)
    memory.keep(certificates.remembered, context: certificates.context)
  }

  /// The Markdown files that others name as parts of themselves.
  static func transcripts(_ readings: [FinishedReading]) -> Set<String> {
    Set(readings.flatMap { $0.content.namedFiles.lazy.filter { $0.path.hasSuffix(".md") }.map(\.path) })
  }

  /// Everything that every file depends on, besides its own bytes and the list of files.
  private static func context(
    _ folder: ContentFolder, _ site: Site, _ base: BaseURL, _ chains: [String: [Slug]]
  ) -> ContentDigest {
    var writer = StoreWriter()
    writer.put(folder.name)
    writer.put(base.text)
    writer.put(site.language)
    writer.put(site.keepsRawHTML)
    writer.put(site.bodyCharacters)
    for (file, chain) in chains.sorted(by: { byBytes($0.key, $1.key) }) {
      writer.put(file)
      writer.put(chain.map(\.text))
    }
    return ContentDigest(of: writer.bytes)
  }

  /// The way down to each category: links need it before the files are read as a whole.
  private static func categoryChains(_ layout: ContentLayout, _ folder: ContentFolder) -> [String: [Slug]] {
    var parents: [Slug: Slug] = [:]
    let items = layout.items.filter { $0.kind == .category }
    for item in items {
      guard let bytes = try? FileSystem.bytes(of: folder.path(of: item.file), limit: 4_194_304) else { continue }
      var ignored: [Diagnostic] = []
      let matter = FrontMatter.read(SourceText(file: item.file, bytes: bytes), into: &ignored)
      guard let entry = matter?.entries.first(where: { $0.key == "parent" }),
        case .scalar(let parent, _) = entry.value.content
      else { continue }
      parents[item.slug] = Slug(parent)
    }
    let known = Set(items.map(\.slug))
    return Dictionary(
      items.map { item in
        var chain = [item.slug]
        var above = parents[item.slug]
        while let parent = above, known.contains(parent), !chain.contains(parent) {
          chain.insert(parent, at: 0)
          above = parents[parent]
        }
        return (item.file, chain)
      }, uniquingKeysWith: { first, _ in first })
  }
}

extension ContentReading {
  fileprivate static func empty(_ options: ReadOptions, _ message: String, help: String) -> ContentReading {
    var reading = ContentReading(
      catalog: Catalog(site: Site(title: "Untitled")), baseURL: options.baseURL ?? .standard,
      visibility: options.visibility)
    reading.diagnostics = [Diagnostic(.noContent, at: SourceLocation(file: options.contentFolder), message, help: help)]
    return reading
  }
}
