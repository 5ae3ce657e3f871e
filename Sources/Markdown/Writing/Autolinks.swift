/// An address that stands in plain text.
struct Autolink {
  /// Where it stands.
  var range: Range<Int>
  /// What goes before the text to make an address of it.
  var scheme: String
}

/// Finds addresses in plain text (GitHub Flavored Markdown 0.29, section 6.9).
///
/// - Parameter previous: the byte before the text; `nil` at the beginning of a line.
func autolinks(in text: UnsafeBufferPointer<UInt8>, after previous: UInt8?) -> [Autolink] {
  var found: [Autolink] = []
  var floor = 0
  var index = 0
  while index < text.count {
    switch text[index] {
    case UInt8(ascii: "w") where matches("www.", text, index) && mayBegin(text, index, floor, previous):
      if let end = domainEnd(text, index), let last = addressEnd(text, index, end) {
        found.append(Autolink(range: index..<last, scheme: "http://"))
        floor = last
        index = last - 1
      }
    case UInt8(ascii: ":") where matches("://", text, index):
      if let start = schemeStart(text, index, floor, previous), let end = domainEnd(text, index + 3),
        let last = addressEnd(text, start, end)
      {
        found.append(Autolink(range: start..<last, scheme: ""))
        floor = last
        index = last - 1
      }
    case UInt8(ascii: "@"):
      if let range = mailAddress(text, at: index, floor) {
        found.append(Autolink(range: range, scheme: "mailto:"))
        floor = range.upperBound
        index = range.upperBound - 1
      }
    default: break
    }
    index += 1
  }
  return found
}

private func matches(_ needle: StaticString, _ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
  needle.withUTF8Buffer { needle in
    index + needle.count <= text.count && (0..<needle.count).allSatisfy { text[index + $0] == needle[$0] }
  }
}

private func mayBegin(_ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ floor: Int, _ previous: UInt8?) -> Bool {
  guard let before = index > floor ? text[index - 1] : (index == 0 ? previous : nil) else {
    return index == 0 || index == floor
  }
  return before <= 0x20 || "*_~(".utf8.contains(before)
}

private func schemeStart(_ text: UnsafeBufferPointer<UInt8>, _ colon: Int, _ floor: Int, _ previous: UInt8?) -> Int? {
  for scheme in ["https", "http", "ftp"] {
    let start = colon - scheme.utf8.count
    guard start >= floor, zip(text[start..<colon], scheme.utf8).allSatisfy({ $0 | 0x20 == $1 }) else { continue }
    if start > 0, isAlphanumeric(text[start - 1]) { continue }
    return start
  }
  return nil
}

/// The end of a domain with a period, of whose last two parts none has an underscore.
private func domainEnd(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
  var index = start
  var periods = 0
  var underscores = (previous: false, last: false)
  while index < text.count {
    switch text[index] {
    case UInt8(ascii: "."):
      periods += 1
      underscores = (underscores.last, false)
    case UInt8(ascii: "_"): underscores.last = true
    case UInt8(ascii: "-"): break
    default:
      guard isAlphanumeric(text[index]) || text[index] >= 0x80 else {
        return periods > 0 && !underscores.last && !underscores.previous ? index : nil
      }
    }
    index += 1
  }
  return periods > 0 && !underscores.last && !underscores.previous ? index : nil
}

/// The end of an address: no white space, no `<`, and no punctuation that belongs to the sentence.
private func addressEnd(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ domain: Int) -> Int? {
  var end = domain
  while end < text.count, text[end] > 0x20, text[end] != UInt8(ascii: "<") { end += 1 }
  trim: while end > start {
    switch text[end - 1] {
    case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"),
      UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "'"), UInt8(ascii: "\""):
      end -= 1
    case UInt8(ascii: ")"):
      let inside = text[start..<end]
      guard inside.count(where: { $0 == 0x29 }) > inside.count(where: { $0 == 0x28 }) else { break trim }
      end -= 1
    case UInt8(ascii: ";"):
      var entity = end - 1
      while entity > start, isAlphanumeric(text[entity - 1]) { entity -= 1 }
      guard entity > start, entity < end - 1, text[entity - 1] == UInt8(ascii: "&") else {
        end -= 1
        continue
      }
      end = entity - 1
    default: break trim
    }
  }
  return end > start + 4 ? end : nil
}

private func mailAddress(_ text: UnsafeBufferPointer<UInt8>, at sign: Int, _ floor: Int) -> Range<Int>? {
  var start = sign
  while start > floor, isAlphanumeric(text[start - 1]) || ".-_+".utf8.contains(text[start - 1]) { start -= 1 }
  guard start < sign else { return nil }
  var end = sign + 1
  var periods = 0
  while end < text.count {
    let byte = text[end]
    if byte == UInt8(ascii: ".") {
      // A period at the end belongs to the sentence.
      guard end + 1 < text.count, isAlphanumeric(text[end + 1]) else { break }
      periods += 1
    } else if !isAlphanumeric(byte), byte != UInt8(ascii: "-"), byte != UInt8(ascii: "_") {
      break
    }
    end += 1
  }
  guard periods > 0, end > sign + 1, isAlphanumeric(text[end - 1]) else { return nil }
  return start..<end
}

private func isAlphanumeric(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
}
