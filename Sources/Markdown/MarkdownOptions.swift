/// What a Markdown text may hold and how it is written.
public struct MarkdownOptions: Sendable, Hashable {
  /// What is understood beyond CommonMark.
  public enum Additions: Sendable, Hashable {
    /// Everything of `docs/content-format.md`.
    case all
    /// CommonMark 0.30 alone; the output is cmark's own, byte for byte.
    case none
  }

  /// What becomes of raw HTML.
  public enum RawHTML: Sendable, Hashable {
    /// It is left out, with a warning.
    case omit
    /// It is passed through.
    case keep
  }

  /// What the markup is for.
  public enum Purpose: Sendable, Hashable {
    /// A document by itself: tables, lists and links look as GitHub's do.
    case document
    /// A part of a page of the site: headings begin at level 2, and everything has what a screen reader needs.
    case page
  }

  /// What is understood beyond CommonMark.
  public var additions = Additions.all
  /// What becomes of raw HTML.
  public var rawHTML = RawHTML.omit
  /// What the markup is for.
  public var purpose = Purpose.page
  /// Stands before every id that is made, so that several texts can share a page.
  public var idPrefix = ""

  /// All additions, for a page, without raw HTML.
  public init() {}
}
