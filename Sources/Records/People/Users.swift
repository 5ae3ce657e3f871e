public import CatalogModel
import Diagnostics
import Foundation
import GRDB
import Markup

/// What is written of a user.
public struct UserDetails: Sendable {
  /// An address for mail.
  public var email: String
  /// Lowercase letters, digits, `-` and `_`.
  public var username: String?
  /// What others call them.
  public var displayName: String?
  /// An address or a file of the content.
  public var avatar: String?
  /// What they may do.
  public var role: UserRole

  /// A user with an address for mail.
  public init(
    email: String, username: String? = nil, displayName: String? = nil, avatar: String? = nil, role: UserRole = .student
  ) {
    self.email = email
    self.username = username
    self.displayName = displayName
    self.avatar = avatar
    self.role = role
  }
}

extension RecordChange {
  /// The user with a number, a username or an e-mail address (which needs the key).
  public func user(named name: String) throws -> User {
    let row: Row?
    if let id = Int64(name) {
      row = try Row.fetchOne(database, sql: "SELECT * FROM users WHERE id = ?", arguments: [id])
    } else if name.contains("@") {
      let hash = try personalKey().hash(ofEmail: name)
      row = try Row.fetchOne(database, sql: "SELECT * FROM users WHERE email_hash = ?", arguments: [hash])
    } else {
      row = try Row.fetchOne(database, sql: "SELECT * FROM users WHERE username = ?", arguments: [name])
    }
    guard let row else {
      // Nothing personal in messages: an address is not said again.
      let shown = name.contains("@") ? "with this address" : name
      let names =
        name.contains("@")
        ? []
        : try String.fetchAll(
          database, sql: "SELECT username FROM users WHERE username IS NOT NULL ORDER BY username LIMIT 10000")
      throw RecordsError.unknown(noun: "user", name: shown, near: nearestName(to: name, among: names))
    }
    return try User(row, key)
  }

  /// The user with a number.
  func user(_ id: Int64) throws -> User { try user(named: "\(id)") }

