import CatalogModel
import Foundation
import Records
import Testing

@Suite("Who may do what")
struct PermissionTests {
  /// What each role may do with the record of another, in a course that they do not teach: one line an action, roles in
  /// the order student, instructor, admin, super admin. `o`: own only; `c`: own and own courses; `a`: all; `-`: nothing.
  static let table: [(RecordAction, String)] = [
    (.userCreate, "--aa"), (.userList, "--aa"), (.userRead, "ooaa"), (.userUpdate, "ooaa"), (.userSetRole, "--aa"),
    (.userExport, "ooaa"), (.userErase, "ooaa"), (.enrollmentCreate, "ocaa"), (.enrollmentRead, "ocaa"),
    (.enrollmentCancel, "ocaa"), (.enrollmentManage, "-caa"), (.progressRead, "ocaa"), (.progressRecord, "ooaa"),
    (.progressImport, "-caa"), (.attemptTake, "oooa"), (.attemptRead, "ocaa"), (.attemptGrade, "-caa"),
    (.reviewWrite, "oooa"), (.reviewRead, "ocaa"), (.reviewVote, "aaaa"), (.instructorRead, "-caa"),
    (.contentRead, "-caa"),
    (.certificateIssue, "--aa"), (.certificateRead, "ocaa"), (.certificateRevoke, "--aa"), (.analyticsRead, "-caa"),
    (.analyticsRefresh, "-caa"), (.settingRead, "--aa"), (.settingWrite, "--aa"), (.auditRead, "--aa"),
    (.databaseMaintain, "---a"),
  ]

  @Test("every action has a line in the table")
  func everyAction() { #expect(Self.table.map(\.0) == RecordAction.allCases) }

  @Test("every role against every action", arguments: RecordAction.allCases)
  func scopes(_ action: RecordAction) throws {
    let line = try #require(Self.table.first { $0.0 == action }).1
    let written = UserRole.allCases.map { role in
      switch Permissions.scope(of: action, for: role) {
      case .none: "-"
      case .own: "o"
      case .ownCourses: "c"
      case .all: "a"
      }
    }.joined()
    #expect(written == line)
  }

  /// Something that somebody tries, and who of all users may.
  struct Trial: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var allowed: Set<String>
    var work: @Sendable (RecordChange, School) throws -> Void

    init(_ name: String, _ allowed: Set<String>, _ work: @escaping @Sendable (RecordChange, School) throws -> Void) {
      testDescription = name
      self.allowed = allowed
      self.work = work
    }
  }

  static let trials: [Trial] = [
    Trial("enroll sam", ["root", "ada", "ann", "sam"]) { change, school in
      _ = try change.enroll(school.id("sam"), in: "basics")
    },
    Trial("suspend sue", ["root", "ada", "ann"]) { change, school in
      _ = try change.setStatus(.suspended, of: school.id("sue"), in: "basics")
    },
    Trial("cancel sue", ["root", "ada", "ann", "sue"]) { change, school in
      _ = try change.setStatus(.cancelled, of: school.id("sue"), in: "basics")
    },
    Trial("record sue's lesson", ["root", "ada", "sue"]) { change, school in
      try change.record(LessonUpdate(), of: school.id("sue"), in: "basics", lesson: "one")
    },
    Trial("read sue's progress", ["root", "ada", "ann", "sue"]) { change, school in
      _ = try change.progress(of: school.id("sue"), in: "basics")
    },
    Trial("read sue's notes", ["root", "ada", "sue"]) { change, school in
      _ = try change.notes(of: school.id("sue"), in: "basics", lesson: "one")
    },
    Trial("take the quiz as sue", ["root", "sue"]) { change, school in
      _ = try change.startAttempt(of: school.id("sue"), in: "basics", at: "quiz")
    },
    Trial("change sue's name", ["root", "ada", "sue"]) { change, school in
      try change.updateUser(school.id("sue"), displayName: "Susan")
    },
    Trial("make sue an instructor", ["root", "ada"]) { change, school in
      try change.setRole(.instructor, of: school.id("sue"))
    },
    Trial("make sue an admin", ["root"]) { change, school in try change.setRole(.admin, of: school.id("sue")) },
    Trial("erase sue", ["root", "ada", "sue"]) { change, school in try change.eraseUser(school.id("sue")) },
    Trial("list users", ["root", "ada"]) { change, _ in _ = try change.users() },
    Trial("write a setting", ["root", "ada"]) { change, _ in try change.set(SystemSetting("name", "M")) },
  ]

  @Test("every user against what may be done", arguments: trials)
  func everybody(_ trial: Trial) throws {
    for name in ["root", "ada", "ann", "ben", "eve", "sam", "sue"] {
      let school = try School()
      try school.as(nil) { _ = try $0.enroll(school.id("sue"), in: "basics") }
      do {
        try school.as(name) { try trial.work($0, school) }
        #expect(trial.allowed.contains(name), "\(name) could \(trial.testDescription)")
      } catch RecordsError.forbidden(_, let needs) {
        #expect(!trial.allowed.contains(name) && !needs.isEmpty, "\(name) could not \(trial.testDescription)")
        // Refused is refused whole: nothing of it stays.
        #expect(try school.store.verifyAudit(key: school.key) == .whole(entries: 8, isSealed: true))
      }
    }
  }

  @Test("who teaches with a permission has it, and no other")
  func coursePermissions() throws {
    let school = try School()
    try school.as(nil) { _ = try $0.enroll(school.id("sue"), in: "basics") }
    let attempt = try school.as("sue") { change in
      try change.submit(change.startAttempt(of: school.id("sue"), in: "basics", at: "essay").id)
    }
    for (name, may) in [("ann", true), ("ben", true), ("eve", false), ("sam", false), ("sue", false)] {
      func grade() throws { try school.as(name) { _ = try $0.grade(attempt.id, points: ["": 7]) } }
      if may {
        try grade()
      } else {
        #expect(throws: RecordsError.self) { try grade() }
      }
    }
  }
}
