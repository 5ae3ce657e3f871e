/// One instruction of a compiled pattern. Jumps are relative.
struct MatchStep {
  enum Kind: UInt8 {
    case byte, set, maybe, run, group, option, ahead, notAhead, behind, notBehind
    case lineStart, lineEnd, wordBoundary, beginCapture, endCapture, captured, accept
  }

  var kind: Kind
  /// The byte of `byte`; of a `run` or `group`, whether it must match (1) or not (0).
  var value: UInt8 = 0
  /// Whether a `group` repeats.
  var repeats = false
  var set: UInt16 = 0
  /// To what follows a group or look-ahead; from an `option` to the next, 0 from the last.
  var jump: Int32 = 0
}

/// Turns patterns into instructions, and keeps the sets that they use.
struct MatchProgram {
  private(set) var steps: [MatchStep] = []
  private(set) var sets: [ByteSet] = []
  private var setIndices: [ByteSet: UInt16] = [:]
  private var known: [String: (start: Int32, lead: Lead)] = [:]

  mutating func index(of set: ByteSet) -> UInt16 {
    if let index = setIndices[set] { return index }
    let index = UInt16(sets.count)
    sets.append(set)
    setIndices[set] = index
    return index
  }

  /// Where the pattern's instructions begin.
  mutating func add(_ text: String) -> (start: Int32, lead: Lead) {
    if let result = known[text] { return result }
    let pattern = PatternReader.pattern(text)
    let result = (start: Int32(steps.count), lead: pattern.lead)
    let code = compiled(pattern) + [MatchStep(kind: .accept)]
    steps += code
    known[text] = result
    return result
  }

  private mutating func compiled(_ pattern: Pattern) -> [MatchStep] {
    switch pattern {
    case .byte(let set):
      let members = set.members
      if members.count == 1 { return [MatchStep(kind: .byte, value: members[0])] }
      return [MatchStep(kind: .set, set: index(of: set))]
    case .sequence(let parts):
      return parts.flatMap { compiled($0) }
    case .choice:
      return group(pattern, kind: .group, least: 1, repeats: false)
    case .repetition(.byte(let set), let least, let many):
      return [MatchStep(kind: many ? .run : .maybe, value: UInt8(least), set: index(of: set))]
    case .repetition(let part, let least, let many):
      return group(part, kind: .group, least: least, repeats: many)
    case .ahead(let part, let negated):
      return group(part, kind: negated ? .notAhead : .ahead, least: 1, repeats: false)
    case .behind(let set, let negated):
      return [MatchStep(kind: negated ? .notBehind : .behind, set: index(of: set))]
    case .lineStart: return [MatchStep(kind: .lineStart)]
    case .lineEnd: return [MatchStep(kind: .lineEnd)]
    case .wordBoundary: return [MatchStep(kind: .wordBoundary)]
    case .capture(let part):
      return [MatchStep(kind: .beginCapture)] + compiled(part) + [MatchStep(kind: .endCapture)]
    case .captured: return [MatchStep(kind: .captured)]
    }
  }

  private mutating func group(_ pattern: Pattern, kind: MatchStep.Kind, least: Int, repeats: Bool) -> [MatchStep] {
    var options = [pattern]
    if case .choice(let several) = pattern { options = several }
    var code = [MatchStep(kind: kind, value: UInt8(least), repeats: repeats)]
    for (index, option) in options.enumerated() {
      let body = compiled(option)
      code.append(MatchStep(kind: .option, jump: index + 1 < options.count ? Int32(body.count + 2) : 0))
      code += body + [MatchStep(kind: .accept)]
    }
    code[0].jump = Int32(code.count)
    return code
  }
}