  /// Adds a user; the first of a database may be anyone's doing, and has to be a super admin.
  public func createUser(_ details: UserDetails) throws -> User {
    try access.check(.userCreate)
    if case .user(_, let role) = actor, !Permissions.mayGive(details.role, by: role) {
      throw RecordsError.forbidden(
        .userSetRole, needs: "an \(role.rawValue) cannot give the role \(details.role.rawValue)")
    }
    let key = try personalKey()
    try check(details)
    let hash = key.hash(ofEmail: details.email)
    let isKnown = try Int.fetchOne(database, sql: "SELECT 1 FROM users WHERE email_hash = ?", arguments: [hash]) != nil
    guard !isKnown else {
      throw RecordsError.refused("a user with this e-mail address is there already", help: "see `miyabi user show`")
    }
    if let username = details.username, try isTaken(username) {
      throw RecordsError.refused("the username `\(username)` is taken", help: "choose another")
    }
    let id = try (Int64.fetchOne(database, sql: "SELECT max(id) FROM users") ?? 0) + 1
    try run(
      """
      INSERT INTO users (id, email, email_hash, username, display_name, avatar, role, created_at, updated_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        id, try key.seal(details.email, for: User.place("email", id)), hash, details.username,
        try details.displayName.map { try key.seal($0, for: User.place("display_name", id)) }, details.avatar,
        details.role.rawValue, now, now,
      ])
    let created = try user(id)
    try note(.userCreate, "users", id, after: created.audited())
    return created
  }

  /// Writes what is new of a user; what is `nil` stays.
  public func updateUser(
    _ id: Int64, email: String? = nil, username: String? = nil, displayName: String? = nil, avatar: String? = nil
  ) throws {
    try access.check(.userUpdate, ActionSubject(user: id))
    let before = try user(id)
    try refuseErased(before)
    var changed: [String] = []
    if let email {
      let key = try personalKey()
      try check(UserDetails(email: email))
      let hash = key.hash(ofEmail: email)
      let other = try Int64.fetchOne(database, sql: "SELECT id FROM users WHERE email_hash = ?", arguments: [hash])
      guard other == nil || other == id else {
        throw RecordsError.refused("another user has this e-mail address", help: "each address belongs to one")
      }
      try run(
        "UPDATE users SET email = ?, email_hash = ? WHERE id = ?",
        [try key.seal(email, for: User.place("email", id)), hash, id])
      changed.append("email")
    }
    if let displayName {
      let key = try personalKey()
      try check(UserDetails(email: "a@example.org", displayName: displayName))
      try run(
        "UPDATE users SET display_name = ? WHERE id = ?",
        [try key.seal(displayName, for: User.place("display_name", id)), id])
      changed.append("displayName")
    }
    if let username, username != before.username {
      try check(UserDetails(email: "a@example.org", username: username))
      guard try !isTaken(username) else {
        throw RecordsError.refused("the username `\(username)` is taken", help: "choose another")
      }
      try run("UPDATE users SET username = ? WHERE id = ?", [username, id])
      changed.append("username")
    }
    if let avatar {
      try run("UPDATE users SET avatar = ? WHERE id = ?", [avatar, id])
      changed.append("avatar")
    }
    guard !changed.isEmpty else { return }
    try run("UPDATE users SET updated_at = ? WHERE id = ?", [now, id])
    try note(.userUpdate, "users", id, before: before.audited(), after: user(id).audited(changed: changed))
  }

  /// Gives a user another role.
  public func setRole(_ role: UserRole, of id: Int64) throws {
    try access.check(.userSetRole)
    let before = try user(id)
    try refuseErased(before)
    if case .user(_, let giver) = actor,
      !Permissions.mayGive(role, by: giver) || !Permissions.mayGive(before.role, by: giver)
    {
      throw RecordsError.forbidden(.userSetRole, needs: "an \(giver.rawValue) changes students and instructors only")
    }
    if before.role == .superAdmin, role != .superAdmin {
      let others = try Int.fetchOne(
        database, sql: "SELECT count(*) FROM users WHERE role = 'super_admin' AND id <> ?", arguments: [id])
      guard others ?? 0 > 0 else {
        throw RecordsError.refused("this is the last super admin", help: "make another one first")
      }
    }
    try run("UPDATE users SET role = ?, updated_at = ? WHERE id = ?", [role.rawValue, now, id])
    try note(.userSetRole, "users", id, before: before.audited(), after: user(id).audited())
  }

  /// Removes everything personal of a user. What was counted stays counted, and the audit whole.
  public func eraseUser(_ id: Int64) throws {
    try access.check(.userErase, ActionSubject(user: id))
    let before = try user(id)
    guard before.erasedAt == nil else { return }
    guard before.role != .superAdmin else {
      throw RecordsError.refused("a super admin is not erased", help: "give them another role first")
    }
    var nobody = SystemRandomNumberGenerator()
    let hash = Data((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &nobody) })
    try run(
      """
      UPDATE users SET email = NULL, email_hash = ?, username = NULL, display_name = NULL, avatar = NULL,
        erased_at = ?, updated_at = ? WHERE id = ?
      """, [hash, now, now, id])
    try run("UPDATE user_progress SET notes = NULL WHERE user_id = ? AND notes IS NOT NULL", [id])
    // What somebody wrote in their own words may tell who they are.
    try run("UPDATE assessment_attempts SET answers = '{}', feedback = NULL WHERE user_id = ?", [id])
    try run("UPDATE course_reviews SET title = NULL, comment = NULL, may_be_shown = 0 WHERE user_id = ?", [id])
    try run("UPDATE enrollments SET payment_id = NULL, cohort = NULL WHERE user_id = ?", [id])
    try note(.userErase, "users", id, before: before.audited(), after: user(id).audited())
  }

  /// All users, by number.
  public func users(role: UserRole? = nil) throws -> [User] {
    try access.check(.userList)
    let rows =
      try role.map {
        try Row.fetchAll(database, sql: "SELECT * FROM users WHERE role = ? ORDER BY id", arguments: [$0.rawValue])
      } ?? Row.fetchAll(database, sql: "SELECT * FROM users ORDER BY id")
    return try rows.map { try User($0, key) }
  }

  private func isTaken(_ username: String) throws -> Bool {
    try Int.fetchOne(database, sql: "SELECT 1 FROM users WHERE username = ?", arguments: [username]) != nil
  }

  func refuseErased(_ user: User) throws {
    guard user.erasedAt == nil else {
      throw RecordsError.refused("user \(user.id) has been erased", help: "add them again as a new user")
    }
  }

  private func check(_ details: UserDetails) throws {
    guard isMailAddress(details.email), details.email.utf8.count <= 254 else {
      throw RecordsError.refused("that is no e-mail address", help: "write it as `name@example.org`")
    }
    if let username = details.username, !Slug.isValid(username, .username) {
      throw RecordsError.refused(
        "`\(username)` is no username", help: "use lowercase letters, digits, `-` and `_`, at most 100")
    }
    if let username = details.username, username.allSatisfy(\.isNumber) {
      throw RecordsError.refused(
        "a username of digits alone would be taken for a number", help: "put a letter into it")
    }
    if let name = details.displayName,
      name.allSatisfy(\.isWhitespace) || name.unicodeScalars.count > 200
        || name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    {
      throw RecordsError.refused("a name has 1 to 200 characters, none of them a control character", help: "correct it")
    }
  }
}
