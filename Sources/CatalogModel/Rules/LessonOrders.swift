import Diagnostics
import Markup

extension CatalogRules {
  /// In a course, an order and a slug belong to one lesson each.
  static func lessonOrders(_ context: Context) -> [Diagnostic] {
    context.catalog.courses.flatMap { course in
      var orders: [Int: Lesson] = [:]
      var slugs: [Slug: Lesson] = [:]
      var found: [Diagnostic] = []
      for lesson in course.lessons.sorted(by: { byBytes($0.file, $1.file) }) {
        if let first = slugs[lesson.slug] {
          found.append(
            Diagnostic(
              .duplicateSlug, at: SourceLocation(file: lesson.file), "the course has a lesson `\(lesson.slug)` already",
              help: "give one of the two files another name",
              related: [.init(SourceLocation(file: first.file), "the first `\(lesson.slug)`")]))
        } else {
          slugs[lesson.slug] = lesson
        }
        guard !context.damaged.contains("order", in: lesson.file) else { continue }
        if let first = orders[lesson.order] {
          found.append(
            Diagnostic(
              .duplicateOrder, at: SourceLocation(file: lesson.file),
              "the course has a lesson number \(lesson.order) already",
              help: "give one of the two another number",
              related: [.init(SourceLocation(file: first.file), "the first number \(lesson.order)")]))
        } else {
          orders[lesson.order] = lesson
        }
      }
      return found
    }
  }
}
