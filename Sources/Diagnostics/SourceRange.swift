/// A stretch of a text file, from `start` up to but not including `end`.
public struct SourceRange: Hashable, Sendable, Codable {
  /// The first place inside.
  public var start: SourcePosition
  /// The first place after; equal to `start` for an empty range.
  public var end: SourcePosition

  /// A stretch of a text file.
  public init(start: SourcePosition, end: SourcePosition) {
    self.start = start
    self.end = max(start, end)
  }

  /// A stretch of one line: `length` code points from `column`.
  public init(line: Int, column: Int, length: Int = 1) {
    self.init(
      start: SourcePosition(line: line, column: column), end: SourcePosition(line: line, column: column + length))
  }

  /// Where a fault of a whole file stands: its first line.
  public static let wholeFile = SourceRange(line: 1, column: 1, length: 0)
}
