import Diagnostics
import Files

/// The lines that diagnostics are about.
struct QuotedLines: Sendable {
  private var known: [String: [Int: String]] = [:]

  /// Forgets the lines of files that have changed.
  mutating func forget(_ files: Set<String>) { for file in files { known[file] = nil } }

  /// Puts the lines to the diagnostics that have none yet.
  ///
  /// - Parameter diagnostics: sorted by file.
  mutating func quote(in diagnostics: inout [Diagnostic], of folder: ContentFolder) {
    var source: SourceText?
    var quoted: [String: [Int: String]] = [:]
    for index in diagnostics.indices {
      let (file, range) = (diagnostics[index].location.file, diagnostics[index].location.range)
      guard diagnostics[index].sourceLine == nil, range != .wholeFile else { continue }
      let line = range.start.line
      var text = known[file]?[line]
      if text == nil {
        if source?.file != file {
          source = SourceText(
            file: file, bytes: (try? FileSystem.bytes(of: folder.path(of: file), limit: 64_000_000)) ?? [])
        }
        text = source?.text(ofLine: line)
      }
      diagnostics[index].sourceLine = text
      quoted[file, default: [:]][line] = text
    }
    known = quoted
  }
}
