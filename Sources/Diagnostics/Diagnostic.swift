import Markup

/// A problem in the content, as a value: where it stands, what it is, and what would mend it.
public struct Diagnostic: Hashable, Sendable {
  /// Another place that has a part in a problem, such as the first of two duplicates.
  public struct Related: Hashable, Sendable {
    /// The other place.
    public var location: SourceLocation
    /// What stands there.
    public var message: String

    /// Another place that has a part in a problem.
    public init(_ location: SourceLocation, _ message: String) {
      self.location = location
      self.message = message
    }
  }

  /// The stable name of the kind of problem.
  public var code: DiagnosticCode
  /// How much it weighs; `code.severity` unless `checks:` in `site.yaml` says otherwise.
  public var severity: Severity
  /// What is wrong, in one sentence.
  public var message: String
  /// What to do about it.
  public var help: String?
  /// Where the author would change something.
  public var location: SourceLocation
  /// The text of the first line of `location`, for showing; `nil` where the file has no text.
  public var sourceLine: String?
  /// A change that would mend it.
  public var fix: Fix?
  /// Other places that have a part in it.
  public var related: [Related]

  /// A problem in the content.
  public init(
    _ code: DiagnosticCode, at location: SourceLocation, _ message: String, help: String? = nil, fix: Fix? = nil,
    related: [Related] = [], sourceLine: String? = nil
  ) {
    self.code = code
    self.severity = code.severity
    self.message = message
    self.help = help
    self.location = location
    self.sourceLine = sourceLine
    self.fix = fix
    self.related = related
  }

  /// A problem at a stretch of `source`, whose line is shown with it.
  public init(
    _ code: DiagnosticCode, in source: SourceText, at range: SourceRange, _ message: String, help: String? = nil,
    fix: Fix? = nil, related: [Related] = []
  ) {
    self.init(
      code, at: SourceLocation(file: source.file, range: range), message, help: help, fix: fix, related: related,
      sourceLine: source.text(ofLine: range.start.line))
  }
}

extension Diagnostic: Comparable {
  /// The stable order of a report: by file (UTF-8 bytes), place, code, then message.
  public static func < (a: Diagnostic, b: Diagnostic) -> Bool {
    if a.location.file != b.location.file {
      return byBytes(a.location.file, b.location.file)
    }
    if a.location.range.start != b.location.range.start { return a.location.range.start < b.location.range.start }
    if a.code != b.code { return a.code.rawValue < b.code.rawValue }
    return a.message < b.message
  }
}
