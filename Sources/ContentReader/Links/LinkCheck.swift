import CatalogModel
import Diagnostics

/// A link of a document that leads, or should lead, into the site.
struct CheckedLink: Sendable {
  /// What the author wrote.
  var destination: String
  /// Where it stands.
  var range: SourceRange
  /// Whether it is an image's.
  var isImage: Bool
  /// Where it leads.
  var target: LinkTarget
}

/// Holds every link against the pages, anchors and files that there will be.
struct LinkCheck: Sendable {
  let files: ReadFiles
  /// The courses that have pages.
  let visible: Set<Slug>
  /// The addresses that there will be and that belong to no file, or were a file's formerly.
  let otherAddresses: Set<Address>
  /// Anchors that every page has.
  let layoutAnchors: Set<String>
  let map: LinkMap

  /// What is wrong with a link of `file`, if anything.
  func fault(of link: CheckedLink, in file: String) -> Diagnostic? {
    let course = files.layout.course(of: file)
    switch link.target {
    case .elsewhere: return nil
    case .here(let fragment): return anchorFault(fragment, of: file, link, in: file, isHere: true)
    case .page(let target, let fragment):
      if let other = files.layout.course(of: target), !visible.contains(other), other != course {
        if hasNoFile(other) { return nil }
        return unpublished(other, link, in: file)
      }
      return fragment.flatMap { anchorFault($0, of: target, link, in: file, isHere: false) }
    case .file(let path, _):
      if let other = self.course(ofFile: path), !visible.contains(other), other != course {
        if hasNoFile(other) { return nil }
        return unpublished(other, link, in: file)
      }
      return nil
    case .address(let address, _): return addressFault(address, link, in: file)
    case .fault(let fault):
      return isMissingCourseFile(fault) ? nil : diagnostic(for: fault, link, in: file)
    }
  }

  private func addressFault(_ address: Address, _ link: CheckedLink, in file: String) -> Diagnostic? {
    if otherAddresses.contains(address) || isCertificate(address) { return nil }
    let owner = map.owners[address]
    let other = owner.map { files.layout.course(of: $0) } ?? course(ofAddress: address)
    if let other, !visible.contains(other) {
      if hasNoFile(other) { return nil }
      if owner != nil || isCourseData(address, other) {
        return other == files.layout.course(of: file) ? nil : unpublished(other, link, in: file)
      }
    } else if owner != nil {
      return nil
    } else if let other, isCourseData(address, other) {
      return nil
    }
    let near = nearestName(to: address.path, among: addresses)
    return diagnostic(
      .brokenLinks, link, in: file, "the site has no address `\(address)`",
      help: near.map { "did you mean `\($0)`?" }, fix: near.map { .suggestion($0) })
  }

  /// All addresses that there will be, sorted.
  private var addresses: [String] {
    let pages = map.pages.filter { file, _ in files.layout.course(of: file).map(visible.contains) ?? true }.values
    return (pages.map(\.path) + otherAddresses.map(\.path) + visible.map { Address.courseData($0).path }).sorted()
  }

  private func isCourseData(_ address: Address, _ course: Slug) -> Bool { address == .courseData(course) }

  /// Whether a course's folder is there without its `course.md`, or with one of another name: that is reported once, and
  /// not for each link to the course.
  private func hasNoFile(_ course: Slug) -> Bool {
    let folder = map.files.contentFolder + "/courses/\(course)"
    return map.files.containsFolder(folder) && !map.files.contains(folder + "/course.md")
  }

  private func isMissingCourseFile(_ fault: LinkFault) -> Bool {
    switch fault {
    case .missing(let path), .otherSpelling(let path, _), .notPublished(let path):
      guard let course = course(ofFile: path), hasNoFile(course) else { return false }
      return path.dropFirst("\(map.files.contentFolder)/courses/\(course)/".count).lowercased() == "course.md"
    case .outside, .folder: return false
    }
  }

  /// What is wrong with the use of a file that the front matter names, if anything: whether it is there has been checked.
  func fault(of named: NamedFile, in file: String) -> Diagnostic? {
    guard let other = course(ofFile: named.path), !visible.contains(other), other != files.layout.course(of: file),
      !hasNoFile(other)
    else { return nil }
    return Diagnostic(
      .missingFiles, at: SourceLocation(file: file, range: named.range),
      "`\(named.path)` belongs to `\(other)`, which is not published", help: "copy the file")
  }

