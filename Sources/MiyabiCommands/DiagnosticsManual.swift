import Diagnostics
import ManualText

/// `docs/diagnostics.md`, which the program carries with it.
enum DiagnosticsManual {
  /// What the manual says of a code, from its heading to the next.
  static func section(of code: DiagnosticCode) -> String {
    let bytes = UnsafeBufferPointer(start: diagnostics_manual(), count: diagnostics_manual_count())
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    var section: [Substring] = []
    var isInside = false
    var fence: Substring?
    for line in lines {
      if let open = fence {
        if line.hasPrefix(open) { fence = nil }
      } else if line.hasPrefix("```") {
        fence = line.prefix { $0 == "`" }
      } else if line.hasPrefix("### ") {
        isInside = line.dropFirst(4) == code.rawValue
        if isInside { section.append(line.dropFirst(4)) }
        continue
      }
      if isInside { section.append(line) }
    }
    while section.last?.isEmpty == true { section.removeLast() }
    return section.joined(separator: "\n") + "\n"
  }
}
