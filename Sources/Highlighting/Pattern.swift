/// What a rule matches: a small regular expression on bytes, read from text by ``PatternReader``.
///
/// Alternatives are ordered and repetition is possessive: whatever has matched is never given back. So a match takes
/// time proportional to what it reads, and there is nothing to backtrack into.
indirect enum Pattern: Sendable {
  case byte(ByteSet)
  case sequence([Pattern])
  case choice([Pattern])
  /// `many` is false for `?`.
  case repetition(Pattern, atLeast: Int, many: Bool)
  case ahead(Pattern, negated: Bool)
  /// The byte before is in the set; at the start of the text there is none.
  case behind(ByteSet, negated: Bool)
  case lineStart
  case lineEnd
  case wordBoundary
  /// Remembers what it matches for the mode that the rule enters.
  case capture(Pattern)
  /// What the rule that entered this mode remembered.
  case captured
}

/// What is known of a pattern's first two bytes: it decides which rules are tried at a byte.
struct Lead {
  var first = ByteSet.none
  var second = ByteSet.none
  /// It can match nothing; then the byte after is in `afterNone`.
  var matchesNone = false
  var afterNone = ByteSet.all
  /// It can match one byte; then the byte after is in `afterOne`.
  var matchesOne = false
  var afterOne = ByteSet.none

  static let nothing = Lead(matchesNone: true)

  /// The bytes at which the pattern can match.
  var candidates: ByteSet { matchesNone ? first.union(afterNone) : first }
  /// The bytes that can stand second where it matches.
  var seconds: ByteSet {
    if matchesNone { return .all }
    return matchesOne ? second.union(afterOne) : second
  }

  func followed(by next: Lead) -> Lead {
    var result = Lead()
    result.first = matchesNone ? first.union(next.first.intersection(afterNone)) : first
    result.second = second
    if matchesOne { result.second = result.second.union(next.first.intersection(afterOne)) }
    if matchesNone { result.second = result.second.union(next.second) }
    result.matchesNone = matchesNone && next.matchesNone
    result.afterNone = afterNone.intersection(next.afterNone)
    if matchesOne, next.matchesNone {
      result.matchesOne = true
      result.afterOne = afterOne.intersection(next.afterNone)
    }
    if matchesNone, next.matchesOne {
      result.matchesOne = true
      result.afterOne = result.afterOne.union(next.afterOne)
    }
    return result
  }

  func or(_ other: Lead) -> Lead {
    var result = Lead()
    result.first = first.union(other.first)
    result.second = second.union(other.second)
    result.matchesNone = matchesNone || other.matchesNone
    result.afterNone = (matchesNone ? afterNone : .none).union(other.matchesNone ? other.afterNone : .none)
    result.matchesOne = matchesOne || other.matchesOne
    result.afterOne = afterOne.union(other.afterOne)
    return result
  }
}

extension Pattern {
  var lead: Lead {
    switch self {
    case .byte(let set):
      return Lead(first: set, matchesOne: true, afterOne: .all)
    case .sequence(let parts):
      return parts.reduce(.nothing) { $0.followed(by: $1.lead) }
    case .choice(let options):
      return options.dropFirst().reduce(options.first?.lead ?? .nothing) { $0.or($1.lead) }
    case .repetition(let part, let least, let many):
      let once = part.lead
      let whole = many ? once.or(once.followed(by: once)) : once
      return least == 0 ? whole.or(.nothing) : whole
    case .ahead(let part, negated: false):
      return Lead(matchesNone: true, afterNone: part.lead.candidates)
    case .lineEnd:
      return Lead(matchesNone: true, afterNone: .lineEnd)
    case .ahead, .behind, .lineStart, .wordBoundary:
      return .nothing
    case .capture(let part):
      return part.lead
    case .captured:
      return Lead(first: .all, second: .all, matchesNone: true, matchesOne: true, afterOne: .all)
    }
  }
}
