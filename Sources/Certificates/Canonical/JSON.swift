/// A JSON value (RFC 8259) whose members keep the order they came in.
///
/// Two values are equal where their canonical forms are: the order of members does not count, and `1.0` is `1`.
public enum JSON: Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case boolean(Bool)
  /// A number; always finite.
  case number(Double)
  /// A string.
  case string(ExactText)
  /// An array.
  case array([JSON])
  /// An object; no two members have the same name.
  case object([Member])

  /// One name of an object, with what it holds.
  public struct Member: Sendable {
    /// The name.
    public var name: ExactText
    /// What it holds.
    public var value: JSON

    /// A member.
    public init(_ name: ExactText, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }

  /// The value of a member; `nil` where there is none, or where this is no object.
  public subscript(name: ExactText) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The text, where this is a string.
  public var text: ExactText? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The elements, where this is an array.
  public var elements: [JSON]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  /// The members, where this is an object.
  public var members: [Member]? {
    guard case .object(let members) = self else { return nil }
    return members
  }

  /// The number, where this is a whole one that a `Double` holds exactly.
  public var integer: Int? {
    guard case .number(let number) = self, number.rounded() == number, abs(number) <= JSON.largestInteger else {
      return nil
    }
    return Int(number)
  }

  /// 2⁵³: beyond it, two whole numbers are one `Double`.
  static let largestInteger: Double = 9_007_199_254_740_992

  /// The object without some members.
  public func without(_ names: ExactText...) -> JSON {
    guard case .object(let members) = self else { return self }
    return .object(members.filter { !names.contains($0.name) })
  }

  /// The object with one more member at its end.
  public func with(_ name: ExactText, _ value: JSON) -> JSON {
    guard case .object(let members) = self else { return self }
    return .object(members.filter { $0.name != name } + [Member(name, value)])
  }

  /// An object of those members that there are.
  public static func object(_ members: KeyValuePairs<ExactText, JSON?>) -> JSON {
    .object(members.compactMap { name, value in value.map { Member(name, $0) } })
  }

  /// A string where there is one.
  public static func optional(_ text: String?) -> JSON? { text.map { .string(ExactText($0)) } }
}

extension JSON: Equatable {
  /// Whether both have the same canonical form.
  public static func == (a: JSON, b: JSON) -> Bool { a.canonical == b.canonical }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral
{
  /// A string.
  public init(stringLiteral value: String) { self = .string(ExactText(value)) }
  /// An array.
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }
  /// An object.
  public init(dictionaryLiteral elements: (ExactText, JSON)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }
  /// A number.
  public init(integerLiteral value: Int) { self = .number(Double(value)) }
  /// `true` or `false`.
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
}
