import CatalogModel
import Foundation
import GRDB
import Records
import Testing

@Suite("Looking through the records")
struct BrowsingTests {
  /// A school in which sue and sam are in `basics`, with notes, an attempt and a review of sue's.
  private func school() throws -> School {
    let school = try School()
    let (sue, sam) = (school.id("sue"), school.id("sam"))
    try school.as(nil) { change in
      for user in [sue, sam] { _ = try change.enroll(user, in: "basics") }
    }
    try school.as("sue") { change in
      var update = LessonUpdate()
      update.isCompleted = true
      update.notes = "mine"
      for lesson in ["one", "two", "three"] { try change.record(update, of: sue, in: "basics", lesson: lesson) }
      _ = try change.submit(change.startAttempt(of: sue, in: "basics", at: "essay").id)
      _ = try change.review(of: "basics", by: sue, rating: 4)
    }
    return school
  }

  /// How many rows of a table each user may read: root, ada, ann, ben, eve, sam, sue; `nil` where the table is closed.
  static let visible: [(String, [Int?])] = [
    ("users", [7, 7, 1, 1, 1, 1, 1]), ("enrollments", [2, 2, 2, 0, 0, 1, 1]), ("user_progress", [3, 3, 3, 0, 0, 0, 3]),
    ("assessment_attempts", [1, 1, 1, 1, 0, 0, 1]), ("course_reviews", [1, 1, 1, 1, 0, 0, 1]),
    ("courses", [3, 3, 2, 2, 2, 2, 2]), ("lessons", [4, 4, 4, 4, 4, 4, 4]),
    ("system_settings", [0, 0, nil, nil, nil, nil, nil]), ("audit_entries", [16, 16, nil, nil, nil, nil, nil]),
    ("personal_keys", [1, nil, nil, nil, nil, nil, nil]), ("course_analytics", [0, 0, 0, 0, 0, nil, nil]),
  ]

  private static let names = ["root", "ada", "ann", "ben", "eve", "sam", "sue"]

  @Test("every role sees the rows that its permissions reach")
  func scopes() throws {
    let school = try school()
    for (table, counts) in Self.visible {
      for (name, count) in zip(Self.names, counts) {
        let found = try school.as(name) { change -> Int? in
          do { return try change.rows(TableQuery(table)).count.number } catch RecordsError.forbidden { return nil }
        }
        #expect(found == count, "\(name) sees \(found.map(String.init) ?? "nothing") of \(table)")
        let isListed = try school.as(name) { try $0.tables().contains { $0.name == table } }
        #expect(isListed == (count != nil), "\(name): \(table)")
      }
    }
  }

  @Test("notes are the learner’s, questions and notes for instructors are theirs who teach")
  func columns() throws {
    let school = try school()
    func texts(_ name: String, _ table: String, _ column: String) throws -> Set<String> {
      try school.as(name) { change in
        let page = try change.rows(TableQuery(table))
        let index = try #require(page.columns.firstIndex { $0.name == column })
        return Set(page.rows.map { String($0.values[index].text.prefix(4)) })
      }
    }
    #expect(try texts("sue", "user_progress", "notes") == ["mine"])
    #expect(try texts("ann", "user_progress", "notes") == [""])
    #expect(try texts("ada", "user_progress", "notes") == ["mine"])
    #expect(try texts("sue", "assessments", "questions") == [""])
    #expect(
      try texts("ben", "assessments", "questions").contains("[{\"a") || texts("ben", "assessments", "questions") != [""]
    )
    // What is not told cannot be asked for either.
    let guess = TableQuery("assessments", filters: [TableQuery.Filter("questions", .contains, "a")])
    #expect(try school.as("sue") { try $0.rows(guess).count.number } == 0)
    #expect(try school.as("ben") { try $0.rows(guess).count.number } > 0)
  }

  @Test("a story tells what happened, to whom it may be told")
  func stories() throws {
    let school = try school()
    let sue = school.id("sue")
    func kinds(_ name: String) throws -> [StoryEvent.Kind] {
      try school.as(name) { try $0.story(ofLearner: sue) }.map(\.kind)
    }
    let all = try kinds("sue")
    #expect(all.count { $0 == .completedLesson } == 3 && all.contains(.reviewed) && all.contains(.handedIn))
    #expect(try Set(kinds("root")) == Set(all))
    #expect(try Set(kinds("ben")) == [.began, .handedIn, .reviewed])
    #expect(try kinds("sam").isEmpty && kinds("eve").isEmpty)
    #expect(try school.as("ann") { try $0.story(ofCourse: "basics") }.count { $0.kind == .enrolled } == 2)
    #expect(try school.as("ben") { try $0.mayMeet(sue) })
    #expect(try !school.as("eve") { try $0.mayMeet(sue) })
  }

  @Test("what is asked of one learner or one row goes by an index")
  func plans() throws {
    let school = try school()
    let sue = school.id("sue")
    let seen = Statements()
    school.store.trace { seen.insert($0) }
    for name in ["root", "ann", "sue"] {
      try school.as(name) { change in
        _ = try change.story(ofLearner: sue)
        _ = try change.story(ofCourse: "basics")
        _ = try change.mayMeet(sue)
        let key = [TableQuery.Filter("id", .equal, "1")]
        _ = try change.row("courses", key: key)
        _ = try change.reading(ofAttempt: 1)
        if name == "sue" {
          for table in ["enrollments", "user_progress", "assessment_attempts", "certificates", "course_reviews"] {
            _ = try change.rows(TableQuery(table))
          }
        }
      }
    }
    let statements = seen.all.filter { $0.hasPrefix("SELECT") || $0.hasPrefix("WITH") }
    #expect(statements.count > 20)
    try DatabaseQueue(path: school.path).read { database in
      for sql in statements.sorted() {
        for row in try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN \(sql)") {
          let detail: String = row["detail"]
          let isScan = FigureTests.large.contains { detail.hasPrefix("SCAN \($0)") } && !detail.contains("USING")
          #expect(!isScan, "\(detail): \(sql)")
        }
      }
    }
  }

  @Test("what takes too long is broken off")
  func patience() throws {
    let school = try school()
    #expect(throws: RecordsError.self) {
      try school.store.read(as: .system, within: .seconds(1)) { change in
        while true { _ = try change.rows(TableQuery("users")) }
      }
    }
    // And what comes afterwards is not.
    #expect(try school.store.read(as: .system) { try $0.rows(TableQuery("users")).count.number } == 7)
  }
}
