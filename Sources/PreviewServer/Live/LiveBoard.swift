import CatalogModel
import ContentReader
import Diagnostics
import SiteBuilder
import Synchronization

/// What the preview shows at the moment, and who is looking at it.
///
/// A class, because the loop that reads the content and all requests share it.
final class LiveBoard: Sendable {
  /// What there is to be shown.
  struct Showing: Sendable {
    /// The site as it was when the content had no error; `nil` before it ever had none.
    var site: SitePreview?
    /// The errors of the content as it is now.
    var problems: [Diagnostic] = []
  }

  private struct Reader {
    var address: Address?
    var state: PageState
    var tell: AsyncStream<String>.Continuation
  }

  private struct State {
    var showing = Showing()
    var readers: [Int: Reader] = [:]
    var nextNumber = 0
  }

  private let state = Mutex(State())

  /// What is shown now.
  var showing: Showing { state.withLock { $0.showing } }

  /// How many pages are open.
  var readerCount: Int { state.withLock { $0.readers.count } }

  /// Puts up what the content came to, and tells every page what that means for it.
  ///
  /// - Parameter files: the files that have changed, where it is known.
  func show(_ showing: Showing, changed files: Set<String>) {
    let (readers, before) = state.withLock { state in
      let before = state.showing
      state.showing = showing
      return (state.readers, before)
    }
    for (number, reader) in readers {
      for message in messages(for: reader, showing, before, files) {
        reader.tell.yield(message.json)
        if case .styles(let now) = message { state.withLock { $0.readers[number]?.state = now } }
      }
    }
  }

  private func messages(
    for reader: Reader, _ showing: Showing, _ before: Showing, _ files: Set<String>
  ) -> [LiveMessage] {
    if !showing.problems.isEmpty { return [.problems(showing.problems)] }
    var messages: [LiveMessage] = before.problems.isEmpty ? [] : [.fine]
    switch showing.site.map({ LiveBoard.state(of: reader.address, in: $0) }) {
    case let now? where now.content != reader.state.content: return [.reload]
    case let now? where now.styles != reader.state.styles: messages.append(.styles(now))
    default: break
    }
    let framed = files.filter { $0.contains("/files/") }
    if let base = showing.site?.base, !framed.isEmpty {
      // `content/courses/a/files/x.css` is published as `/courses/a/files/x.css`.
      messages.append(.frames(framed.map { base.path + $0.drop { $0 != "/" }.dropFirst() }.sorted()))
    }
    return messages
  }

  /// Notes a page that is open, and tells it at once what it may have missed.
  ///
  /// - Parameters:
  ///   - address: the page's address; `nil` for one that the site does not have.
  ///   - pageState: what the page was made of.
  func add(_ address: Address?, _ pageState: PageState) -> AsyncStream<String> {
    let (messages, tell) = AsyncStream.makeStream(of: String.self)
    let reader = Reader(address: address, state: pageState, tell: tell)
    let (number, showing) = state.withLock { state in
      state.nextNumber += 1
      state.readers[state.nextNumber] = reader
      return (state.nextNumber, state.showing)
    }
    tell.onTermination = { [weak self] _ in _ = self?.state.withLock { $0.readers.removeValue(forKey: number) } }
    for message in self.messages(for: reader, showing, Showing(), []) { tell.yield(message.json) }
    return messages
  }

  /// What the page at an address is now; where the site has none, that of the page which says so.
  static func state(of address: Address?, in site: SitePreview) -> PageState {
    if let address, case .bytes(let page)? = site.file(at: address) { return PageState(of: page) }
    guard case .bytes(let page)? = site.file(at: .notFound) else { return PageState(of: []) }
    return PageState(of: page)
  }
}
