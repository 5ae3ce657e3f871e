import CatalogModel
import Foundation
import Records
import Testing

@Suite("Statements of the Experience API")
struct StatementTests {
  private static let base = BaseURL("https://example.org/learn/") ?? .standard

  private static func statement(
    id: String? = UUID().uuidString, actor: String = #"{"mbox": "mailto:sue@example.org"}"#, verb: String = "completed",
    object: String = "https://example.org/learn/courses/basics/one/", result: String? = nil,
    time: String? = "2026-03-02T09:00:00.123Z"
  ) -> String {
    let parts = [
      id.map { #""id": "\#($0)""# }, #""actor": \#(actor)"#,
      #""verb": {"id": "http://adlnet.gov/expapi/verbs/\#(verb)"}"#,
      #""object": {"id": "\#(object)"}"#, result.map { #""result": \#($0)"# }, time.map { #""timestamp": "\#($0)""# },
    ]
    return "{" + parts.compactMap(\.self).joined(separator: ", ") + "}"
  }

  private static func quiz(_ result: String, id: String = UUID().uuidString) -> String {
    statement(
      id: id, verb: "scored", object: "https://example.org/learn/courses/basics/assessments/quiz/", result: result)
  }

  private func school() throws -> School {
    let school = try School()
    try school.as(nil) { _ = try $0.enroll(school.id("sue"), in: "basics") }
    return school
  }

  private func take(_ text: String, _ school: School, as name: String? = "ann") throws -> StatementReport {
    let file = try StatementFile(Data(text.utf8))
    return try school.as(name) { try $0.importStatements(file, base: Self.base) }
  }

  @Test("tell what was done, once, however often they come")
  func taken() throws {
    let school = try school()
    let text = """
      [\(Self.statement(result: #"{"duration": "PT10M30S"}"#)),
       \(Self.statement(actor: #"{"account": {"homePage": "https://example.org", "name": "sue"}}"#, verb: "experienced",
         object: "https://example.org/learn/courses/basics/two/?page=2#part", result: #"{"duration": "P0DT1H"}"#)),
       \(Self.statement(id: nil, object: "https://example.org/learn/courses/basics/three/"))]
      """
    let first = try take(text, school)
    #expect(first.taken == 3 && first.refused == [])
    let again = try take(text, school)
    #expect(again.taken == 0 && again.known == 3 && again.refused == [])
    let steps = try school.as("sue") { try $0.progress(of: school.id("sue"), in: "basics") }.steps
    #expect(steps.map(\.timeSpent) == [630, 3600, 0])
    #expect(steps.map { $0.completedAt != nil } == [true, false, true])
    #expect(steps[0].completedAt == 1_772_442_000)
    guard case .whole = try school.store.verifyAudit(key: school.key) else { throw RecordsError.wrongKey }
  }

  @Test("complete a course when its rule is met by them, and are attempts where they tell a score")
  func scores() throws {
    let school = try school()
    let lines = ["one", "two", "three"].map {
      Self.statement(object: "https://example.org/learn/courses/basics/\($0)/")
    }
    #expect(try take(lines.joined(separator: "\n"), school).taken == 3)
    let enrollment = try school.as(nil) { try $0.enrollments(of: school.id("sue")) }[0].enrollment
    #expect(enrollment.completedAt != nil)
    let report = try take(
      "[\(Self.quiz(#"{"score": {"raw": 1}}"#)), \(Self.quiz(#"{"score": {"scaled": 1}, "success": true}"#)), "
        + "\(Self.quiz(#"{"score": {"raw": 3}}"#))]", school)
    #expect(report.taken == 2 && report.refused.map(\.place) == [3])
    let attempts = try school.as("ann") { try $0.attempts(in: "basics") }.map(\.attempt)
    #expect(attempts.map(\.score) == [1, 6] && attempts.map(\.isPassed) == [false, true])
  }

  /// A statement that is not taken, and a word of why.
  static let wrong: [(String, String)] = [
    (statement(id: "no number"), "UUID"), (statement(verb: "liked"), "learning"), (statement(time: nil), "time"),
    (statement(time: "yesterday"), "time"), (statement(time: "2026-03-02"), "time"),
    (statement(time: "2999-01-01T00:00:00Z"), "future"),
    (statement(result: #"{"duration": "90 minutes"}"#), "duration"),
    (statement(result: #"{"duration": "PT"}"#), "duration"), (statement(result: #"{"duration": "P1Y"}"#), "duration"),
    (statement(result: #"{"duration": "PT99999999999999999999S"}"#), "duration"),
    (statement(result: #"{"duration": 90}"#), "duration"),
    (statement(object: "https://elsewhere.org/a/"), "another site"),
    (statement(object: "https://example.org.evil.example/learn/courses/basics/one/"), "another site"),
    (statement(object: "https://example.org/learn/courses/none/one/"), "no lesson"),
    (statement(object: "https://example.org/learn/courses/basics/none/"), "no lesson"),
    (statement(object: "https://example.org/learn/courses/basics/'; DROP TABLE users; --/"), "no lesson"),
    (statement(actor: #"{"mbox": "mailto:nobody@example.org"}"#), "nobody"), (statement(actor: "{}"), "nobody"),
    (statement(actor: #"{"account": {"homePage": "https://elsewhere.org", "name": "sue"}}"#), "nobody"),
    (statement(actor: #"{"mbox": "mailto:sam@example.org"}"#), "not enrolled"),
    (statement(actor: "[]"), "another type"),
    (statement(object: "https://example.org/learn/courses/further/last/"), "permitted"),
    (quiz(#"{"score": {"raw": 7}}"#), "above"), (quiz(#"{"score": {"raw": -1}}"#), "above"),
    (quiz(#"{"score": {"scaled": 2}}"#), "scaled"), (#"{"actor": {}}"#, "no `verb`"), ("7", "another type"),
    ("{]", "no JSON"),
  ]

  @Test("that do not hold are left out with the reason, and keep none that hold out", arguments: wrong.indices)
  func refused(_ index: Int) throws {
    let school = try school()
    let (text, word) = Self.wrong[index]
    let report = try take("[\(Self.statement()), \(text == "{]" ? "{\"a\": }" : text)]", school)
    #expect(report.taken == 1)
    #expect(
      report.refused.map(\.place) == [2] && report.refused.first?.reason.contains(word) == true, "\(report.refused)")
  }

  static let files = ["", " ", "no JSON", "[", "[{]", "{\"a\": 1", "[]", "\u{0}", "[{}] and more", "\"text\""]

  @Test("in a file that is none are refused as a whole", arguments: files)
  func noFile(_ text: String) throws {
    do {
      let file = try StatementFile(Data(text.utf8))
      let school = try school()
      let report = try school.as("ann") { try $0.importStatements(file, base: Self.base) }
      #expect(report.taken == 0 && !report.refused.isEmpty)
    } catch RecordsError.refused(_, let help) {
      #expect(!help.isEmpty)
    }
  }

  @Test("that are only tried change nothing")
  func trial() throws {
    let school = try school()
    let file = try StatementFile(Data(Self.statement().utf8))
    let report = try school.store.change(as: try school.actor("ann"), key: school.key, isTrial: true) {
      try $0.importStatements(file, base: Self.base)
    }
    #expect(report.taken == 1)
    #expect(try school.as("sue") { try $0.progress(of: school.id("sue"), in: "basics") }.completed == 0)
    #expect(try take(Self.statement(), school).taken == 1)
  }
}
