import Diagnostics

extension CatalogRules {
  /// What a course has when it is published; for one that is on its way, what is still to do, as notes.
  ///
  /// A title and a description are keys that every course has: their absence is reported when the file is read.
  static func publishingChecklist(_ context: Context) -> [Diagnostic] {
    context.catalog.courses.flatMap { course -> [Diagnostic] in
      guard course.status != .archived, !context.damaged.contains("status", in: course.file) else { return [] }
      func lacks(_ key: String, _ isAbsent: Bool) -> Bool {
        isAbsent && !context.damaged.contains(key, in: course.file)
      }
      var found: [Diagnostic] = []
      func add(_ code: DiagnosticCode, _ what: String, help: String) {
        let isPublished = course.status == .published
        var diagnostic = Diagnostic(
          code, at: SourceLocation(file: course.file, range: SourceRange(line: 1, column: 1, length: 3)),
          isPublished ? "a published course needs \(what)" : "before it is published, the course needs \(what)",
          help: help)
        if !isPublished { diagnostic.severity = .note }
        found.append(diagnostic)
      }
      if lacks("categories", course.categories.isEmpty) {
        add(.incompleteCourse, "a category", help: "add `categories: […]`")
      }
      if lacks("lessons", course.lessons.isEmpty) {
        add(.incompleteCourse, "a lesson", help: "write `lessons/01-….md` beside `course.md`")
      }
      if lacks("thumbnail", course.thumbnail == nil) {
        add(.publishingAdvice, "a thumbnail", help: "add `thumbnail: files/…` and `thumbnailAlt: …`")
      }
      if lacks("objectives", course.objectives.isEmpty) {
        add(.publishingAdvice, "objectives", help: "add `objectives: […]`: what a learner can do afterwards")
      }
      if lacks("price", course.price == nil) {
        add(.publishingAdvice, "a price", help: "add `price: 149.99` or `price: free`")
      }
      if lacks("estimatedTime", course.duration == nil),
        !course.lessons.contains(where: { context.damaged.contains("duration", in: $0.file) })
      {
        add(.publishingAdvice, "a time estimate", help: "add `estimatedTime: 8h`, or a `duration` to its lessons")
      }
      return found
    }
  }
}
