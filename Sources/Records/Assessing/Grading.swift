import Foundation

extension StoredQuestion {
  /// The points that an answer gets: all of them or none; `nil` where a person has to read it.
  func points(for answer: Answer?) -> Int? {
    if case .byHand = key { return answer == nil ? 0 : nil }
    guard let answer else { return 0 }
    return isRight(answer) ? points : 0
  }

  private func isRight(_ answer: Answer) -> Bool {
    switch key {
    case .options(let options, let isSingle):
      let right = Set(options.indices.filter { options[$0].right })
      let chosen = chosen(answer, among: options.map(\.text))
      // A single choice may have more than one option that is right: one of them is enough.
      return isSingle ? chosen?.count == 1 && chosen?.isSubset(of: right) == true : chosen == right
    case .number(let value, let tolerance):
      guard let given = number(answer) else { return false }
      return abs(given - value) <= tolerance
    case .texts(let texts):
      guard case .text(let given) = answer else { return false }
      return texts.contains { StoredQuestion.folded($0) == StoredQuestion.folded(given) }
    case .order(let items):
      guard case .list(let given) = answer, given.count == items.count else { return false }
      return zip(given, items.indices).allSatisfy { answer, place in
        switch answer {
        case .text(let text): StoredQuestion.folded(text) == StoredQuestion.folded(items[place])
        case .number(let number): number == Double(place)
        case .list, .pairs: false
        }
      }
    case .pairs(let pairs):
      guard case .pairs(let given) = answer, given.count == pairs.count else { return false }
      return pairs.allSatisfy { pair in
        given[pair.left].map { StoredQuestion.folded($0) == StoredQuestion.folded(pair.right) } ?? false
      }
    case .byHand: return false
    }
  }

  /// The options that an answer names, by their place or their text; `nil` where it names one that there is not.
  private func chosen(_ answer: Answer, among options: [String]) -> Set<Int>? {
    switch answer {
    case .list(let list):
      var all: Set<Int> = []
      for one in list {
        guard let chosen = chosen(one, among: options), all.isDisjoint(with: chosen) else { return nil }
        all.formUnion(chosen)
      }
      return all
    case .number(let number):
      guard let place = Int(exactly: number), options.indices.contains(place) else { return nil }
      return [place]
    case .text(let text):
      return options.firstIndex { StoredQuestion.folded($0) == StoredQuestion.folded(text) }.map { [$0] }
    case .pairs: return nil
    }
  }

  private func number(_ answer: Answer) -> Decimal? {
    switch answer {
    case .text(let text): decimal(text)
    case .number(let number): number.isFinite ? decimal("\(number)") : nil
    case .list, .pairs: nil
    }
  }

  /// A text as it is compared: without white space around it, case or different forms of one letter.
  private static func folded(_ text: String) -> String {
    text.trimmingCharacters(in: .whitespacesAndNewlines).precomposedStringWithCompatibilityMapping.lowercased()
  }
}
