import CatalogModel
import Diagnostics

/// Holds what an author wrote against the keys of its kind: one pass, every fault reported where it stands.
struct SchemaChecker {
  /// The file.
  let source: SourceText
  /// Its kind.
  let kind: ContentKind
  /// Where files that it names are looked for.
  let files: FileIndex
  /// The folder that names of files are relative to.
  let baseFolder: String
  /// What was found.
  var diagnostics: [Diagnostic] = []
  /// Files that are named, with the places where they are.
  var namedFiles: [NamedFile] = []
  /// The addresses of other sites that are named.
  var outside: [Located<String>] = []
  /// Whether a name of a file was not right, so that another list of files could give another result.
  var dependsOnFolder = false

  init(source: SourceText, kind: ContentKind, files: FileIndex, baseFolder: String) {
    self.source = source
    self.kind = kind
    self.files = files
    self.baseFolder = baseFolder
  }

  /// Checks a whole file's keys. A required key that is missing is reported at `opening`.
  mutating func check(_ entries: [YAMLNode.Entry], opening: SourceRange) -> Fields {
    fields(entries, keys: kind.keys, oneOf: [], opening: opening, key: nil)
  }

  mutating func report(
    _ code: DiagnosticCode, _ range: SourceRange, _ message: String, help: String? = nil, fix: Fix? = nil,
    related: [Diagnostic.Related] = [], severity: Severity? = nil
  ) {
    var found = Diagnostic(code, in: source, at: range.firstLine, message, help: help, fix: fix, related: related)
    if let severity { found.severity = severity }
    diagnostics.append(found)
  }

  private mutating func fields(
    _ entries: [YAMLNode.Entry], keys: [ContentKey], oneOf: [String], opening: SourceRange, key outer: String?
  ) -> Fields {
    var fields = Fields()
    var seen: [String: SourceRange] = [:]
    for entry in entries {
      if let first = seen[entry.key] {
        report(
          .duplicateKey, entry.keyRange, "the key `\(entry.key)` is here a second time", help: "keep one of the two",
          related: [.init(SourceLocation(file: source.file, range: first), "first written here")])
        continue
      }
      seen[entry.key] = entry.keyRange
      guard let known = keys.first(where: { $0.name == entry.key }) else {
        unknownKey(entry, keys: keys, written: entries)
        if let near = nearestName(to: entry.key, among: keys.map(\.name)) { fields.markDamaged(near) }
        continue
      }
      let before = diagnostics.count
      if let field = value(entry.value, known.value, key: entry) { fields.set(known.name, field) }
      if diagnostics.count > before { fields.markDamaged(known.name) }
    }
    let place = outer.map { " in `\($0)`" } ?? ""
    for key in keys where key.presence == .required && !fields.mentions(key.name) {
      report(
        .missingKey, opening, "the key `\(key.name)` is missing\(place)",
        help: "add `\(key.name): …` (\(key.summary.lowercasedFirst))")
    }
    if !oneOf.isEmpty {
      let written = oneOf.filter { fields.mentions($0) }
      let names = oneOf.map { "`\($0)`" }
      if written.isEmpty {
        report(.missingKey, opening, "either \(names.joined(separator: " or ")) is missing\(place)")
      } else if written.count > 1, let second = entries.last(where: { written.contains($0.key) }) {
        report(.invalidValue, second.keyRange, "only one of \(names.joined(separator: " and ")) can be written\(place)")
      }
    }
    return fields
  }

  private mutating func unknownKey(_ entry: YAMLNode.Entry, keys: [ContentKey], written: [YAMLNode.Entry]) {
    let free = keys.map(\.name).filter { name in !written.contains { $0.key == name } }
    let isOuter = keys.count == kind.keys.count && keys.first?.name == kind.keys.first?.name
    let advice = isOuter ? kind.advice(onUnknownKey: entry.key) : nil
    let near = advice == nil ? nearestName(to: entry.key, among: free) : nil
    let list = "the keys here are " + keys.map { "`\($0.name)`" }.joined(separator: ", ")
    report(
      .unknownKey, entry.keyRange, "there is no key `\(entry.key)` here",
      help: advice ?? near.map { "did you mean `\($0)`?" } ?? list, fix: near.map { .certain($0) })
  }

