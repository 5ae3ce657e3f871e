import CatalogModel
public import ContentReader
public import Diagnostics
import Foundation
public import LocalServer
import SiteBuilder
public import Templates

/// What to show, and where.
public struct PreviewOptions: Sendable {
  /// What is read.
  public var reading: ReadOptions
  /// What the pages look like.
  public var theme: Theme
  /// The address that is listened on: of IPv4 or IPv6.
  public var host = "127.0.0.1"
  /// The port.
  public var port: UInt16 = 8080

  /// Shows a site on this machine alone.
  public init(_ reading: ReadOptions, theme: Theme) {
    self.reading = reading
    self.theme = theme
  }
}

/// What happens while a preview runs.
public enum PreviewEvent: Sendable {
  /// Pages can be asked for.
  case listening(url: String)
  /// The content was read: after so long, and with these problems.
  case read([Diagnostic], Duration, isFirst: Bool)
}

/// Shows a site while its author writes: pages are made as they are asked for, and say themselves when they are other
/// ones.
///
/// It runs until the task is cancelled.
///
/// - Parameter report: told what happens.
/// - Throws: ``ServingError``.
public func runPreview(
  _ options: PreviewOptions, report: @escaping @Sendable (PreviewEvent) -> Void
) async throws(ServingError) {
  let port = try ListeningPort.open(host: options.host, port: options.port)
  let board = LiveBoard()
  var session = ContentSession(options.reading)
  let changes = changes(in: options.reading.contentFolder, of: options.reading.root)
  let clock = ContinuousClock()
  let start = clock.now
  let first = await session.read()
  board.show(showing(first, after: board.showing, options), changed: [])
  report(.read(first.diagnostics, clock.now - start, isFirst: true))
  let answers = SiteAnswers(board: board, host: HostCheck(address: options.host))
  let following = Task { [session] in
    var session = session
    for await change in changes {
      let start = clock.now
      let reading: ContentReading
      var files: Set<String> = []
      switch change {
      case .files(let changed):
        files = changed
        reading = await session.read(changed: changed)
      case .anything: reading = await session.read()
      }
      board.show(showing(reading, after: board.showing, options), changed: files)
      report(.read(reading.diagnostics, clock.now - start, isFirst: false))
    }
  }
  defer { following.cancel() }
  report(.listening(url: port.url(first.baseURL.path)))
  do {
    try await serve(port, answers)
  } catch {
    if error is CancellationError || Task.isCancelled { return }
    throw .refused(error.localizedDescription)
  }
}

/// The last site without an error, and the errors of this one.
private func showing(
  _ reading: ContentReading, after last: LiveBoard.Showing, _ options: PreviewOptions
) -> LiveBoard.Showing {
  let errors = reading.diagnostics.filter { $0.severity == .error }
  guard errors.isEmpty else { return LiveBoard.Showing(site: last.site, problems: errors) }
  return LiveBoard.Showing(
    site: SitePreview(reading, theme: options.theme, root: options.reading.root, after: last.site))
}
