/// Where a status list stands among those that the log has: all of a site’s lists are signed and entered together, in the
/// order of their numbers, so that the last entries of lists are the current ones.
public enum StatusTurn: Sendable {
  /// It is the current one.
  case current
  /// It was replaced: the log has later ones.
  case replaced
  /// It is not among these entries, and neither are enough others to tell.
  case unknown

  /// Looks a list up.
  ///
  /// - Parameters:
  ///   - list: the list’s own entry.
  ///   - number: its number, from 1.
  ///   - count: how many lists the site has, or at most can have.
  ///   - entries: the last of the log, or all of it.
  public init(of list: LogEntry, number: Int, among count: Int, in entries: [[UInt8]]) {
    var later = 0
    for entry in entries.reversed() where entry.first == LogEntry.Kind.statusList.rawValue {
      if entry == list.bytes {
        self = .current
        return
      }
      later += 1
      if later > count - number {
        self = .replaced
        return
      }
    }
    self = .unknown
  }
}
