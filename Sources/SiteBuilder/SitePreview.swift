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
    /// A file of the content, by its path.
    case file(String)
  }

  /// Where the site lives.
  public let base: BaseURL
  private let files: SiteFiles
  private let places: [String: Int]

  /// Prepares a site; nothing is rendered yet.
  ///
  /// - Parameter root: the folder that the paths of the reading are relative to.
  public init(_ reading: ContentReading, theme: Theme, root: String) {
    base = reading.baseURL
    files = SiteFiles(reading, theme: theme, root: root, program: "")
    places = Dictionary(
      files.entries.enumerated().map { ($1.address.path, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What the site has at an address; `nil` where it has nothing.
  public func file(at address: Address) -> File? {
    guard let place = places[address.path] else { return nil }
    switch files.entries[place].content {
    case .page(let page): return .bytes((try? files.renderer.render(page, PageShowing())) ?? [])
    case .made(let make): return .bytes(make())
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
