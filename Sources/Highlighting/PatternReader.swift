/// Reads a ``Pattern`` from its text.
///
/// The dialect is what is common to regular expressions: `.` (not a newline), `[a-z]`, `[^a-z]`, `\d`, `\w`, `\s`
/// (and `\D`, `\W`, `\S`), `\h` for a blank, `?`, `*`, `+`, `( | )`, `(?= )`, `(?! )`, `(?<= )` and `(?<! )` with one
/// byte, `^`, `$`, `\b`, and `(?i)` at the beginning. `(?<end> )` remembers, `\k<end>` is what was remembered.
/// Groups do not capture. See ``Pattern`` for how it differs in meaning.
struct PatternReader {
  private let source: [UInt8]
  private var position = 0
  private var caseless = false

  static func pattern(_ text: String) -> Pattern {
    var reader = PatternReader(source: Array(text.utf8))
    reader.caseless = reader.skip("(?i)")
    let pattern = reader.choice()
    // Patterns are this module's own data, and a test compiles every one.
    precondition(reader.position == reader.source.count, "unbalanced pattern: \(text)")
    return pattern
  }

  /// The set that `text` would be between square brackets.
  static func set(_ text: String) -> ByteSet {
    var reader = PatternReader(source: Array("\(text)]".utf8))
    return reader.setMembers()
  }

  private init(source: [UInt8]) { self.source = source }

  private var next: UInt8? { position < source.count ? source[position] : nil }

  private mutating func skip(_ text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard position + length <= source.count else { return false }
    for index in 0..<length where source[position + index] != text.utf8Start[index] { return false }
    position += length
    return true
  }

  private mutating func choice() -> Pattern {
    var options = [sequence()]
    while skip("|") { options.append(sequence()) }
    return options.count == 1 ? options[0] : .choice(options)
  }

  private mutating func sequence() -> Pattern {
    var parts: [Pattern] = []
    while let byte = next, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
      let part = atom()
      if skip("*") {
        parts.append(.repetition(part, atLeast: 0, many: true))
      } else if skip("+") {
        parts.append(.repetition(part, atLeast: 1, many: true))
      } else if skip("?") {
        parts.append(.repetition(part, atLeast: 0, many: false))
      } else {
        parts.append(part)
      }
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func atom() -> Pattern {
    if skip("(?=") { return closed(.ahead(choice(), negated: false)) }
    if skip("(?!") { return closed(.ahead(choice(), negated: true)) }
    if skip("(?<=") { return closed(.behind(oneByte(), negated: false)) }
    if skip("(?<!") { return closed(.behind(oneByte(), negated: true)) }
    if skip("(?<end>") { return closed(.capture(choice())) }
    if skip("(") { return closed(choice()) }
    if skip("^") { return .lineStart }
    if skip("$") { return .lineEnd }
    if skip("\\b") { return .wordBoundary }
    if skip("\\k<end>") { return .captured }
    return .byte(oneByte())
  }

  private mutating func closed(_ pattern: Pattern) -> Pattern {
    precondition(skip(")"), "a group is not closed: \(String(decoding: source, as: UTF8.self))")
    return pattern
  }

  private mutating func oneByte() -> ByteSet {
    if skip(".") { return ByteSet([0x0A]).inverted }
    let set =
      if skip("[^") { setMembers().inverted } else if skip("[") { setMembers() } else { escapedOrPlain() }
    return caseless ? set.caseless : set
  }

  private mutating func setMembers() -> ByteSet {
    var set = ByteSet.none
    while let byte = next, byte != UInt8(ascii: "]") {
      let low = escapedOrPlain()
      if next == UInt8(ascii: "-"), position + 1 < source.count, source[position + 1] != UInt8(ascii: "]") {
        position += 1
        let high = escapedOrPlain()
        guard let from = low.members.first, let to = high.members.first, from <= to else {
          preconditionFailure("a range runs backwards: \(String(decoding: source, as: UTF8.self))")
        }
        set = set.union(ByteSet(from...to))
      } else {
        set = set.union(low)
      }
    }
    position += 1
    return set
  }

  private mutating func escapedOrPlain() -> ByteSet {
    let byte = source[position]
    position += 1
    guard byte == UInt8(ascii: "\\") else { return ByteSet([byte]) }
    let escaped = source[position]
    position += 1
    switch escaped {
    case UInt8(ascii: "d"): return .digits
    case UInt8(ascii: "D"): return ByteSet.digits.inverted
    case UInt8(ascii: "w"): return .word
    case UInt8(ascii: "W"): return ByteSet.word.inverted
    case UInt8(ascii: "s"): return .space
    case UInt8(ascii: "S"): return ByteSet.space.inverted
    case UInt8(ascii: "h"): return .blank
    case UInt8(ascii: "n"): return ByteSet([0x0A])
    case UInt8(ascii: "t"): return ByteSet([0x09])
    case UInt8(ascii: "x"):
      let digits = String(decoding: source[position..<position + 2], as: UTF8.self)
      position += 2
      guard let value = UInt8(digits, radix: 16) else { preconditionFailure("not hexadecimal: \\x\(digits)") }
      return ByteSet([value])
    default:
      return ByteSet([escaped])
    }
  }
}
