import Diagnostics

/// A piece of YAML with its place, and text as it was written: nothing is guessed to be a number or a date.
struct YAMLNode: Sendable, Equatable {
  /// How a scalar was written.
  enum Style: Sendable { case plain, quoted, block }

  /// What a piece of YAML is.
  indirect enum Content: Sendable, Equatable {
    case scalar(String, Style)
    case list([YAMLNode])
    case map([Entry])
  }

  /// A key with its value.
  struct Entry: Sendable, Equatable {
    var key: String
    var keyRange: SourceRange
    var value: YAMLNode
  }

  /// What it is.
  var content: Content
  /// From its first character to the one after its last.
  var range: SourceRange

  /// Whether nothing was written: `key:` and no more.
  var isAbsent: Bool { content == .scalar("", .plain) }

  /// What an author would call it.
  var noun: String {
    switch content {
    case .scalar: "a single value"
    case .list: "a list"
    case .map: "a mapping of keys to values"
    }
  }
}
