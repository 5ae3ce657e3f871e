/// A date as authors write it: a day, or an instant in RFC 3339 (section 5.6).
public struct CalendarDate: Hashable, Comparable, Sendable, Codable {
  /// The text as written, with an upper-case `T` and `Z`.
  public let text: String
  /// Seconds since 1970-01-01T00:00:00Z; a day counts from its midnight in UTC.
  public let seconds: Int

  /// Reads `2026-01-15`, `2026-01-15T09:30:00Z` or `2026-01-15T09:30:00+09:00`; `nil` for anything else, the 30th of
  /// February included.
  public init?(written text: String) {
    let upper = text.uppercased()
    let bytes = Array(upper.utf8)
    guard bytes.count >= 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
      let year = number(bytes, 0, 4), let month = number(bytes, 5, 2), let day = number(bytes, 8, 2),
      (1...12).contains(month), day >= 1, day <= daysIn(month: month, year: year)
    else { return nil }
    var total = daysSince1970(year: year, month: month, day: day) * 86_400
    if bytes.count > 10 {
      guard let time = timeOfDay(bytes) else { return nil }
      total += time
    }
    self.text = upper
    seconds = total
  }

  private init(text: String, seconds: Int) {
    self.text = text
    self.seconds = seconds
  }

  /// The first of January 1970, for formats that want a date where there is none.
  public static let unixEpoch = CalendarDate(text: "1970-01-01", seconds: 0)

  /// The day alone: `2026-01-15`.
  public var day: String { String(text.prefix(10)) }

  /// RFC 3339 with a time, as feeds want it: a day becomes its midnight in UTC.
  public var timestamp: String { text.utf8.count == 10 ? text + "T00:00:00Z" : text }

  /// Orders by instant.
  public static func < (a: CalendarDate, b: CalendarDate) -> Bool { (a.seconds, a.text) < (b.seconds, b.text) }
}

/// Seconds from midnight UTC of the time at index 10 of an RFC 3339 text; `nil` where it is none.
private func timeOfDay(_ bytes: [UInt8]) -> Int? {
  guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T"), bytes[13] == 0x3A, bytes[16] == 0x3A,
    let hour = number(bytes, 11, 2), let minute = number(bytes, 14, 2), let second = number(bytes, 17, 2),
    hour < 24, minute < 60, second <= 60
  else { return nil }
  var index = 19
  if bytes[index] == UInt8(ascii: ".") {
    index += 1
    let first = index
    while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
    guard index > first, index < bytes.count else { return nil }
  }
  let time = hour * 3600 + minute * 60 + second
  if bytes[index] == UInt8(ascii: "Z") { return index + 1 == bytes.count ? time : nil }
  guard bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-"), index + 6 == bytes.count,
    bytes[index + 3] == 0x3A, let offsetHour = number(bytes, index + 1, 2),
    let offsetMinute = number(bytes, index + 4, 2),
    offsetHour < 24, offsetMinute < 60
  else { return nil }
  let offset = offsetHour * 3600 + offsetMinute * 60
  return bytes[index] == UInt8(ascii: "+") ? time - offset : time + offset
}

private func number(_ bytes: [UInt8], _ start: Int, _ length: Int) -> Int? {
  var value = 0
  for byte in bytes[start..<start + length] {
    guard (0x30...0x39).contains(byte) else { return nil }
    value = value * 10 + Int(byte - 0x30)
  }
  return value
}

private func daysIn(month: Int, year: Int) -> Int {
  switch month {
  case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
  case 4, 6, 9, 11: 30
  default: 31
  }
}

/// Days between 1970-01-01 and a date of the proleptic Gregorian calendar.
private func daysSince1970(year: Int, month: Int, day: Int) -> Int {
  let shifted = month <= 2 ? year - 1 : year
  let era = (shifted >= 0 ? shifted : shifted - 399) / 400
  let yearOfEra = shifted - era * 400
  let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
  return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
}
