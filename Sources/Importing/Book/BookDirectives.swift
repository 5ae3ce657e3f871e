/// Puts in place of `{{#include …}}` and its like what mdBook would.
struct BookDirectives {
  let folder: SourceFolder
  var notes: [ImportNote] = []
  /// How much text may come of one chapter, in bytes: a file may include another often.
  private var left = SourceFolder.longestText

  private static let deepest = 10

  init(_ folder: SourceFolder) { self.folder = folder }

  /// The text with all directives carried out.
  mutating func expand(_ text: TracedText, in file: String) -> TracedText {
    left = SourceFolder.longestText
    return expand(text, in: file, above: [file])
  }

  private mutating func expand(_ text: TracedText, in file: String, above: [String]) -> TracedText {
    guard text.text.contains("{{#") else { return text }
    let code = VerbatimMap(text.bytes)
    var result = TracedText()
    for index in 0..<text.lineCount {
      let line = text.line(index)
      guard line.contains("{{#") else {
        result.append(line, text.origin(ofLine: index))
        continue
      }
      let stretch = code.stretch(at: text.lineRange(index).lowerBound)
      expandLine(line, text.origin(ofLine: index), isInCode: stretch?.kind == .fence, file, above, into: &result)
    }
    return result
  }

  private mutating func expandLine(
    _ line: String, _ origin: TextOrigin, isInCode: Bool, _ file: String, _ above: [String],
    into result: inout TracedText
  ) {
    var pending = ""
    var pendingOrigin = origin
    var rest = line[...]
    while let start = rest.firstRange(of: "{{#") {
      pending += rest[..<start.lowerBound]
      rest = rest[start.upperBound...]
      if pending.hasSuffix("\\") {
        pending.removeLast()
        pending += "{{#"
        continue
      }
      guard let end = rest.firstRange(of: "}}") else {
        pending += "{{#"
        break
      }
      let words = rest[..<end.lowerBound].split(separator: " ", omittingEmptySubsequences: true).map(String.init)
      rest = rest[end.upperBound...]
      let included = carryOut(words, origin, isInCode: isInCode, file, above)
      for index in 0..<included.lineCount {
        if index == 0 {
          if pending.isEmpty { pendingOrigin = included.origin(ofLine: 0) }
          pending += included.line(0)
        } else {
          result.append(pending, pendingOrigin)
          pending = included.line(index)
          pendingOrigin = included.origin(ofLine: index)
        }
      }
    }
    pending += rest
    // A line that held nothing but a directive without a result is gone.
    if pending.trimmed.isEmpty, !line.trimmed.isEmpty { return }
    result.append(pending, pendingOrigin)
  }

  private mutating func carryOut(
    _ words: [String], _ origin: TextOrigin, isInCode: Bool, _ file: String, _ above: [String]
  ) -> TracedText {
    switch words.first {
    case "include", "rustdoc_include":
      return include(words.dropFirst().joined(separator: " "), origin, file, above)
    case "playground", "playpen":
      var block = TracedText()
      block.append("```rust", origin)
      block.append(include(words.dropFirst().first ?? "", origin, file, above))
      block.append("```", origin)
      return block
    case "title": return TracedText()
    default:
      let directive = words.joined(separator: " ")
      if isInCode {
        var kept = TracedText()
        kept.append("{{#\(directive)}}", origin)
        return kept
      }
      notes.append(ImportNote(.lost, at: origin, "`{{#\(directive.prefix(60))}}` is a plug-in's, and is left out"))
      return TracedText()
    }
  }

  private mutating func include(
    _ words: String, _ origin: TextOrigin, _ file: String, _ above: [String]
  ) -> TracedText {
    // A drive's letter would be the only colon in a name that means nothing else.
    let parts = words.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let path = SourcePath.join(SourcePath.folder(of: file), parts[0]) else {
      notes.append(
        ImportNote(.missing, at: origin, "`\(parts[0])` is not included: \(SourceFolder.Refusal.outside.explanation)"))
      return TracedText()
    }
    guard !above.contains(path) else {
      notes.append(ImportNote(.missing, at: origin, "`\(parts[0])` is not included: it would include itself"))
      return TracedText()
    }
    guard above.count < BookDirectives.deepest else {
      notes.append(
        ImportNote(
          .missing, at: origin, "`\(parts[0])` is not included: \(BookDirectives.deepest) files include each other"))
      return TracedText()
    }
    let text: String
    do {
      text = try folder.text(of: path)
    } catch {
      notes.append(ImportNote(.missing, at: origin, "`\(parts[0])` is not included: \(error.explanation)"))
      return TracedText()
    }
    left -= text.utf8.count
    guard left > 0 else {
      notes.append(ImportNote(.lost, at: origin, "`\(parts[0])` is not included: the chapter becomes too long"))
      return TracedText()
    }
    let whole = TracedText(text, file: path)
    guard let part = IncludedPart(parts.count > 1 ? parts[1] : "").lines(of: whole) else {
      notes.append(ImportNote(.missing, at: origin, "`\(words)` is not included: the file has no such anchor"))
      return TracedText()
    }
    return expand(part, in: path, above: above + [path])
  }
}

/// Which part of a file is included: `2:10`, `:10`, `2:`, `2`, or an anchor's name.
enum IncludedPart: Equatable {
  case lines(ClosedRange<Int>)
  case anchor(String)

  init(_ written: String) {
    let ends = written.split(separator: ":", omittingEmptySubsequences: false).map { $0.trimmed }
    let first = ends.first ?? ""
    if !first.isEmpty, Int(first) == nil {
      self = .anchor(first)
      return
    }
    let start = max(1, Int(first) ?? 1)
    if ends.count > 1 {
      self = .lines(start...max(start, Int(ends[1]) ?? .max))
    } else {
      self = .lines(first.isEmpty ? 1...Int.max : start...start)
    }
  }

  /// The lines without those that mark anchors; `nil` where there is no such anchor.
  func lines(of text: TracedText) -> TracedText? {
    var part = TracedText()
    var isInside = false
    var hasBegun = false
    for index in 0..<text.lineCount {
      let line = text.line(index)
      if let (name, isEnd) = IncludedPart.mark(line) {
        if case .anchor(name) = self {
          isInside = !isEnd
          hasBegun = true
        }
        continue
      }
      switch self {
      case .lines(let range): if range.contains(index + 1) { part.append(line, text.origin(ofLine: index)) }
      case .anchor: if isInside { part.append(line, text.origin(ofLine: index)) }
      }
    }
    if case .anchor = self, !hasBegun { return nil }
    return part
  }

  /// The anchor that a line begins or ends.
  static func mark(_ line: String) -> (name: String, isEnd: Bool)? {
    for (word, isEnd) in [("ANCHOR_END:", true), ("ANCHOR:", false)] {
      guard let found = line.firstRange(of: word) else { continue }
      let name = line[found.upperBound...].trimmed.prefix { !$0.isWhitespace }
      if !name.isEmpty { return (String(name), isEnd) }
    }
    return nil
  }
}
