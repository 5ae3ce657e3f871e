import ContentReader

/// A Mermaid entity–relationship diagram of the content: every kind of file with its keys, the mappings among them as
/// entities of their own, and a line for each folder that holds others and each slug that names something.
public func mermaidDiagram() -> String {
  var diagram = Diagram()
  for kind in ContentKind.allCases {
    if let owner = kind.owner { diagram.relate(owner.rawValue, "||--o{", kind.rawValue, label: "folder") }
    diagram.add(kind.rawValue, kind.keys, isFile: kind != .site)
  }
  return (["erDiagram"] + diagram.relations + diagram.entities).joined(separator: "\n") + "\n"
}

private struct Diagram {
  var relations: [String] = []
  var entities: [String] = []

  mutating func relate(_ left: String, _ line: String, _ right: String, label: String) {
    relations.append("  \(left) \(line) \(right) : \"\(label)\"")
  }

  mutating func add(_ name: String, _ keys: [ContentKey], isFile: Bool) {
    let place = entities.count
    var lines = ["  \(name) {"]
    if isFile { lines.append("    slug slug PK \"the file's name\"") }
    for key in keys {
      guard let type = mermaidType(key.value) else {
        addPart(key, of: name)
        continue
      }
      let marks = [isReference(key.value) ? " FK" : "", comment(on: key)]
      lines.append("    \(type) \(key.name)\(marks.joined())")
      relate(key.value, presence: key.presence, of: name, label: key.name, isSingle: true)
    }
    entities.insert((lines + ["  }"]).joined(separator: "\n"), at: place)
  }

  /// A mapping, or a list of them: an entity of its own, named after the one it is part of.
  private mutating func addPart(_ key: ContentKey, of name: String) {
    let part = name + "_" + key.name
    switch key.value {
    case .list(.mapping(let keys, _)), .list(.either(_, .mapping(let keys, _))):
      relate(name, "||--o{", part, label: key.name)
      add(part, keys, isFile: false)
    case .mapping(let keys, _), .either(_, .mapping(let keys, _)):
      relate(name, key.presence == .required ? "||--||" : "||--o|", part, label: key.name)
      add(part, keys, isFile: false)
    default: break
    }
  }

  private mutating func relate(
    _ value: ContentValue, presence: ContentKey.Presence, of name: String, label: String, isSingle: Bool
  ) {
    switch value {
    case .reference(let reference) where isSingle:
      relate(name, presence == .required ? "}o--||" : "}o--o|", reference.kind.rawValue, label: label)
    case .reference(let reference): relate(name, "}o--o{", reference.kind.rawValue, label: label)
    case .list(let element): relate(element, presence: presence, of: name, label: label, isSingle: false)
    case .named(.assessments, _): relate(name, "}o--o{", ContentKind.assessment.rawValue, label: label)
    default: break
    }
  }
}

/// The type of an attribute; `nil` for what is an entity of its own.
private func mermaidType(_ value: ContentValue) -> String? {
  switch value {
  case .mapping, .either: nil
  case .list(let element): mermaidType(element).map { $0 + "[]" }
  case .reference: "slug"
  case .named(let names, _): names.mermaidType
  default: value.form.rawValue
  }
}

extension ContentNames {
  fileprivate var mermaidType: String {
    switch self {
    case .checks: "level_by_check"
    case .assessments: "requirement_by_slug"
    }
  }
}

private func isReference(_ value: ContentValue) -> Bool {
  switch value {
  case .reference: true
  case .list(let element): isReference(element)
  default: false
  }
}

private func comment(on key: ContentKey) -> String {
  var words: [String] = []
  if key.presence == .required { words.append("required") }
  if case .choice(_, let values) = key.value { words.append(values.joined(separator: ", ")) }
  return words.isEmpty ? "" : " \"\(words.joined(separator: "; "))\""
}
