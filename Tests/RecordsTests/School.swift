import CatalogModel
import Diagnostics
import Foundation
import Markup
import Records

/// A store with a small catalog and some users, for a test to do something with.
///
/// Courses: `basics` (lessons `one`, `two`, `three`; a quiz on `two`, an essay on the course), taught by `ann` with all
/// permissions, with `ben` as an assistant who grades; `further`, which requires `basics`; `draft`, not
/// published. The path `way` leads through `basics` and `further`.
final class School {
  let path: String
  let store: RecordStore
  let key = RecordsKey()
  private(set) var users: [String: Int64] = [:]

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("miyabi-\(UUID())/records.db").path
    store = try RecordStore(path: path)
    _ = try store.index(School.catalog())
    for (name, role) in [
      ("root", UserRole.superAdmin), ("ada", .admin), ("ann", .instructor), ("ben", .instructor), ("eve", .instructor),
      ("sam", .student), ("sue", .student),
    ] {
      users[name] = try store.change(as: .system, key: key) {
        try $0.createUser(
          UserDetails(email: "\(name)@example.org", username: name, displayName: name.capitalized, role: role)
        ).id
      }
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: (path as NSString).deletingLastPathComponent) }

  func id(_ name: String) -> Int64 { users[name] ?? 0 }

  func actor(_ name: String) throws -> Actor {
    try store.read(as: .system) { change in
      let user = try change.user(named: name)
      return .user(id: user.id, role: user.role)
    }
  }

  /// Changes something as a user; `nil` is Miyabi itself.
  @discardableResult
  func `as`<Value>(_ name: String?, at seconds: Int64? = nil, _ work: (RecordChange) throws -> Value) throws -> Value {
    try store.change(
      as: name.map { try actor($0) } ?? .system, key: key,
      at: seconds.map { Date(timeIntervalSince1970: Double($0)) } ?? Date(), work)
  }

  static func catalog(lessons: [String] = ["one", "two", "three"]) -> Catalog {
    var catalog = Catalog(site: Site(title: "A"))
    catalog.people = ["ann", "ben"].map { Person(username: Slug($0), file: "\($0).md", name: $0.capitalized) }
    func located(_ slug: String) -> Located<Slug> { Located(Slug(slug), at: .wholeFile) }
    func course(_ slug: String, _ status: CourseStatus) -> Course {
      var course = Course(slug: Slug(slug), file: "\(slug).md", title: slug, description: "D", language: "en")
      course.status = status
      return course
    }
    var basics = course("basics", .published)
    basics.price = Price(hundredths: 4950, currency: "USD")
    basics.creator = located("ann")
    basics.instructors = [
      Course.Instructor(person: located("ben"), role: .assistant, permissions: [.gradeAssessment])
    ]
    basics.lessons = lessons.enumerated().map {
      Lesson(slug: Slug($1), file: "\($1).md", order: $0 + 1, title: $1)
    }
    var quiz = Assessment(slug: Slug("quiz"), file: "quiz.md", title: "Quiz")
    quiz.lesson = located("two")
    quiz.passingScore = Located(2, at: .wholeFile)
    quiz.attempts = 2
    quiz.timeLimit = Minutes(10)
    quiz.questions = questions
    var essay = Assessment(slug: Slug("essay"), file: "essay.md", title: "Essay")
    essay.type = .assignment
    essay.maxScore = Located(10, at: .wholeFile)
    essay.passingScore = Located(5, at: .wholeFile)
    basics.assessments = [essay, quiz]
    var further = course("further", .published)
    further.prerequisites = [Course.Prerequisite(course: located("basics"))]
    further.lessons = [Lesson(slug: Slug("last"), file: "last.md", order: 1, title: "Last")]
    catalog.courses = [basics, course("draft", .draft), further]
    var path = LearningPath(slug: Slug("way"), file: "way.md", title: "Way", description: "D")
    path.steps = ["basics", "further"].map { LearningPath.Step(course: located($0)) }
    catalog.paths = [path]
    return catalog
  }

  static var questions: [Question] {
    func question(_ id: String, _ format: Question.Format) -> Question {
      Question(
        id: id, text: id, title: HTML(), prompt: nil, points: 1, format: format, explanation: nil, range: .wholeFile)
    }
    func option(_ text: String, _ isRight: Bool) -> Question.Option {
      Question.Option(html: HTML(), text: text, isRight: isRight, feedback: nil)
    }
    func item(_ text: String) -> Question.Item { Question.Item(html: HTML(), text: text) }
    return [
      question("single", .singleChoice([option("Red", false), option("Blue", true)])),
      question("several", .multipleResponse([option("A", true), option("B", false), option("C", true)])),
      question("number", .numeric(value: "2.5", tolerance: "0.1")),
      question("word", .shortText(["Kiln", "Oven"])),
      question("order", .ordering([item("first"), item("second")])),
      question(
        "pairs",
        .matching([Question.Pair(left: item("l"), right: item("r"))], leftTitle: "L", rightTitle: "R")),
    ]
  }
}
