/// One diagnostic for people: a headline, the line it is about with a caret under the range, related places, the hint.
func textReport(_ diagnostic: Diagnostic, color: DiagnosticFormat.Color) -> String {
  let ink = Ink(color)
  let location = diagnostic.location
  let start = location.range.start
  var text = ink.bold("\(location.file):\(start.line):\(start.column): ")
  text += ink.severity(diagnostic.severity, "\(diagnostic.severity.rawValue):")
  text += " \(oneLine(diagnostic.message)) [\(diagnostic.code.rawValue)]\n"
  if let line = diagnostic.sourceLine, !line.isEmpty {
    let excerpt = LineExcerpt(line, range: location.range)
    let gutter = String(repeating: " ", count: String(start.line).utf8.count)
    text += ink.faint(" \(start.line) | ") + excerpt.line + "\n"
    text += ink.faint(" \(gutter) | ") + excerpt.padding
    text += ink.severity(diagnostic.severity, excerpt.carets) + "\n"
  }
  for related in diagnostic.related {
    let place = related.location.range.start
    text += "note: \(related.location.file):\(place.line):\(place.column): \(oneLine(related.message))\n"
  }
  if let help = diagnostic.help { text += ink.bold("help:") + " \(help)\n" }
  return text
}

/// A message stays on its line, whatever a file's name or a value holds.
func oneLine(_ text: String) -> String {
  String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
}

/// The part of a line that is worth showing, and what stands below it.
private struct LineExcerpt {
  var line = ""
  var padding = ""
  var carets = ""

  private static let widest = 110
  private static let before = 60

  init(_ whole: String, range: SourceRange) {
    let scalars = Array(whole.unicodeScalars)
    let start = min(max(range.start.column - 1, 0), scalars.count)
    var end = range.end.line > range.start.line ? scalars.count : min(range.end.column - 1, scalars.count)
    end = max(end, start)
    let first = scalars.count > LineExcerpt.widest && start > LineExcerpt.before ? start - LineExcerpt.before : 0
    let last = min(scalars.count, first + LineExcerpt.widest)
    if first > 0 {
      line += "…"
      padding += " "
    }
    for (index, scalar) in scalars.enumerated() where index >= first && index < last {
      let shown: Unicode.Scalar = scalar.value < 0x20 || scalar.value == 0x7F ? (scalar == "\t" ? "\t" : "�") : scalar
      line.unicodeScalars.append(shown)
      let cells = columns(of: shown)
      if index < start {
        padding += shown == "\t" ? "\t" : String(repeating: " ", count: cells)
      } else if index < end {
        carets += String(repeating: "^", count: max(cells, shown == "\t" ? 1 : cells))
      }
    }
    if last < scalars.count { line += "…" }
    if carets.isEmpty { carets = "^" }
  }
}

/// How many cells of a terminal a scalar takes: 2 for the wide scripts of East Asia and for pictographs, 0 for marks.
private func columns(of scalar: Unicode.Scalar) -> Int {
  switch scalar.value {
  case 0..<0x300: 1
  case 0x300...0x36F, 0x200B...0x200F, 0x20D0...0x20FF, 0xFE00...0xFE0F: 0
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
    0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
    2
  default: 1
  }
}

/// Colours for a terminal, or none.
private struct Ink {
  private let color: DiagnosticFormat.Color

  init(_ color: DiagnosticFormat.Color) { self.color = color }

  func bold(_ text: String) -> String { paint(text, "1") }
  func faint(_ text: String) -> String { paint(text, "2") }

  func severity(_ severity: Severity, _ text: String) -> String {
    switch severity {
    case .error: paint(text, "1;31")
    case .warning: paint(text, "1;33")
    case .note: paint(text, "1;36")
    }
  }

  private func paint(_ text: String, _ code: String) -> String {
    color == .ansi ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
