/// A change that would mend what a diagnostic reports.
public struct Fix: Hashable, Sendable, Codable {
  /// Whether the change may be applied without asking: there is one right answer.
  public var certain: Bool
  /// What to write in place of the diagnostic's range.
  public var replacement: String

  /// A replacement of the diagnostic's range that can be applied without asking.
  public static func certain(_ replacement: String) -> Fix { Fix(certain: true, replacement: replacement) }

  /// A replacement of the diagnostic's range that an author should look at first.
  public static func suggestion(_ replacement: String) -> Fix { Fix(certain: false, replacement: replacement) }
}
