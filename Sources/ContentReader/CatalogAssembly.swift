import CatalogModel
import Diagnostics
import Files
import Markup

extension OpenedContent {
  /// Puts the files together and holds them against each other, as far as that has not been done.
  ///
  /// - Parameter lines: the lines that diagnostics quoted before, for files that are the same; afterwards what these do.
  mutating func reading(quoting lines: inout QuotedLines) async -> ContentReading {
    let catalog = self.catalog ?? assemble()
    self.catalog = catalog
    let outline: ContentOutline
    if let known = self.outline {
      outline = known
    } else {
      (outline, linkFaults) = await relations(in: catalog)
    }
    self.outline = outline
    var result = ContentReading(catalog: catalog, baseURL: base, visibility: options.visibility)
    result.documents = RenderedDocuments(files)
    result.site = site
    result.changes = reader.changes
    result.assets = outline.assets
    result.certificateFiles = certificates.published
    result.outline = outline
    var diagnostics =
      folder.diagnostics + layout.diagnostics + site.diagnostics + statistics.diagnostics + certificates.diagnostics
      + courseFaults(of: catalog) + outline.faults
    for reading in files.all { diagnostics += reading.content.diagnostics }
    for faults in linkFaults.values { diagnostics += faults }
    for failure in reader.shelf.failures { diagnostics.append(.unreadable(failure.path, failure.error)) }
    result.diagnostics = finished(diagnostics, &lines)
    return result
  }

  /// Reads the files that have changed once more.
  ///
  /// - Returns: whether that is all there is to do; not so for a file on which others depend.
  mutating func replace(_ changed: Set<String>) -> Bool {
    guard changed.count <= 32 else { return false }
    var places: [Int] = []
    for file in changed {
      // A file that is gone changes the list of files, and a category the addresses of others.
      guard let place = layout.places[file], layout.items[place].kind != .category,
        FileSystem.sourceStamp(of: folder.path(of: file)) != nil
      else { return false }
      places.append(place)
    }
    for place in places {
      let old = files.items[place]
      let new = reader.read(layout.items[place])
      guard OpenedContent.transcripts([new]) == OpenedContent.transcripts([old]) else { return false }
      files.replace(at: place, with: new)
      catalog?.replace(new.content.entity)
      if let links = outline?.links, new.content.differsInTextOnly(from: old.content) {
        linkFaults[new.content.file] = faults(of: [new], links)[new.content.file]
      } else {
        outline = nil
      }
    }
    return true
  }

