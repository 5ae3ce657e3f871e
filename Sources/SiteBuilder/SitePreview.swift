public import CatalogModel
public import ContentReader
import Files
import Markup
public import Templates

/// A site that is made page by page, as somebody asks for it, and never written.
public struct SitePreview: Sendable {
  /// What stands at an address.
  public enum File: Sendable {
    /// Bytes that were made just now.
    case bytes([UInt8])
    /// Bytes whose address changes when they do, so that a browser may keep them.
    case fixed([UInt8])
    /// A file of the content, by its path.
    case file(String)
  }

  /// Where the site lives.
  public let base: BaseURL
  private let files: SiteFiles
  private let places: [String: Int]
  private let outline: ContentOutline?

  /// Prepares a site; nothing is rendered yet.
  ///
  /// - Parameters:
  ///   - root: the folder that the paths of the reading are relative to.
  ///   - last: the site before this one: what differs in texts only is not planned again.
  public init(_ reading: ContentReading, theme: Theme, root: String, after last: SitePreview? = nil) {
    base = reading.baseURL
    outline = reading.outline
    if let last, let outline, last.outline === outline {
      files = last.files.withTexts(of: reading)
      places = last.places
      return
    }
    files = SiteFiles(reading, theme: theme, root: root, program: "")
    places = Dictionary(
      files.entries.enumerated().map { ($1.address.path, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What the site has at an address; `nil` where it has nothing.
  public func file(at address: Address) -> File? {
    guard let place = places[address.path] else { return nil }
    switch files.entries[place].content {
    case .page(let page): return .bytes((try? files.renderer.render(page, PageShowing())) ?? [])
    case .made(let make): return .bytes(make(files.renderer.plan))
    case .fixed(let bytes): return .fixed(bytes)
    case .copy(let path, _): return .file(path)
    }
  }

  /// Whether the site has a page there, so that a link that lacks the slash at its end can be led to it.
  public func has(_ address: Address) -> Bool { places[address.path] != nil }
}

/// Renders a page for showing it at once.
private struct PageShowing: PageUse {
  func use<Model: Encodable>(
    _ model: Model, context: String, _ template: @Sendable (Model) -> HTML
  ) throws(WriteError) -> [UInt8] { template(model).bytes }
}
