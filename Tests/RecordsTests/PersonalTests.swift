import Foundation
import GRDB
import Records
import Testing

@Suite("Personal data")
struct PersonalTests {
  @Test("a user is found by an e-mail address however it is written, with the key alone")
  func lookup() throws {
    let school = try School()
    let found = try school.as(nil) { try $0.user(named: " SUE@Example.org ") }
    #expect(found.id == school.id("sue") && found.displayName == "Sue" && found.email == "sue@example.org")
    #expect(throws: RecordsError.keyNeeded) {
      try school.store.read(as: .system) { try $0.user(named: "sue@example.org") }
    }
    let other = try school.store.read(as: .system) { try $0.user(named: "sue") }
    #expect(other.id == found.id && other.email == nil && other.displayName == nil)
  }

  @Test("another key is refused at once; without one, what is not personal works")
  func keys() throws {
    let school = try School()
    #expect(throws: RecordsError.wrongKey) {
      try school.store.change(as: .system, key: RecordsKey()) { _ = try $0.users() }
    }
    try school.store.change(as: .system) { _ = try $0.enroll(school.id("sue"), in: "basics") }
    #expect(throws: RecordsError.keyNeeded) {
      try school.store.change(as: .system) { _ = try $0.createUser(UserDetails(email: "x@example.org")) }
    }
  }

  @Test("a sealed text that is moved to another row does not open")
  func moved() throws {
    let school = try School()
    try DatabaseQueue(path: school.path).write {
      try $0.execute(
        sql:
          "UPDATE users SET display_name = (SELECT display_name FROM users WHERE username = 'ada') WHERE username = 'sue'"
      )
    }
    #expect(throws: RecordsError.self) { try school.as(nil) { try $0.user(named: "sue") } }
  }

  @Test("erasing takes what is personal, and leaves what was counted")
  func erase() throws {
    let school = try School()
    try school.as(nil) { change in
      _ = try change.enroll(school.id("sue"), in: "basics")
      var update = LessonUpdate()
      (update.notes, update.isCompleted) = ("Mine", true)
      try change.record(update, of: school.id("sue"), in: "basics", lesson: "one")
      try change.eraseUser(school.id("sue"))
    }
    let user = try school.as(nil) { try $0.user(named: "\(school.id("sue"))") }
    #expect(user.email == nil && user.displayName == nil && user.username == nil && user.erasedAt != nil)
    #expect(throws: RecordsError.self) { try school.as(nil) { try $0.user(named: "sue@example.org") } }
    let progress = try school.as(nil) { try $0.progress(of: school.id("sue"), in: "basics") }
    #expect(progress.completed == 1)
    #expect(try school.as(nil) { try $0.notes(of: school.id("sue"), in: "basics", lesson: "one") } == nil)
    #expect(throws: RecordsError.self) {
      try school.as(nil) { try $0.updateUser(school.id("sue"), displayName: "Back") }
    }
    // The address is free again.
    try school.as(nil) { _ = try $0.createUser(UserDetails(email: "sue@example.org", username: "sue")) }
    guard case .whole = try school.store.verifyAudit(key: school.key) else { throw RecordsError.wrongKey }
  }

  static let noKeys = ["", "no key", "c2hvcnQ=", String(repeating: "A", count: 43), String(repeating: "A", count: 64)]

  @Test("what is no key of 32 bytes is refused", arguments: noKeys)
  func noKey(_ text: String) { #expect(RecordsKey(base64: text) == nil) }

  /// What cannot be a user, and a word of what is said of it.
  static let wrong: [(UserDetails, String)] = [
    (UserDetails(email: ""), "e-mail"), (UserDetails(email: "nobody"), "e-mail"),
    (UserDetails(email: "a b@example.org"), "e-mail"),
    (UserDetails(email: "sue@example.org"), "already"),
    (UserDetails(email: "x@example.org", username: "Sue"), "username"),
    (UserDetails(email: "x@example.org", username: "sue"), "taken"),
    (UserDetails(email: "x@example.org", username: "123"), "number"),
    (UserDetails(email: "x@example.org", displayName: " "), "name"),
    (UserDetails(email: "x@example.org", displayName: "a\u{7}"), "name"),
    (UserDetails(email: "x@example.org", displayName: String(repeating: "x", count: 201)), "name"),
  ]

  @Test("what cannot be a user is refused, with nothing written", arguments: wrong.indices)
  func bad(_ index: Int) throws {
    let school = try School()
    let error = #expect(throws: RecordsError.self) {
      try school.as(nil) { _ = try $0.createUser(Self.wrong[index].0) }
    }
    #expect(error?.message.contains(Self.wrong[index].1) == true)
    #expect(try school.as(nil) { try $0.users().count } == 7)
  }
}
