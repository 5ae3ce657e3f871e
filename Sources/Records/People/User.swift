public import CatalogModel
import Foundation
import GRDB
import Markup

/// Somebody who has records: a learner, or one who looks after them.
public struct User: Sendable, Hashable {
  /// The number in the database.
  public var id: Int64
  /// `nil` without the key of personal data, and after erasure.
  public var email: String?
  /// Lowercase letters, digits, `-` and `_`; that of an instructor is the name of their file in `people/`.
  public var username: String?
  /// `nil` without the key, where there is none, and after erasure.
  public var displayName: String?
  /// An address or a file of the content.
  public var avatar: String?
  /// What they may do.
  public var role: UserRole
  /// Seconds since 1970.
  public var createdAt: Int64
  /// Seconds since 1970.
  public var updatedAt: Int64
  /// When their personal data was removed, if it was.
  public var erasedAt: Int64?

  /// What to call them where nothing personal may be told.
  public var label: String { username ?? "user \(id)" }
}

extension User {
  init(_ row: Row, _ key: RecordsKey?) throws {
    id = row["id"]
    func opened(_ column: String) throws -> String? {
      guard let key, let sealed: Data = row[column] else { return nil }
      do { return try key.unseal(sealed, for: User.place(column, row["id"])) } catch {
        throw RecordsError.refused(
          "the \(column) of user \(id) does not open with this key",
          help: "the row was changed by another hand: restore a backup")
      }
    }
    username = row["username"]
    avatar = row["avatar"]
    role = UserRole(rawValue: row["role"]) ?? .student
    createdAt = row["created_at"]
    updatedAt = row["updated_at"]
    erasedAt = row["erased_at"]
    email = try opened("email")
    displayName = try opened("display_name")
  }

  /// What a sealed column of a row is bound to.
  static func place(_ column: String, _ id: Int64) -> String { "users.\(column).\(id)" }

  /// The row without anything personal, for the audit: that something personal changed is told, and not what.
  func audited(changed: [String] = []) -> JSONValue {
    .object([
      ("id", .integer(Int(id))), ("role", .string(role.rawValue)),
      ("personal", changed.isEmpty ? nil : .strings(changed)), ("erased", erasedAt == nil ? nil : .boolean(true)),
    ])
  }
}
