import TOMLKit
import Yams

/// What a configuration file or front matter says, whatever it is written in.
indirect enum Metadata: Sendable, Equatable {
  /// A text, a number or a date, as it is written.
  case text(String)
  case flag(Bool)
  case list([Metadata])
  /// With keys in lower case, in order.
  case map([Entry])

  /// A key and what stands under it.
  struct Entry: Sendable, Equatable {
    var key: String
    var value: Metadata
  }

  /// What is wrong, and in which line of the text (from 1).
  struct Fault: Error, Equatable {
    var message: String
    var line: Int?
  }

  /// What stands under a key.
  subscript(key: String) -> Metadata? {
    guard case .map(let entries) = self else { return nil }
    return entries.first { $0.key == key.lowercased() }?.value
  }

  /// The text; `nil` for lists and mappings.
  var text: String? {
    switch self {
    case .text(let text): text
    case .flag(let flag): flag ? "true" : "false"
    default: nil
    }
  }

  /// Whether it says yes.
  var flag: Bool? {
    switch self {
    case .flag(let flag): flag
    case .text("true"), .text("True"), .text("yes"): true
    case .text("false"), .text("False"), .text("no"): false
    default: nil
    }
  }

  /// The texts of a list, or the one text; those of mappings are their names.
  var texts: [String] {
    switch self {
    case .text(let text): text.trimmed.isEmpty ? [] : [text]
    case .flag: []
    case .list(let values): values.flatMap(\.texts)
    case .map: (self["name"] ?? self["title"])?.texts ?? []
    }
  }

  /// The whole number.
  var number: Int? { text.flatMap { Int($0) ?? Double($0).flatMap { Int(exactly: $0.rounded()) } } }

  /// The keys with their values.
  var entries: [(key: String, value: Metadata)] {
    guard case .map(let entries) = self else { return [] }
    return entries.map { ($0.key, $0.value) }
  }

  // MARK: TOML

  /// Reads TOML.
  static func toml(_ text: String) throws(Fault) -> Metadata {
    do {
      return Metadata(try TOMLTable(string: text))
    } catch {
      throw fault(of: error)
    }
  }

  private init(_ table: TOMLTable) {
    // TOML's tables have no order of their own.
    self = .map(
      table.keys.sorted().compactMap { key in
        table[key].map { Entry(key: key.lowercased(), value: Metadata($0)) }
      })
  }

  private init(_ value: any TOMLValueConvertible) {
    if let table = value.table {
      self.init(table)
    } else if let array = value.array {
      self = .list(array.map { Metadata($0) })
    } else if let flag = value.bool {
      self = .flag(flag)
    } else if let text = value.string {
      self = .text(text)
    } else if let number = value.int {
      self = .text(String(number))
    } else if let number = value.double {
      self = .text(String(number))
    } else {
      self = .text(value.debugDescription)
    }
  }

  /// What TOMLKit says of a fault.
  private static func fault(of error: any Error) -> Fault {
    guard let error = error as? TOMLParseError else { return Fault(message: "it is not TOML", line: nil) }
    return Fault(message: "it is not TOML: \(error.description.utf8Lines.first ?? "")", line: error.source.begin.line)
  }

  // MARK: YAML

  /// How many values YAML may have with its aliases written out, and how deep they may lie in each other.
  private static let mostValues = 20_000
  private static let deepest = 40

  /// Reads YAML, or JSON, which YAML includes.
  static func yaml(_ text: String) throws(Fault) -> Metadata {
    if let line = lineOfDepth(text) { throw Fault(message: "its values lie too deep in each other", line: line) }
    do {
      guard let node = try Yams.compose(yaml: text) else { return .map([]) }
      var left = mostValues
      return try Metadata(node, depth: 0, left: &left)
    } catch let fault as Fault {
      throw fault
    } catch let error as YamlError {
      throw Metadata.fault(of: error)
    } catch {
      throw Fault(message: "it is not YAML", line: nil)
    }
  }

  private init(_ node: Node, depth: Int, left: inout Int) throws(Fault) {
    left -= 1
    // Aliases can make thousands of millions of values from a few lines.
    guard left > 0, depth < Metadata.deepest else {
      throw Fault(message: "it has too many values", line: node.mark?.line)
    }
    switch node {
    case .scalar(let scalar):
      let isPlain = scalar.style == .plain || scalar.style == .any
      switch scalar.string {
      case "true" where isPlain, "True" where isPlain: self = .flag(true)
      case "false" where isPlain, "False" where isPlain: self = .flag(false)
      case "~" where isPlain, "null" where isPlain: self = .text("")
      default: self = .text(scalar.string)
      }
    case .sequence(let nodes):
      var values: [Metadata] = []
      for node in nodes { values.append(try Metadata(node, depth: depth + 1, left: &left)) }
      self = .list(values)
    case .mapping(let pairs):
      var entries: [Entry] = []
      for (key, value) in pairs {
        entries.append(
          Entry(
            key: key.scalar?.string.lowercased() ?? "", value: try Metadata(value, depth: depth + 1, left: &left)))
      }
      self = .map(entries)
    case .alias: self = .text("")
    }
  }

  private static func fault(of error: YamlError) -> Fault {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      Fault(message: "it is not YAML: \(problem)", line: mark.line)
    case .duplicatedKeysInMapping(let duplicates, let context):
      Fault(message: "a key is there twice: \(duplicates.joined(separator: ", "))", line: context.mark.line)
    default: Fault(message: "it is not YAML", line: nil)
    }
  }

  /// The line in which brackets or dashes lie so deep in each other that a parser by recursion would run out of stack.
  private static func lineOfDepth(_ text: String) -> Int? {
    var depth = 0
    var dashes = 0
    var line = 1
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
      case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"): dashes += 1
      case 0x0A:
        line += 1
        dashes = 0
      default: break
      }
      if depth > 200 || dashes > 4000 { return line }
    }
    return nil
  }
}
