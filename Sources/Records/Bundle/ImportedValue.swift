import Foundation
import Markup

/// A value as JSON has it.
enum ImportedValue: Decodable {
  case text(String)
  case whole(Int64)
  case number(Double)
  case boolean(Bool)
  case nothing
  case array([ImportedValue])
  case object([String: ImportedValue])

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if value.decodeNil() {
      self = .nothing
    } else if let whole = try? value.decode(Int64.self) {
      self = .whole(whole)
    } else if let flag = try? value.decode(Bool.self) {
      self = .boolean(flag)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let values = try? value.decode([ImportedValue].self) {
      self = .array(values)
    } else {
      self = .object(try value.decode([String: ImportedValue].self))
    }
  }

  /// The value written again, members by name.
  var json: JSONValue {
    switch self {
    case .text(let text): .string(text)
    case .whole(let number): .integer(Int(number))
    case .number(let number): .number("\(number)")
    case .boolean(let flag): .boolean(flag)
    case .nothing: .null
    case .array(let values): .array(values.map(\.json))
    case .object(let members): .object(members.sorted { $0.key < $1.key }.map { ($0.key, $0.value.json) })
    }
  }
}
