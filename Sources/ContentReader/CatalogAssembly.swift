import CatalogModel
import Diagnostics
import Files
import Markup

extension OpenedContent {
  /// Puts the files together and holds them against each other.
  ///
  /// - Parameter lines: the lines that diagnostics quoted before, for files that are the same; afterwards what these do.
  func reading(quoting lines: inout QuotedLines) async -> ContentReading {
    let readings = files.all
    let catalog = assemble(readings)
    var damaged = DamagedKeys()
    for reading in readings {
      if reading.content.isDamaged { damaged.insertAll(of: reading.content.file) }
      for key in reading.content.damagedKeys { damaged.insert(key, in: reading.content.file) }
    }
    for course in layout.coursesWithoutFile { damaged.insert(course: course) }
    let known = damaged
    async let broken = CatalogRules.check(catalog, damaged: known)
    var result = ContentReading(catalog: catalog, baseURL: base, visibility: options.visibility)
    result.documents = RenderedDocuments(files)
    result.changes = reader.changes
    result.assets = assets(readings, catalog)
    var diagnostics = folder.diagnostics + layout.diagnostics + site.diagnostics
    for reading in readings { diagnostics += reading.content.diagnostics }
    diagnostics += linkFaults(readings, catalog)
    diagnostics += await broken
    for failure in reader.shelf.failures { diagnostics.append(.unreadable(failure.path, failure.error)) }
    result.diagnostics = finished(diagnostics, &lines)
    return result
  }

  private func assemble(_ readings: [FinishedReading]) -> Catalog {
    var catalog = Catalog(site: site.site)
    var places: [Slug: Int] = [:]
    for reading in readings {
      if case .course(let course) = reading.content.entity {
        places[course.slug] = catalog.courses.count
        catalog.courses.append(course)
      }
    }
    for reading in readings {
      switch reading.content.entity {
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

  private func linkFaults(_ readings: [FinishedReading], _ catalog: Catalog) -> [Diagnostic] {
    var seen = catalog
    seen.courses = catalog.courses.filter { options.visibility.shows($0) }
    let check = LinkCheck(
      files: files, visible: Set(seen.courses.map(\.slug)),
      otherAddresses: Set(Address.ofEverySite).union(seen.tagKeys.map { .tag($0) })
        .union(CatalogRules.aliases(of: seen).map { Address(alias: $0.alias.value) }),
      layoutAnchors: ["main", "top"], map: reader.map)
    let header = layout.siteFile.map { file in
      site.links.compactMap { link in
        check.fault(
          of: CheckedLink(
            destination: link.value, range: link.range, isImage: false,
            target: reader.map.target(of: link.value, from: file)), in: file)
      }
    }
    var faults = header ?? []
    for reading in readings {
      let file = reading.content.file
      for link in reading.content.links { if let fault = check.fault(of: link, in: file) { faults.append(fault) } }
      for named in reading.content.namedFiles { if let fault = check.fault(of: named, in: file) { faults.append(fault) } }
    }
    return faults
  }

  /// What is published as it is: the files that learners' pages refer to.
  private func assets(_ readings: [FinishedReading], _ catalog: Catalog) -> [String: Asset] {
    let shelf = reader.shelf
    let hidden = Set(catalog.courses.filter { !options.visibility.shows($0) }.map(\.slug))
    var assets: [String: Asset] = [:]
    func add(_ path: String) {
      if assets[path] == nil { assets[path] = shelf.asset(path) }
    }
    for file in site.namedFiles { add(file.path) }
    for reading in readings {
      if !hidden.isEmpty, let course = layout.course(of: reading.content.file), hidden.contains(course) { continue }
      for file in reading.content.namedFiles where !file.path.hasSuffix(".md") || file.use != "transcript" {
        add(file.path)
      }
      for link in reading.content.links {
        if case .file(let path, _) = link.target { add(path) }
      }
    }
    // A part of another page, such as a transcript, is read for courses that nobody sees as well.
    if !hidden.isEmpty {
      assets = assets.filter { path, _ in !hidden.contains { path.hasPrefix("\(folder.name)/courses/\($0)/") } }
    }
    for course in catalog.courses where !hidden.contains(course.slug) {
      for place in course.lessons.indices {
        guard let page = course.lessons[place].interactive?.file.path else { continue }
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

  /// Diagnostics with the severities that `checks:` gives them and the lines they are about, sorted, each once.
  private func finished(_ diagnostics: [Diagnostic], _ lines: inout QuotedLines) -> [Diagnostic] {
    var kept: [Diagnostic] = []
    for diagnostic in diagnostics.sorted() {
      // What is equal in all that the order knows stands together.
      guard !kept.reversed().prefix(while: { !($0 < diagnostic) }).contains(diagnostic) else { continue }
      kept.append(diagnostic)
    }
    if !site.site.checks.isEmpty {
      kept = kept.compactMap { diagnostic in
        var diagnostic = diagnostic
        switch site.site.checks[diagnostic.code] {
        case .error?: diagnostic.severity = .error
        case .warn?: diagnostic.severity = .warning
        case .ignore?: return nil
        case nil: break
        }
        return diagnostic
      }
    }
    lines.quote(in: &kept, of: folder)
    return kept
  }
}

/// The lines that diagnostics are about.
struct QuotedLines: Sendable {
  private var known: [String: [Int: String]] = [:]

  /// Forgets the lines of files that have changed.
  mutating func forget(_ files: Set<String>) { for file in files { known[file] = nil } }

  /// Puts the lines to the diagnostics that have none yet.
  ///
  /// - Parameter diagnostics: sorted by file.
  fileprivate mutating func quote(in diagnostics: inout [Diagnostic], of folder: ContentFolder) {
    var source: SourceText?
    var quoted: [String: [Int: String]] = [:]
    for index in diagnostics.indices {
      let (file, range) = (diagnostics[index].location.file, diagnostics[index].location.range)
      guard diagnostics[index].sourceLine == nil, range != .wholeFile else { continue }
      let line = range.start.line
      var text = known[file]?[line]
      if text == nil {
        if source?.file != file {
          source = SourceText(
            file: file, bytes: (try? FileSystem.bytes(of: folder.path(of: file), limit: 64_000_000)) ?? [])
        }
        text = source?.text(ofLine: line)
      }
      diagnostics[index].sourceLine = text
      quoted[file, default: [:]][line] = text
    }
    known = quoted
  }
}
