import Foundation
import Markup
import Testing

@Suite("Markup that escapes by its type")
struct EscapingTests {
  @Test("interpolated text is escaped, markup is not")
  func interpolation() {
    let hostile = #"<script>"&'"#
    let html: HTML = "<p title=\"\(hostile)\">\(hostile)\(HTML(stringLiteral: "<b>"))</p>"
    #expect(html.description == "<p title=\"&lt;script&gt;&quot;&amp;'\">&lt;script&gt;&quot;&amp;'<b></p>")
  }

  @Test(
    "an address that would run something is no safe address",
    arguments: [
      "javascript:a", " JaVaScRiPt:a", "java\nscript:a", "data:text/html,a", "vbscript:a", "\u{1}javascript:a",
    ])
  func unsafe(_ address: String) { #expect(SafeURL(address) == nil) }

  @Test("an ordinary address is", arguments: ["/a", "a/b:c", "https://a", "mailto:a@b", "#a", "?a:b", ""])
  func safe(_ address: String) { #expect(SafeURL(address)?.text == address) }

  @Test("JSON in a script cannot end it, and reads back as it was")
  func json() throws {
    let text = "</script>\u{2028}\"\\\u{1}学"
    let html: HTML = "<script>\(json: JSONText(.object([("a", .string(text)), ("b", nil)])))</script>"
    #expect(html.description.components(separatedBy: "</script>").count == 2)
    let object = try JSONSerialization.jsonObject(with: Data(JSONText(.object([("a", .string(text))])).bytes))
    #expect((object as? [String: String])?["a"] == text)
  }
}
