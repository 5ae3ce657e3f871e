import Diagnostics
import Markup

extension CatalogRules {
  /// In a course, an order and a slug belong to one lesson each.
  static func lessonOrders(_ context: Context) -> [Diagnostic] {
    context.catalog.courses.flatMap { course in
      let lessons = course.lessons
      var orders: [Int: Int] = [:]
      var slugs: [Slug: Int] = [:]
      var found: [Diagnostic] = []
      for place in lessons.indices.sorted(by: { byBytes(lessons[$0].file, lessons[$1].file) }) {
        let (slug, order, file) = (lessons[place].slug, lessons[place].order, lessons[place].file)
        if let first = slugs[slug] {
          found.append(
            Diagnostic(
              .duplicateSlug, at: SourceLocation(file: file), "the course has a lesson `\(slug)` already",
              help: "give one of the two files another name",
              related: [.init(SourceLocation(file: lessons[first].file), "the first `\(slug)`")]))
        } else {
          slugs[slug] = place
        }
        guard !context.damaged.contains("order", in: file) else { continue }
        if let first = orders[order] {
          found.append(
            Diagnostic(
              .duplicateOrder, at: SourceLocation(file: file), "the course has a lesson number \(order) already",
              help: "give one of the two another number",
              related: [.init(SourceLocation(file: lessons[first].file), "the first number \(order)")]))
        } else {
          orders[order] = place
        }
      }
      return found
    }
  }
}
