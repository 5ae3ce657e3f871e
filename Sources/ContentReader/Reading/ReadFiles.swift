import CatalogModel
import Diagnostics

/// What the files of a content folder came to, each for itself.
struct ReadFiles: Sendable {
  /// The files that make up the catalog, and which course each belongs to.
  let layout: ContentLayout
  /// What they came to, in the order of the layout.
  private(set) var items: [FinishedReading]
  /// The files that are parts of others, such as transcripts, by their paths.
  let parts: [FinishedReading]

  /// All of them.
  var all: [FinishedReading] { items + parts }

  /// What a file came to.
  subscript(file: String) -> FileReading? {
    if let place = layout.places[file] { return items[place].content }
    return parts.first { $0.content.file == file }?.content
  }

  mutating func replace(at place: Int, with reading: FinishedReading) { items[place] = reading }

  init(layout: ContentLayout, items: [FinishedReading], parts: [FinishedReading]) {
    self.layout = layout
    self.items = items
    self.parts = parts
  }
}

/// The markup of Markdown files.
public struct RenderedDocuments: Sendable {
  private let files: ReadFiles?

  init(_ files: ReadFiles?) { self.files = files }

  /// The markup of a file, by its path relative to the site's root; `nil` where there is none.
  public subscript(file: String) -> RenderedDocument? { files?[file]?.document }

  /// All that there are, with their files, in the order of the files.
  public var all: [(file: String, document: RenderedDocument)] {
    (files?.all ?? []).compactMap { reading in reading.content.document.map { (reading.content.file, $0) } }
  }

  /// Where the files lead to other sites, the site's own among them.
  func outsideLinks(besides site: SiteFile) -> [String: [Located<String>]] {
    var links: [String: [Located<String>]] = [:]
    for reading in files?.all ?? [] where !reading.content.outside.isEmpty {
      links[reading.content.file] = reading.content.outside
    }
    if let file = files?.layout.siteFile, !site.outside.isEmpty { links[file] = site.outside }
    return links
  }
}
