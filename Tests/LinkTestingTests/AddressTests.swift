import Diagnostics
import Testing

@testable import LinkTesting

@Suite("Addresses")
struct AddressTests {
  @Test(
    "one address has one spelling",
    arguments: [
      ("HTTPS://A.Example", "https://a.example/"), ("https://a.example/#part", "https://a.example/"),
      ("  http://a.example/p \n", "http://a.example/p"), ("//a.example/p", "https://a.example/p"),
      ("http://a.example:8080?q#f", "http://a.example:8080/?q"), ("https://ann@a.example/", "https://a.example/"),
      ("https://a.example/a b/学", "https://a.example/a%20b/%E5%AD%A6"),
      ("https://例え.jp/", "https://xn--r8jz45g.jp/"), ("http://[::1]:80/", "http://[::1]:80/"),
      ("https://a.example/%7Eann/?a=1&b=%20", "https://a.example/%7Eann/?a=1&b=%20"),
    ])
  func spelling(_ written: String, _ text: String) throws {
    let address = try WebAddress(written)
    #expect(address.text == text)
    #expect(try WebAddress(address.text) == address)
  }

  @Test(
    "other schemes are passed over",
    arguments: [
      "mailto:a@a.example", "ftp://a.example/", "tel:1", "file:///etc/passwd", "p.md", "/p", "#p", "", "http:p",
    ])
  func otherSchemes(_ url: String) async {
    #expect(throws: WebAddress.Fault.notOnTheWeb) { try WebAddress(url) }
    let network = ScriptedNetwork([:])
    let report = await network.report([url])
    #expect(report.diagnostics.isEmpty && network.seen.questions.isEmpty)
  }

  @Test("what names no host is told", arguments: ["https://", "http:///p", "https://?q", "https://#f", "http://a b/"])
  func noHost(_ url: String) async {
    let network = ScriptedNetwork([:])
    #expect(await network.report([url]).diagnostics.map(\.message) == ["the address cannot be read"])
    #expect(network.seen.questions.isEmpty)
  }

  @Test(
    "an address with a password is not asked for, and not shown",
    arguments: [
      "https://ann:s3cret@a.example/", "HTTP://ann:s3cret@a.example", "//:s3cret@a.example/p",
      "http://ann:s3cret@a b/", "https://ann:s3cret@", "https://ann:s3@cret@a.example/",
    ])
  func password(_ url: String) async throws {
    let network = ScriptedNetwork([:])
    let link = OutsideLink(url: url, location: SourceLocation(file: "content/a.md"), sourceLine: "[x](\(url))")
    let report = await testLinks([link], LinkTestOptions(), network.network)
    let found = try #require(report.diagnostics.first)
    #expect(found.message == "a password stands in the address" && found.severity == .warning)
    #expect(!"\(report.diagnostics)".contains("s3"))
    #expect(network.seen.questions.isEmpty && report.asked == 0)
  }

  @Test("an at sign or a colon elsewhere is no password", arguments: ["/@ann:b", "?m=a:b@c", "#a:b@c"])
  func noPassword(_ rest: String) async {
    let report = await ScriptedNetwork([:]).report(["https://a.example\(rest)"])
    #expect(report.diagnostics.isEmpty && report.asked == 1)
  }
}
