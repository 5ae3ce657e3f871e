extension JSONProblem {
  /// What is wrong, to stand after a colon.
  public var words: String {
    switch self {
    case .tooLarge: "it is larger than 1 MB"
    case .notUTF8: "it is not UTF-8 without a byte-order mark"
    case .unexpected(let place): "it is no JSON at byte \(place + 1)"
    case .endsEarly: "it ends in the middle"
    case .trailing(let place): "something follows after its end, at byte \(place + 1)"
    case .duplicateKey(let name): "the key `\(name)` stands twice in one object"
    case .loneSurrogate(let place): "half a character stands at byte \(place + 1)"
    case .numberOutOfRange(let number): "the number \(number.prefix(40)) is larger than programs agree on"
    case .tooDeep: "it is nested more than 64 deep"
    }
  }
}
