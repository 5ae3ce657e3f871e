import Testing

@testable import LinkTesting

@Suite("Retry-After")
struct RetryAfterTests {
  private let now = "Sun, 06 Nov 1994 08:49:37 GMT"

  @Test(
    "seconds are seconds, and a date is held against the answer's own",
    arguments: [
      ("0", 0), (" 7 ", 7), ("120", 120), ("99999999999999999999", Int(Int32.max)),
      ("Sun, 06 Nov 1994 08:50:00 GMT", 23), ("Sun, 06 Nov 1994 08:00:00 GMT", 0),
    ])
  func told(_ text: String, _ seconds: Int) {
    #expect(retryAfter(text, date: now) == .seconds(seconds))
  }

  @Test("what is neither says nothing", arguments: ["", "soon", "-1", "1.5", "٣", "Sun, 06 Nov", "1e3"])
  func untold(_ text: String) {
    #expect(retryAfter(text, date: now) == nil)
  }

  @Test("a date without the answer's own says nothing", arguments: [nil, "", "yesterday"])
  func noDate(_ date: String?) {
    #expect(retryAfter(now, date: date) == nil)
  }
}
