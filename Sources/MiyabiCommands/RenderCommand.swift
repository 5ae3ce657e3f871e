import ArgumentParser
import Diagnostics
import Foundation
import Markdown
import Markup

/// `miyabi render`: the HTML of one Markdown document.
struct RenderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Writes the HTML of one Markdown document to standard output.",
    discussion: """
      Links stay as they are written, because one document knows no site. Front matter is skipped.

        miyabi render content/pages/about.md
        echo '# Hello' | miyabi render -
      """)

  @Argument(help: "A Markdown file, or - for standard input.")
  var file: String

  @Flag(help: "CommonMark and nothing else: every addition off, raw HTML kept.")
  var commonmark = false

  mutating func run() async throws {
    let terminal = Terminal()
    let bytes: [UInt8]
    do {
      bytes = Array(
        file == "-"
          ? try FileHandle.standardInput.readToEnd() ?? Data() : try Data(contentsOf: URL(fileURLWithPath: file)))
    } catch {
      let reason = (error as NSError).localizedDescription
      throw terminal.report(
        .refused("\(file) cannot be read: \(reason)", help: "name a Markdown file, or - for standard input"))
    }
    let source = SourceText(file: file == "-" ? "<stdin>" : file, bytes: bytes)
    var options = MarkdownOptions()
    options.purpose = .document
    if commonmark {
      options.additions = .none
      options.rawHTML = .keep
    }
    let document = renderMarkdown(
      source, from: commonmark ? 0 : source.endOfFrontMatter, options: options, resolver: LinkResolver { _, _ in nil })
    let diagnostics = document.diagnostics.sorted()
    terminal.report(diagnostics)
    try terminal.print(document.html.bytes)
    if diagnostics.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
  }
}

extension SourceText {
  /// The offset after a block of front matter; 0 where there is none, or where it never ends.
  fileprivate var endOfFrontMatter: Int {
    guard text(ofLine: 1)?.trimmingMark == "---", lineCount > 1 else { return 0 }
    for line in 2...lineCount where text(ofLine: line) == "---" {
      return line < lineCount ? offset(ofLine: line + 1) : bytes.count
    }
    return 0
  }
}

extension String {
  /// The line without a byte-order mark.
  fileprivate var trimmingMark: String { hasPrefix("\u{FEFF}") ? String(dropFirst()) : self }
}
