/// Runs compiled patterns over a text.
struct Matcher {
  let text: UnsafePointer<UInt8>
  let count: Int
  let steps: UnsafePointer<MatchStep>
  /// Four words each.
  let sets: UnsafePointer<UInt64>
  /// Where the text ends for the mode in force.
  var limit: Int
  /// What the mode in force was entered with.
  var held: Range<Int> = 0..<0
  /// What the pattern that is being matched has captured.
  var captured: Range<Int>? = nil
  /// Bytes read by rules that did not match in the end.
  private var wasted = 0
  private var reach = 0
  /// How far a repetition may go that is not the end of its pattern.
  private var patience = Int.max

  init(_ text: UnsafePointer<UInt8>, count: Int, tables: LexerTables) {
    self.text = text
    self.count = count
    limit = count
    steps = UnsafePointer(tables.steps)
    sets = UnsafePointer(tables.sets)
  }

  @inline(__always)
  func has(_ set: UInt16, _ byte: UInt8) -> Bool {
    sets[Int(set) << 2 | Int(byte >> 6)] >> UInt64(byte & 63) & 1 == 1
  }

  /// The end of what the pattern matches at `position`, or -1.
  @inline(__always)
  mutating func match(_ pattern: Int32, at position: Int) -> Int {
    captured = nil
    reach = 0
    let end = run(Int(pattern), position)
    if end < 0, reach > 16 { fail(at: position) }
    return end
  }

  /// Time stays linear in the text: where rules read far ahead in vain again and again, their patience ends.
  private mutating func fail(at position: Int) {
    wasted += reach
    patience = wasted > 65536 + 8 * position ? 16 : .max
  }

  private mutating func run(_ start: Int, _ from: Int) -> Int {
    var pc = start
    var position = from
    while true {
      let step = steps[pc]
      switch step.kind {
      case .byte:
        guard position < limit, text[position] == step.value else { return -1 }
        position += 1
        pc += 1
      case .set:
        guard position < limit, has(step.set, text[position]) else { return -1 }
        position += 1
        pc += 1
      case .maybe:
        if position < limit, has(step.set, text[position]) { position += 1 }
        pc += 1
      case .run:
        let begin = position
        let set = step.set
        let stop = steps[pc + 1].kind == .accept || limit - position <= patience ? limit : position + patience
        while position < stop, has(set, text[position]) { position += 1 }
        reach += position - begin
        if position - begin < Int(step.value) || (position == stop && stop < limit) { return -1 }
        pc += 1
      case .group:
        let end = group(pc, step, position)
        if end < 0 { return -1 }
        position = end
        pc += Int(step.jump)
      case .ahead:
        if option(pc + 1, position) < 0 { return -1 }
        pc += Int(step.jump)
      case .notAhead:
        if option(pc + 1, position) >= 0 { return -1 }
        pc += Int(step.jump)
      case .behind:
        guard position > 0, has(step.set, text[position - 1]) else { return -1 }
        pc += 1
      case .notBehind:
        if position > 0, has(step.set, text[position - 1]) { return -1 }
        pc += 1
      case .lineStart:
        if position > 0, text[position - 1] != 0x0A { return -1 }
        pc += 1
      case .lineEnd:
        if position < limit, text[position] != 0x0A {
          guard text[position] == 0x0D, position + 1 < limit, text[position + 1] == 0x0A else { return -1 }
        }
        pc += 1
      case .wordBoundary:
        let before = position > 0 && ByteSet.word.contains(text[position - 1])
        let after = position < limit && ByteSet.word.contains(text[position])
        if before == after { return -1 }
        pc += 1
      case .beginCapture:
        captured = position..<position
        pc += 1
      case .endCapture:
        captured = (captured?.lowerBound ?? position)..<position
        pc += 1
      case .captured:
        guard position + held.count <= limit else { return -1 }
        for offset in 0..<held.count where text[position + offset] != text[held.lowerBound + offset] { return -1 }
        reach += held.count
        position += held.count
        pc += 1
      case .accept:
        return position
      case .option:
        return -1
      }
    }
  }

  private mutating func group(_ pc: Int, _ step: MatchStep, _ from: Int) -> Int {
    var position = from
    var matched = false
    while true {
      let end = option(pc + 1, position)
      if end < 0 { break }
      matched = true
      let progress = end - position
      reach += progress
      position = end
      if !step.repeats || progress == 0 { break }
      if position - from > patience { return -1 }
    }
    return matched || step.value == 0 ? position : -1
  }

  private mutating func option(_ first: Int, _ position: Int) -> Int {
    var pc = first
    while true {
      let end = run(pc + 1, position)
      let jump = Int(steps[pc].jump)
      if end >= 0 || jump == 0 { return end }
      pc += jump
    }
  }
}
