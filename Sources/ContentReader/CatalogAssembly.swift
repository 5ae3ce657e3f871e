import CatalogModel
import Diagnostics
import Files
import Markup

extension OpenedContent {
  /// Puts the files together and holds them against each other.
  func reading() async -> ContentReading {
    let readings = items + parts
    let catalog = assemble(readings)
    var damaged = DamagedKeys()
    for reading in readings {
      if reading.isDamaged { damaged.insertAll(of: reading.file) }
      for key in reading.damagedKeys { damaged.insert(key, in: reading.file) }
    }
    for course in layout.coursesWithoutFile { damaged.insert(course: course) }
    let known = damaged
    async let broken = CatalogRules.check(catalog, damaged: known)
    var result = ContentReading(catalog: catalog, baseURL: base, visibility: options.visibility)
    for reading in readings { result.documents[reading.file] = reading.document }
    for reading in readings where !reading.outside.isEmpty { result.outsideLinks[reading.file] = reading.outside }
    result.changes = reader.changes
    result.assets = assets(readings, catalog)
    var diagnostics = folder.diagnostics + layout.diagnostics + site.diagnostics
    for reading in readings { diagnostics += reading.diagnostics }
    diagnostics += linkFaults(readings, catalog)
    diagnostics += await broken
    for failure in reader.shelf.failures { diagnostics.append(.unreadable(failure.path, failure.error)) }
    result.diagnostics = finished(diagnostics)
    return result
  }

  private func assemble(_ readings: [FileReading]) -> Catalog {
    var catalog = Catalog(site: site.site)
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

  private func linkFaults(_ readings: [FileReading], _ catalog: Catalog) -> [Diagnostic] {
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
      layoutAnchors: ["main", "top"], map: reader.map)
    let header = layout.siteFile.map { file in
      site.links.compactMap { link in
        check.fault(
          of: CheckedLink(
            destination: link.value, range: link.range, isImage: false,
            target: reader.map.target(of: link.value, from: file)), in: file)
      }
    }
    return readings.flatMap { reading in
      reading.links.compactMap { check.fault(of: $0, in: reading.file) }
        + reading.namedFiles.compactMap { check.fault(of: $0, in: reading.file) }
    } + (header ?? [])
  }

  /// What is published as it is: the files that learners' pages refer to.
  private func assets(_ readings: [FileReading], _ catalog: Catalog) -> [String: Asset] {
    let shelf = reader.shelf
    let hidden = Set(catalog.courses.filter { !options.visibility.shows($0) }.map(\.slug))
    let courses = Dictionary(
      layout.items.compactMap { item in item.course.map { (item.file, $0) } }, uniquingKeysWith: { first, _ in first })
    var assets: [String: Asset] = [:]
    func add(_ path: String) {
      if assets[path] == nil { assets[path] = shelf.asset(path) }
    }
    for file in site.namedFiles { add(file.path) }
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
        for path in PageFiles.closure(of: page, files: reader.map.files, root: options.root) {
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
  private func finished(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var kept: [Diagnostic] = []
    for var diagnostic in Set(diagnostics) {
      switch site.site.checks[diagnostic.code] {
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
