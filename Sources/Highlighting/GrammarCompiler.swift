/// Turns a ``Grammar`` into the contents of ``LexerTables``.
struct GrammarCompiler {
  private(set) var modes: [Mode] = []
  private(set) var program = MatchProgram()
  private(set) var rules: [CompiledRule] = []
  private(set) var order: [UInt16] = []
  private(set) var candidates: [Candidates] = []
  private(set) var dispatch: [UInt16] = []
  private(set) var words: [CompiledWords] = []
  private(set) var wordsOfMode: [UInt8] = []
  private var modeIndices: [String: Int] = [:]
  private var leads: [Lead] = []
  private var candidateIndices: [[UInt16]: UInt16] = [:]
  private var wordStarts: [ByteSet] = []
  private var wordIndices: [String: UInt8] = [:]
  private var ruleIndices: [String: [UInt16]] = [:]

  init(_ grammar: Grammar) { add(grammar, prefix: "") }

  mutating func compile() {
    for (index, mode) in modes.enumerated() { modeIndices[mode.name] = index }
    for mode in modes { compile(mode) }
  }

  /// Guests come in with their names before those of their modes.
  private mutating func add(_ grammar: Grammar, prefix: String) {
    func named(_ step: Step) -> Step {
      switch step {
      case .stay, .pop: step
      case .push(let mode): .push(prefix + mode)
      case .swap(let mode): .swap(prefix + mode)
      case .embed(let mode, let until): .embed(prefix + mode, until: until)
      }
    }
    for var mode in grammar.modes {
      guard !modes.contains(where: { $0.name == prefix + mode.name }) else { continue }
      mode.name = prefix + mode.name
      mode.including = mode.including.map { prefix + $0 }
      for index in mode.rules.indices { mode.rules[index].step = named(mode.rules[index].step) }
      if var words = mode.words {
        for index in words.groups.indices { words.groups[index].step = named(words.groups[index].step) }
        mode.words = words
      }
      modes.append(mode)
    }
    for (name, guest) in grammar.guests.sorted(by: { $0.key < $1.key }) { add(guest, prefix: "\(prefix)\(name).") }
  }

  private func mode(named name: String) -> Mode {
    guard let index = modeIndices[name] else { preconditionFailure("no mode is called \(name)") }
    return modes[index]
  }

  private mutating func compile(_ mode: Mode) {
    let own = resolvedRules(mode)
    let wordIndex = resolvedWords(mode)
    wordsOfMode.append(wordIndex ?? 0)
    for byte in UInt8.min...UInt8.max {
      // No token begins in the middle of a character.
      guard !ByteSet.continuation.contains(byte) else {
        dispatch.append(0)
        continue
      }
      let tried = own.filter { leads[Int($0)].candidates.contains(byte) }
      let isWord = wordIndex.map { wordStarts[Int($0)].contains(byte) } ?? false
      dispatch.append(tried.isEmpty ? (isWord ? 1 : 0) : 2 + candidateIndex(tried, isWord: isWord))
    }
  }

  private mutating func candidateIndex(_ tried: [UInt16], isWord: Bool) -> UInt16 {
    let key = [isWord ? 1 : 0] + tried
    if let index = candidateIndices[key] { return index }
    let index = UInt16(candidates.count)
    let second = tried.reduce(ByteSet.none) { $0.union(leads[Int($1)].seconds) }
    candidates.append(
      Candidates(
        first: Int32(order.count), count: Int32(tried.count), second: program.index(of: second), word: isWord))
    order += tried
    candidateIndices[key] = index
    return index
  }

  private mutating func resolvedRules(_ mode: Mode) -> [UInt16] {
    if let known = ruleIndices[mode.name] { return known }
    var result: [UInt16] = []
    for rule in mode.rules {
      let (start, lead) = program.add(rule.pattern)
      precondition(!lead.matchesNone || rule.step == .pop, "a rule must read or pop: \(rule.pattern)")
      result.append(UInt16(rules.count))
      leads.append(lead)
      rules.append(
        CompiledRule(
          pattern: start, second: program.index(of: lead.seconds), style: rule.style.rawValue,
          position: rule.position, step: compiled(rule.step)))
    }
    if let base = mode.including { result += resolvedRules(self.mode(named: base)) }
    ruleIndices[mode.name] = result
    return result
  }

  private mutating func resolvedWords(_ mode: Mode) -> UInt8? {
    guard let own = mode.words else { return mode.including.flatMap { resolvedWords(self.mode(named: $0)) } }
    if let known = wordIndices[mode.name] { return known }
    let index = UInt8(words.count)
    wordIndices[mode.name] = index
    wordStarts.append(PatternReader.set(own.start))
    let table = WordTable(own) { compiled($0) }
    let rest = PatternReader.set(own.rest)
    let suffixes = own.before.sorted { $0.key > $1.key }.map { text, style in
      let bytes = Array(text.utf8)
      return CompiledWords.Suffix(
        first: bytes[0], second: bytes.count > 1 ? bytes[1] : 0, style: style.rawValue)
    }
    words.append(
      CompiledWords(
        slots: UnsafePointer(immortal(table.slots)), mask: table.slots.count - 1,
        entries: UnsafePointer(immortal(table.entries)), letters: UnsafePointer(immortal(table.letters)),
        longest: table.longest, fold: own.ignoresCase ? 0x20 : 0, capitalized: own.capitalized.rawValue,
        callsFirst: own.capitals == .unlessCalled, members: own.members, suffixes: UnsafePointer(immortal(suffixes)),
        suffixCount: suffixes.count,
        rest: UnsafePointer(immortal((0...255).map { rest.contains(UInt8($0)) }))))
    return index
  }

  private mutating func compiled(_ step: Step) -> CompiledStep {
    func index(_ name: String) -> UInt16 {
      guard let index = modeIndices[name] else { preconditionFailure("no mode is called \(name)") }
      return UInt16(index)
    }
    switch step {
    case .stay: return CompiledStep()
    case .pop: return CompiledStep(kind: .pop)
    case .push(let name): return CompiledStep(kind: .push, mode: index(name))
    case .swap(let name): return CompiledStep(kind: .swap, mode: index(name))
    case .embed(let name, let until):
      let (start, lead) = program.add(until)
      let stops = lead.candidates.subtracting(.continuation)
      return CompiledStep(kind: .embed, mode: index(name), until: start, untilSet: program.index(of: stops))
    }
  }
}
