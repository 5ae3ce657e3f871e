import CatalogModel
import Crypto
import Foundation

/// A statement of the Experience API (xAPI 1.0.3, section 2.2), as far as it tells of a lesson or an assessment.
struct Statement: Decodable, Sendable {
  struct Actor: Decodable, Sendable {
    struct Account: Decodable, Sendable {
      var homePage: String
      var name: String
    }

    var mbox: String?
    var account: Account?
  }

  struct Named: Decodable, Sendable { var id: String }

  struct Result: Decodable, Sendable {
    struct Score: Decodable, Sendable {
      var scaled: Double?
      var raw: Double?
      var max: Double?
    }

    var completion: Bool?
    var success: Bool?
    var score: Score?
    var duration: String?
  }

  var id: String?
  var actor: Actor
  var verb: Named
  var object: Named
  var result: Result?
  var timestamp: String?
  var stored: String?

  /// The statement's number; where it has none, one made from what it says, so that it counts once all the same.
  var identity: Data? {
    guard let id else {
      let parts = [
        actor.mbox ?? "", actor.account?.homePage ?? "", actor.account?.name ?? "", verb.id, object.id,
        timestamp ?? stored ?? "", result?.duration ?? "", result?.score?.raw.map { "\($0)" } ?? "",
      ]
      return Data(SHA256.hash(data: Data(parts.joined(separator: "\u{0}").utf8)).prefix(16))
    }
    return UUID(uuidString: id).map { withUnsafeBytes(of: $0.uuid) { Data($0) } }
  }

  /// What the verb comes to; `nil` for one that says nothing of learning.
  var meaning: Meaning? {
    guard let name = verb.id.split(separator: "/").last else { return nil }
    return switch name {
    case "completed", "passed": .done
    case "failed", "scored", "answered", "attempted", "experienced", "initialized", "launched", "progressed",
      "terminated", "resumed", "suspended", "interacted", "played", "paused", "read":
      .seen
    default: nil
    }
  }

  enum Meaning { case done, seen }
}

/// The seconds of a duration of ISO 8601, without years and months, whose length nobody knows; `nil` for anything else.
func seconds(ofDuration text: String) -> Int? {
  var bytes = Array(text.utf8)[...]
  guard bytes.popFirst() == UInt8(ascii: "P"), bytes.count >= 2, bytes.count <= 60 else { return nil }
  // What may follow, in this order, and each once.
  var units: [(sign: UInt8, seconds: Int)] = [(UInt8(ascii: "W"), 604_800), (UInt8(ascii: "D"), 86_400)]
  var isTime = false
  var sum = 0
  while let first = bytes.first {
    if first == UInt8(ascii: "T"), !isTime {
      bytes.removeFirst()
      isTime = true
      units = [(UInt8(ascii: "H"), 3_600), (UInt8(ascii: "M"), 60), (UInt8(ascii: "S"), 1)]
      guard !bytes.isEmpty else { return nil }
      continue
    }
    let digits = bytes.prefix { (0x30...0x39).contains($0) }
    guard let number = Int(String(decoding: digits, as: UTF8.self)), digits.count <= 9 else { return nil }
    bytes = bytes[digits.endIndex...]
    var hasFraction = false
    if bytes.first == UInt8(ascii: ".") {
      let fraction = bytes.dropFirst().prefix { (0x30...0x39).contains($0) }
      guard !fraction.isEmpty else { return nil }
      bytes = bytes[fraction.endIndex...]
      hasFraction = true
    }
    guard let sign = bytes.popFirst(), let place = units.firstIndex(where: { $0.sign == sign }),
      !hasFraction || sign == UInt8(ascii: "S")
    else { return nil }
    sum += number * units[place].seconds
    units.removeSubrange(...place)
  }
  return sum
}

/// The seconds since 1970 of a time of RFC 3339; fractions of a second are left out. `nil` for anything else.
func seconds(ofTime text: String) -> Int64? {
  var written = text
  if let dot = text.firstIndex(of: ".") {
    let rest = text[text.index(after: dot)...]
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty, text.utf8.count <= 50 else { return nil }
    written = String(text[..<dot] + rest[digits.endIndex...])
  }
  guard written.utf8.count > 10 else { return nil }
  return CalendarDate(written: written).map { Int64($0.seconds) }
}