  private func assemble() -> Catalog {
    var catalog = Catalog(site: site.site)
    catalog.statistics = statistics.courses
    catalog.certificates = certificates.publication
    var places: [Slug: Int] = [:]
    for reading in files.items {
      if case .course(let course) = reading.content.entity {
        places[course.slug] = catalog.courses.count
        catalog.courses.append(course)
      }
    }
    for reading in files.items {
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
    for place in catalog.courses.indices { catalog.courses[place].sortLessons() }
    return catalog
  }

  /// Certificates of courses that the site does not have.
  private func courseFaults(of catalog: Catalog) -> [Diagnostic] {
    guard let publication = catalog.certificates, !publication.certificates.isEmpty else { return [] }
    let base = BaseURL(catalog.site.baseURL) ?? .standard
    var known: Set<String> = []
    for course in catalog.courses {
      known.insert(base.url(of: .course(course.slug)))
      for alias in course.aliases { known.insert(base.url(of: Address(alias: alias.value))) }
    }
    return publication.certificates.filter { !known.contains($0.courseURL) }.map { certificate in
      CertificateFault(
        certificate.file, "the site has no course at \(certificate.courseURL)",
        help: "keep the course with `status: archived`, or name its old address under `aliases`"
      ).diagnostic
    }
  }

  /// What the files are to each other, and what is wrong with the links of each.
  private func relations(in catalog: Catalog) async -> (ContentOutline, [String: [Diagnostic]]) {
    var damaged = DamagedKeys()
    for reading in files.all {
      if reading.content.isDamaged { damaged.insertAll(of: reading.content.file) }
      for key in reading.content.damagedKeys { damaged.insert(key, in: reading.content.file) }
    }
    for course in layout.coursesWithoutFile { damaged.insert(course: course) }
    let known = damaged
    async let broken = CatalogRules.check(catalog, damaged: known)
    var seen = catalog
    seen.courses = catalog.courses.filter { options.visibility.shows($0) }
    let links = LinkCheck(
      files: files, visible: Set(seen.courses.map(\.slug)),
      otherAddresses: Set(Address.ofEverySite).union(seen.tagKeys.map { .tag($0) })
        .union(CatalogRules.aliases(of: seen).map { Address(alias: $0.alias.value) }),
      layoutAnchors: ["main", "top"], map: reader.map)
    let assets = assets(catalog)
    let linkFaults = faults(of: files.all, links)
    let faults = headerFaults(links) + (await broken)
    return (ContentOutline(faults: faults, assets: assets, links: links), linkFaults)
  }

  // MARK: Links

  /// What is wrong with the links of the site's own file.
  private func headerFaults(_ check: LinkCheck) -> [Diagnostic] {
    guard let file = layout.siteFile else { return [] }
    return site.links.compactMap { link in
      let target = reader.map.target(of: link.value, from: file)
      return check.fault(
        of: CheckedLink(destination: link.value, range: link.range, isImage: false, target: target), in: file)
    }
  }

  private func faults(of readings: [FinishedReading], _ check: LinkCheck) -> [String: [Diagnostic]] {
    var faults: [String: [Diagnostic]] = [:]
    for reading in readings {
      let file = reading.content.file
      for link in reading.content.links {
        if let fault = check.fault(of: link, in: file) { faults[file, default: []].append(fault) }
      }
      for named in reading.content.namedFiles {
        if let fault = check.fault(of: named, in: file) { faults[file, default: []].append(fault) }
      }
    }
    return faults
  }

  // MARK: Files

  /// What is published as it is: the files that learners' pages refer to.
  private func assets(_ catalog: Catalog) -> [String: Asset] {
    let shelf = reader.shelf
    let hidden = Set(catalog.courses.filter { !options.visibility.shows($0) }.map(\.slug))
    var assets: [String: Asset] = [:]
    func add(_ path: String) {
      if assets[path] == nil { assets[path] = shelf.asset(path) }
    }
    for file in site.namedFiles { add(file.path) }
    for reading in files.all {
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

  // MARK: Diagnostics

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

extension Catalog {
  /// Puts what a file came to in the place of what it came to before.
  fileprivate mutating func replace(_ entity: FileReading.Entity) {
    switch entity {
    case .course(var course):
      guard let place = place(of: course.slug) else { return }
      course.lessons = courses[place].lessons
      course.assessments = courses[place].assessments
      courses[place] = course
    case .lesson(let lesson, let course):
      guard let place = place(of: course) else { return }
      courses[place].lessons.replace(lesson, \.file)
      courses[place].sortLessons()
    case .assessment(let assessment, let course):
      guard let place = place(of: course) else { return }
      courses[place].assessments.replace(assessment, \.file)
    case .path(let path): paths.replace(path, \.file)
    case .category(let category): categories.replace(category, \.file)
    case .person(let person): people.replace(person, \.file)
    case .page(let page): pages.replace(page, \.file)
    case .part: break
    }
  }

  /// Where a course is; `nil` for one without a file of its own.
  private func place(of course: Slug) -> Int? { courses.indices.first { courses[$0].slug == course } }
}

extension Course {
  fileprivate mutating func sortLessons() { lessons.sort { ($0.order, $0.file) < ($1.order, $1.file) } }
}

extension Array {
  fileprivate mutating func replace(_ element: Element, _ name: KeyPath<Element, String>) {
    if let place = firstIndex(where: { $0[keyPath: name] == element[keyPath: name] }) { self[place] = element }
  }
}
