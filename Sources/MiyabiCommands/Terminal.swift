import ArgumentParser
import Diagnostics
import Foundation

/// The one place that prints: results to standard output, messages to standard error.
struct Terminal: Sendable {
  /// What a verb has to say when it cannot do its work.
  enum Failure: Sendable {
    /// The request or the content is at fault: exit code 1.
    case refused(String, help: String? = nil)
    /// The machine is: disk, permissions. Exit code 2.
    case machine(String, help: String? = nil)
  }

  /// Whether messages that are no problems are left out.
  enum Volume: Sendable {
    case quiet, normal
  }

  /// Whether somebody watches: standard error is a terminal that can take a line back.
  let showsProgress: Bool
  private let volume: Volume
  private let color: DiagnosticFormat.Color

  init(_ volume: Volume = .normal) {
    self.volume = volume
    let environment = ProcessInfo.processInfo.environment
    let refused = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    let isTerminal = isatty(STDERR_FILENO) == 1 && environment["TERM"] != "dumb"
    color = isTerminal && !refused ? .ansi : .plain
    showsProgress = isTerminal && volume == .normal
  }

  /// Writes a result.
  func print(_ text: String) throws { try write(Array(text.utf8), to: .standardOutput) }

  /// Writes a result.
  func print(_ bytes: [UInt8]) throws { try write(bytes, to: .standardOutput) }

  /// Writes diagnostics for people as a result.
  func printReport(_ diagnostics: [Diagnostic]) throws {
    guard !diagnostics.isEmpty else { return }
    let isColored = color == .ansi && isatty(STDOUT_FILENO) == 1
    try print(DiagnosticFormat.text.write(diagnostics, color: isColored ? .ansi : .plain) + "\n")
  }

  /// Tells how the work went, unless it is to be quiet.
  func note(_ text: String) {
    guard volume == .normal else { return }
    message(text + "\n")
  }

  /// Whether somebody is there to answer: both ends are a terminal.
  var asks: Bool { showsProgress && isatty(STDIN_FILENO) == 1 }

  /// Asks for a line; `nil` where nobody answers.
  func ask(_ question: String) -> String? {
    replaceLine(question)
    guard let line = readLine() else {
      note("")
      return nil
    }
    return line
  }

  /// Asks for what nobody else is to see: what is typed is not shown; `nil` where nobody answers.
  func askSecret(_ question: String) -> String? {
    guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else { return nil }
    var settings = termios()
    guard tcgetattr(STDIN_FILENO, &settings) == 0 else { return nil }
    var silent = settings
    silent.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent)
    defer {
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
      message("\n")
    }
    message(question)
    return readLine()
  }

  /// Asks whether something is to be done; an empty answer is a yes.
  func confirm(_ question: String) -> Bool {
    guard let answer = ask("\(question) [Y/n] ") else { return false }
    return ["", "y", "yes"].contains(answer.lowercased())
  }

  /// Puts a text in place of the line that the cursor is in.
  func replaceLine(_ text: String) { message("\r\u{1B}[K" + text) }

  /// Tells of something that went wrong without stopping the work.
  func warn(_ text: String, help: String?) {
    message("warning: \(text)\n" + (help.map { "help: \($0)\n" } ?? ""))
  }

  /// Shows diagnostics for people, and their number.
  func report(_ diagnostics: [Diagnostic]) {
    guard !diagnostics.isEmpty else { return }
    message(DiagnosticFormat.text.write(diagnostics, color: color) + "\n")
  }

  /// Tells why a verb stops.
  ///
  /// - Returns: what to throw, so that the process ends with the right exit code.
  func report(_ failure: Failure) -> ExitCode {
    let (text, help, code): (String, String?, Int32) =
      switch failure {
      case .refused(let text, let help): (text, help, 1)
      case .machine(let text, let help): (text, help, 2)
      }
    message("error: \(text)\n" + (help.map { "help: \($0)\n" } ?? ""))
    return ExitCode(code)
  }

  private func message(_ text: String) {
    // A reader of standard error that went away leaves nobody to tell.
    try? FileHandle.standardError.write(contentsOf: Array(text.utf8))
  }

  private func write(_ bytes: [UInt8], to handle: FileHandle) throws {
    do {
      try handle.write(contentsOf: bytes)
    } catch {
      throw report(.machine("standard output cannot be written.", help: "see where it leads"))
    }
  }
}

/// How many of something, with its noun: `1 error`, `2 errors`.
func count(_ number: Int, _ noun: String, plural: String? = nil) -> String {
  "\(number) \(number == 1 ? noun : plural ?? noun + "s")"
}
