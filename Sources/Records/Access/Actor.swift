public import CatalogModel

/// Who does something with the records.
public enum Actor: Sendable, Hashable {
  /// Miyabi itself: what a migration, the seed or a computation does.
  case system
  /// A user, with the role that they had when the change began.
  case user(id: Int64, role: UserRole)

  /// The user; `nil` for Miyabi itself.
  public var id: Int64? {
    if case .user(let id, _) = self { id } else { nil }
  }
}

/// What an action is about: whose record, in which course.
struct ActionSubject {
  /// Whose record it is; `nil` where it is nobody's.
  var user: Int64?
  /// The course; `nil` where it belongs to none.
  var course: Int64?
}
