import Diagnostics
import Foundation
import Testing

@Suite("docs/diagnostics.md")
struct DocumentationTests {
  @Test("explains every code, in the order of the code, and no other")
  func everyCode() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appendingPathComponent("docs/diagnostics.md"), encoding: .utf8)
    let headings = text.split(separator: "\n").filter { $0.hasPrefix("### ") }.map { String($0.dropFirst(4)) }
    #expect(headings == DiagnosticCode.allCases.map(\.rawValue))
  }
}