  private func anchorFault(
    _ fragment: String, of target: String, _ link: CheckedLink, in file: String, isHere: Bool
  ) -> Diagnostic? {
    guard !fragment.isEmpty, !layoutAnchors.contains(fragment), let anchors = files[target]?.anchors,
      !anchors.contains(fragment)
    else { return nil }
    let near = nearestName(to: fragment, among: anchors.sorted())
    let replacement = near.map { link.destination.prefix { $0 != "#" } + "#" + $0 }
    let list = anchors.sorted().prefix(6).map { "`#\($0)`" }.joined(separator: ", ")
    return diagnostic(
      .brokenLinks, link, in: file,
      isHere ? "nothing here has the anchor `#\(fragment)`" : "nothing in `\(target)` has the anchor `#\(fragment)`",
      help: near.map { "did you mean `#\($0)`?" }
        ?? (anchors.isEmpty ? "the page has no headings" : "there are \(list)"),
      fix: replacement.map { .suggestion($0) })
  }

  private func diagnostic(for fault: LinkFault, _ link: CheckedLink, in file: String) -> Diagnostic {
    switch fault {
    case .missing(let path):
      let isPage = !link.isImage && (path.hasSuffix(".md") || !(path.split(separator: "/").last ?? "").contains("."))
      let near = map.files.nearestFile(to: path).map { replacement(for: $0, link) }
      return diagnostic(
        isPage ? .brokenLinks : .missingFiles, link, in: file, "there is no file `\(path)`",
        help: near.map { "did you mean `\($0)`?" }
          ?? (isPage && !path.hasSuffix(".md") ? "links name files: `../lessons/01-name.md`" : nil),
        fix: near.map { .suggestion($0) })
    case .otherSpelling(_, let right):
      let replacement = replacement(for: right, link)
      return diagnostic(
        .caseMismatch, link, in: file, "the file is called `\(right)`: upper and lower case differ",
        help: "write `\(replacement)`", fix: .certain(replacement))
    case .outside:
      return diagnostic(
        link.isImage ? .missingFiles : .brokenLinks, link, in: file, "this leads out of the content folder",
        help: "put the file into `files/`")
    case .folder(let path):
      let index = path + "/course.md"
      return diagnostic(
        .brokenLinks, link, in: file, "this leads to a folder",
        help: map.files.contains(index)
          ? "link to `\(link.destination.hasSuffix("/") ? link.destination : link.destination + "/")course.md`"
          : "link to one of its files")
    case .notPublished(let path):
      return diagnostic(
        .brokenLinks, link, in: file, "`\(path)` is not published", help: "only what lies in `files/` is")
    }
  }

  private func replacement(for path: String, _ link: CheckedLink) -> String {
    let written = String(link.destination.prefix { $0 != "#" && $0 != "?" })
    return FileIndex.replaceEnd(of: written, with: path) + link.destination.dropFirst(written.count)
  }

  private func unpublished(_ course: Slug, _ link: CheckedLink, in file: String) -> Diagnostic {
    diagnostic(
      .brokenLinks, link, in: file, "this leads to the course `\(course)`, which is not published",
      help: "publish the course, or remove the link")
  }

  private func diagnostic(
    _ code: DiagnosticCode, _ link: CheckedLink, in file: String, _ message: String, help: String? = nil,
    fix: Fix? = nil
  ) -> Diagnostic {
    Diagnostic(
      code, at: SourceLocation(file: file, range: link.range), message, help: help, fix: isVerbatim(link) ? fix : nil)
  }

  /// Whether the destination stands at its place as it is meant. Where it has backslashes or entities, or was not found,
  /// another cannot simply take its place.
  private func isVerbatim(_ link: CheckedLink) -> Bool {
    link.range.start.line == link.range.end.line
      && link.range.end.column - link.range.start.column == link.destination.unicodeScalars.count
  }

  private func course(ofAddress address: Address) -> Slug? {
    let parts = address.path.split(separator: "/")
    if parts.count > 1, parts[0] == "courses" { return Slug(String(parts[1])) }
    guard parts.count == 3, parts[0] == "api", parts[1] == "courses" else { return nil }
    return Slug(String(parts[2].prefix { $0 != "." }))
  }

  /// The course whose folder a file lies in.
  func course(ofFile path: String) -> Slug? {
    let prefix = map.files.contentFolder + "/courses/"
    guard path.hasPrefix(prefix) else { return nil }
    return Slug(String(path.dropFirst(prefix.count).prefix { $0 != "/" }))
  }

  private func isCertificate(_ address: Address) -> Bool {
    guard address.path.hasPrefix("/certificates/") else { return false }
    let name = address.path.dropFirst("/certificates/".count)
    return map.files.contains(
      map.files.contentFolder + "/certificates/" + (name.hasSuffix("/") ? name.dropLast() + ".json" : name))
  }
}
