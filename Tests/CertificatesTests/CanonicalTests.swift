import Certificates
import Fixtures
import Foundation
import Testing

@Suite("Canonical JSON")
struct CanonicalTests {
  @Test(
    "is that of RFC 8785's own examples", arguments: ["arrays", "french", "structures", "unicode", "values", "weird"])
  func published(name: String) throws {
    let input = Array(try SharedFile("vectors/rfc8785/input/\(name).json").data())
    let output = Array(try SharedFile("vectors/rfc8785/output/\(name).json").data())
    #expect(try JSON(strict: input).canonical == output)
  }

  /// RFC 8785, appendix B: the bits of a number, and how it is printed.
  @Test(
    "prints numbers as ECMAScript does",
    arguments: [
      (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"), (0x0000_0000_0000_0001, "5e-324"),
      (0x8000_0000_0000_0001, "-5e-324"), (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
      (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"), (0x4340_0000_0000_0000, "9007199254740992"),
      (0xc340_0000_0000_0000, "-9007199254740992"), (0x4430_0000_0000_0000, "295147905179352830000"),
      (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"), (0x44b5_2d02_c7e1_4af6, "1e+23"),
      (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"), (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
      (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"), (0x444b_1ae4_d6e2_ef50, "1e+21"),
      (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"), (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
      (0x41b3_de43_5555_5553, "333333333.3333332"), (0x41b3_de43_5555_5554, "333333333.33333325"),
      (0x41b3_de43_5555_5555, "333333333.3333333"), (0x41b3_de43_5555_5556, "333333333.3333334"),
      (0x41b3_de43_5555_5557, "333333333.33333343"), (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
      (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
    ] as [(UInt64, String)])
  func number(bits: UInt64, text: String) {
    let number = Double(bitPattern: bits)
    #expect(String(decoding: JSON.number(number).canonical, as: UTF8.self) == text)
  }

  @Test("any number comes back from its print")
  func roundTrip() throws {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<20_000 {
      let number = Double(bitPattern: UInt64.random(in: .min ... .max, using: &generator))
      guard number.isFinite else { continue }
      let text = String(decoding: JSON.number(number).canonical, as: UTF8.self)
      #expect(Double(text) == number, "\(number.bitPattern): \(text)")
    }
  }

  static let refused: [(String, JSONProblem)] = [
    ("", .endsEarly), (" ", .endsEarly), ("{", .endsEarly), ("[1", .endsEarly), ("\"a", .endsEarly),
    ("tru", .endsEarly),
    ("{\"a\":1,\"a\":2}", .duplicateKey("a")), ("{\"a\":1,\"\\u0061\":2}", .duplicateKey("a")),
    ("{\"a\":{\"b\":1,\"b\":1}}", .duplicateKey("b")), ("{} {}", .trailing(at: 3)), ("1 x", .trailing(at: 2)),
    ("[1,]", .unexpected(at: 3)), ("{\"a\":1,}", .unexpected(at: 7)), ("{a:1}", .unexpected(at: 1)),
    ("'a'", .unexpected(at: 0)), ("nul!", .unexpected(at: 3)), ("01", .unexpected(at: 1)), ("+1", .unexpected(at: 0)),
    (".5", .unexpected(at: 0)), ("1.", .endsEarly), ("1.e2", .unexpected(at: 2)), ("NaN", .unexpected(at: 0)),
    ("-Infinity", .unexpected(at: 1)), ("1e999", .numberOutOfRange("1e999")), ("-1e999", .numberOutOfRange("-1e999")),
    ("9007199254740993", .numberOutOfRange("9007199254740993")),
    ("-9007199254740993", .numberOutOfRange("-9007199254740993")),
    ("123456789012345678901234567890", .numberOutOfRange("123456789012345678901234567890")),
    (#""\ud800""#, .loneSurrogate(at: 1)), (#""\udc00""#, .loneSurrogate(at: 1)),
    (#""\ud800\ud800""#, .loneSurrogate(at: 1)), (#""\ud83dx""#, .loneSurrogate(at: 1)),
    ("\"a\u{1}\"", .unexpected(at: 2)), (#""\x41""#, .unexpected(at: 2)), (#""\u00g1""#, .unexpected(at: 5)),
    ("\u{FEFF}1", .notUTF8), (String(repeating: "[", count: 100), .tooDeep),
  ]

  @Test("is read strictly", arguments: refused)
  func strict(text: String, problem: JSONProblem) {
    #expect(throws: problem) { try JSON(strict: text) }
  }

  @Test("is refused when it is no UTF-8, or is large")
  func bytes() {
    #expect(throws: JSONProblem.notUTF8) { try JSON(strict: [0x22, 0xFF, 0x22]) }
    #expect(throws: JSONProblem.notUTF8) { try JSON(strict: [0x22, 0xED, 0xA0, 0x80, 0x22]) }
    #expect(throws: JSONProblem.tooLarge) { try JSON(strict: [UInt8](repeating: 0x20, count: 1_000_001)) }
  }

  @Test("compares bytes: what looks alike is not the same")
  func exact() throws {
    #expect(ExactText("é") != ExactText("e\u{301}") && ExactText("K") != ExactText("\u{212A}"))
    let two = try JSON(strict: "{\"\u{E9}\":1,\"e\u{301}\":2}")
    #expect(two["\u{E9}"] == 1 && two["e\u{301}"] == 2)
    #expect(try JSON(strict: "{\"a\":1.0,\"b\":[]}") == JSON(strict: "{\"b\":[],\"a\":1}"))
    #expect(try JSON(strict: "\"\\ud83d\\ude02\\/\"").text == "😂/")
    #expect(try JSON(strict: "9007199254740992").integer == 9_007_199_254_740_992)
  }

  @Test(
    "moments have one form",
    arguments: [
      "2026-02-30T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T00:00:60Z", "2026-01-01 00:00:00Z",
      "2026-01-01T00:00:00+00:00", "2026-01-01T00:00:00.0Z", "2026-1-01T00:00:00Z", "２026-01-01T00:00:00Z", "",
    ])
  func moments(text: String) {
    #expect(Moment(ExactText(text)) == nil)
  }

  @Test("moments come back from their text")
  func momentsReturn() {
    for seconds in stride(from: Int64(-62_135_596_800), through: 253_402_300_799, by: 86_400 * 113 + 12_347) {
      let moment = Moment(seconds: seconds)
      #expect(Moment(ExactText(moment.description)) == moment)
    }
    #expect(Moment(seconds: 1_791_190_800).description == "2026-10-05T09:00:00Z")
  }
}
