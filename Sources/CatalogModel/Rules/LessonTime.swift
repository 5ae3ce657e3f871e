import Diagnostics

extension CatalogRules {
  /// The lessons of a course do not take longer than the course.
  static func lessonTime(_ context: Context) -> [Diagnostic] {
    context.catalog.courses.compactMap { course in
      guard let estimate = course.estimatedTime else { return nil }
      let sum = course.lessons.reduce(0) { $0 + ($1.duration?.count ?? 0) }
      guard sum > estimate.value.count else { return nil }
      return Diagnostic(
        .lessonTime, at: SourceLocation(file: course.file, range: estimate.range),
        "the lessons take \(sum) minutes, longer than the course (\(estimate.value.count))",
        help: "write `\(sum)m`, or leave `estimatedTime` out")
    }
  }
}