  /// The checked value, or `nil` when a fault was reported.
  mutating func value(_ node: YAMLNode, _ expected: ContentValue, key: YAMLNode.Entry) -> Field? {
    if node.isAbsent {
      emptyValue(key)
      return nil
    }
    switch (expected, node.content) {
    case (.either(let single, let mapping), _):
      if case .map = node.content { return value(node, mapping, key: key) }
      return value(node, single, key: key)
    case (.list(let element), .list(let nodes)):
      var fields: [Field] = []
      for node in nodes {
        if node.isAbsent {
          report(.emptyValue, node.range, "this entry of `\(key.key)` is empty", help: "delete it, or write a value")
        } else if let field = value(node, element, key: key) {
          fields.append(field)
        }
      }
      fields = withoutRepeats(fields, element, key: key.key)
      return Field(value: .list(fields), range: node.range)
    case (.list, .scalar(let text, let style)):
      let written = style == .plain ? text : "\"\(text)\""
      report(
        .wrongType, node.range, "`\(key.key)` is a list", help: "put it in brackets: `[\(written)]`",
        fix: style == .block ? nil : .certain("[\(written)]"))
      return nil
    case (.mapping(let keys, let oneOf), .map(let entries)):
      let fields = fields(entries, keys: keys, oneOf: oneOf, opening: node.range.firstLine, key: key.key)
      return Field(value: .mapping(fields), range: node.range)
    case (.named(let names, let element), .map(let entries)):
      return Field(value: .named(named(entries, names, element)), range: node.range)
    case (.list, _), (.mapping, _), (.named, _):
      report(
        .wrongType, node.range, "`\(key.key)` is \(expected.noun), not \(node.noun)", help: expected.example(key.key))
      return nil
    case (_, .scalar(let text, let style)):
      return scalar(text, style, expected, node, key: key)
    default:
      report(
        .wrongType, node.range, "`\(key.key)` is \(expected.noun), not \(node.noun)", help: expected.example(key.key))
      return nil
    }
  }

  /// Reports entries that a list holds twice, and leaves the second out.
  private mutating func withoutRepeats(_ fields: [Field], _ element: ContentValue, key: String) -> [Field] {
    guard fields.count > 1 else { return fields }
    var places: [String: SourceRange] = [:]
    return fields.filter { field in
      guard let (name, range) = element.identity(of: field, isTag: key == "tags") else { return true }
      guard let first = places[name] else {
        places[name] = range
        return true
      }
      report(
        .duplicateEntry, range, "`\(key)` has this entry already", help: "delete one of the two",
        related: [.init(SourceLocation(file: source.file, range: first), "first written here")])
      return false
    }
  }

  private mutating func emptyValue(_ key: YAMLNode.Entry) {
    let line = source.text(ofLine: key.keyRange.start.line) ?? ""
    var help = "write a value, or delete the key"
    if let hash = line.range(ofFirst: ": #") {
      let comment = line[line.index(hash, offsetBy: 2)...]
      help = "what follows ` #` is a comment; quote it: `\(key.key): \"\(comment)\"`"
    }
    report(.emptyValue, key.keyRange, "the key `\(key.key)` has no value", help: help)
  }

  private mutating func named(
    _ entries: [YAMLNode.Entry], _ names: ContentNames, _ element: ContentValue
  ) -> [(name: Located<String>, field: Field)] {
    var result: [(name: Located<String>, field: Field)] = []
    for entry in entries {
      if let first = result.first(where: { $0.name.value == entry.key }) {
        report(
          .duplicateKey, entry.keyRange, "the key `\(entry.key)` is here a second time", help: "keep one of the two",
          related: [.init(SourceLocation(file: source.file, range: first.name.range), "first written here")])
        continue
      }
      if case .checks = names, !isAdjustableCheck(entry) { continue }
      guard let field = value(entry.value, element, key: entry) else { continue }
      result.append((Located(entry.key, at: entry.keyRange), field))
    }
    return result
  }

  private mutating func isAdjustableCheck(_ entry: YAMLNode.Entry) -> Bool {
    guard let code = DiagnosticCode.allCases.first(where: { $0.checkName == entry.key }) else {
      let adjustable = DiagnosticCode.allCases.filter(\.isAdjustable).map(\.checkName)
      let near = nearestName(to: entry.key, among: adjustable)
      report(
        .unknownKey, entry.keyRange, "there is no check called `\(entry.key)`",
        help: near.map { "did you mean `\($0)`?" }
          ?? "the checks are \(adjustable.map { "`\($0)`" }.joined(separator: ", "))",
        fix: near.map { .certain($0) })
      return false
    }
    if !code.isAdjustable {
      report(
        .invalidValue, entry.keyRange, "the check `\(entry.key)` cannot be softened",
        help: "what it finds leaves nothing that could be built")
    }
    return code.isAdjustable
  }
}

extension ContentValue {
  /// What makes two entries of a list the same, and where it stands; `nil` where repeats are harmless.
  fileprivate func identity(of field: Field, isTag: Bool) -> (name: String, range: SourceRange)? {
    if case .either(_, .mapping(let keys, _)) = self, let fields = field.mapping, let key = keys.first?.name {
      return fields.slug(key).map { ($0.value.text, $0.range) }
    }
    guard let text = field.text else { return nil }
    return (isTag ? TagKey(text).text : text, field.range)
  }
}

extension String {
  /// Where `part` first begins.
  func range(ofFirst part: String) -> String.Index? { firstRange(of: part)?.lowerBound }

  /// The text with its first letter in lowercase and without a full stop: for use inside a sentence.
  var lowercasedFirst: String {
    let text = hasSuffix(".") ? dropLast() : self[...]
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}
