import CatalogModel
import Diagnostics

/// Where a new lesson comes in its course: the number that its file's name begins with, and the section it falls into.
struct LessonPlace: Sendable {
  /// The number with as many digits as the course's other lessons have.
  var prefix: String
  /// The section of the lesson before it: with that one, no section is split.
  var section: String?

  /// Finds the place that an author asks for.
  ///
  /// - Parameter section: the section that the lesson is to be in; without a `position` it goes to that one's end.
  static func find(
    _ position: NewLesson.Position?, section: String?, in course: Course, _ site: ExistingSite
  ) throws(ScaffoldError) -> LessonPlace {
    let lessons = course.lessons
    let number: Int
    switch position {
    case .number(let wanted):
      guard (0...highest).contains(wanted) else { throw .numberOutOfRange(wanted) }
      number = wanted
    case .after(let name): number = try self.number(after: site.lesson(name, of: course), in: lessons)
    case nil:
      let last = lessons.last { section != nil && $0.section?.value == section } ?? lessons.last
      number = if let last { try self.number(after: last, in: lessons) } else { 1 }
    }
    if let owner = lessons.first(where: { $0.order == number }) {
      throw .taken("the number \(number)", by: owner.file)
    }
    let before = lessons.last { $0.order < number }
    let place = LessonPlace(
      prefix: padded(number, like: before ?? lessons.last), section: section ?? before?.section?.value)
    if let section, splits(section, at: number, lessons) { throw .splitSection(section) }
    return place
  }

  private static let highest = 999_999

  /// The number after a lesson's: the next one at the end, otherwise the middle of the gap. A course that counts in tens
  /// goes on in tens.
  private static func number(after lesson: Lesson, in lessons: [Lesson]) throws(ScaffoldError) -> Int {
    guard let next = lessons.first(where: { $0.order > lesson.order }) else {
      let countsInTens = lesson.order > 0 && lessons.allSatisfy { $0.order % 10 == 0 }
      let number = lesson.order + (countsInTens ? 10 : 1)
      guard number <= highest else { throw .numberOutOfRange(number) }
      return number
    }
    guard next.order - lesson.order > 1 else { throw .noRoom(after: lesson.file, before: next.file) }
    return lesson.order + (next.order - lesson.order) / 2
  }

  private static func padded(_ number: Int, like lesson: Lesson?) -> String {
    let digits = lesson.map { $0.stem.prefix { $0.isASCII && $0.isNumber }.count } ?? 0
    let text = String(number)
    return String(repeating: "0", count: max(0, (digits > 0 ? digits : 2) - text.count)) + text
  }

  /// Whether a lesson of `section` with that number would stand apart from the others, or between those of another.
  private static func splits(_ section: String, at number: Int, _ lessons: [Lesson]) -> Bool {
    func runs(_ sections: [String?]) -> Int {
      sections.indices.count { sections[$0] != nil && ($0 == 0 || sections[$0 - 1] != sections[$0]) }
    }
    func kinds(_ sections: [String?]) -> Int { Set(sections.compactMap(\.self)).count }
    let before = lessons.filter { $0.order < number }.map { $0.section?.value }
    let after = lessons.filter { $0.order > number }.map { $0.section?.value }
    let (old, new) = (before + after, before + [section] + after)
    return runs(new) - kinds(new) > runs(old) - kinds(old)
  }
}
