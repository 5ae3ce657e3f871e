import CatalogModel
import Diagnostics

/// A value of the front matter that has been checked, with its place.
struct Field: Sendable {
  /// A checked value.
  indirect enum Value: Sendable {
    case text(String)
    case flag(Bool)
    case number(Int)
    case minutes(Minutes)
    case date(CalendarDate)
    case price(Price)
    case file(FileReference)
    case list([Field])
    case mapping(Fields)
    case named([(name: Located<String>, field: Field)])
  }

  var value: Value
  var range: SourceRange

  var text: String? { if case .text(let text) = value { text } else { nil } }
  var flag: Bool? { if case .flag(let flag) = value { flag } else { nil } }
  var mapping: Fields? { if case .mapping(let fields) = value { fields } else { nil } }
  var slug: Located<Slug>? { text.map { Located(Slug($0), at: range) } }

  func choice<Value: WrittenEnumeration>(_ type: Value.Type) -> Value? { text.flatMap { Value(rawValue: $0) } }
}

/// The checked values of a mapping. What was wrong has been reported and is left out.
struct Fields: Sendable {
  private(set) var byName: [String: Field] = [:]
  /// The keys under which something was written that is not right.
  private(set) var damaged: Set<String> = []

  mutating func set(_ name: String, _ field: Field) { byName[name] = field }
  mutating func markDamaged(_ name: String) { damaged.insert(name) }

  /// Whether anything, right or wrong, was written under the key.
  func mentions(_ name: String) -> Bool { byName[name] != nil || damaged.contains(name) }

  func text(_ name: String) -> String? { byName[name]?.text }
  func flag(_ name: String) -> Bool? { byName[name]?.flag }
  func mapping(_ name: String) -> Fields? { byName[name]?.mapping }
  func slug(_ name: String) -> Located<Slug>? { byName[name]?.slug }
  func place(_ name: String) -> SourceRange? { byName[name]?.range }
  func number(_ name: String) -> Int? { if case .number(let number)? = byName[name]?.value { number } else { nil } }
  func date(_ name: String) -> CalendarDate? { if case .date(let date)? = byName[name]?.value { date } else { nil } }
  func minutes(_ name: String) -> Minutes? { if case .minutes(let time)? = byName[name]?.value { time } else { nil } }
  func price(_ name: String) -> Price? { if case .price(let price)? = byName[name]?.value { price } else { nil } }
  func file(_ name: String) -> FileReference? { if case .file(let file)? = byName[name]?.value { file } else { nil } }
  func list(_ name: String) -> [Field] { if case .list(let fields)? = byName[name]?.value { fields } else { [] } }
  func texts(_ name: String) -> [String] { list(name).compactMap(\.text) }
  func slugs(_ name: String) -> [Located<Slug>] { list(name).compactMap(\.slug) }

  func locatedTexts(_ name: String) -> [Located<String>] {
    list(name).compactMap { field in field.text.map { Located($0, at: field.range) } }
  }
  func locatedNumber(_ name: String) -> Located<Int>? {
    number(name).flatMap { number in place(name).map { Located(number, at: $0) } }
  }
  func choice<Value: WrittenEnumeration>(_ name: String, _ type: Value.Type) -> Value? {
    byName[name]?.choice(type)
  }
  func named(_ name: String) -> [(name: Located<String>, field: Field)] {
    if case .named(let entries)? = byName[name]?.value { entries } else { [] }
  }
}
