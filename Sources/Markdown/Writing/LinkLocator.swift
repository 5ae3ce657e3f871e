import Diagnostics

/// Finds where destinations are written. cmark says roughly where a link is; the author's own bytes say exactly.
struct LinkLocator {
  private let source: SourceText
  private let start: Int
  private var cursor: Int
  private var definitions: [Int]?

  init(source: SourceText, from start: Int) {
    self.source = source
    self.start = start
    cursor = start
  }

  /// The range of a destination.
  ///
  /// - Parameters:
  ///   - destination: as it is written, as far as cmark leaves it so.
  ///   - place: where the link begins.
  ///   - paragraphEnd: where the search ends.
  mutating func range(of destination: String, near place: Int, before paragraphEnd: Int) -> SourceRange {
    let wanted = Array(destination.utf8)
    guard !wanted.isEmpty else { return source.range(place..<min(place + 1, source.bytes.count)) }
    // A link that stands before another ends before it too, so that the same address twice is found twice.
    if let found = find(wanted, from: max(place, cursor), to: paragraphEnd, in: .brackets) {
      cursor = found + wanted.count
      return source.range(found..<cursor)
    }
    for definition in definitionStarts() {
      let end = min(definition + wanted.count + 200, source.bytes.count)
      if let found = find(wanted, from: definition, to: end, in: .definition),
        !source.bytes[definition..<found].contains(0x0A) || found - definition < 8
      {
        return source.range(found..<(found + wanted.count))
      }
    }
    return source.range(place..<min(place + 1, source.bytes.count))
  }

  /// What a destination is written in.
  private enum Setting {
    case brackets, definition

    /// Whether a destination may follow the byte.
    func allows(_ byte: UInt8) -> Bool {
      switch self {
      case .brackets: byte == UInt8(ascii: "(") || byte == UInt8(ascii: "<")
      case .definition: isBlank(byte) || byte == 0x0A || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ":")
      }
    }
  }

  private func find(_ wanted: [UInt8], from: Int, to: Int, in setting: Setting) -> Int? {
    source.bytes.withUnsafeBufferPointer { text in
      wanted.withUnsafeBufferPointer { wanted in
        var index = max(from, 1)
        let last = min(to, text.count) - wanted.count
        while index <= last {
          if text[index] == wanted[0], setting.allows(text[index - 1]) {
            var length = 1
            while length < wanted.count, text[index + length] == wanted[length] { length += 1 }
            if length == wanted.count { return index }
          }
          index += 1
        }
        return nil
      }
    }
  }

  /// The offsets after `]:`, where reference definitions have their destinations.
  private mutating func definitionStarts() -> [Int] {
    if let definitions { return definitions }
    var found: [Int] = []
    source.bytes.withUnsafeBufferPointer { text in
      var index = start
      while index + 1 < text.count {
        if text[index] == UInt8(ascii: "]"), text[index + 1] == UInt8(ascii: ":") { found.append(index + 2) }
        index += 1
      }
    }
    definitions = found
    return found
  }
}
