public import ContentReader
import CatalogModel
import Files
import Markup
import Synchronization
public import Templates

/// How a site is written.
public struct BuildOptions: Sendable {
  /// Whether what an earlier run wrote may save work.
  public enum Mode: Sendable {
    case incremental, clean
  }

  /// The site's root.
  public var root: String
  /// The folder that is written into.
  public var output: String
  /// Where notes for the next run are kept; `nil` keeps none.
  public var cacheFile: String?
  /// Whether what an earlier run wrote may save work.
  public var mode = Mode.incremental
  /// How many pages are rendered at the same time; at least 1.
  public var workers = 1
  /// Tells one build of the program from another: templates are code, and what other templates rendered is rendered
  /// again.
  public var program = ""
  /// Told how many files are done, and how many there are; called by all workers.
  public var progress: (@Sendable (_ done: Int, _ all: Int) -> Void)?

  /// Writes the site of `root` into `output`.
  public init(root: String, output: String) {
    self.root = root
    self.output = output
  }
}

/// What a build did.
public struct BuildSummary: Sendable {
  /// Pages and other files whose bytes are new.
  public var written = 0
  /// Those that were right already.
  public var unchanged = 0
  /// Those that are gone.
  public var removed = 0
}

/// Renders a catalog into a folder.
///
/// Each page is written beside its place and renamed, and only where its bytes differ; what the folder holds besides is
/// left alone.
///
/// - Throws: ``OutputError``; what was written until then is whole.
public func buildSite(_ reading: ContentReading, theme: Theme, options: BuildOptions) async throws(OutputError)
  -> BuildSummary
{
  let files = SiteFiles(reading, theme: theme, root: options.root, program: options.program)
  let items = files.entries.map { entry in
    BuildItem(file: entry.address.file) { writer throws(WriteError) in try files.write(entry, writer) }
  }
  return try await write(items, reading, options: options)
}

/// A file of the site and how it comes about.
struct BuildItem: Sendable {
  var file: String
  var work: @Sendable (SiteWriter) throws(WriteError) -> SiteWriter.Result

  init(file: String, _ work: @escaping @Sendable (SiteWriter) throws(WriteError) -> SiteWriter.Result) {
    self.file = file
    self.work = work
  }
}

private func write(_ items: [BuildItem], _ reading: ContentReading, options: BuildOptions) async throws(OutputError)
  -> BuildSummary
{
  let folder = try OutputFolder(path: options.output)
  let planned = Set(items.map(\.file))
  try folder.checkForeignFiles(planned)
  let cache =
    options.mode == .incremental ? options.cacheFile.map { RenderCache(file: $0) } ?? RenderCache() : RenderCache()
  let writer = SiteWriter(folder: folder, cache: cache)
  let isKnown = planned == folder.ownFiles
  // Whoever comes after a run that is killed knows whose files these are.
  let possible = planned.union(folder.ownFiles)
  if !isKnown { try folder.writeList(possible) }
  try folder.begin(possible)
  let results = await run(items, writer, options)
  // Also where a file could not be written: what was begun is cleared away by then.
  try folder.end()
  var summary = BuildSummary()
  var entries: [(file: String, entry: RenderCache.Entry)] = []
  entries.reserveCapacity(items.count)
  for (item, result) in zip(items, results) {
    switch result {
    case .success(let done):
      entries.append((item.file, done.entry))
      if done.isWritten { summary.written += 1 } else { summary.unchanged += 1 }
    case .failure(let error): throw .write(error)
    }
  }
  summary.removed = try folder.removeStale(folder.ownFiles.subtracting(planned))
  if possible.count > planned.count { try folder.writeList(planned) }
  // Pages of a text that changed meanwhile are not what their fingerprints say.
  if let file = options.cacheFile, !reading.isOutdated, !cache.holds(exactly: entries) {
    do throws(WriteError) { try RenderCache.write(entries, to: file) } catch { throw .write(error) }
  }
  return summary
}

/// Does the work of all items on several workers; the first failure stops the rest.
private func run(
  _ items: [BuildItem], _ writer: SiteWriter, _ options: BuildOptions
) async -> [Result<SiteWriter.Result, WriteError>] {
  let queue = WorkQueue()
  let done = await withTaskGroup(of: [(Int, Result<SiteWriter.Result, WriteError>)].self) { group in
    for _ in 0..<max(1, options.workers) {
      group.addTask {
        var results: [(Int, Result<SiteWriter.Result, WriteError>)] = []
        while let index = queue.next(below: items.count) {
          if index % 64 == 0 { options.progress?(index, items.count) }
          do throws(WriteError) {
            results.append((index, .success(try items[index].work(writer))))
          } catch {
            queue.stop()
            results.append((index, .failure(error)))
          }
        }
        return results
      }
    }
    var all: [(Int, Result<SiteWriter.Result, WriteError>)] = []
    for await results in group { all += results }
    return all
  }
  if let failure = done.filter({ if case .failure = $0.1 { true } else { false } }).min(by: { $0.0 < $1.0 }) {
    return [failure.1]
  }
  return done.sorted { $0.0 < $1.0 }.map(\.1)
}

/// Where the next piece of work is: shared by workers, so a class.
private final class WorkQueue: Sendable {
  private let index = Atomic<Int>(0)
  private let isStopped = Atomic<Bool>(false)

  func next(below count: Int) -> Int? {
    guard !isStopped.load(ordering: .relaxed) else { return nil }
    let next = index.add(1, ordering: .relaxed).oldValue
    return next < count ? next : nil
  }

  func stop() { isStopped.store(true, ordering: .relaxed) }
}
