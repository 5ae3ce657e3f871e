import Diagnostics
import Foundation
import Testing

@Suite("Diagnostics in every format")
struct FormatTests {
  private let source = SourceText(
    file: "content/courses/a/course.md", bytes: Array("---\ntitle: 学習\nlevel: begginer\n---\n".utf8))

  private var diagnostics: [Diagnostic] {
    [
      Diagnostic(
        .unknownValue, in: source, at: SourceRange(line: 3, column: 8, length: 8), "no level is called “begginer”",
        help: "did you mean `beginner`?", fix: .certain("beginner"),
        related: [.init(SourceLocation(file: "b.md", range: SourceRange(line: 2, column: 1)), "first written here")])
    ]
  }

  @Test("text shows the line, a caret under the range, related places and the hint")
  func text() {
    #expect(
      DiagnosticFormat.text.write(diagnostics) == """
        content/courses/a/course.md:3:8: error: no level is called “begginer” [unknown-value]
         3 | level: begginer
           |        ^^^^^^^^
        note: b.md:2:1: first written here
        help: did you mean `beginner`?

        """)
  }

  @Test("a caret under wide characters is as wide as they are")
  func wideCharacters() {
    let diagnostic = Diagnostic(.tooLong, in: source, at: SourceRange(line: 2, column: 9, length: 1), "x")
    #expect(DiagnosticFormat.text.write([diagnostic]).contains("   |          ^^\n"))
  }

  @Test("json has the counts first, then every field that programs read")
  func json() throws {
    let text = DiagnosticFormat.json.write(diagnostics)
    #expect(text.hasPrefix(#"{"errors":1,"warnings":0,"diagnostics":[{"code":"unknown-value","severity":"error""#))
    let report = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let first = try #require((report["diagnostics"] as? [[String: Any]])?.first)
    #expect((first["fix"] as? [String: Any])?["replacement"] as? String == "beginner")
    #expect(((first["range"] as? [String: Any])?["end"] as? [String: Any])?["column"] as? Int == 16)
  }

  @Test("github escapes what would end a command")
  func github() {
    let diagnostic = Diagnostic(.tooLong, at: SourceLocation(file: "a,b:c.md"), "50%\nmore")
    #expect(
      DiagnosticFormat.github.write([diagnostic])
        == "::error file=a%2Cb%3Ac.md,line=1,col=1,title=too-long::50%25%0Amore\n")
  }

  @Test("sarif says how columns count")
  func sarif() throws {
    let text = DiagnosticFormat.sarif.write(diagnostics)
    let log = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    #expect(run["columnKind"] as? String == "unicodeCodePoints")
    #expect((run["results"] as? [[String: Any]])?.count == 1)
  }

  @Test("the order of a report is by file, place, code and message")
  func order() {
    let place = { (file: String, line: Int) in
      Diagnostic(.tooLong, at: SourceLocation(file: file, range: SourceRange(line: line, column: 1)), "x")
    }
    #expect([place("b", 1), place("a", 9), place("a", 2)].sorted().map(\.location.file) == ["a", "a", "b"])
    #expect([place("a", 9), place("a", 2)].sorted().map(\.location.range.start.line) == [2, 9])
  }

  @Test(
    "the name of a check is its code in camelCase",
    arguments: [
      (DiagnosticCode.brokenLinks, "brokenLinks"), (.missingAlt, "missingAlt"), (.notUTF8, "notUtf8"),
    ])
  func checkNames(_ code: DiagnosticCode, _ name: String) { #expect(code.checkName == name) }
}
