import CatalogModel

/// Where a link leads, as far as the list of files tells.
enum LinkTarget: Sendable, Equatable {
  /// To another site, or to mail: not looked after.
  case elsewhere
  /// To a place in the same document.
  case here(fragment: String)
  /// To the page that a Markdown file becomes.
  case page(file: String, fragment: String?)
  /// To a file that is published as it is.
  case file(String, fragment: String?)
  /// To an address of the site that the author wrote out.
  case address(Address, fragment: String?)
  /// Nowhere.
  case fault(LinkFault)
}

/// Why a link leads nowhere.
enum LinkFault: Sendable, Equatable {
  case missing(path: String)
  case otherSpelling(path: String, right: String)
  case outside
  case folder(path: String)
  case notPublished(path: String)
}

/// From what authors write in links to where it leads: a pure function of the list of files.
struct LinkMap: Sendable {
  let files: FileIndex
  let base: BaseURL
  /// The addresses of the pages, by file.
  let pages: [String: Address]
  /// The files, by the addresses of their pages.
  let owners: [Address: String]

  init(files: FileIndex, base: BaseURL, items: [ContentLayout.Item], categoryChains: [String: [Slug]]) {
    self.files = files
    self.base = base
    var pages: [String: Address] = [:]
    var owners: [Address: String] = [:]
    pages.reserveCapacity(items.count)
    owners.reserveCapacity(items.count)
    for item in items {
      guard let address = LinkMap.address(of: item, categoryChains) else { continue }
      pages[item.file] = address
      owners[address] = item.file
    }
    self.pages = pages
    self.owners = owners
  }

  /// Where `destination` leads from `file`.
  func target(of destination: String, from file: String) -> LinkTarget {
    if LinkMap.hasScheme(destination) || destination.hasPrefix("//") { return .elsewhere }
    let hash = destination.firstIndex(of: "#")
    let fragment = hash.map { percentDecoded(destination[destination.index(after: $0)...]) }
    let written = destination[..<(hash ?? destination.endIndex)]
    let path = percentDecoded(written.prefix { $0 != "?" })
    if path.isEmpty { return .here(fragment: fragment ?? "") }
    if path.hasPrefix("/") { return fromRoot(path, fragment) }
    let folder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? ""
    guard let joined = FileIndex.join(folder, path, top: files.contentFolder) else { return .fault(.outside) }
    if files.contains(joined) {
      if pages[joined] != nil { return .page(file: joined, fragment: fragment) }
      return files.isPublishable(joined) ? .file(joined, fragment: fragment) : .fault(.notPublished(path: joined))
    }
    if files.containsFolder(joined) { return .fault(.folder(path: joined)) }
    if let right = files.otherSpelling(of: joined) { return .fault(.otherSpelling(path: joined, right: right)) }
    return .fault(.missing(path: joined))
  }

  /// The address for `href` or `src`: with the base path, and with the query and the fragment that the author wrote.
  func url(of target: LinkTarget, written destination: String, shelf: AssetShelf) -> String? {
    let rest = destination.firstIndex { $0 == "?" || $0 == "#" }.map { destination[$0...] } ?? ""
    switch target {
    case .elsewhere, .here, .fault: return nil
    case .page(let file, _): return pages[file].map { base.link(to: $0) + rest }
    case .file(let path, _): return shelf.asset(path).map { base.link(to: $0.publishedAddress) + rest }
    case .address(let address, _): return base.link(to: address) + rest
    }
  }

  private func fromRoot(_ path: String, _ fragment: String?) -> LinkTarget {
    let file = files.contentFolder + path
    if files.contains(file), files.isPublishable(file) { return .file(file, fragment: fragment) }
    if !path.hasSuffix("/"), let right = files.otherSpelling(of: file), files.isPublishable(right) {
      return .fault(.otherSpelling(path: file, right: right))
    }
    return .address(Address(alias: path), fragment: fragment)
  }

  private static func address(of item: ContentLayout.Item, _ chains: [String: [Slug]]) -> Address? {
    switch (item.kind, item.course) {
    case (.course, _): .course(item.slug)
    case (.lesson, let course?): .lesson(item.slug, of: course)
    case (.assessment, let course?): .assessment(item.slug, of: course)
    case (.path, _): .path(item.slug)
    case (.category, _): .category(chains[item.file] ?? [item.slug])
    case (.person, _): .person(item.slug)
    case (.page, _): .page(item.slug)
    default: nil
    }
  }

  /// Whether a scheme begins the text (RFC 3986, section 3.1).
  private static func hasScheme(_ text: String) -> Bool {
    var count = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): count += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
        guard count > 0 else { return false }
        count += 1
      case UInt8(ascii: ":"): return count > 1
      default: return false
      }
    }
    return false
  }
}
