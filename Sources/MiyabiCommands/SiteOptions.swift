public import ArgumentParser
public import CatalogModel
import ContentReader
import Foundation
import SiteBuilder

/// Where the site is; every verb that reads one has these.
struct SiteOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The site's root, the folder that holds content/.", valueName: "dir"))
  var root = "."

  @Option(help: ArgumentHelp("The folder of Markdown, relative to the root.", valueName: "dir"))
  var content = "content"

  @Flag(help: "Say nothing but problems and results.")
  var quiet = false

  var terminal: Terminal { Terminal(quiet ? .quiet : .normal) }

  func validate() throws {
    if content.isEmpty || root.isEmpty { throw ValidationError("A folder’s name cannot be empty.") }
  }

  /// The content folder as it stands in messages: relative to the root.
  var contentFolder: String {
    var name = content
    while name.count > 1, name.hasSuffix("/") { name.removeLast() }
    while name.hasPrefix("./") { name.removeFirst(2) }
    return name
  }
}

extension SiteOptions {
  /// What to read, for whom, on all cores that may be used.
  func readOptions(_ visibility: Visibility, baseURL: BaseURL? = nil) throws -> ReadOptions {
    var options = ReadOptions(root: root)
    options.contentFolder = contentFolder
    options.visibility = visibility
    options.baseURL = baseURL
    options.workers = try workerCount()
    return options
  }
}

/// Reads the content, but for what an earlier run read and is still the same, and shows on a terminal how far that has
/// come.
///
/// - Parameter mode: `clean` reads everything, and remembers that in place of what there was.
func readContent(
  _ options: ReadOptions, _ cache: CacheFolder, _ terminal: Terminal, mode: BuildOptions.Mode = .incremental
) async -> ContentReading {
  let progress = ProgressLine(terminal)
  defer { progress.clear() }
  var options = options
  options.progress = { progress.show("reading", $0, of: $1) }
  let content = absolutePath(
    options.contentFolder, in: absolutePath(options.root, in: FileManager.default.currentDirectoryPath))
  guard let file = cache.file("readings", of: content) else { return await readContent(options) }
  let program = programStamp()
  var memory = mode == .clean ? ReadingMemory() : ReadingMemory(file: file, program: program)
  let reading = await readContent(options, memory: &memory)
  // A memory that cannot be written costs the next run some time, and nobody anything else.
  try? memory.write(to: file, program: program)
  return reading
}

/// The cores that may be used; `MIYABI_JOBS` limits them.
func workerCount() throws -> Int {
  guard let text = ProcessInfo.processInfo.environment["MIYABI_JOBS"], !text.isEmpty else {
    return max(1, ProcessInfo.processInfo.activeProcessorCount)
  }
  guard let jobs = Int(text), (1...256).contains(jobs) else {
    throw ValidationError("MIYABI_JOBS must be a number from 1 to 256; it is “\(text)”.")
  }
  return jobs
}

/// A date on the command line: `2026-01-15` or RFC 3339.
extension CalendarDate: ExpressibleByArgument {
  /// Takes a date as the front matter takes one.
  public init?(argument: String) { self.init(written: argument) }
}

/// A base address on the command line.
extension BaseURL: ExpressibleByArgument {
  /// Takes an address that begins with `https://` or `http://`.
  public init?(argument: String) { self.init(argument) }
}
