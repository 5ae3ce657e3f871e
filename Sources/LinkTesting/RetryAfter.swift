import Foundation

/// How long a server asks to wait (RFC 9110, section 10.2.3): seconds, or a date, which is held against the answer's
/// own, so that no clock has a part in it. `nil` where it says neither.
func retryAfter(_ text: String, date: String?) -> Duration? {
  let text = text.trimmingCharacters(in: .whitespaces)
  if !text.isEmpty, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
    // What does not fit into a number is longer than anybody waits.
    return .seconds(Int32(text) ?? .max)
  }
  guard let then = seconds(of: text), let now = date.flatMap(seconds) else { return nil }
  return .seconds(max(0, then - now))
}

/// Seconds since 1970 of a date as HTTP writes it: `Sun, 06 Nov 1994 08:49:37 GMT`.
private func seconds(of text: String) -> Int? {
  let format = DateFormatter()
  format.locale = Locale(identifier: "en_US_POSIX")
  format.timeZone = TimeZone(secondsFromGMT: 0)
  format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
  return format.date(from: text).map { Int($0.timeIntervalSince1970) }
}
