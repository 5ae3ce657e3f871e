public import Foundation

/// A moment to the second, written as in `2026-10-05T09:00:00Z`.
public struct Moment: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Seconds since 1970, UTC.
  public let seconds: Int64

  /// A moment in seconds since 1970, UTC.
  public init(seconds: Int64) { self.seconds = seconds }

  /// The second that a date lies in.
  public init(_ date: Date) { self.init(seconds: Int64(date.timeIntervalSince1970.rounded(.down))) }

  /// Reads the one form that certificates use; `nil` for any other.
  public init?(_ text: ExactText) {
    let bytes = Array(text.string.utf8)
    let shape = Array("dddd-dd-ddTdd:dd:ddZ".utf8)
    guard bytes.count == shape.count else { return nil }
    for (byte, expected) in zip(bytes, shape) {
      let isDigit = (0x30...0x39).contains(byte)
      guard expected == UInt8(ascii: "d") ? isDigit : byte == expected else { return nil }
    }
    func number(_ range: Range<Int>) -> Int64 { bytes[range].reduce(0) { $0 * 10 + Int64($1 - 0x30) } }
    let day = Moment.day(number(0..<4), number(5..<7), number(8..<10))
    let moment = Moment(seconds: day * 86_400 + number(11..<13) * 3600 + number(14..<16) * 60 + number(17..<19))
    // A thirtieth of February, or a sixty-first second, comes out as something else.
    guard moment.description.utf8.elementsEqual(bytes) else { return nil }
    self = moment
  }

  /// `2026-10-05T09:00:00Z`.
  public var description: String {
    let (day, second) = (Moment.floor(seconds, 86_400), seconds - Moment.floor(seconds, 86_400) * 86_400)
    let (year, month, date) = Moment.date(ofDay: day)
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let years = String(year)
    let padding = String(repeating: "0", count: max(0, 4 - years.count))
    return
      "\(padding)\(years)-\(two(month))-\(two(date))T\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))Z"
  }

  /// `2026-10-05`.
  public var day: String { String(description.prefix(10)) }

  /// Whether one is earlier.
  public static func < (a: Moment, b: Moment) -> Bool { a.seconds < b.seconds }

  private static func floor(_ number: Int64, _ divisor: Int64) -> Int64 {
    number >= 0 ? number / divisor : (number - divisor + 1) / divisor
  }

  /// Days since 1970 of a date in the Gregorian calendar (Howard Hinnant, “chrono-Compatible Low-Level Date Algorithms”).
  private static func day(_ year: Int64, _ month: Int64, _ date: Int64) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = floor(shifted, 400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + date - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func date(ofDay day: Int64) -> (year: Int64, month: Int64, date: Int64) {
    let shifted = day + 719_468
    let era = floor(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }
}
