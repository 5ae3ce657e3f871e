/// How a list of diagnostics is written: for people, or for one of the programs that read them.
public enum DiagnosticFormat: String, CaseIterable, Sendable {
  /// For people: the line, a caret, a hint.
  case text
  /// One object, as `docs/diagnostics.md` describes it.
  case json
  /// Workflow commands that GitHub shows beside the changed lines.
  case github
  /// SARIF 2.1.0, which code hosts and editors read.
  case sarif

  /// Whether terminal colours are wanted.
  public enum Color: Sendable {
    case plain, ansi
  }

  /// Writes `diagnostics`, which are expected in their stable order, ending with a line feed where there is anything.
  public func write(_ diagnostics: [Diagnostic], color: Color = .plain) -> String {
    switch self {
    case .text: diagnostics.map { textReport($0, color: color) }.joined(separator: "\n")
    case .json: jsonReport(diagnostics)
    case .github: diagnostics.map(githubCommand).joined()
    case .sarif: sarifLog(diagnostics)
    }
  }
}
