import ContentReader

/// Front matter to begin with: the keys that have a value, and some others as comments that say what they are for.
///
/// Both come from the kind's own table, so that no comment here can be older than what the reader knows.
struct FrontMatterDraft {
  private let kind: ContentKind
  private var values: [String: String] = [:]

  init(_ kind: ContentKind) { self.kind = kind }

  /// Writes a text under a key.
  mutating func set(_ key: String, text: String) { values[key] = YAMLText.scalar(text) }

  /// Writes under a key what is YAML already.
  mutating func set(_ key: String, yaml: String) { values[key] = yaml }

  /// The lines between the `---`, in the order of the kind's keys.
  ///
  /// - Parameter suggested: keys without a value that stand there as comments, each with its purpose.
  func lines(suggesting suggested: Set<String>) -> String {
    let lines: [(text: String, remark: String?)] = kind.keys.compactMap { key in
      if let value = values[key.name] {
        return ("\(key.name):\(value.hasPrefix("\n") ? "" : " ")\(value)", key.value.words)
      }
      guard suggested.contains(key.name) else { return nil }
      return ("# \(key.name): \(key.value.example)", key.purpose)
    }
    let width = lines.filter { $0.remark != nil }.map(\.text.count).max() ?? 0
    return lines.map { line in
      guard let remark = line.remark else { return line.text + "\n" }
      return line.text + String(repeating: " ", count: width - line.text.count) + "   # \(remark)\n"
    }.joined()
  }

  /// A whole file: the front matter, then a text.
  func file(suggesting suggested: Set<String>, body: String) -> String {
    "---\n\(lines(suggesting: suggested))---\n\n\(body)"
  }
}

extension ContentKey {
  /// What the key is for, what may be written and what holds without it, in one line.
  fileprivate var purpose: String {
    let words = value.words.map { " One of \($0)." } ?? ""
    switch fallback {
    case .value(let text)?, .words(let text)?: return "\(summary)\(words) Without it: \(text)."
    case nil: return summary + words
    }
  }
}
