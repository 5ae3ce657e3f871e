/// The words of a mode by hash, as flat arrays: a word that means nothing is mostly told by one empty slot.
struct WordTable {
  struct Entry {
    var offset: Int32
    var length: Int32
    var style: UInt8
    var step: CompiledStep
  }

  private(set) var slots: [UInt16]
  private(set) var entries: [Entry] = []
  private(set) var letters: [UInt8] = []
  private(set) var longest = 0

  init(_ words: Words, step: (Step) -> CompiledStep) {
    let total = words.groups.reduce(0) { $0 + $1.words.utf8.count { $0 == 0x20 } + 1 }
    var size = 64
    while size < total * 4 { size *= 2 }
    slots = Array(repeating: 0, count: size)
    for group in words.groups {
      let target = step(group.step)
      for word in group.words.utf8.split(separator: 0x20) {
        add(Array(word), style: group.style, step: target, ignoresCase: words.ignoresCase)
      }
    }
  }

  private mutating func add(_ word: [UInt8], style: Style, step: CompiledStep, ignoresCase: Bool) {
    let fold: UInt8 = ignoresCase ? 0x20 : 0
    let folded = word.map { $0 | fold }
    var head: UInt64 = 0
    for (index, byte) in folded.prefix(8).enumerated() { head |= UInt64(byte) << UInt64(8 * index) }
    var slot = Self.slot(head, length: word.count, mask: slots.count - 1)
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot]) - 1]
      // The first group that names a word has it.
      if letters[Int(entry.offset)..<Int(entry.offset + entry.length)].elementsEqual(folded) { return }
      slot = (slot + 1) & (slots.count - 1)
    }
    entries.append(
      Entry(offset: Int32(letters.count), length: Int32(word.count), style: style.rawValue, step: step))
    letters += folded
    longest = max(longest, word.count)
    slots[slot] = UInt16(entries.count)
  }

  /// Where to look first for a word of `length` bytes whose first eight are `head`, the first lowest.
  @inline(__always)
  static func slot(_ head: UInt64, length: Int, mask: Int) -> Int {
    let mixed = (head ^ (UInt64(truncatingIfNeeded: length) << 59)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 40) & mask
  }
}
