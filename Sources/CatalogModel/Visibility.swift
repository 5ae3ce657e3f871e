/// Which courses a build shows.
public struct Visibility: Hashable, Sendable, Codable {
  /// What becomes of courses that are not published yet.
  public enum Drafts: String, Sendable, Codable {
    case hidden, shown
  }

  /// What becomes of courses that are not published yet.
  public var drafts: Drafts
  /// The day that `publishedAt` is held against; `nil` for none, so that a build never depends on the clock.
  public var asOf: CalendarDate?

  /// Published and archived courses only, whatever their date, unless something else is said.
  public init(drafts: Drafts = .hidden, asOf: CalendarDate? = nil) {
    self.drafts = drafts
    self.asOf = asOf
  }

  /// Whether the course has pages.
  public func shows(_ course: Course) -> Bool {
    if drafts == .shown { return true }
    switch course.status {
    case .draft, .underReview: return false
    case .published, .archived:
      guard let asOf, let date = course.publishedAt else { return true }
      return date <= asOf
    }
  }

  /// Whether lists and feeds name the course: archived ones keep their pages and are left out of lists.
  public func lists(_ course: Course) -> Bool { shows(course) && course.status != .archived }
}
