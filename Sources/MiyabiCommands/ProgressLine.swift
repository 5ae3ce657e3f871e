import Synchronization

/// A line that tells how far long work has come: on a terminal only, and only where the work takes longer than a moment.
///
/// A class, because all workers report to it.
final class ProgressLine: Sendable {
  private struct State {
    var next: ContinuousClock.Instant
    var isShown = false
  }

  private let terminal: Terminal
  private let state: Mutex<State>

  init(_ terminal: Terminal) {
    self.terminal = terminal
    state = Mutex(State(next: .now + .milliseconds(400)))
  }

  /// Shows the line, ten times a second at most.
  func show(_ work: String, _ done: Int, of all: Int) {
    guard terminal.showsProgress else { return }
    state.withLock { state in
      let now = ContinuousClock.now
      guard now >= state.next, all > 0 else { return }
      state.next = now + .milliseconds(100)
      state.isShown = true
      let filled = min(24, done * 24 / all)
      let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 24 - filled)
      terminal.replaceLine("\(work) \(bar) \(done) of \(all)")
    }
  }

  /// Takes the line away.
  func clear() {
    state.withLock { state in
      if state.isShown { terminal.replaceLine("") }
      state.isShown = false
    }
  }
}
