import CatalogModel
import Foundation
import Records
import Testing

@Suite("Learning")
struct LearningTests {
  private func done(_ change: RecordChange, _ user: Int64, _ lessons: String...) throws {
    var update = LessonUpdate()
    update.isCompleted = true
    for lesson in lessons { try change.record(update, of: user, in: "basics", lesson: lesson) }
  }

  @Test("enrolling asks for a published course and its completed prerequisites, and keeps the price")
  func enrolling() throws {
    let school = try School()
    let sue = school.id("sue")
    for (course, word) in [("draft", "draft"), ("further", "basics"), ("basic", "basic")] {
      let error = #expect(throws: RecordsError.self) { try school.as("sue") { _ = try $0.enroll(sue, in: course) } }
      #expect(error?.message.contains(word) == true)
    }
    let enrollment = try school.as("sue") { try $0.enroll(sue, in: "basics") }
    #expect(enrollment.amount == Price(hundredths: 4950, currency: "USD") && enrollment.paymentStatus == .pending)
    #expect(throws: RecordsError.self) { try school.as("sue") { _ = try $0.enroll(sue, in: "basics") } }
    try school.as("sue") { try done($0, sue, "one", "two", "three") }
    #expect(try school.as("sue") { try $0.enroll(sue, in: "further") }.paymentStatus == .completed)
  }

  @Test("percentages follow the lessons of today, and a completion stays")
  func derived() throws {
    let school = try School()
    let sue = school.id("sue")
    try school.as(nil) { change in
      _ = try change.enroll(sue, in: "basics")
      try done(change, sue, "one", "two")
    }
    func percentage() throws -> Double { try school.as("sue") { try $0.progress(of: sue, in: "basics") }.percentage }
    #expect(try abs(percentage() - 200.0 / 3) < 0.001)
    // One of the finished lessons is removed, and the rest in another order.
    _ = try school.store.index(School.catalog(lessons: ["three", "two"]))
    #expect(try percentage() == 50)
    _ = try school.store.index(School.catalog(lessons: ["two"]))
    #expect(try percentage() == 100)
    _ = try school.store.index(School.catalog())
    try school.as("sue") { try done($0, sue, "three") }
    let completed = try school.as(nil) { try $0.setStatus(.completed, of: sue, in: "basics") }
    #expect(completed.completedAt != nil)
    _ = try school.store.index(School.catalog(lessons: ["one", "two", "three", "four"]))
    #expect(try percentage() == 75)
    #expect(
      try school.as(nil) { try $0.setStatus(.completed, of: sue, in: "basics") }.completedAt == completed.completedAt)
  }

  @Test("a status changes along the ways there are")
  func statuses() throws {
    let school = try School()
    let sue = school.id("sue")
    func set(_ status: EnrollmentStatus) throws -> EnrollmentStatus {
      try school.as("ann") { try $0.setStatus(status, of: sue, in: "basics") }.status
    }
    #expect(throws: RecordsError.self) { try set(.suspended) }
    try school.as("sue") { _ = try $0.enroll(sue, in: "basics") }
    #expect(try set(.suspended) == .suspended)
    #expect(throws: RecordsError.self) { try school.as("sue") { try done($0, sue, "one") } }
    #expect(throws: RecordsError.self) { try set(.completed) }
    #expect(try set(.active) == .active)
    #expect(throws: RecordsError.self) { try set(.completed) }
    #expect(try set(.cancelled) == .cancelled)
    #expect(throws: RecordsError.self) { try set(.active) }
    #expect(try school.as("sue") { try $0.enroll(sue, in: "basics") }.status == .active)
  }

  @Test("time adds up, a bookmark and notes stay until they are changed")
  func lessons() throws {
    let school = try School()
    let sue = school.id("sue")
    try school.as("sue") { change in
      _ = try change.enroll(sue, in: "basics")
      var update = LessonUpdate()
      (update.timeSpent, update.isBookmarked, update.notes) = (60, true, "Mine")
      try change.record(update, of: sue, in: "basics", lesson: "one")
      update = LessonUpdate()
      update.timeSpent = 30
      try change.record(update, of: sue, in: "basics", lesson: "one")
    }
    let step = try school.as("sue") { try $0.progress(of: sue, in: "basics") }.steps[0]
    #expect(step.timeSpent == 90 && step.isBookmarked && step.completedAt == nil)
    #expect(try school.as("sue") { try $0.notes(of: sue, in: "basics", lesson: "one") } == "Mine")
    #expect(throws: RecordsError.self) {
      try school.as("sue") {
        var update = LessonUpdate()
        update.timeSpent = -1
        try $0.record(update, of: sue, in: "basics", lesson: "one")
      }
    }
  }

  @Test("reviews come after completion, once, and votes once each")
  func reviews() throws {
    let school = try School()
    let sue = school.id("sue")
    try school.as("sue") { _ = try $0.enroll(sue, in: "basics") }
    #expect(throws: RecordsError.self) { try school.as("sue") { _ = try $0.review(of: "basics", by: sue, rating: 5) } }
    try school.as("sue") { try done($0, sue, "one", "two", "three") }
    let review = try school.as("sue") { try $0.review(of: "basics", by: sue, rating: 4, comment: "Good") }
    #expect(try school.as("sue") { try $0.review(of: "basics", by: sue, rating: 5) }.id == review.id)
    for rating in [0, 6] {
      #expect(throws: RecordsError.self) {
        try school.as("sue") { _ = try $0.review(of: "basics", by: sue, rating: rating) }
      }
    }
    let long = String(repeating: "x", count: 2001)
    #expect(throws: RecordsError.self) {
      try school.as("sue") { _ = try $0.review(of: "basics", by: sue, rating: 5, comment: long) }
    }
    for _ in 0..<2 { try school.as("sam") { _ = try $0.vote(for: review.id, by: school.id("sam")) } }
    #expect(try school.as("ada") { try $0.vote(for: review.id, by: school.id("ada")) }.helpful == 2)
    #expect(throws: RecordsError.self) { try school.as("sue") { _ = try $0.vote(for: review.id, by: sue) } }
  }
}
