public import ArgumentParser
public import CatalogModel
import Foundation
import Markup
import Records

extension UserRole: ExpressibleByArgument {}

/// `miyabi user`: who has records.
struct UserCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "user",
    abstract: "Adds, shows and changes users; gives all of one person's data out, and removes what is personal.",
    discussion: """
      A user is named by username, number or e-mail address. The first user of a database needs nobody to add it, and should
      be a super admin.

        miyabi user add root@example.org --username root --role super_admin
        miyabi user add sue@example.org --username sue --name "Sue Park" --as root
        miyabi user list --as root
        miyabi user export sue --as sue
        miyabi user erase sue --as root --yes
      """,
    subcommands: [
      UserAddCommand.self, UserListCommand.self, UserShowCommand.self, UserSetCommand.self, UserRoleCommand.self,
      UserExportCommand.self, UserEraseCommand.self,
    ])
}

struct UserAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "add", abstract: "Adds a user.")

  @OptionGroup var records: RecordOptions
  @Argument(help: "The e-mail address.") var email: String
  @Option(help: "Lowercase letters, digits, - and _; an instructor's is the name of their file in people/.")
  var username: String?
  @Option(help: "What others call them.") var name: String?
  @Option(help: "An address or a file of the content.") var avatar: String?
  @Option(help: "student, instructor, admin or super_admin.") var role = UserRole.student

  func run() throws {
    let user = try records.change(needsKey: true) { change in
      try change.createUser(
        UserDetails(email: email, username: username, displayName: name, avatar: avatar, role: role))
    }
    if records.json {
      try records.terminal.print(json(user.members))
    } else {
      try records.terminal.print("\(user.id)\n")
      records.terminal.note("added \(user.label) (\(user.role.rawValue))")
    }
  }
}

struct UserListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists the users.")

  @OptionGroup var records: RecordOptions
  @Option(help: "Only those with this role.") var role: UserRole?

  func run() throws {
    var table = RecordTable("id", "username", "name", "email", "role", "createdAt")
    for user in try records.read({ try $0.users(role: role) }) {
      table.add(
        .integer(Int(user.id)), .optional(user.username), .optional(user.displayName), .optional(user.email),
        .string(user.role.rawValue), moment(user.createdAt))
    }
    try table.show(records, nothing: "there is no user yet: `miyabi user add` adds one")
  }
}

struct UserShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows a user and the courses that they are in.")

  @OptionGroup var records: RecordOptions
  @Argument(help: "The user.") var user: String

  func run() throws {
    let (user, enrollments) = try records.read { change in
      let user = try change.shownUser(named: self.user)
      return (user, try change.enrollments(of: user.id))
    }
    if records.json {
      let courses = enrollments.map { listing in
        JSONValue.object([
          ("course", .string(listing.course)), ("status", .string(listing.enrollment.status.rawValue)),
        ])
      }
      return try records.terminal.print(json(user.members + [("courses", .array(courses))]))
    }
    let lines =
      user.members.compactMap { name, value in value.map { "\(name): \($0.text)" } }
      + enrollments.map { "\($0.course): \($0.enrollment.status.rawValue)" }
    try records.terminal.print(lines.joined(separator: "\n") + "\n")
  }
}

struct UserSetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "set", abstract: "Changes what is written of a user.")

  @OptionGroup var records: RecordOptions
  @Argument(help: "The user.") var user: String
  @Option(help: "A new e-mail address.") var email: String?
  @Option(help: "A new username.") var username: String?
  @Option(help: "A new name.") var name: String?
  @Option(help: "A new avatar.") var avatar: String?

  func validate() throws {
    if email == nil, username == nil, name == nil, avatar == nil {
      throw ValidationError("Say what is new: --email, --username, --name or --avatar.")
    }
  }

  func run() throws {
    try records.change(needsKey: email != nil || name != nil) { change in
      try change.updateUser(
        try change.user(named: user).id, email: email, username: username, displayName: name, avatar: avatar)
    }
    records.terminal.note("changed \(username ?? user)")
  }
}

struct UserRoleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "role", abstract: "Gives a user another role.")

  @OptionGroup var records: RecordOptions
  @Argument(help: "The user.") var user: String
  @Argument(help: "student, instructor, admin or super_admin.") var role: UserRole

  func run() throws {
    try records.change { change in try change.setRole(role, of: try change.user(named: user).id) }
    records.terminal.note("\(user) is \(role.rawValue) now")
  }
}

struct UserExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes all of one person's data as JSON: what they have a right to.")

  @OptionGroup var records: RecordOptions
  @Argument(help: "The user.") var user: String

  func run() throws {
    let document = try records.read { change in try change.exportUser(try change.user(named: user).id) }
    try records.terminal.print(String(decoding: JSONText(document).bytes, as: UTF8.self) + "\n")
  }
}

struct UserEraseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase",
    abstract: "Removes everything personal of a user; what was counted stays counted.",
    discussion: "It cannot be taken back. On a terminal it asks; elsewhere it needs --yes.")

  @OptionGroup var records: RecordOptions
  @Argument(help: "The user.") var user: String
  @Flag(help: "Do not ask.") var yes = false

  func run() throws {
    try confirm("Remove everything personal of this user for good?", yes, records.terminal)
    let id = try records.change { change in
      let id = try change.user(named: user).id
      try change.eraseUser(id)
      return id
    }
    let swept = try records.sweepErased(try records.store())
    let files = swept > 0 ? ", and the files of \(count(swept, "certificate")) with them" : ""
    records.terminal.note("user \(id) has been erased\(files); backups made before still hold their data")
  }
}

extension User {
  fileprivate var members: [(String, JSONValue?)] {
    [
      ("id", .integer(Int(id))), ("username", .optional(username)), ("name", .optional(displayName)),
      ("email", .optional(email)), ("role", .string(role.rawValue)), ("avatar", .optional(avatar)),
      ("createdAt", moment(createdAt)), ("updatedAt", moment(updatedAt)), ("erasedAt", moment(erasedAt)),
    ]
  }
}

extension JSONValue {
  fileprivate var text: String {
    if case .string(let text) = self { text } else { String(decoding: JSONText(self).bytes, as: UTF8.self) }
  }
}
