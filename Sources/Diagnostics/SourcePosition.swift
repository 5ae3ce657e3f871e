/// A place in a text file.
///
/// Lines and columns count from 1; a column counts Unicode code points, as SARIF's `unicodeCodePoints` does.
public struct SourcePosition: Hashable, Comparable, Sendable, Codable {
  /// The line, from 1.
  public var line: Int
  /// The code point within the line, from 1.
  public var column: Int

  /// A place in a text file; both counts begin at 1.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The first place of a file.
  public static let start = SourcePosition(line: 1, column: 1)

  /// Orders by line, then by column.
  public static func < (a: SourcePosition, b: SourcePosition) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }
}
