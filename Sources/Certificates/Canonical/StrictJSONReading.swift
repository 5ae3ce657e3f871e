/// Why bytes are no JSON that a certificate may be written in.
public enum JSONProblem: Error, Hashable, Sendable {
  /// More than ``JSON/largestText`` bytes.
  case tooLarge
  /// Not UTF-8, or with a byte-order mark.
  case notUTF8
  /// Something else stands where a value, a comma or a bracket has to be; the place counts bytes from 0.
  case unexpected(at: Int)
  /// It ends before the value does.
  case endsEarly
  /// Something follows the value.
  case trailing(at: Int)
  /// Two members of an object have one name.
  case duplicateKey(String)
  /// Half a pair of surrogates.
  case loneSurrogate(at: Int)
  /// A number that is infinite as a double, or a whole number beyond 2⁵³, which readers round differently.
  case numberOutOfRange(String)
  /// Arrays and objects in one another, more than 64.
  case tooDeep
}

extension JSON {
  /// The most that is read of one text, in bytes: 1 MB.
  public static let largestText = 1_000_000

  /// Reads a text strictly.
  ///
  /// What readers of JSON disagree about is refused, so that nobody can be shown something else than what was signed:
  /// duplicate names, half surrogates, numbers that a double does not hold, text after the value.
  /// - Throws: ``JSONProblem``.
  public init(strict bytes: [UInt8]) throws(JSONProblem) {
    guard bytes.count <= Self.largestText else { throw .tooLarge }
    guard String(validating: bytes, as: UTF8.self) != nil, !bytes.starts(with: [0xEF, 0xBB, 0xBF]) else {
      throw .notUTF8
    }
    var reading = StrictJSONReading(bytes: bytes)
    self = try reading.value(depth: 0)
    reading.skipSpace()
    if reading.place < bytes.count { throw .trailing(at: reading.place) }
  }

  /// Reads a text strictly.
  /// - Throws: ``JSONProblem``.
  public init(strict text: String) throws(JSONProblem) { try self.init(strict: Array(text.utf8)) }
}

private struct StrictJSONReading {
  let bytes: [UInt8]
  var place = 0

  mutating func skipSpace() {
    while place < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) { place += 1 }
  }

  /// The byte here, after any space.
  private mutating func next() throws(JSONProblem) -> UInt8 {
    skipSpace()
    guard place < bytes.count else { throw .endsEarly }
    return bytes[place]
  }

  mutating func value(depth: Int) throws(JSONProblem) -> JSON {
    guard depth <= 64 else { throw .tooDeep }
    switch try next() {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(ExactText(try string()))
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ word: String, _ value: JSON) throws(JSONProblem) -> JSON {
    for byte in word.utf8 {
      guard place < bytes.count else { throw .endsEarly }
      guard bytes[place] == byte else { throw .unexpected(at: place) }
      place += 1
    }
    return value
  }

  private mutating func array(depth: Int) throws(JSONProblem) -> JSON {
    place += 1
    var elements: [JSON] = []
    if try next() == UInt8(ascii: "]") {
      place += 1
      return .array([])
    }
    while true {
      elements.append(try value(depth: depth + 1))
      if try isAtEnd(UInt8(ascii: "]")) { return .array(elements) }
    }
  }

  private mutating func object(depth: Int) throws(JSONProblem) -> JSON {
    place += 1
    var members: [JSON.Member] = []
    var names: Set<ExactText> = []
    if try next() == UInt8(ascii: "}") {
      place += 1
      return .object([])
    }
    while true {
      guard try next() == UInt8(ascii: "\"") else { throw .unexpected(at: place) }
      let name = ExactText(try string())
      guard names.insert(name).inserted else { throw .duplicateKey(name.string) }
      guard try next() == UInt8(ascii: ":") else { throw .unexpected(at: place) }
      place += 1
      members.append(JSON.Member(name, try value(depth: depth + 1)))
      if try isAtEnd(UInt8(ascii: "}")) { return .object(members) }
    }
  }

  /// Goes over a comma, or over the bracket that closes.
  private mutating func isAtEnd(_ closing: UInt8) throws(JSONProblem) -> Bool {
    let byte = try next()
    guard byte == UInt8(ascii: ",") || byte == closing else { throw .unexpected(at: place) }
    place += 1
    return byte == closing
  }

  private mutating func string() throws(JSONProblem) -> String {
    place += 1
    var text: [UInt8] = []
    while place < bytes.count {
      let byte = bytes[place]
      switch byte {
      case UInt8(ascii: "\""):
        place += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        place += 1
        try escape(into: &text)
      case 0..<0x20: throw .unexpected(at: place)
      default:
        text.append(byte)
        place += 1
      }
    }
    throw .endsEarly
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONProblem) {
    guard place < bytes.count else { throw .endsEarly }
    let simple: [UInt8: UInt8] = [
      UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "/"): 0x2F, UInt8(ascii: "b"): 0x08,
      UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
    ]
    if let byte = simple[bytes[place]] {
      text.append(byte)
      place += 1
      return
    }
    guard bytes[place] == UInt8(ascii: "u") else { throw .unexpected(at: place) }
    let start = place - 1
    place += 1
    var code = UInt32(try unit())
    if (0xD800..<0xDC00).contains(code) {
      guard place + 1 < bytes.count, bytes[place] == UInt8(ascii: "\\"), bytes[place + 1] == UInt8(ascii: "u") else {
        throw .loneSurrogate(at: start)
      }
      place += 2
      let low = UInt32(try unit())
      guard (0xDC00..<0xE000).contains(low) else { throw .loneSurrogate(at: start) }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw .loneSurrogate(at: start) }
    text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  private mutating func unit() throws(JSONProblem) -> UInt16 {
    guard place + 4 <= bytes.count else { throw .endsEarly }
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = hexadecimalDigit(bytes[place]) else { throw .unexpected(at: place) }
      unit = unit << 4 + UInt16(digit)
      place += 1
    }
    return unit
  }

  private mutating func number() throws(JSONProblem) -> JSON {
    let start = place
    func isDigit(_ place: Int) -> Bool { place < bytes.count && (0x30...0x39).contains(bytes[place]) }
    func digits() throws(JSONProblem) {
      guard isDigit(place) else { throw place < bytes.count ? .unexpected(at: place) : .endsEarly }
      while isDigit(place) { place += 1 }
    }
    if bytes[place] == UInt8(ascii: "-") { place += 1 }
    if place < bytes.count, bytes[place] == UInt8(ascii: "0") {
      place += 1
      if isDigit(place) { throw .unexpected(at: place) }
    } else {
      try digits()
    }
    var isWhole = true
    if place < bytes.count, bytes[place] == UInt8(ascii: ".") {
      isWhole = false
      place += 1
      try digits()
    }
    if place < bytes.count, [UInt8(ascii: "e"), UInt8(ascii: "E")].contains(bytes[place]) {
      isWhole = false
      place += 1
      if place < bytes.count, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(bytes[place]) { place += 1 }
      try digits()
    }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    guard let number = Double(text), number.isFinite else { throw .numberOutOfRange(text) }
    if isWhole, Int(text).map({ $0.magnitude > UInt(JSON.largestInteger) }) ?? true { throw .numberOutOfRange(text) }
    return .number(number)
  }
}
