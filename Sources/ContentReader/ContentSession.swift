import CatalogModel
import Diagnostics
import Files

/// Reads a content folder, and then reads it again as often as something in it changes, doing only what the change asks
/// for.
///
/// ```swift
/// var session = ContentSession(options)
/// let first = await session.read()
/// let second = await session.read(changed: ["content/pages/about.md"])
/// ```
public struct ContentSession: Sendable {
  private let options: ReadOptions
  private var memory = ReadingMemory()
  private var last: OpenedContent?
  private var lines = QuotedLines()

  /// Reads what `options` say, and nothing until it is asked to.
  public init(_ options: ReadOptions) { self.options = options }

  /// Looks at the whole folder, and reads every file that is not as it was.
  public mutating func read() async -> ContentReading {
    last = nil
    lines = QuotedLines()
    switch await OpenedContent.open(options, memory: &memory) {
    case .opened(var content):
      let reading = await content.reading(quoting: &lines)
      content.remember(in: &memory)
      last = content
      return reading
    case .nothing(let reading): return reading
    }
  }

  /// Reads what has changed; the whole folder where that may have changed more than the files themselves.
  ///
  /// - Parameter files: the files whose bytes have changed, relative to the site's root.
  public mutating func read(changed files: Set<String>) async -> ContentReading {
    guard var content = last.take(), content.replace(files) else { return await read() }
    lines.forget(files)
    let reading = await content.reading(quoting: &lines)
    last = content
    return reading
  }
}
