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
    if let found = find(wanted, from: max(place, cursor), to: paragraphEnd, after: [0x28, 0x3C]) {
      cursor = found + wanted.count
      return source.range(found..<cursor)
    }
    for definition in definitionStarts() {
      let end = min(definition + wanted.count + 200, source.bytes.count)
      if let found = find(wanted, from: definition, to: end, after: [0x20, 0x09, 0x0A, 0x3C, 0x3A]),
        !source.bytes[definition..<found].contains(0x0A) || found - definition < 8
      {
        return source.range(found..<(found + wanted.count))
      }
    }
    return source.range(place..<min(place + 1, source.bytes.count))
  }

  private func find(_ wanted: [UInt8], from: Int, to: Int, after: Set<UInt8>) -> Int? {
    source.bytes.withUnsafeBufferPointer { text in
      var index = max(from, 1)
      let last = min(to, text.count) - wanted.count
      while index <= last {
        if text[index] == wanted[0], after.contains(text[index - 1]),
          (1..<wanted.count).allSatisfy({ text[index + $0] == wanted[$0] })
        {
          return index
        }
        index += 1
      }
      return nil
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
