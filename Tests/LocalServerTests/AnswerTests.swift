import Testing

@testable import LocalServer

@Suite("What requests come to")
struct AnswerTests {
  @Test(
    "a target that leads upwards, holds a NUL or is no path has no page",
    arguments: [
      "/../etc/passwd", "/..%2f..%2fetc/passwd", "/%2e%2e/x", "/a/%2E./b", "/%00", "/a%", "/a%4", "/a%+1", "/%ff", "*",
      "", "http://evil.example/", "/a\\b", "/a%5Cb", "/./a", "/" + String(repeating: "a", count: 9000),
    ])
  func refused(_ target: String) { #expect(RequestTarget(target) == nil) }

  @Test("a target is decoded, and its query left out", arguments: [("/a%20b/?x=/../", "/a b/"), ("/%E3%81%82", "/あ")])
  func decoded(_ target: String, _ path: String) { #expect(RequestTarget(target)?.path == path) }

  @Test(
    "a range is understood as RFC 9110 has it",
    arguments: [
      (nil, ByteRange.whole), ("bytes=0-", .part(0..<10)), ("bytes=2-4", .part(2..<5)), ("bytes=-3", .part(7..<10)),
      ("bytes=-99", .part(0..<10)), ("bytes=5-99", .part(5..<10)), ("bytes=10-", .unsatisfiable),
      ("bytes=-0", .unsatisfiable), ("bytes=4-2", .whole), ("bytes=0-1,3-4", .whole), ("items=0-1", .whole),
      ("bytes=a-b", .whole), ("bytes=", .whole), ("bytes=-", .whole), ("bytes=99999999999999999999-", .whole),
    ] as [(String?, ByteRange)])
  func range(_ header: String?, _ expected: ByteRange) { #expect(ByteRange(header, of: 10) == expected) }

  @Test(
    "what is no request's head is none",
    arguments: [
      "", "GET /", "GET / HTTP/2", "GET  / HTTP/1.1", "GET / HTTP/1.1\r\nno colon", "GET / HTTP/1.1\r\n: x",
      "GET / HTTP/1.1\r\nbad name: x", "\u{16}\u{3}\u{1}",
    ])
  func noHead(_ text: String) { #expect(Request(head: Array(text.utf8)) == nil) }

  @Test("a head gives its method, its target, its headers and whether the connection stays")
  func head() throws {
    let request = try #require(Request(head: Array("GET /a?page=%2Fb%2F&x HTTP/1.1\r\nHost:  h \r\nX: 1".utf8)))
    #expect(request.headers == ["host": "h", "x": "1"])
    #expect(request.keepsConnection)
    #expect(request.query["page"] == "/b/")
    #expect(request.query["none"] == nil)
    #expect(Request(head: Array("GET / HTTP/1.1\r\nConnection: close".utf8))?.keepsConnection == false)
    #expect(Request(head: Array("POST / HTTP/1.1\r\nContent-Length: 5".utf8))?.bodyLength == 5)
  }

  @Test(
    "a body whose length cannot be told is none",
    arguments: ["Content-Length: -1", "Content-Length: 1, 2", "Content-Length: x", "Transfer-Encoding: chunked"])
  func body(_ header: String) throws {
    #expect(try #require(Request(head: Array("POST / HTTP/1.1\r\n\(header)".utf8))).bodyLength == nil)
  }

  @Test("a form’s names and values are decoded, and what cannot be is left out")
  func form() {
    let values = FormValues("a=1&b=x+y%26&a=2&c&%zz=1&d=%ff&e=")
    #expect(values.all("a") == ["1", "2"])
    #expect(values["b"] == "x y&" && values["c"] == nil && values["d"] == nil && values["e"] == "")
  }

  @Test(
    "only names of this machine are answered",
    arguments: [
      ("localhost:8080", true), ("127.0.0.1:8080", true), ("127.1.2.3", true), ("[::1]:8080", true),
      ("site.localhost", true), ("evil.example", false), ("127.0.0.1.evil.example", false), ("", false),
    ])
  func host(_ name: String, _ isAllowed: Bool) {
    #expect(HostCheck(address: "127.0.0.1").allows(name) == isAllowed)
    #expect(HostCheck(address: "0.0.0.0").allows(name))
    #expect(HostCheck(address: "127.0.0.1").allows(origin: "http://\(name)") == isAllowed)
  }
}

@Suite("WebSocket")
struct WebSocketTests {
  @Test("a key is answered as RFC 6455 shows, section 1.3")
  func accept() { #expect(webSocketAccept("dGhlIHNhbXBsZSBub25jZQ==") == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=") }

  @Test("a frame says its length in one, three or nine bytes", arguments: [(5, 2), (126, 4), (70_000, 10)])
  func frame(_ count: Int, _ head: Int) {
    let frame = webSocketFrame(String(repeating: "a", count: count))
    #expect(frame.count == count + head && frame[0] == 0x81)
  }
}
