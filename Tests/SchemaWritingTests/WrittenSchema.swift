import ContentReader
import Foundation
import Markup
import SchemaWriting
import Testing

/// A JSON Schema as a program that reads it has it.
struct WrittenSchema {
  private let members: [String: Any]

  private init(members: [String: Any]) { self.members = members }

  /// The schema of a kind of file.
  init(_ kind: ContentKind) throws {
    let bytes = Data(JSONText(jsonSchema(of: kind)).bytes)
    members = try #require(JSONSerialization.jsonObject(with: bytes) as? [String: Any])
  }

  /// The names of the keys that it knows.
  var keys: Set<String> { Set((members["properties"] as? [String: Any] ?? [:]).keys) }

  /// The keys without which nothing is valid.
  var required: Set<String> { Set(members["required"] as? [String] ?? []) }

  /// The value of a keyword.
  func keyword<Value>(_ name: String) throws -> Value { try #require(members[name] as? Value) }

  /// The schema of a key, or of a key in a key.
  func at(_ path: String...) throws -> WrittenSchema {
    var members = members
    for name in path {
      let properties = try #require(members["properties"] as? [String: Any])
      members = try #require(properties[name] as? [String: Any])
    }
    return WrittenSchema(members: members)
  }

  /// The schema of a list's entries.
  func items() throws -> WrittenSchema { WrittenSchema(members: try keyword("items")) }

  /// Of two ways to write a value, the mapping.
  func mapping() throws -> WrittenSchema {
    let ways: [[String: Any]] = try keyword("anyOf")
    return WrittenSchema(members: try #require(ways.first { $0["type"] as? String == "object" }))
  }

  /// Whether its pattern takes a text.
  func matcher() throws -> (String) -> Bool {
    let pattern = try NSRegularExpression(pattern: keyword("pattern"))
    return { pattern.firstMatch(in: $0, range: NSRange($0.startIndex..., in: $0)) != nil }
  }
}
