import CatalogModel
import Diagnostics
import Files
import Markdown
import Markup

/// Reads a content folder: every file once, on all workers; then the rules between files.
///
/// Nothing is thrown: what is wrong with the content, the folder itself included, is a diagnostic.
public func readContent(_ options: ReadOptions) async -> ContentReading {
  guard let folder = ContentFolder.walk(root: options.root, name: options.contentFolder) else {
    return .empty(
      options, "there is no folder `\(options.contentFolder)` here",
      help: "run this in a site’s root, or name it with `--root`")
  }
  let layout = ContentLayout.read(folder)
  guard !layout.items.isEmpty || layout.siteFile != nil else {
    return .empty(
      options, "the folder `\(options.contentFolder)` holds no course and no page",
      help: "begin with `courses/first/course.md`")
  }
  var reader = CatalogReader(options: options, folder: folder, layout: layout)
  return await reader.run()
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

/// One reading of a content folder, step by step.
private struct CatalogReader {
  let options: ReadOptions
  let folder: ContentFolder
  let layout: ContentLayout
  var diagnostics: [Diagnostic]
  var damaged = DamagedKeys()
  /// Files that `site.yaml` names.
  var siteFiles: [NamedFile] = []

  init(options: ReadOptions, folder: ContentFolder, layout: ContentLayout) {
    self.options = options
    self.folder = folder
    self.layout = layout
    diagnostics = folder.diagnostics + layout.diagnostics
  }

  mutating func run() async -> ContentReading {
    let files = FileIndex(folder)
    let site = readSite(files)
    let base = options.baseURL ?? BaseURL(site.baseURL) ?? .standard
    let shelf = AssetShelf(root: options.root, contentFolder: folder.name)
    let map = LinkMap(files: files, base: base, items: layout.items, categoryChains: categoryChains())
    let reader = FileReader(root: options.root, site: site, map: map, shelf: shelf)
    var readings = await parallelMap(layout.items, workers: options.workers, progress: options.progress) {
      reader.read($0)
    }
    let transcripts = Set(readings.flatMap { $0.namedFiles.filter { $0.path.hasSuffix(".md") }.map(\.path) })
    readings += await parallelMap(transcripts.sorted(by: byBytes), workers: options.workers) { reader.readPart($0) }
    let catalog = assemble(site, readings)
    for reading in readings {
      diagnostics += reading.diagnostics
      if reading.isDamaged { damaged.insertAll(of: reading.file) }
      for key in reading.damagedKeys { damaged.insert(key, in: reading.file) }
    }
    let known = damaged
    async let broken = CatalogRules.check(catalog, damaged: known)
    checkLinks(readings, catalog, map)
    diagnostics += await broken
    var result = ContentReading(catalog: catalog, baseURL: base, visibility: options.visibility)
    for reading in readings { result.documents[reading.file] = reading.document }
    result.assets = assets(readings, catalog, files, shelf)
    for failure in shelf.failures { diagnostics.append(.unreadable(failure.path, failure.error)) }
    result.diagnostics = finished(site)
    return result
  }

  private mutating func readSite(_ files: FileIndex) -> Site {
    guard let file = layout.siteFile else { return Site(title: "Course catalog") }
    let bytes: [UInt8]
    do {
      bytes = try FileSystem.bytes(of: folder.path(of: file), limit: 4_194_304)
    } catch {
      diagnostics.append(.unreadable(file, error))
      return Site(title: "Course catalog")
    }
    let source = SourceText(file: file, bytes: bytes)
    guard firstInvalidUTF8(in: bytes) == nil else {
      let place = source.position(at: firstInvalidUTF8(in: bytes) ?? 0)
      diagnostics.append(
        Diagnostic(
          .notUTF8, at: SourceLocation(file: file, range: SourceRange(line: place.line, column: place.column)),
          "the file is not UTF-8", help: "save it as UTF-8 in your editor"))
      return Site(title: "Course catalog")
    }
    guard let matter = FrontMatter.readWhole(source, into: &diagnostics) else { return Site(title: "Course catalog") }
    var checker = SchemaChecker(source: source, kind: .site, files: files, baseFolder: folder.name)
    let fields = checker.check(matter.entries, opening: matter.opening)
    diagnostics += checker.diagnostics
    siteFiles = checker.namedFiles
    return Site(fields)
  }

  /// The way down to each category: links need it before the files are read as a whole.
  private func categoryChains() -> [String: [Slug]] {
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

  private func assemble(_ site: Site, _ readings: [FileReading]) -> Catalog {
    var catalog = Catalog(site: site)
    var places: [Slug: Int] = [:]
    for reading in readings {
      if case .course(let course) = reading.entity {
        places[course.slug] = catalog.courses.count
        catalog.courses.append(course)
      }
    }
    for reading in readings {
      switch reading.entity {
      case .lesson(let lesson, let course):
        if let place = places[course] { catalog.courses[place].lessons.append(lesson) }
      case .assessment(let assessment, let course):
        if let place = places[course] { catalog.courses[place].assessments.append(assessment) }
      case .path(let path): catalog.paths.append(path)
      case .category(let category): catalog.categories.append(category)
      case .person(let person): catalog.people.append(person)
      case .page(let page): catalog.pages.append(page)
      case .course, .part: break
      }
    }
    for place in catalog.courses.indices {
      catalog.courses[place].lessons.sort { ($0.order, $0.file) < ($1.order, $1.file) }
    }
    return catalog
  }

  private mutating func checkLinks(_ readings: [FileReading], _ catalog: Catalog, _ map: LinkMap) {
    var seen = catalog
    seen.courses = catalog.courses.filter { options.visibility.shows($0) }
    var hidden: [Address: Slug] = [:]
    for course in catalog.courses where !options.visibility.shows(course) {
      hidden[.course(course.slug)] = course.slug
      for lesson in course.lessons { hidden[.lesson(lesson.slug, of: course.slug)] = course.slug }
      for assessment in course.assessments {
        hidden[.assessment(assessment.slug, of: course.slug)] = course.slug
      }
    }
    let aliases = CatalogRules.aliases(of: seen).map { Address(alias: $0.alias.value) }
    let check = LinkCheck(
      courses: Dictionary(
        layout.items.compactMap { item in item.course.map { (item.file, $0) } }, uniquingKeysWith: { first, _ in first }
      ),
      visible: Set(seen.courses.map(\.slug)), addresses: Set(seen.addresses().keys).union(aliases),
      hiddenAddresses: hidden,
      anchors: Dictionary(
        readings.compactMap { reading in reading.anchors.map { (reading.file, $0) } },
        uniquingKeysWith: { first, _ in first }),
      layoutAnchors: ["main", "top"], map: map)
    for reading in readings {
      diagnostics += reading.links.compactMap { check.fault(of: $0, in: reading.file) }
      diagnostics += reading.namedFiles.compactMap { check.fault(of: $0, in: reading.file) }
    }
  }

  /// What is published as it is: the files that learners' pages refer to.
  private func assets(
    _ readings: [FileReading], _ catalog: Catalog, _ files: FileIndex, _ shelf: AssetShelf
  ) -> [String: Asset] {
    let hidden = Set(catalog.courses.filter { !options.visibility.shows($0) }.map(\.slug))
    let courses = Dictionary(
      layout.items.compactMap { item in item.course.map { (item.file, $0) } }, uniquingKeysWith: { first, _ in first })
    var assets: [String: Asset] = [:]
    func add(_ path: String) {
      if assets[path] == nil { assets[path] = shelf.asset(path) }
    }
    for file in siteFiles { add(file.path) }
    for reading in readings {
      if let course = courses[reading.file], hidden.contains(course) { continue }
      for file in reading.namedFiles where !file.path.hasSuffix(".md") || file.use != "transcript" { add(file.path) }
      for link in reading.links {
        if case .file(let path, _) = link.target { add(path) }
      }
    }
    // A part of another page, such as a transcript, is read for courses that nobody sees as well.
    if !hidden.isEmpty {
      assets = assets.filter { path, _ in !hidden.contains { path.hasPrefix("\(folder.name)/courses/\($0)/") } }
    }
    for course in catalog.courses where !hidden.contains(course.slug) {
      for lesson in course.lessons {
        guard let page = lesson.interactive?.file.path else { continue }
        for path in PageFiles.closure(of: page, files: files, root: options.root) {
          guard var asset = assets[path] ?? shelf.asset(path) else { continue }
          asset.plainAddress = Asset.plainAddress(of: path, contentFolder: folder.name)
          if path == page, let plain = asset.plainAddress {
            asset.publishedAddress = plain
            asset.plainAddress = nil
          }
          assets[path] = asset
        }
      }
    }
    return assets
  }

  /// Diagnostics with the severities that `checks:` gives them and the lines they are about, sorted.
  private func finished(_ site: Site) -> [Diagnostic] {
    var kept: [Diagnostic] = []
    for var diagnostic in Set(diagnostics) {
      switch site.checks[diagnostic.code] {
      case .error?: diagnostic.severity = .error
      case .warn?: diagnostic.severity = .warning
      case .ignore?: continue
      case nil: break
      }
      kept.append(diagnostic)
    }
    kept.sort()
    var lines: SourceText?
    for index in kept.indices where kept[index].sourceLine == nil && kept[index].location.range != .wholeFile {
      let file = kept[index].location.file
      if lines?.file != file {
        let bytes = (try? FileSystem.bytes(of: folder.path(of: file), limit: 64_000_000)) ?? []
        lines = SourceText(file: file, bytes: bytes)
      }
      kept[index].sourceLine = lines?.text(ofLine: kept[index].location.range.start.line)
    }
    return kept
  }
}
