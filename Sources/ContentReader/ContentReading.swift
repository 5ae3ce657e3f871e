public import CatalogModel
public import Diagnostics

/// What to read, and for whom.
public struct ReadOptions: Sendable {
  /// The site's root.
  public var root: String
  /// The folder of Markdown, relative to the root.
  public var contentFolder = "content"
  /// Which courses learners see.
  public var visibility = Visibility()
  /// In place of the `baseURL` of `site.yaml`.
  public var baseURL: BaseURL?
  /// How many files are read at the same time; at least 1.
  public var workers = 1
  /// Told how many files are read, and how many there are; called by all workers.
  public var progress: (@Sendable (_ done: Int, _ all: Int) -> Void)?

  /// Reads `content/` of a root, for learners.
  public init(root: String) { self.root = root }
}

/// What a content folder came to.
public struct ContentReading: Sendable {
  /// Everything that was read, courses that are not published among it.
  public var catalog: Catalog
  /// Where the site lives.
  public var baseURL: BaseURL
  /// Which courses learners see.
  public var visibility: Visibility
  /// The markup of Markdown files.
  public internal(set) var documents = RenderedDocuments(nil)
  /// The files that what learners see refers to, by path relative to the site's root.
  public var assets: [String: Asset] = [:]
  /// What is published of certificates.
  public internal(set) var certificateFiles: [PublishedFile] = []
  /// Where texts and keys lead to other sites, by file.
  public var outsideLinks: [String: [Located<String>]] { documents.outsideLinks(besides: site) }
  /// Every problem, in the stable order.
  public var diagnostics: [Diagnostic] = []
  /// What the files are to each other: readings of one session that share it differ in their texts only.
  public internal(set) var outline: ContentOutline?
  /// What the site's own file came to.
  var site = SiteFile()
  /// Told of files that changed after they had been read.
  var changes = ChangedFiles()

  /// Whether a file that was remembered had changed by the time its markup was needed: what was made from it is not to
  /// be relied on, and a further reading gives the right result.
  public var isOutdated: Bool { !changes.isEmpty }
}
